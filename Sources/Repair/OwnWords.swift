internal import Lexicon
internal import Minutes

/// Words that people have confirmed, of one archive or one list: valid wherever a word's validity
/// is asked, and candidates for what looks like them.
///
/// A word means itself, its genitive in -s, and itself in capitals; a word in small letters also
/// itself with a capital. Of a word with hyphens and the like each run of four letters and more is
/// known by itself, too, for that is how repair looks at words. No other forms are made: which
/// gender and which plural a word has nobody has said.
package struct OwnWords: Equatable, Sendable {
  /// NFC, sorted by their scalars, no two equal; what is no word is left out.
  package let words: [String]
  /// Names the list in cache keys; nil when there are none.
  package let version: String?

  /// - Parameter words: in any order; what `OwnWord.checked` refuses is never found.
  package init(_ words: some Sequence<String> = []) {
    let sorted = words.map(\.normalizedNFC).filter { OwnWord.isWord($0) }.sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    var distinct: [String] = []
    for word in sorted where distinct.last.map({ !$0.utf8.elementsEqual(word.utf8) }) ?? true {
      distinct.append(word)
    }
    self.words = distinct
    version = OwnWord.version(of: distinct)
  }

  /// Whether there are none.
  package var isEmpty: Bool { words.isEmpty }
}

/// Own words as they may stand in a text: told by the whole word.
struct OwnForms: Sendable {
  /// As they are written.
  private var exact: Set<String> = []
  /// Those in small letters.
  private var small: Set<String> = []
  /// All, in capitals.
  private var upper: Set<String> = []
  /// Whether any is more than letters that the dictionaries have.
  private(set) var hasSigns = false
  private var lengths = 0..<0

  /// - Parameter words: the words; none where a dictionary knows better.
  init(_ words: [String]) {
    var longest = 0
    for word in words {
      exact.insert(word)
      if word.utf8.elementsEqual(word.lowercased().utf8) { small.insert(word) }
      upper.insert(word.uppercased())
      hasSigns = hasSigns || Alphabet.codes(word) == nil
      longest = max(longest, word.utf8.count)
    }
    lengths = 1..<longest + 3
  }

  /// Whether a text is an own word or a genitive of one, in small letters or capitals as it may be.
  func holds(_ text: String) -> Bool {
    guard lengths.contains(text.utf8.count) else { return false }
    if isOne(text) { return true }
    guard let last = text.utf8.last, last == 0x73 || last == 0x53 else { return false }
    var stem = text.dropLast()
    // `SFI:s`
    if stem.utf8.last == 0x3A { stem = stem.dropLast() }
    guard let end = stem.unicodeScalars.last, OwnForms.takesGenitive(end) else { return false }
    return stem.unicodeScalars.count >= 3 && isOne(String(stem))
  }

  /// Whether a text is an own word as it is written, with its capital.
  func holdsExactly(_ text: String) -> Bool {
    exact.contains(text) || (text.utf8.last == 0x73 && exact.contains(String(text.dropLast())))
  }

  private func isOne(_ text: String) -> Bool {
    if exact.contains(text) || small.contains(text) { return true }
    guard let first = text.unicodeScalars.first, first.properties.isUppercase else { return false }
    if small.contains(text.lowercased()) { return true }
    return !text.unicodeScalars.contains { $0.properties.isLowercase } && upper.contains(text)
  }

  /// Whether a genitive is told from the word itself.
  static func takesGenitive(_ last: Unicode.Scalar) -> Bool {
    switch last {
    case "s", "S", "x", "X", "z", "Z", "0"..."9": false
    default: true
    }
  }
}

/// What the dictionary and own words know together.
struct OwnKnowledge: Sendable {
  /// With the own words in it.
  let lexicon: Lexicon
  /// nil when there are none.
  let forms: OwnForms?

  /// The weight of a word that a person has confirmed: that of a name that a spelling dictionary
  /// knows, though no count has seen it. Against words of the language the context decides.
  private static let confirmed: Float = -13
  /// The same of a word in small letters that a spelling dictionary knows.
  private static let confirmedWord: Float = -15
  private static let genitive: Float = 1.5
  /// What own words are worth as parts of compounds: as much as rare words. Short ones are parts
  /// of too much.
  private static let part: Float = -14
  private static let shortestPart = 5
  /// The shortest run of a word with signs that is known by itself.
  private static let shortestRun = 4
  /// Words in small letters that are commoner gain nothing: 50 in the counted text.
  private static let common: Float = -12.7
  /// The code of s.
  private static let s: UInt8 = 19

