/// Which byte of UTF-16 comes first.
enum UTF16Order: Sendable {
  case bigEndian
  case littleEndian

  /// How many bytes are looked at.
  static let headLength = 4096

  /// Tells UTF-16 by its byte order mark, or by the NUL bytes that most of its characters have.
  init?(head: some Collection<UInt8>) {
    let head = Array(head)
    guard head.count >= 2 else { return nil }
    if head[0] == 0xFE, head[1] == 0xFF {
      self = .bigEndian
      return
    }
    if head[0] == 0xFF, head[1] == 0xFE {
      self = .littleEndian
      return
    }
    let pairs = head.count / 2
    let even = stride(from: 0, to: pairs * 2, by: 2).count { head[$0] == 0 }
    let odd = stride(from: 1, to: pairs * 2, by: 2).count { head[$0] == 0 }
    if even * 10 >= pairs * 7, odd * 50 <= pairs {
      self = .bigEndian
    } else if odd * 10 >= pairs * 7, even * 50 <= pairs {
      self = .littleEndian
    } else {
      return nil
    }
  }
}

/// Turns UTF-16 into UTF-8, piece by piece. Halves of characters become U+FFFD.
struct UTF16Decoder: Sendable {
  private let order: UTF16Order
  private var rest: [UInt8] = []
  private var half: UInt16?
  private var isStart = true

  init(order: UTF16Order) { self.order = order }

  /// The UTF-8 of the next bytes, without a byte order mark.
  mutating func decode(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    for byte in bytes {
      guard let first = rest.first else {
        rest.append(byte)
        continue
      }
      rest.removeAll(keepingCapacity: true)
      take(
        order == .bigEndian
          ? UInt16(first) << 8 | UInt16(byte) : UInt16(byte) << 8 | UInt16(first),
        into: &output)
    }
    return output
  }

  /// What is left at the end.
  mutating func finish() -> [UInt8] {
    let isOpen = half != nil || !rest.isEmpty
    (half, rest) = (nil, [])
    return isOpen ? Self.replacement : []
  }

  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  private mutating func take(_ unit: UInt16, into output: inout [UInt8]) {
    defer { isStart = false }
    if isStart, unit == 0xFEFF { return }
    if let first = half {
      half = nil
      if UTF16.isTrailSurrogate(unit) {
        let value = 0x10000 + UInt32(first & 0x3FF) << 10 + UInt32(unit & 0x3FF)
        if let scalar = Unicode.Scalar(value) { output.append(contentsOf: UTF8.bytes(of: scalar)) }
        return
      }
      output += Self.replacement
    }
    if UTF16.isLeadSurrogate(unit) {
      half = unit
    } else if let scalar = Unicode.Scalar(unit) {
      output.append(contentsOf: UTF8.bytes(of: scalar))
    } else {
      output += Self.replacement
    }
  }
}

extension UTF8 {
  /// The bytes of a character.
  fileprivate static func bytes(of scalar: Unicode.Scalar) -> some Sequence<UInt8> {
    encode(scalar) ?? encodedReplacementCharacter
  }
}
