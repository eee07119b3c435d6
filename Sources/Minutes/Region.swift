/// A part of a page that is no print, and is not read.
package struct Region: Equatable, Sendable, Codable {
  /// What is there.
  package enum Kind: String, Codable, Sendable {
    /// Signatures, initials and notes by hand.
    case handwriting
    /// A rubber stamp.
    case stamp
  }

  /// What is there.
  package var kind: Kind
  /// Where, in pixels of the page.
  package var box: Box

  package init(kind: Kind, box: Box) {
    self.kind = kind
    self.box = box
  }
}
