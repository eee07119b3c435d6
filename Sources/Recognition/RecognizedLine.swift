package import Minutes

/// A line as the recogniser found it.
package struct RecognizedLine: Equatable, Sendable {
  /// From left to right.
  package var words: [Word]
  /// Around all words.
  package var box: Box
  /// What its letters stand on; nil for a text layer's.
  var baseline: Baselines.Slant?

  package init(words: [Word], box: Box) {
    self.words = words
    self.box = box
  }
}
