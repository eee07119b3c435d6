/// A compiled dictionary: words, their likelihoods alone and in sequence, parts of compounds, names.
///
/// The file is mapped, not read, so opening costs no time and processes share its pages. Nothing in
/// a damaged file can trap: every number taken from it is checked before it is used as an index.
package struct Lexicon: Sendable {
  private let file: MappedFile
  /// By the sections' numbers; inline, for every look-up reads one.
  private let sections: InlineArray<9, Range<Int>>
  /// A hash of the whole content: the same words, the same version.
  package let version: String
  private let pairMask: Int
  private let tripleMask: Int
  private let nameMask: Int
  /// Words that the file has not; nil for none.
  var added: AddedWords?

  /// Opens a compiled dictionary; checks the header, the version and the size.
  package init(path: String) throws(LexiconError) {
    try self.init(file: try MappedFile(path: path), path: path)
  }

  /// Takes a compiled dictionary from memory.
  package init(bytes: [UInt8]) throws(LexiconError) {
    let name = "(memory)"
    guard bytes.count >= LexiconFormat.headerSize else { throw .notADictionary(path: name) }
    try self.init(file: MappedFile(bytes: bytes), path: name)
  }

  private init(file: MappedFile, path: String) throws(LexiconError) {
    let bytes = file.bytes
    guard bytes.prefix(8).elementsEqual(LexiconFormat.magic) else {
      throw .notADictionary(path: path)
    }
    func number(_ offset: Int) -> UInt64 {
      UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
    guard number(8) == UInt64(LexiconFormat.version) else {
      throw .wrongVersion(
        path: path, found: Int(clamping: number(8)), expected: LexiconFormat.version)
    }
    let header = UnsafeRawBufferPointer(rebasing: bytes[24..<LexiconFormat.headerSize])
    guard number(16) == LexiconFormat.checksum(header) else {
      throw .damaged(path: path, reason: "the header's checksum is wrong")
    }
    guard number(24) == UInt64(bytes.count) else {
      throw .damaged(path: path, reason: "\(bytes.count) bytes instead of \(number(24))")
    }
    var sections = InlineArray<9, Range<Int>>(repeating: 0..<0)
    for section in LexiconFormat.Section.allCases {
      let start = Int(clamping: number(48 + section.rawValue * 16))
      let size = Int(clamping: number(56 + section.rawValue * 16))
      guard start >= LexiconFormat.headerSize, start % 8 == 0, start <= bytes.count,
        size <= bytes.count - start
      else { throw .damaged(path: path, reason: "a section lies outside the file") }
      sections[section.rawValue] = start..<start + size
    }
    self.file = file
    self.sections = sections
    let digits = String(number(32), radix: 16)
    version = String(repeating: "0", count: max(0, 16 - digits.count)) + digits
    func mask(_ section: LexiconFormat.Section) throws(LexiconError) -> Int {
      let cells = sections[section.rawValue].count / 8
      guard cells > 0, cells & (cells - 1) == 0 else {
        throw .damaged(path: path, reason: "a table's size is no power of two")
      }
      return cells - 1
    }
    pairMask = try mask(.pairs)
    tripleMask = try mask(.triples)
    nameMask = try mask(.names)
    let nodes = sections[LexiconFormat.Section.labels.rawValue].count
    guard sections[LexiconFormat.Section.children.rawValue].count >= (nodes + 1) * 4,
      sections[LexiconFormat.Section.nodeEntries.rawValue].count >= nodes * 4, nodes > 0
    else { throw .damaged(path: path, reason: "the tables of the words differ in length") }
  }

  /// Reads every byte and compares with the checksum in the header.
  /// - Parameter keepsMemory: whether what was read stays in memory; not for who only wants to
  ///   know.
  /// - Throws: `damaged`.
  package func verify(keepsMemory: Bool = true) throws(LexiconError) {
    let body = UnsafeRawBufferPointer(
      rebasing: file.bytes[LexiconFormat.headerSize..<file.bytes.count])
    let expected = UInt64(
      littleEndian: file.bytes.loadUnaligned(fromByteOffset: 32, as: UInt64.self))
    let sum =
      keepsMemory
      ? LexiconFormat.checksum(body)
      : LexiconFormat.checksum(body, each: 4 << 20) { file.letGo(first: $0) }
    guard sum == expected else {
      throw .damaged(path: "(dictionary)", reason: "the content's checksum is wrong")
    }
  }

  @inline(__always)
  func load<Value: FixedWidthInteger>(
    _ section: LexiconFormat.Section, _ index: Int, as type: Value.Type
  ) -> Value {
    let size = MemoryLayout<Value>.size
    let range = sections[section.rawValue]
    guard index >= 0, index < range.count / size else { return 0 }
    return Value(
      littleEndian: file.bytes.loadUnaligned(
        fromByteOffset: range.lowerBound + index * size, as: Value.self))
  }

  /// The text of the hand-made lists.
  package var lists: String {
    String(decoding: file.bytes[sections[LexiconFormat.Section.lists.rawValue]], as: UTF8.self)
  }

  /// The number of the file's bytes.
  package var size: Int { file.bytes.count }

  /// How many entries there are.
  package var entryCount: Int {
    sections[LexiconFormat.Section.entries.rawValue].count / LexiconFormat.entrySize
  }

  /// How many nodes the trie has.
  package var nodeCount: Int { sections[LexiconFormat.Section.labels.rawValue].count }
}

extension Lexicon {
  /// A place in the trie of words: what follows the letters so far.
  package struct Node: Equatable, Hashable, Sendable {
    @usableFromInline var index: UInt32

    @inlinable
    init(index: UInt32) { self.index = index }

    /// Where every word begins.
    package static let root = Node(index: 0)
  }

  /// The node after one more letter.
  @inline(__always)
  package func child(of node: Node, _ letter: UInt8) -> Node? {
    if let place = AddedWords.place(of: node), let added {
      return added.children(at: place, in: self).node(after: letter)
    }
    let first = Int(load(.children, Int(node.index), as: UInt32.self))
    let end = Int(load(.children, Int(node.index) + 1, as: UInt32.self))
    let labels = sections[LexiconFormat.Section.labels.rawValue]
    guard first < end, end - first <= 256, end <= labels.count else { return nil }
    // One check for all of them: this is where a repair spends its time.
    let bytes = UnsafeRawBufferPointer(
      rebasing: file.bytes[labels.lowerBound + first..<labels.lowerBound + end])
    var index = 0
    while index < bytes.count, bytes[index] < letter { index += 1 }
    guard index < bytes.count, bytes[index] == letter else { return nil }
    return Node(index: UInt32(truncatingIfNeeded: first + index))
  }

  /// The letters that may follow a place in the trie, and where they lead.
  package struct Children: Sendable {
    @usableFromInline let first: UInt32
    /// A bit for each letter, by its code.
    @usableFromInline let low: UInt64
    @usableFromInline let high: UInt64

    @inlinable
    init(first: UInt32, low: UInt64, high: UInt64) {
      (self.first, self.low, self.high) = (first, low, high)
    }

    /// Whether no word goes on.
    @inlinable package var isEmpty: Bool { low == 0 && high == 0 }

    /// Whether any of some letters may follow.
    @inlinable
    package func hasAny(of letters: LetterSet) -> Bool {
      low & letters.low != 0 || high & letters.high != 0
    }

    /// The node after one more letter.
    @inlinable
    package func node(after letter: UInt8) -> Node? {
      let bit: UInt64 = 1 << UInt64(letter & 63)
      if letter < 64 {
        guard low & bit != 0 else { return nil }
        return Node(index: first &+ UInt32(truncatingIfNeeded: (low & (bit - 1)).nonzeroBitCount))
      }
      guard letter < 128, high & bit != 0 else { return nil }
      return Node(
        index: first
          &+ UInt32(
            truncatingIfNeeded: low.nonzeroBitCount + (high & (bit - 1)).nonzeroBitCount))
    }
  }

  /// What follows a node, for who asks after more than one letter.
  package func children(of node: Node) -> Children {
    if let place = AddedWords.place(of: node), let added {
      return added.children(at: place, in: self)
    }
    return ownChildren(of: node)
  }

  /// What follows a node in the file.
  @inline(__always)
  func ownChildren(of node: Node) -> Children {
    let first = Int(load(.children, Int(node.index), as: UInt32.self))
    let end = Int(load(.children, Int(node.index) + 1, as: UInt32.self))
    let labels = sections[LexiconFormat.Section.labels.rawValue]
    guard first < end, end - first <= 256, end <= labels.count else {
      return Children(first: 0, low: 0, high: 0)
    }
    let bytes = UnsafeRawBufferPointer(
      rebasing: file.bytes[labels.lowerBound + first..<labels.lowerBound + end])
    var (low, high): (UInt64, UInt64) = (0, 0)
    for label in bytes {
      let bit: UInt64 = 1 << UInt64(label & 63)
      if label < 64 { low |= bit } else { high |= bit }
    }
    return Children(first: UInt32(truncatingIfNeeded: first), low: low, high: high)
  }

  /// The entry of the word that ends at a node.
  @inline(__always)
  package func entry(at node: Node) -> Entry? {
    if let place = AddedWords.place(of: node), let added {
      return added.entry(at: place, in: self)
    }
    return ownEntry(at: node)
  }

  /// The entry that the file has at a node.
  @inline(__always)
  func ownEntry(at node: Node) -> Entry? {
    let number = load(.nodeEntries, Int(node.index), as: UInt32.self)
    guard number > 0, Int(number) <= entryCount else { return nil }
    return entry(number: number - 1)
  }

  /// The entry of a word in small letters, as codes.
  package func entry(of codes: [UInt8]) -> Entry? {
    codes.withUnsafeBufferPointer { entry(of: $0) }
  }

  /// The same of a part of a word.
  package func entry(of codes: ArraySlice<UInt8>) -> Entry? {
    codes.withUnsafeBufferPointer { entry(of: $0) }
  }

  // Not generic: called from other modules, that would ask the sequence's witnesses for each letter.
  private func entry(of codes: UnsafeBufferPointer<UInt8>) -> Entry? {
    var node = Node.root
    for code in codes {
      guard let next = child(of: node, code) else { return nil }
      node = next
    }
    return entry(at: node)
  }

  private func entry(number: UInt32) -> Entry {
    let entries = sections[LexiconFormat.Section.entries.rawValue]
    let start = Int(number) * LexiconFormat.entrySize
    // One check for all of it.
    guard start + LexiconFormat.entrySize <= entries.count else {
      return Entry(number: number, probability: 0, modifier: 0, head: 0, flags: [])
    }
    let bytes = UnsafeRawBufferPointer(
      rebasing: file.bytes[
        entries.lowerBound + start..<entries.lowerBound + start + LexiconFormat.entrySize])
    func field(_ index: Int) -> UInt32 {
      UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self))
    }
    return Entry(
      number: number, probability: Float(bitPattern: field(0)),
      modifier: Float(bitPattern: field(1)), head: Float(bitPattern: field(2)),
      flags: Entry.Flags(rawValue: field(4)))
  }

  /// The weight that a context of one word gives to what it was never seen before.
  func backOff(_ word: WordNumber) -> Float {
    guard word.value != LexiconFormat.unknownWord else { return 0 }
    return Float(
      bitPattern: load(
        .entries, Int(word.value) * (LexiconFormat.entrySize / 4) + 3, as: UInt32.self))
  }

  @inline(__always)
  private func cell(
    _ section: LexiconFormat.Section, key: UInt64, mask: Int, keyBits: UInt64
  ) -> UInt64? {
    var slot = LexiconFormat.slot(key, mask: mask)
    for _ in 0..<256 {
      let cell = load(section, slot, as: UInt64.self)
      if cell == 0 { return nil }
      if cell >> (64 - keyBits) == key { return cell }
      slot = (slot + 1) & mask
    }
    return nil
  }

  func pairCell(_ first: WordNumber, _ second: WordNumber) -> UInt64? {
    cell(
      .pairs, key: UInt64(first.value) << LexiconFormat.wordBits | UInt64(second.value),
      mask: pairMask, keyBits: LexiconFormat.pairKeyBits)
  }

  func nameCell(_ key: UInt64) -> UInt64? {
    cell(.names, key: key, mask: nameMask, keyBits: NameSpelling.keyBits)
  }

  func tripleCell(_ first: WordNumber, _ second: WordNumber, _ third: WordNumber) -> UInt64? {
    let pair = UInt64(first.value) << LexiconFormat.wordBits | UInt64(second.value)
    return cell(
      .triples, key: pair << LexiconFormat.wordBits | UInt64(third.value), mask: tripleMask,
      keyBits: LexiconFormat.tripleKeyBits)
  }
}
