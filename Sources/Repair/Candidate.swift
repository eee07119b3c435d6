internal import Lexicon

/// One way to read a piece of text.
struct Candidate: Sendable {
  /// A word of it, as it stands in sequences.
  struct Part: Sendable {
    var word: WordNumber
    /// The logarithm of its likelihood without context.
    var alone: Float
  }

  /// The letters, small; 0 where a space goes.
  var codes: [UInt8]
  /// For each letter the place of the symbol that it was read as.
  var origins: [UInt8]
  /// The words: more than one when the piece is split.
  var parts: [Part]
  /// The negative logarithm of the probability that this would be read so.
  var cost: Float
  /// What the dictionary says of the word; empty for compounds and splits.
  var flags: Entry.Flags
  /// Whether it is the piece as it was read, though no dictionary knows it.
  var isAsRead = false
  /// Whether only its spelling speaks for it.
  var isGuess = false
  /// Whether it is composed of parts of names.
  var isName = false

  /// The likelihood out of context.
  var score: Float { parts.reduce(-cost) { $0 + $1.alone } }
}
