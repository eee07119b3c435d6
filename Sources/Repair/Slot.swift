internal import Lexicon

/// A piece with all that the decoder needs, or two halves of a word that a line's end cut.
struct Slot: Sendable {
  var head: Piece
  var tail: Piece?
  var startsSentence: Bool
  var isLoud: Bool
  /// Whether the word before it, with nothing between, is a given name.
  var followsGivenName = false
  /// Whether the word after it, with nothing between, has a capital.
  var precedesCapital = false
  /// Whether the word before it in its sentence begins with a small letter.
  var followsSmall = false
  /// Whether capitals are what they seem: the page was stripped, not misread.
  var keepsCase = false
  var candidates: [Candidate] = []

  var scalars: [Unicode.Scalar] {
    guard let tail else { return head.scalars }
    return head.scalars + tail.scalars
  }
}
