internal import Minutes

/// UTF-8 that was taken for another encoding: `fÃ¶rvaltning`, `f√∂rvaltning`.
enum Mojibake {
  /// What the bytes from 0x80 stood for when they were misread, as bytes by scalar.
  private static let windows = table(
    "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ", latin1: true)
  private static let macintosh = table(
    "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊"
      + "ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ", latin1: false)

  private static func table(_ upper: String, latin1: Bool) -> [Unicode.Scalar: UInt8] {
    var table: [Unicode.Scalar: UInt8] = [:]
    if latin1 {
      for byte in UInt8(0x80)...0xFF { table[Unicode.Scalar(byte)] = byte }
    }
    for (index, scalar) in upper.unicodeScalars.enumerated() where index < 128 {
      table[scalar] = UInt8(0x80 + index)
    }
    return table
  }

  /// Whether two characters are what Swedish letters become, and nothing else that is written.
  static func isPair(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
    switch first {
    case "Ã": "¤¥¶©…„–\u{84}\u{85}\u{96}".unicodeScalars.contains(second)
    case "√": "∂•§©ÖÑñ".unicodeScalars.contains(second)
    default: false
    }
  }

  /// The text as it was written, not normalised; what is no misread UTF-8 stays.
  /// - Complexity: O(length).
  static func restored(_ text: String) -> String {
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
    for table in [windows, macintosh] {
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
        let only = text.unicodeScalars.first
      else { continue }
      return (only, length)
    }
    return nil
  }
}

extension PageDraft {
  /// Reads again, word by word, what was taken for another encoding.
  mutating func repairEncoding() {
    for line in words.indices {
      for index in words[line].indices where decisions[line, index] == nil {
        let old = words[line][index]
        let new = Mojibake.restored(old).normalizedNFC
        if new.utf8.elementsEqual(old.utf8) { continue }
        decisions[line, index] = Decision(text: new, kind: .character, confidence: 0.98)
      }
    }
  }
}
