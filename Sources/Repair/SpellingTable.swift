internal import Lexicon

/// The likelihoods of letters after two others, beside each other in memory.
struct SpellingTable {
  private let likelihoods: [Float]
  /// The letters that are told apart; all others count as one.
  private static let size = 31

  init(_ lexicon: Lexicon) {
    var likelihoods: [Float] = []
    likelihoods.reserveCapacity(Self.size * Self.size * Self.size)
    for earlier in 0..<UInt8(Self.size) {
      for previous in 0..<UInt8(Self.size) {
        for letter in 0..<UInt8(Self.size) {
          likelihoods.append(lexicon.letterLikelihood(letter, after: previous, earlier))
        }
      }
    }
    self.likelihoods = likelihoods
  }

  /// The logarithm of a letter's likelihood; 0 stands for a word's beginning and end.
  @inline(__always)
  func likelihood(of letter: UInt8, after previous: UInt8, _ earlier: UInt8) -> Float {
    let last = Self.size - 1
    let row = min(Int(earlier), last) * Self.size + min(Int(previous), last)
    return likelihoods[row * Self.size + min(Int(letter), last)]
  }

  /// The logarithm of a spelling's likelihood among the spellings of words.
  func likelihood(of codes: [UInt8]) -> Float {
    var (earlier, previous): (UInt8, UInt8) = (0, 0)
    var sum: Float = 0
    for code in codes {
      sum += likelihood(of: code, after: previous, earlier)
      (earlier, previous) = (previous, code)
    }
    return sum + likelihood(of: 0, after: previous, earlier)
  }
}

extension SpellingTable: LetterSequence {
  static var start: (letter: UInt8, previous: UInt8) { (0, 0) }

  @inline(__always)
  func likelihood(
    of letter: UInt8, after history: (letter: UInt8, previous: UInt8)
  ) -> (logarithm: Float, next: (letter: UInt8, previous: UInt8)) {
    (likelihood(of: letter, after: history.letter, history.previous), (letter, history.letter))
  }
}

/// How names are spelt, as the dictionary has it.
struct NameSequence: LetterSequence {
  let lexicon: Lexicon

  static var start: Lexicon.NameHistory { .init() }

  func likelihood(
    of letter: UInt8, after history: Lexicon.NameHistory
  ) -> (logarithm: Float, next: Lexicon.NameHistory) {
    (lexicon.nameLetterLikelihood(letter, after: history), history.then(letter))
  }
}
