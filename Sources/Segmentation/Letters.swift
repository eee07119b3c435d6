/// Small questions about letters, asked scalar by scalar: no locale, no regular expressions.
extension Unicode.Scalar {
  var isDigit: Bool { value >= 0x30 && value <= 0x39 }
  /// White space, without a look into the tables for ASCII.
  var isSpace: Bool {
    if value < 0x80 { return value == 0x20 || (value >= 0x09 && value <= 0x0D) }
    return properties.isWhitespace
  }

  var digitValue: Int { Int(value) - 0x30 }

  var isLetter: Bool {
    if value < 0x80 { return (value | 0x20) >= 0x61 && (value | 0x20) <= 0x7A }
    return properties.isAlphabetic
  }

  var isUpper: Bool {
    if value < 0x80 { return value >= 0x41 && value <= 0x5A }
    return properties.isUppercase
  }

  var isLower: Bool {
    if value < 0x80 { return value >= 0x61 && value <= 0x7A }
    return properties.isLowercase
  }

  /// Hyphens and dashes of every length.
  var isDash: Bool {
    value == 0x2D || (value >= 0x2010 && value <= 0x2015) || value == 0x2212
  }

  /// The letter that is left when case and marks are taken away, as far as Swedish text and its
  /// misreadings need it: `Ö`, `ö`, `é` and `ó` give `o`.
  var folded: Unicode.Scalar {
    switch value {
    case 0x41...0x5A: Unicode.Scalar(UInt8(value + 0x20))
    case 0xC0...0xC6, 0xE0...0xE6: "a"
    case 0xC8...0xCB, 0xE8...0xEB: "o"
    case 0xCC...0xCF, 0xEC...0xEF: "i"
    case 0xD2...0xD6, 0xD8, 0xF2...0xF6, 0xF8: "o"
    case 0xD9...0xDC, 0xF9...0xFC: "u"
    default: self
    }
  }
}

/// Folds UTF-8, which never gets longer by it.
/// - Returns: how many bytes were written.
private func fold(
  _ bytes: UnsafeBufferPointer<UInt8>, into out: UnsafeMutableBufferPointer<UInt8>, first count: Int
) -> Int {
  var (read, written, scalars) = (0, 0, 0)
  var pendingSpace = false
  while read < bytes.count, scalars < count {
    scalars += 1
    let byte = bytes[read]
    // Letters of ASCII are nearly all there is; the rest is decoded.
    let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    var value = UInt32(length == 1 ? byte : byte & (0x7F >> UInt8(length)))
    for next in bytes[min(read + 1, bytes.count)..<min(read + length, bytes.count)] {
      value = value << 6 | UInt32(next & 0x3F)
    }
    read += length
    guard let scalar = Unicode.Scalar(value) else { continue }
    if scalar.isSpace {
      pendingSpace = written > 0
      continue
    }
    if pendingSpace {
      out[written] = 0x20
      written += 1
    }
    pendingSpace = false
    for unit in UTF8.encode(scalar.folded) ?? .init() {
      out[written] = unit
      written += 1
    }
  }
  return written
}

extension String {
  /// Lower case without marks, white space as single spaces: for comparing with labels.
  var foldedForLabels: String { foldedForLabels(first: .max) }

  /// The same of its first scalars.
  func foldedForLabels(first count: Int) -> String {
    var copy = self
    return copy.withUTF8 { bytes in
      String(unsafeUninitializedCapacity: bytes.count) { fold(bytes, into: $0, first: count) }
    }
  }

  /// The parts between a sign of ASCII, empty ones left out: cut by bytes, with no look at where
  /// characters end.
  func parts(at sign: Unicode.Scalar, maxSplits: Int = .max) -> [Substring] {
    utf8.split(separator: UInt8(ascii: sign), maxSplits: maxSplits).map { Substring($0) }
  }

  /// Whether some text stands in it, byte for byte.
  /// - Complexity: O(n), without a look at where characters end.
  func holds(_ text: String) -> Bool {
    var (whole, part) = (self, text)
    return whole.withUTF8 { bytes in
      part.withUTF8 { run in
        guard let first = run.first, bytes.count >= run.count else { return run.isEmpty }
        for start in 0...(bytes.count - run.count) where bytes[start] == first {
          if (1..<max(1, run.count)).allSatisfy({ bytes[start + $0] == run[$0] }) { return true }
        }
        return false
      }
    }
  }

  /// The first letter or digit, whatever stands before it.
  var firstAlphanumeric: Unicode.Scalar? {
    unicodeScalars.first { $0.isLetter || $0.isDigit }
  }

