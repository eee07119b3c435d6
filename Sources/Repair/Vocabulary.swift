internal import Lexicon

/// What a word is by itself, wherever it stands: found once for all its places.
struct WordFacts: Sendable {
  /// What nearly every word is not, so that the passes over a text may pass it by.
  struct Marks: OptionSet, Sendable {
    let rawValue: UInt16

    /// It has four letters and more with nothing among them, and they are no word and no compound.
    static let isUnknown = Marks(rawValue: 1)
    /// It may be the first half of a word that the reader cut: letters that are no word.
    static let mayBeHalf = Marks(rawValue: 2)
    /// It begins with a small letter.
    static let startsSmall = Marks(rawValue: 4)
    /// It may be a sign that the Swedish model can't print, or hold one.
    static let mayHideSign = Marks(rawValue: 8)
    /// It may be what follows the sign in an address that a space cut.
    static let mayEndAddress = Marks(rawValue: 16)
    /// It is an acronym with an l for its I, unless the next word speaks against it.
    static let mayBeAcronym = Marks(rawValue: 32)
    /// It has a capital where no word has one.
    static let hasCapitalInside = Marks(rawValue: 64)
    /// What is left of it without punctuation is a name or a term that no dictionary knows.
    static let isTerm = Marks(rawValue: 128)
  }

  var marks: Marks = []
  /// What the dictionary says of it; nil where it has neither letters nor figures, and of an own
  /// word.
  var knowledge: WordDoubt.Knowledge?
  /// Its letters, and its figures.
  var letters: Int32 = 0
  var figures: Int32 = 0
  /// The number of the word, and of what is left of it without punctuation.
  var number: Int32 = 0
  var core: Int32 = 0
}

/// The distinct words of documents and what is known of each: most words of a text come again, and
/// every pass over a page would ask the dictionary for the same anew.
struct Vocabulary: Sendable {
  private var words = KeyTable()
  private var facts: [WordFacts] = []
  private var cores = KeyTable()

  /// How many distinct words there are.
  var count: Int { words.count }
  /// How many there are without punctuation.
  var coreCount: Int { cores.count }

  /// What is known of a word.
  /// - Parameters:
  ///   - bytes: its UTF-8, NFC.
  ///   - lexicon: the dictionary, always the same.
  ///   - ownForms: the own words, always the same.
  /// - Returns: the same for the same word.
  mutating func facts(
    of bytes: ArraySlice<UInt8>, _ lexicon: Lexicon, _ ownForms: OwnForms?
  ) -> WordFacts {
    let number = words.id(of: bytes)
    if number < facts.count { return facts[number] }
    let word = String(decoding: bytes, as: UTF8.self)
    var found = WordFacts(word, lexicon)
    found.number = Int32(number)
    let core = DocumentWords.core(word)
    found.core = Int32(cores.id(of: Array(core.utf8)[...]))
    if let codes = Alphabet.codes(core), DocumentWords.isTerm(codes, lexicon) {
      found.marks.insert(.isTerm)
    }
    if let ownForms, ownForms.holds(core) { found.makeOwn() }
    facts.append(found)
    return found
  }
}

extension Vocabulary: Remembering {
  // A document has some thousand; a dictionary of all archives would only be slower to ask.
  var isTooLarge: Bool { words.count > 60_000 }
  var size: Int { words.count }
}

extension WordFacts {
  /// Of an own word nobody is asked, and nothing is made of it.
  fileprivate mutating func makeOwn() {
    knowledge = nil
    marks.formIntersection(.startsSmall)
  }

  fileprivate init(_ word: String, _ lexicon: Lexicon) {
    let scalars = Array(word.unicodeScalars)
    for scalar in scalars {
      if SeenSymbol.isLetter(SeenSymbol.code(scalar)) { letters += 1 }
      if WordParts.isDigit(scalar) { figures += 1 }
    }
    knowledge = WordDoubt(lexicon: lexicon).knowledge(of: word)
    if WordDoubt.hasCapitalInside(scalars) { marks.insert(.hasCapitalInside) }
    if let codes = PageDraft.letters(of: [word]), !PageDraft.isKnown(codes, lexicon),
      !PageDraft.isComposed(codes, lexicon)
    {
      marks.insert(.isUnknown)
    }
    if let codes = PageDraft.letters(word[...]), PageDraft.isNoWord(codes, lexicon) {
      marks.insert(.mayBeHalf)
    }
    if let first = scalars.first, Alphabet.isSmall(first) { marks.insert(.startsSmall) }
    if BlindSpots.mayHideSign(word) { marks.insert(.mayHideSign) }
    if MailAddress.mayEnd(word) { marks.insert(.mayEndAddress) }
    if PageDraft.acronym(in: word, before: "", lexicon) != nil { marks.insert(.mayBeAcronym) }
  }
}
