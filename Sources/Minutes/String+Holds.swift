extension String {
  /// Whether it holds another text, whatever their capitals.
  ///
  /// Asked for every place of a queue: where all letters are of Latin-1, nothing is allocated.
  /// - Parameter part: what is looked for; an empty text is in every other.
  /// - Returns: whether it is there.
  /// - Complexity: O(length) in practice.
  package func holdsIgnoringCase(_ part: String) -> Bool {
    var (text, part) = (self, part)
    let answer = text.withUTF8 { text in
      part.withUTF8 { part -> Bool? in
        guard part.allSatisfy({ $0 < 0xC4 }) else { return nil }
        return Self.isFound(part, in: text)
      }
    }
    return answer ?? (text.lowercased().utf8.firstRange(of: part.lowercased().utf8) != nil)
  }

  private static func isFound(
    _ part: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard !part.isEmpty else { return true }
    guard part.count <= text.count else { return false }
    let first = folded(part, 0)
    for start in 0...text.count - part.count where folded(text, start) == first {
      var length = 1
      while length < part.count, folded(text, start + length) == folded(part, length) {
        length += 1
      }
      if length == part.count { return true }
    }
    return false
  }

  /// A byte of a text in small letters: those of ASCII, and `À` to `Þ`, whose first byte is C3.
  @inline(__always)
  private static func folded(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> UInt8 {
    let byte = text[index]
    switch byte {
    case 0x41...0x5A: return byte + 0x20
    case 0x80...0x9E where byte != 0x97 && index > 0 && text[index - 1] == 0xC3: return byte + 0x20
    default: return byte
    }
  }
}
