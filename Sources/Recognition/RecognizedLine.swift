package import Minutes

/// A line as the recogniser found it.
package struct RecognizedLine: Equatable, Sendable {
  /// From left to right.
  package var words: [Word]
  /// Around all words.
  package var box: Box
}
