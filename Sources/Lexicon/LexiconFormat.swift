/// The layout of a compiled dictionary: a header of fixed size, then sections at offsets that are
/// multiples of 8; all numbers little-endian.
enum LexiconFormat {
  static let magic: [UInt8] = Array("PRANTLEX".utf8)
  static let version = 2
  static let headerSize = 512

  /// The sections in the order of their places in the header.
  enum Section: Int, CaseIterable {
    /// A byte for each node of the trie: the letter that leads to it.
    case labels
    /// For each node and one more: the number of its first child; its last is before the next's.
    case children
    /// For each node: the number of its entry and one, or 0.
    case nodeEntries
    /// The entries, `entrySize` bytes each.
    case entries
    /// Pairs, a hash table of cells of 64 bits.
    case pairs
    /// Triples, likewise.
    case triples
    /// The texts of the hand-made lists that the repair reads for itself.
    case lists
    /// Likelihoods of triples of letters, a byte each.
    case letters
    /// How names are spelt, a hash table of cells of 64 bits.
    case names
  }

  /// Probability, probability as modifier, as head, back-off weight: Float32; then flags: UInt32.
  static let entrySize = 20

  /// Sequences hold word numbers of 18 bits; the first ones stand for no word.
  static let wordBits: UInt64 = 18
  static let boundaryWord: UInt32 = 0
  static let numberWord: UInt32 = 1
  static let unknownWord: UInt32 = 2
  static let firstWord: UInt32 = 3

  /// A logarithm (at most 0) as a whole number of `steps` per unit, cut to some bits.
  static func quantised(_ logarithm: Float, steps: Float, bits: UInt64) -> UInt64 {
    UInt64(min(Float((1 << bits) - 1), max(0, (-logarithm * steps).rounded())))
  }

  /// Pairs: 36 bits of key, 14 of probability, 14 of back-off weight.
  static let pairKeyBits: UInt64 = 36
  static let pairSteps: Float = 800
  /// Triples: 54 bits of key, 10 of probability.
  static let tripleKeyBits: UInt64 = 54
  static let tripleSteps: Float = 56

  @inline(__always)
  static func slot(_ key: UInt64, mask: Int) -> Int {
    var hash = key &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 32
    hash = hash &* 0xD6E8_FEB8_6659_FD93
    return Int(truncatingIfNeeded: hash >> 20) & mask
  }

  /// A hash of bytes that a flipped bit changes, as does any change within one word of 8 bytes.
  ///
  /// Every opening of a dictionary reads all of it. Eight sums side by side, for a multiplication
  /// takes longer than the next word's arrival: the memory sets the pace.
  static func checksum(
    _ bytes: UnsafeRawBufferPointer, each piece: Int = .max, passed: (Int) -> Void = { _ in }
  ) -> UInt64 {
    // Can be undone for a given word, so two words never become one sum.
    func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
      let product = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
      return product ^ product >> 32
    }
    func word(at offset: Int) -> UInt64 {
      UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
    var sums = InlineArray<8, UInt64> { UInt64($0) + 1 }
    var index = 0
    while index + 64 <= bytes.count {
      let end = min(bytes.count, index + min(piece, bytes.count))
      while index + 64 <= end {
        for lane in 0..<8 { sums[lane] = mixed(sums[lane], word(at: index + lane * 8)) }
        index += 64
      }
      passed(index)
    }
    var hash = UInt64(bytes.count)
    for lane in 0..<8 { hash = mixed(hash, sums[lane]) }
    while index < bytes.count {
      hash = mixed(hash, UInt64(bytes[index]))
      index += 1
    }
    return hash
  }
}
