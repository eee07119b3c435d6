internal import Foundation

/// The readable dictionaries of a folder, as they are before compilation.
struct DictionarySources {
  /// What is known of a written word.
  struct Word {
    var codes: [UInt8]
    var total: Int
    var capitalised: Int
    var upper: Int
    var flags: Entry.Flags
  }

  /// A sequence of two or three words: indices of `words`, or `CorpusCounts.boundary`, `.number`.
  struct Sequence {
    var first: Int32
    var second: Int32
    var third: Int32
    var count: Int
  }

  private(set) var words: [Word] = []
  private(set) var pairs: [Sequence] = []
  private(set) var triples: [Sequence] = []
  private(set) var nameParts: [(codes: [UInt8], flags: Entry.Flags)] = []
  private(set) var lists = ""
  private var table = WordTable()

  init() {}

  /// Reads a folder; only the words are required.
  init(folder: String) throws(LexiconError) {
    func path(_ name: String) -> String? {
      for candidate in [name, name + ".xz"] {
        let path = folder + "/" + candidate
        if FileManager.default.fileExists(atPath: path) { return path }
      }
      return nil
    }
    guard let words = path("words.tsv") else {
      throw .badSource(path: folder, reason: "holds no words.tsv or words.tsv.xz")
    }
    addWords(try XZStream.read(words))
    if let path = path("terms.txt") { addTerms(try XZStream.read(path)) }
    if let path = path("names.tsv") { addNames(try XZStream.read(path)) }
    if let path = path("municipalities.csv") { addPlaces(try XZStream.read(path), column: 2) }
    if let path = path("counties.csv") { addPlaces(try XZStream.read(path), column: 2) }
    if let path = path("forms.txt") { addForms(try XZStream.read(path)) }
    if let path = path("name-parts.tsv") { addNameParts(try XZStream.read(path)) }
    if let path = path("pairs.tsv") { pairs = sequences(try XZStream.read(path), length: 2) }
    if let path = path("triples.tsv") { triples = sequences(try XZStream.read(path), length: 3) }
    for name in ["channel-english.tsv", "channel-swedish.tsv", "bullets.tsv"] {
      guard let path = path(name) else { continue }
      addList(name: name, String(decoding: try XZStream.read(path), as: UTF8.self))
    }
  }

  /// Adds the text of a list that the repair reads.
  mutating func addList(name: String, _ text: String) {
    lists += "[\(name)]\n" + text + (text.hasSuffix("\n") ? "" : "\n")
  }

  /// Adds `word⇥all⇥capitalised⇥upper` lines.
  mutating func addWords(_ text: [UInt8]) {
    CountsText.forEachLine(text) { line in
      let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
      guard fields.count >= 2, let codes = Self.codes(fields[0]), !codes.isEmpty else { return }
      let index = add(codes)
      words[index].total += CountsText.number(fields[1])
      words[index].capitalised += fields.count > 2 ? CountsText.number(fields[2]) : 0
      words[index].upper += fields.count > 3 ? CountsText.number(fields[3]) : 0
    }
  }

  /// Adds a word a line that is right but need not be counted anywhere; names have capitals.
  mutating func addForms(_ text: [UInt8]) {
    CountsText.forEachLine(text) { line in
      guard let first = String(decoding: line.prefix(2), as: UTF8.self).unicodeScalars.first,
        let codes = Self.codes(line), !codes.isEmpty
      else { return }
      let index = add(codes)
      let isKnown = words[index].flags.contains(.valid) || words[index].total > 0
      words[index].flags.insert(.valid)
      guard Alphabet.isCapital(first) else { return }
      words[index].flags.insert(isKnown ? .alsoName : [.alsoName, .capitalised])
    }
  }

  /// Adds a term a line; `#` begins a comment.
  mutating func addTerms(_ text: [UInt8]) {
    var tokens = CorpusTokens()
    CountsText.forEachLine(text) { line in
      guard line.first != 0x23 else { return }
      tokens.forEach(in: String(decoding: line, as: UTF8.self).unicodeScalars) { token, codes in
        guard case .word(let shape) = token else { return }
        let index = add(codes)
        words[index].flags.insert(.term)
        if words[index].total < 8 { words[index].total = 8 }
        if shape == .upper || shape == .mixed {
          words[index].upper = max(words[index].upper, 8)
        } else if shape == .capitalised {
          words[index].capitalised = max(words[index].capitalised, 8)
        }
      }
    }
  }

