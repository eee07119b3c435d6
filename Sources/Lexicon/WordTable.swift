/// Gives every distinct word a number, in the order in which they come.
struct WordTable {
  private var slots: [UInt32] = Array(repeating: 0, count: 1 << 16)
  private var bytes: [UInt8] = []
  private var ends: [Int] = [0]
  private var mask = (1 << 16) - 1

  /// How many distinct words there are.
  var count: Int { ends.count - 1 }

  /// The letters of a word.
  func codes(_ id: Int) -> ArraySlice<UInt8> { bytes[ends[id]..<ends[id + 1]] }

  static func hash(_ word: some Collection<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash ^ (hash >> 29)
  }

  /// The number of a word; a new word gets the next one.
  mutating func id(of word: some Collection<UInt8>) -> Int {
    var slot = Int(truncatingIfNeeded: Self.hash(word)) & mask
    while slots[slot] != 0 {
      let id = Int(slots[slot]) - 1
      if codes(id).elementsEqual(word) { return id }
      slot = (slot + 1) & mask
    }
    bytes.append(contentsOf: word)
    ends.append(bytes.count)
    slots[slot] = UInt32(count)
    if count * 2 > slots.count { grow() }
    return count - 1
  }

  /// The number of a word that may be unknown.
  func find(_ word: some Collection<UInt8>) -> Int? {
    var slot = Int(truncatingIfNeeded: Self.hash(word)) & mask
    while slots[slot] != 0 {
      let id = Int(slots[slot]) - 1
      if codes(id).elementsEqual(word) { return id }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private mutating func grow() {
    mask = slots.count * 2 - 1
    slots = Array(repeating: 0, count: mask + 1)
    for id in 0..<count {
      var slot = Int(truncatingIfNeeded: Self.hash(codes(id))) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(id + 1)
    }
  }
}
