internal import Foundation

/// Compiles readable dictionaries to the file that `Lexicon` maps.
package enum LexiconCompiler {
  /// The bytes of the compiled dictionary of a folder; the same sources, the same bytes.
  package static func compile(folder: String) throws(LexiconError) -> [UInt8] {
    compile(try DictionarySources(folder: folder))
  }

  /// Compiles a small dictionary from memory.
  /// - Parameters:
  ///   - words: `word⇥all⇥capitalised⇥upper` lines.
  ///   - pairs: pairs in the form of `CountsText`.
  ///   - triples: triples in the same form.
  ///   - names: `given⇥name` and `family⇥name` lines.
  ///   - nameParts: `modifier⇥part` and `head⇥part` lines.
  ///   - lists: texts of lists by their files' names.
  /// - Returns: the bytes of the file.
  package static func compile(
    words: String, pairs: String = "", triples: String = "", names: String = "",
    nameParts: String = "", lists: [(name: String, text: String)] = []
  ) -> [UInt8] {
    var sources = DictionarySources()
    sources.addWords(Array(words.utf8))
    sources.addNames(Array(names.utf8))
    sources.addNameParts(Array(nameParts.utf8))
    sources.setSequences(
      pairs: sources.sequences(Array(pairs.utf8), length: 2),
      triples: sources.sequences(Array(triples.utf8), length: 3))
    for list in lists { sources.addList(name: list.name, list.text) }
    return compile(sources)
  }

  static func compile(_ sources: DictionarySources) -> [UInt8] {
    let order = sources.words.indices.sorted {
      let (a, b) = (sources.words[$0], sources.words[$1])
      return a.total != b.total
        ? a.total > b.total : a.codes.lexicographicallyPrecedes(b.codes)
    }
    var number = [UInt32](repeating: LexiconFormat.unknownWord, count: sources.words.count)
    for (rank, index) in order.enumerated() {
      number[index] = UInt32(rank) + LexiconFormat.firstWord
    }
    let model = SequenceModel(sources: sources, number: number)
    let parts = CompoundParts(words: sources.words) { sources.find($0) }

    var entries: [Entry] = (0..<LexiconFormat.firstWord).map {
      Entry(number: $0, probability: -20, modifier: -99, head: -99, flags: [])
    }
    var keys: [(codes: [UInt8], number: UInt32)] = []
    for index in order {
      let word = sources.words[index]
      var flags = word.flags
      if word.capitalised * 2 > word.total { flags.insert(.capitalised) }
      if word.upper * 2 > word.total { flags.insert(.upper) }
      entries.append(
        Entry(
          number: number[index], probability: model.probability(ofCount: word.total),
          modifier: parts.modifiers[word.codes] ?? -99, head: parts.heads[index] ?? -99,
          flags: flags))
      keys.append((word.codes, number[index]))
    }
    func partEntry(_ codes: [UInt8]) -> Int {
      if let index = sources.find(codes) { return Int(number[index]) }
      entries.append(
        Entry(
          number: UInt32(entries.count), probability: -99, modifier: -99, head: -99, flags: []))
      keys.append((codes, UInt32(entries.count - 1)))
      return entries.count - 1
    }
    let alone = parts.modifiers.keys.filter { sources.find($0) == nil }
      .sorted { $0.lexicographicallyPrecedes($1) }
    var partNumber: [[UInt8]: Int] = [:]
    for codes in alone {
      let entry = partEntry(codes)
      partNumber[codes] = entry
      entries[entry].modifier = parts.modifiers[codes] ?? -99
    }
    for part in sources.nameParts {
      let entry = partNumber[part.codes] ?? partEntry(part.codes)
      partNumber[part.codes] = entry
      entries[entry].flags.insert(part.flags)
    }

    keys.sort { $0.codes.lexicographicallyPrecedes($1.codes) }
    let trie = TrieBuilder(words: keys.map(\.codes), numbers: keys.map(\.number))
    var file = LexiconWriter()
    file.append(.labels, trie.labels)
    file.append(.children, trie.children)
    file.append(.nodeEntries, trie.entries)
    var fields: [UInt32] = []
    for (index, entry) in entries.enumerated() {
      let weight = index < model.backOff.count ? model.backOff[index] : 0
      fields.append(contentsOf: [
        entry.probability.bitPattern, entry.modifier.bitPattern, entry.head.bitPattern,
        weight.bitPattern, entry.flags.rawValue,
      ])
    }
    file.append(.entries, fields)
    file.append(.pairs, model.pairCells)
    file.append(.triples, model.tripleCells)
    file.append(.lists, Array(sources.lists.utf8))
    file.append(.letters, LetterModel.table(of: sources.words))
    file.append(.names, NameSpelling.table(of: sources.words))
    return file.finish()
  }
}

/// Puts the sections behind a header.
struct LexiconWriter {
  private var body: [UInt8] = []
  private var places: [(Int, Int)] = Array(
    repeating: (LexiconFormat.headerSize, 0), count: LexiconFormat.Section.allCases.count)

  mutating func append<Value: FixedWidthInteger>(
    _ section: LexiconFormat.Section, _ values: [Value]
  ) {
    while body.count % 8 != 0 { body.append(0) }
    places[section.rawValue] = (
      LexiconFormat.headerSize + body.count, values.count * MemoryLayout<Value>.size
    )
    body.reserveCapacity(body.count + values.count * MemoryLayout<Value>.size)
    for value in values {
      withUnsafeBytes(of: value.littleEndian) { body.append(contentsOf: $0) }
    }
  }

  consuming func finish() -> [UInt8] {
    var header = [UInt8](repeating: 0, count: LexiconFormat.headerSize)
    func put(_ value: UInt64, at offset: Int) {
      for byte in 0..<8 { header[offset + byte] = UInt8(truncatingIfNeeded: value >> (8 * byte)) }
    }
    header.replaceSubrange(0..<8, with: LexiconFormat.magic)
    put(UInt64(LexiconFormat.version), at: 8)
    put(UInt64(LexiconFormat.headerSize + body.count), at: 24)
    put(body.withUnsafeBytes { LexiconFormat.checksum($0) }, at: 32)
    put(UInt64(places.count), at: 40)
    for (index, place) in places.enumerated() {
      put(UInt64(place.0), at: 48 + index * 16)
      put(UInt64(place.1), at: 56 + index * 16)
    }
    let sum = header[24...].withUnsafeBytes { LexiconFormat.checksum($0) }
    put(sum, at: 16)
    return header + body
  }
}