  init(_ own: OwnWords, _ lexicon: Lexicon) {
    guard !own.isEmpty else {
      self.lexicon = lexicon
      forms = nil
      return
    }
    var texts: [String] = []
    var entries: [[UInt8]: Entry] = [:]
    for word in own.words {
      guard let codes = Alphabet.codes(word) else {
        texts.append(word)
        for run in Self.runs(of: word) { Self.add(run, to: &entries, lexicon) }
        continue
      }
      if Self.add(word, codes, to: &entries, lexicon) { texts.append(word) }
    }
    forms = OwnForms(texts)
    // In an order of their own: dictionaries of Swift have none.
    self.lexicon = lexicon.adding(
      entries.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { ($0.key, $0.value) })
  }

  /// The runs of letters in a word with signs that are long enough to be words.
  private static func runs(of word: String) -> [String] {
    word.unicodeScalars.split { Alphabet.code($0) == Alphabet.none }.filter {
      $0.count >= shortestRun
    }.map { String($0) }
  }

  private static func add(_ run: String, to entries: inout [[UInt8]: Entry], _ lexicon: Lexicon) {
    guard let codes = Alphabet.codes(run) else { return }
    _ = add(run, codes, to: &entries, lexicon)
  }

  /// - Returns: whether the word is to be told by its form: the dictionary does not know better.
  private static func add(
    _ word: String, _ codes: [UInt8], to entries: inout [[UInt8]: Entry], _ lexicon: Lexicon
  ) -> Bool {
    guard let first = word.unicodeScalars.first else { return false }
    let isName = Alphabet.isCapital(first)
    let listed = lexicon.entry(of: codes)
    let known = listed.flatMap { $0.flags.contains(.word) ? $0 : nil }
    if let known, !isName, known.probability > common { return false }
    let kind: Kind =
      !isName
      ? .small : word.unicodeScalars.allSatisfy { Alphabet.isCapital($0) } ? .upper : .name
    entries[codes] =
      known.map { raised($0, kind, entries[codes]) }
      ?? fresh(confirmed, kind, codes, listed, entries[codes])
    guard kind != .upper, codes.count >= 3, let last = word.unicodeScalars.last,
      OwnForms.takesGenitive(last)
    else { return true }
    let genitive = codes + [s]
    let listedGenitive = lexicon.entry(of: genitive)
    if listedGenitive?.flags.contains(.word) != true {
      var entry = fresh(
        confirmed - Self.genitive, kind, genitive, listedGenitive, entries[genitive])
      entry.head = max(-99, listedGenitive?.head ?? -99)
      // `kvartersvärds-möte`: before another part most long nouns get an s.
      entry.modifier = max(
        listedGenitive?.modifier ?? -99, kind == .small && codes.count >= 6 ? part : -99)
      entries[genitive] = entry
    }
    return true
  }

  private enum Kind {
    case small
    case name
    case upper
  }

  /// A word of the dictionary that is an own word, too.
  private static func raised(_ known: Entry, _ kind: Kind, _ before: Entry?) -> Entry {
    var entry = before ?? known
    entry.flags.insert(.own)
    switch kind {
    case .small: entry.probability = max(entry.probability, confirmedWord)
    case .name, .upper:
      if entry.flags.contains(.capitalised) {
        entry.probability = max(entry.probability, confirmed)
      } else {
        entry.flags.insert(.alsoName)
      }
    }
    return entry
  }

  /// A word that no dictionary knows.
  private static func fresh(
    _ probability: Float, _ kind: Kind, _ codes: [UInt8], _ listed: Entry?, _ before: Entry?
  ) -> Entry {
    let mayBePart = codes.count >= shortestPart && kind != .upper
    var entry = Entry(
      uncounted: probability,
      modifier: max(listed?.modifier ?? -99, mayBePart ? part : -99),
      head: max(listed?.head ?? -99, mayBePart && kind == .small ? part : -99),
      flags: (listed?.flags ?? []).union([.word, .own, .onlyOwn]))
    switch kind {
    case .small: break
    case .name: entry.flags.insert(.capitalised)
    case .upper: entry.flags.insert(.upper)
    }
    guard let before else { return entry }
    // The same letters in small and with a capital: both may stand.
    entry.modifier = max(entry.modifier, before.modifier)
    entry.head = max(entry.head, before.head)
    entry.probability = max(entry.probability, before.probability)
    entry.flags.formUnion(before.flags)
    if kind == .small || !before.flags.contains(.capitalised) {
      entry.flags.subtract([.capitalised, .upper])
      entry.flags.insert(.alsoName)
    }
    return entry
  }
}
