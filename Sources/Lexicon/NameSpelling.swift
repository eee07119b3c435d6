internal import Foundation

/// How names are spelt: sequences of five letters, counted over the names that the dictionary knows.
///
/// Each length of context is interpolated with the next shorter one (Witten and Bell 1991). Names
/// have spellings of their own: `-qvist`, `-dahl`, and fewer å, ä and ö than words have.
enum NameSpelling {
  /// How many letters before it a letter depends on.
  static let depth = 4
  /// Bits of a letter; those that no Swedish word has are one letter.
  private static let letterBits: UInt64 = 5
  /// Cells: 28 bits of key, 32 of value, which is a logarithm.
  static let keyBits: UInt64 = 28
  private static let steps: Float = 65536

  /// The letters before a letter, the last in the lowest bits; 0 before a word.
  typealias History = UInt32

  @inline(__always)
  static func history(_ earlier: History, then code: UInt8) -> History {
    (earlier << 5 | UInt32(LetterModel.index(code))) & 0xFFFFF
  }

  /// The key of a letter behind the last `length` letters, or with `letter` 31 of those alone.
  @inline(__always)
  static func key(_ length: Int, _ history: History, _ letter: Int) -> UInt64 {
    let context = UInt64(history) & ((1 << (letterBits * UInt64(length))) - 1)
    return (UInt64(length) << 20 | context) << letterBits | UInt64(letter)
  }

  static let context = 31

  /// The hash table of all that was seen, for a dictionary's section.
  static func table(of words: [DictionarySources.Word]) -> [UInt64] {
    var seen = [[UInt64: Float]](repeating: [:], count: depth + 1)
    for word in words where isName(word) {
      // Types count, common ones a little more.
      var weight = Float(1 + log(Double(max(1, word.total))))
      if !word.flags.isDisjoint(with: [.givenName, .familyName]) { weight += 3 }
      var history: History = 0
      for code in word.codes + [0] {
        for length in 0...depth {
          seen[length][key(length, history, LetterModel.index(code)), default: 0] += weight
        }
        history = Self.history(history, then: code)
      }
    }
    var cells = CellTable(count: seen.reduce(0) { $0 + 2 * $1.count } + 1)
    /// The likelihoods with contexts one shorter, by their keys.
    var shorter: [UInt64: Float] = [:]
    for length in 0...depth {
      var sums: [UInt64: (sum: Float, types: Float)] = [:]
      // In the order of the keys, for sums and places in the table depend on it.
      let counts = seen[length].sorted { $0.key < $1.key }
      for (key, count) in counts {
        let known = sums[key >> letterBits] ?? (0, 0)
        sums[key >> letterBits] = (known.sum + count, known.types + 1)
      }
      var likelihoods: [UInt64: Float] = [:]
      for (key, count) in counts {
        let (sum, types) = sums[key >> letterBits] ?? (0, 1)
        let low = length == 0 ? 1 / 32 : shorter[shortened(key, length)] ?? 1 / 32
        let likelihood = (count + types * low) / (sum + types)
        likelihoods[key] = likelihood
        cells.insert(key: key, keyBits: keyBits, value: quantised(likelihood))
      }
      for (context, (sum, types)) in sums.sorted(by: { $0.key < $1.key }) {
        cells.insert(
          key: context << letterBits | UInt64(Self.context), keyBits: keyBits,
          value: quantised(types / (sum + types)))
      }
      shorter = likelihoods
    }
    return cells.cells
  }

  /// The key of the same letter behind one letter less.
  private static func shortened(_ key: UInt64, _ length: Int) -> UInt64 {
    let letter = key & 31
    let history = History(truncatingIfNeeded: key >> letterBits & 0xFFFFF)
    return Self.key(length - 1, history, Int(letter))
  }

  private static func isName(_ word: DictionarySources.Word) -> Bool {
    if !word.flags.isDisjoint(with: [.givenName, .familyName]) { return true }
    guard word.codes.count >= 4, word.upper * 2 <= word.total else { return false }
    return word.flags.contains(.capitalised) || word.capitalised * 2 > word.total
  }

  private static func quantised(_ likelihood: Float) -> UInt64 {
    LexiconFormat.quantised(log(max(1e-9, likelihood)), steps: steps, bits: 32)
  }

  static func logarithm(_ cell: UInt64) -> Float { -Float(cell & 0xFFFF_FFFF) / steps }
}

extension Lexicon {
  /// The letters before a letter of a name, as `nameLetterLikelihood` wants them.
  package struct NameHistory: Sendable {
    fileprivate var letters: NameSpelling.History = 0

    package init() {}

    /// With one more letter.
    @inlinable
    package func then(_ code: UInt8) -> NameHistory { appended(code) }

    @usableFromInline
    func appended(_ code: UInt8) -> NameHistory {
      var next = self
      next.letters = NameSpelling.history(letters, then: code)
      return next
    }
  }

  /// The logarithm of a letter's likelihood in a name.
  /// - Parameters:
  ///   - letter: its code; 0 for the end of the name.
  ///   - history: the letters before it.
  /// - Returns: at most 0.
  package func nameLetterLikelihood(_ letter: UInt8, after history: NameHistory) -> Float {
    var sum: Float = 0
    for length in stride(from: NameSpelling.depth, through: 0, by: -1) {
      let key = NameSpelling.key(length, history.letters, LetterModel.index(letter))
      if let cell = nameCell(key) { return sum + NameSpelling.logarithm(cell) }
      if let cell = nameCell(NameSpelling.key(length, history.letters, NameSpelling.context)) {
        sum += NameSpelling.logarithm(cell)
      }
    }
    return sum - 3.5
  }

  /// The logarithm of a spelling's likelihood among the spellings of names.
  package func nameSpellingLikelihood(_ codes: some Sequence<UInt8>) -> Float {
    var history = NameHistory()
    var sum: Float = 0
    for code in codes {
      sum += nameLetterLikelihood(code, after: history)
      history = history.then(code)
    }
    return sum + nameLetterLikelihood(0, after: history)
  }
}
