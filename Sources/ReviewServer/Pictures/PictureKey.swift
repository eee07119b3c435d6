package import Minutes

/// Which picture: the same key always names the same one.
package struct PictureKey: Hashable, Sendable {
  /// The document's bytes, as SHA-256 in hexadecimal digits.
  package var document: String
  /// From 1.
  package var page: Int
  /// The part of the upright, level page; nil for the whole.
  package var box: Box?
  /// How wide it may be, in pixels; nil for as wide as the part.
  package var maxWidth: Int?

  package init(document: String, page: Int, box: Box? = nil, maxWidth: Int? = nil) {
    self.document = document
    self.page = page
    self.box = box
    self.maxWidth = maxWidth
  }
}
