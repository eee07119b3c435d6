internal import Minutes

/// UTF-8 that was taken for another encoding, once or twice: `fÃ¶rvaltning`, `f√∂r`, `f├╢r`.
enum Mojibake {
  /// The encodings for which it is taken: what their characters were as bytes.
  private static let tables: [[Unicode.Scalar: UInt8]] = SingleByteEncoding.allCases.map {
    encoding in
    var table: [Unicode.Scalar: UInt8] = [:]
    if encoding == .windows1252 {
      // Latin-1 has controls there, and some programs keep them.
      for byte in UInt8(0x80)...0x9F { table[Unicode.Scalar(byte)] = byte }
    }
    for (index, scalar) in encoding.upperHalf.enumerated() where scalar != "\u{FFFD}" {
      table[scalar] = UInt8(0x80 + index)
    }
    return table
  }

  /// Whether two characters are what Swedish letters become, and nothing else that is written.
  static func isPair(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
    switch first {
    case "Ã": "¤¥¶©…„–\u{84}\u{85}\u{96}ƒ†".unicodeScalars.contains(second)
    case "√": "∂•§©ÖÑñ".unicodeScalars.contains(second)
    case "├": "ÑñÂ╢".unicodeScalars.contains(second)
    default: false
    }
  }

  /// Whether a pair stands in a word.
  static func hasPair(_ text: String) -> Bool {
    // Ã, √ and ├ in UTF-8.
    guard text.utf8.contains(where: { $0 == 0xC3 || $0 == 0xE2 }) else { return false }
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if scalar.value >= 0x80, isPair(previous, scalar) { return true }
      previous = scalar
    }
    return false
  }

  /// The text as it was written, not normalised; what is no misread UTF-8 stays.
  /// - Complexity: O(length).
  static func restored(_ text: String) -> String {
    var result = text
    // What was misread twice is misread once after the first time.
    for _ in 0..<3 {
      let better = restoredOnce(result)
      if better.utf8.elementsEqual(result.utf8) { break }
      result = better
    }
    return result
  }

  private static func restoredOnce(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var place = 0
    while place < scalars.count {
      if let (scalar, length) = scalar(in: scalars[place...]) {
        result.append(scalar)
        place += length
      } else {
        result.append(scalars[place])
        place += 1
      }
    }
    return String(result)
  }

  /// The character that the first few were.
  private static func scalar(
    in scalars: ArraySlice<Unicode.Scalar>
  ) -> (Unicode.Scalar, length: Int)? {
    guard let first = scalars.first, first.value >= 0x80 else { return nil }
    for table in tables {
      guard let lead = table[first] else { continue }
      let length: Int
      switch lead {
      case 0xC2...0xDF: length = 2
      case 0xE0...0xEF: length = 3
      case 0xF0...0xF4: length = 4
      default: continue
      }
      let bytes = scalars.prefix(length).compactMap { table[$0] }
      guard bytes.count == length, let text = String(validating: bytes, as: UTF8.self),
        let only = text.unicodeScalars.first, isWritten(only)
      else { continue }
      return (only, length)
    }
    return nil
  }

  /// Whether it is a character that Swedish minutes may have, so that no chance makes one: letters
  /// of Latin, and the signs of printed text.
  private static func isWritten(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xA0...0x24F, 0x300...0x36F, 0x1E00...0x1EFF, 0x2000...0x22FF, 0x2500...0x27BF,
      0xF000...0xF0FF, 0xFB00...0xFB06, 0xFEFF, 0x1F300...0x1FAFF:
      true
    default: false
    }
  }
}

extension PageDraft {
  /// Reads again, word by word, what was taken for another encoding.
  /// - Parameter onlySure: whether only words with what nobody writes are looked at.
  mutating func repairEncoding(onlySure: Bool) {
    for line in words.indices {
      for index in words[line].indices where decisions[line][index] == nil {
        let old = page.lines[line].words[index].recognized
        if onlySure, !Mojibake.hasPair(old) { continue }
        let new = Glyphs.plain(Mojibake.restored(old).normalizedNFC)
        if new.utf8.elementsEqual(old.utf8) || new.unicodeScalars.contains(where: Self.isSpace) {
          continue
        }
        decisions[line][index] = Decision(text: new, kind: .character, confidence: 0.98)
      }
    }
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace
  }
}
