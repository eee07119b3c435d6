/// Gives every distinct run of bytes a number, in the order in which they come.
struct KeyTable {
  /// The hash of a key in the high half, its number and one in the low one; 0 is empty.
  private var slots: [UInt64] = Array(repeating: 0, count: 1 << 10)
  private var bytes: [UInt8] = []
  private var ends: [UInt32] = [0]
  private var mask = (1 << 10) - 1

  /// How many distinct keys there are.
  var count: Int { ends.count - 1 }

  @inline(__always)
  private static func hash(_ key: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in key { hash = (hash ^ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15 ^ (hash >> 47) }
    hash ^= hash >> 29
    return (hash &* 0xD6E8_FEB8_6659_FD93) >> 32
  }

  private func isKey(_ id: Int, _ key: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = Int(ends[id])
    guard Int(ends[id + 1]) - start == key.count else { return false }
    for index in key.indices where bytes[start + index] != key[index] { return false }
    return true
  }

  /// The number of a key; a new key gets the next one.
  mutating func id(of key: [UInt8]) -> Int { key.withUnsafeBufferPointer { id(of: $0) } }

  /// The same of a part of a text.
  mutating func id(of key: ArraySlice<UInt8>) -> Int { key.withUnsafeBufferPointer { id(of: $0) } }

  private mutating func id(of key: UnsafeBufferPointer<UInt8>) -> Int {
    let hash = Self.hash(key)
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let id = Int(slots[slot] & 0xFFFF_FFFF) - 1
      if slots[slot] >> 32 == hash, isKey(id, key) { return id }
      slot = (slot + 1) & mask
    }
    bytes.append(contentsOf: key)
    ends.append(UInt32(bytes.count))
    slots[slot] = hash << 32 | UInt64(count)
    if count * 2 > slots.count { grow() }
    return count - 1
  }

  private mutating func grow() {
    let old = slots
    mask = slots.count * 2 - 1
    slots = Array(repeating: 0, count: mask + 1)
    for cell in old where cell != 0 {
      var slot = Int(cell >> 32) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = cell
    }
  }
}
