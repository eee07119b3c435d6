/// A word as it stands in counted sequences.
package struct WordNumber: Equatable, Hashable, Sendable {
  package var value: UInt32

  /// The end of a sentence, or no word.
  package static let boundary = WordNumber(value: LexiconFormat.boundaryWord)
  /// A number in figures.
  package static let number = WordNumber(value: LexiconFormat.numberWord)
  /// A word that no count has seen.
  package static let unknown = WordNumber(value: LexiconFormat.unknownWord)
}

/// What the dictionary knows of one written word.
package struct Entry: Equatable, Sendable {
  /// Marks of an entry.
  package struct Flags: OptionSet, Equatable, Sendable {
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }
    /// A given name.
    package static let givenName = Flags(rawValue: 1)
    /// A family name.
    package static let familyName = Flags(rawValue: 2)
    /// A place.
    package static let place = Flags(rawValue: 4)
    /// Written with a capital within sentences more often than not.
    package static let capitalised = Flags(rawValue: 8)
    /// Written in capitals, or with capitals inside, more often than not.
    package static let upper = Flags(rawValue: 16)
    /// The first part of names made of two.
    package static let nameModifier = Flags(rawValue: 32)
    /// The last part of names made of two.
    package static let nameHead = Flags(rawValue: 64)
    /// A word, not only a part of words.
    package static let word = Flags(rawValue: 128)
    /// From a hand-made list of terms.
    package static let term = Flags(rawValue: 256)
    /// Known to a spelling dictionary, whether counted or not.
    package static let valid = Flags(rawValue: 512)
    /// Also a name in a spelling dictionary, whatever else it is.
    package static let alsoName = Flags(rawValue: 1024)
    /// One of an archive's own words, whatever else it is; never in a file.
    package static let own = Flags(rawValue: 2048)
    /// An archive's own word that no dictionary knows; never in a file.
    package static let onlyOwn = Flags(rawValue: 4096)
  }

  /// Its place among the entries; the common ones have small numbers.
  package var number: UInt32
  /// The natural logarithm of its likelihood among words; very low where it is only a part.
  package var probability: Float
  /// The same as the first part of a compound; below -50 where it is none.
  package var modifier: Float
  /// The same as the last part of a compound; below -50 where it is none.
  package var head: Float
  /// What sort of word it is.
  package var flags: Flags

  /// A word that is in no counted sequence.
  /// - Parameters:
  ///   - probability: the natural logarithm of its likelihood among words.
  ///   - modifier: the same as the first part of a compound.
  ///   - head: the same as the last part of a compound.
  ///   - flags: what sort of word it is.
  package init(uncounted probability: Float, modifier: Float, head: Float, flags: Flags) {
    self.init(
      number: .max, probability: probability, modifier: modifier, head: head, flags: flags)
  }

  init(number: UInt32, probability: Float, modifier: Float, head: Float, flags: Flags) {
    self.number = number
    self.probability = probability
    self.modifier = modifier
    self.head = head
    self.flags = flags
  }

  /// Its number in counted sequences.
  package var word: WordNumber {
    flags.contains(.word) && number < 1 << 18 ? WordNumber(value: number) : .unknown
  }
}

extension Lexicon {
  /// Two words, and what they say of any word that follows: looked up once for all of them.
  package struct Context: Sendable {
    fileprivate var earlier: WordNumber
    fileprivate var previous: WordNumber
    /// The weight that the two give to what was never seen after them.
    fileprivate var weight: Float
    fileprivate var backOff: Float
    /// Whether the two were ever seen together; else no triple begins with them.
    fileprivate var isSeen: Bool
  }

  /// The context of two words.
  /// - Parameters:
  ///   - previous: the word before the one in question.
  ///   - earlier: the one before that.
  /// - Returns: what `likelihood(of:alone:in:)` wants.
  package func context(after previous: WordNumber, _ earlier: WordNumber) -> Context {
    var context = Context(
      earlier: earlier, previous: previous, weight: 0, backOff: backOff(previous), isSeen: false)
    if earlier != .unknown, previous != .unknown, let cell = pairCell(earlier, previous) {
      context.weight = -Float(cell & 0x3FFF) / LexiconFormat.pairSteps
      context.isSeen = true
    }
    return context
  }

  /// The natural logarithm of a word's likelihood in a context.
  /// - Parameters:
  ///   - word: its number in sequences.
  ///   - alone: its likelihood without context, for what no count has seen.
  ///   - context: the two words before it.
  /// - Returns: at most 0.
  package func likelihood(of word: WordNumber, alone: Float, in context: Context) -> Float {
    var memory = PairMemory()
    return likelihood(of: word, alone: alone, in: context, &memory)
  }

  /// The last pair that was looked up, for who asks after a word in several contexts.
  package struct PairMemory: Sendable {
    fileprivate var first = WordNumber.unknown
    fileprivate var second = WordNumber.unknown
    fileprivate var cell: UInt64?

    package init() {}
  }

  /// The natural logarithm of a word's likelihood in a context.
  /// - Parameters:
  ///   - word: its number in sequences.
  ///   - alone: its likelihood without context, for what no count has seen.
  ///   - context: the two words before it.
  ///   - memory: what was looked up last.
  /// - Returns: at most 0.
  package func likelihood(
    of word: WordNumber, alone: Float, in context: Context, _ memory: inout PairMemory
  ) -> Float {
    guard word != .unknown else { return alone + context.backOff + context.weight }
    guard context.previous != .unknown else { return alone }
    if context.isSeen, let cell = tripleCell(context.earlier, context.previous, word) {
      return -Float(cell & 0x3FF) / LexiconFormat.tripleSteps
    }
    if memory.first != context.previous || memory.second != word {
      memory.first = context.previous
      memory.second = word
      memory.cell = pairCell(context.previous, word)
    }
    if let cell = memory.cell {
      return context.weight - Float(cell >> 14 & 0x3FFF) / LexiconFormat.pairSteps
    }
    return context.weight + context.backOff + alone
  }

  /// The natural logarithm of a word's likelihood after two others.
  /// - Parameters:
  ///   - word: its number in sequences.
  ///   - alone: its likelihood without context, for what no count has seen.
  ///   - previous: the word before it.
  ///   - earlier: the one before that.
  /// - Returns: at most 0.
  package func likelihood(
    of word: WordNumber, alone: Float, after previous: WordNumber, _ earlier: WordNumber
  ) -> Float {
    likelihood(of: word, alone: alone, in: context(after: previous, earlier))
  }
}