  var lastScalar: Unicode.Scalar? { unicodeScalars.last }
  var firstScalar: Unicode.Scalar? { unicodeScalars.first }

  /// The text without white space and the given signs at its ends.
  func trimmed(_ signs: String = "") -> String {
    let scalars = unicodeScalars
    func goes(_ scalar: Unicode.Scalar) -> Bool {
      scalar.isSpace || signs.unicodeScalars.contains(scalar)
    }
    // Most texts have nothing to lose: they are given back as they are.
    guard let head = scalars.first, let tail = scalars.last, goes(head) || goes(tail) else {
      return self
    }
    guard let first = scalars.firstIndex(where: { !goes($0) }),
      let last = scalars.lastIndex(where: { !goes($0) })
    else { return "" }
    return String(scalars[first...last])
  }

  /// Whether it is a web address or an e-mail address, or begins like one.
  var looksLikeAddress: Bool {
    // Most words are told by their bytes: no colon, no `@`, no `w` in front.
    let mayBe =
      utf8.first.map { $0 | 0x20 == 0x77 } == true || utf8.contains { $0 == 0x3A || $0 == 0x40 }
    guard mayBe else { return false }
    let lowered = lowercased()
    return lowered.contains("://") || lowered.hasPrefix("www.")
      || (contains("@") && unicodeScalars.count > 2)
  }

  /// Whether nothing but a line to write on: underscores, dots.
  var isFillIn: Bool {
    var count = 0
    for scalar in unicodeScalars {
      guard scalar == "_" || scalar == "." || scalar == "…" else { return false }
      count += scalar == "…" ? 3 : 1
    }
    return count >= 4
  }
}

/// The number of edits between two short texts, or nil when there are more than `limit`.
func editDistance(_ left: String, _ right: String, limit: Int) -> Int? {
  // Bytes bound scalars: most pairs are told apart here.
  guard abs(left.utf8.count - right.utf8.count) <= limit * 3 else { return nil }
  // One edit leaves the beginning or the end as it was.
  if limit == 1, left.utf8.first != right.utf8.first, left.utf8.last != right.utf8.last {
    return max(left.utf8.count, right.utf8.count) < 2 ? 1 : nil
  }
  if limit == 1, let isNear = oneEditOfASCII(left, right) { return isNear }
  return editDistance(Array(left.unicodeScalars), Array(right.unicodeScalars), limit: limit)
}

/// The same for an edit at most, by bytes; nil where not both texts are ASCII.
private func oneEditOfASCII(_ left: String, _ right: String) -> Int?? {
  var (left, right) = (left, right)
  return left.withUTF8 { a in
    right.withUTF8 { b in
      guard a.allSatisfy({ $0 < 0x80 }), b.allSatisfy({ $0 < 0x80 }) else { return nil }
      return .some(oneEdit(a, b))
    }
  }
}

/// The same of letters.
func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], limit: Int) -> Int? {
  if limit == 1 { return oneEdit(a, b) }
  guard abs(a.count - b.count) <= limit else { return nil }
  guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
  var previous = Array(0...b.count)
  var current = previous
  for i in 1...a.count {
    current[0] = i
    var best = i
    for j in 1...b.count {
      let substituted = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
      current[j] = min(substituted, previous[j] + 1, current[j - 1] + 1)
      best = min(best, current[j])
    }
    guard best <= limit else { return nil }
    swap(&previous, &current)
  }
  return previous[b.count] <= limit ? previous[b.count] : nil
}

/// 0 or 1 where so many edits lead from one to the other: what their common ends leave.
private func oneEdit<Letters: RandomAccessCollection>(_ a: Letters, _ b: Letters) -> Int?
where Letters.Element: Equatable, Letters.Index == Int {
  guard abs(a.count - b.count) <= 1 else { return nil }
  let shorter = min(a.count, b.count)
  var start = 0
  while start < shorter, a[start] == b[start] { start += 1 }
  if start == shorter, a.count == b.count { return 0 }
  var end = 0
  while end < shorter - start, a[a.count - 1 - end] == b[b.count - 1 - end] { end += 1 }
  return start + end >= max(a.count, b.count) - 1 ? 1 : nil
}

extension Substring {
  /// The parts between a sign of ASCII, empty ones left out.
  func parts(at sign: Unicode.Scalar) -> [Substring] {
    utf8.split(separator: UInt8(ascii: sign)).map { Substring($0) }
  }
}