  /// Adds `given⇥name` and `family⇥name` lines.
  mutating func addNames(_ text: [UInt8]) {
    var tokens = CorpusTokens()
    CountsText.forEachLine(text) { line in
      let fields = line.split(separator: 0x09)
      guard fields.count == 2 else { return }
      let flag: Entry.Flags = fields[0].elementsEqual("given".utf8) ? .givenName : .familyName
      tokens.forEach(in: String(decoding: fields[1], as: UTF8.self).unicodeScalars) {
        token, codes in
        guard case .word = token else { return }
        addName(codes, flag)
      }
    }
  }

  private mutating func addName(_ codes: [UInt8], _ flag: Entry.Flags) {
    let index = add(codes)
    words[index].flags.insert(flag)
    words[index].total += 25
    words[index].capitalised += 25
  }

  /// Adds the places of a column of a CSV file, with their genitives.
  mutating func addPlaces(_ text: [UInt8], column: Int) {
    var tokens = CorpusTokens()
    var isHead = true
    CountsText.forEachLine(text) { line in
      defer { isHead = false }
      let fields = line.split(separator: 0x2C, omittingEmptySubsequences: false)
      guard !isHead, fields.count > column else { return }
      tokens.forEach(in: String(decoding: fields[column], as: UTF8.self).unicodeScalars) {
        token, codes in
        guard case .word(.capitalised) = token else { return }
        addName(codes, .place)
        if codes.last != 19 { addName(codes + [19], .place) }
      }
    }
  }

  /// Adds `modifier⇥part` and `head⇥part` lines; heads come with their genitives.
  mutating func addNameParts(_ text: [UInt8]) {
    CountsText.forEachLine(text) { line in
      let fields = line.split(separator: 0x09)
      guard line.first != 0x23, fields.count == 2, let codes = Self.codes(fields[1]) else { return }
      let isHead = fields[0].elementsEqual("head".utf8)
      nameParts.append((codes, isHead ? .nameHead : .nameModifier))
      if isHead, codes.last != 19 { nameParts.append((codes + [19], .nameHead)) }
    }
  }

  /// The sequences of a text; those with a word that is not known are left out.
  func sequences(_ text: [UInt8], length: Int) -> [Sequence] {
    var result: [Sequence] = []
    var head: (Int32, Int32)?
    func id(_ name: some Collection<UInt8>) -> Int32? {
      if name.count == 1, name.first == 0x2E { return CorpusCounts.boundary }
      if name.count == 1, name.first == 0x23 { return CorpusCounts.number }
      return Self.codes(name).flatMap { table.find($0) }.map { Int32($0) }
    }
    CountsText.forEachLine(text) { line in
      if line.first != 0x09 {
        let parts = line.split(separator: 0x20)
        head = nil
        guard let first = parts.first, let a = id(first) else { return }
        if length == 2 { head = (a, 0) }
        if length == 3, parts.count == 2, let b = id(parts[1]) { head = (a, b) }
        return
      }
      let fields = line.split(separator: 0x09)
      guard let head, fields.count == 2, let last = id(fields[0]) else { return }
      result.append(
        length == 2
          ? Sequence(first: head.0, second: last, third: 0, count: CountsText.number(fields[1]))
          : Sequence(
            first: head.0, second: head.1, third: last, count: CountsText.number(fields[1])))
    }
    return result
  }

  mutating func setSequences(pairs: [Sequence], triples: [Sequence]) {
    self.pairs = pairs
    self.triples = triples
  }

  /// The index of a word in `words`.
  func find(_ codes: some Collection<UInt8>) -> Int? { table.find(codes) }

  private mutating func add(_ codes: [UInt8]) -> Int {
    let index = table.id(of: codes)
    if index == words.count {
      words.append(Word(codes: codes, total: 0, capitalised: 0, upper: 0, flags: .word))
    }
    return index
  }

  static func codes(_ utf8: some Collection<UInt8>) -> [UInt8]? {
    if utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) { return utf8.map { $0 - 0x60 } }
    return Alphabet.codes(String(decoding: utf8, as: UTF8.self).normalizedForm)
  }
}

extension String {
  /// NFC.
  fileprivate var normalizedForm: String { precomposedStringWithCanonicalMapping }
}
