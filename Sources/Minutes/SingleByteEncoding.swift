/// The encodings of one byte a character in which Swedish texts were written.
package enum SingleByteEncoding: String, Sendable, CaseIterable {
  /// Windows; the superset of Latin-1.
  case windows1252 = "Windows-1252"
  /// DOS in western Europe.
  case codePage850 = "CP850"
  /// DOS as it came from America.
  case codePage437 = "CP437"
  /// The old Macintosh.
  case macRoman = "Mac Roman"

  /// The character of a byte; U+FFFD where the encoding has none.
  @inline(__always)
  package func scalar(_ byte: UInt8) -> Unicode.Scalar {
    if byte >= 0x80 { return Self.tables[index][Int(byte) - 0x80] }
    // DOS showed signs where others have controls.
    if index == 1 || index == 2, byte == 0x15 { return "§" }
    return Unicode.Scalar(byte)
  }

  /// The characters of the bytes from 0x80.
  package var upperHalf: [Unicode.Scalar] { Self.tables[index] }

  private var index: Int {
    switch self {
    case .windows1252: 0
    case .codePage850: 1
    case .codePage437: 2
    case .macRoman: 3
    }
  }

  private static let tables: [[Unicode.Scalar]] = [
    "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ"
      + String(String.UnicodeScalarView((UInt8(0xA0)...0xFF).map { Unicode.Scalar($0) })),
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀Óß"
      + "ÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}",
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αß"
      + "ΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}",
    "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ"
      + "‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ",
  ].map { Array($0.unicodeScalars) }
}

/// What the bytes of a text say of the encoding they were written in.
package struct EncodingEvidence: Sendable {
  private var scores = [Int](repeating: 0, count: SingleByteEncoding.allCases.count)
  /// What stands beside a byte.
  private enum Neighbour { case none, small, capital }

  package init() {}

  /// The encoding that makes the most of the bytes Swedish; Windows-1252 where nothing speaks for
  /// another.
  package var best: SingleByteEncoding {
    let all = SingleByteEncoding.allCases
    let most = scores.max() ?? 0
    return zip(all, scores).first { $0.1 == most }?.0 ?? .windows1252
  }

  /// Looks at some bytes.
  /// - Complexity: O(bytes).
  package mutating func add(_ bytes: some Collection<UInt8>) {
    var before: UInt8 = 0
    var current: UInt8 = 0
    func look(behind: UInt8) {
      guard current >= 0x80 else { return }
      for (index, encoding) in SingleByteEncoding.allCases.enumerated() {
        scores[index] += Self.score(
          encoding.scalar(current), Self.neighbour(before, encoding),
          Self.neighbour(behind, encoding))
      }
    }
    for byte in bytes {
      look(behind: byte)
      (before, current) = (current, byte)
    }
    look(behind: 0)
  }

  private static func neighbour(_ byte: UInt8, _ encoding: SingleByteEncoding) -> Neighbour {
    switch byte {
    case 0x61...0x7A: .small
    case 0x41...0x5A: .capital
    case 0x80...0xFF:
      switch encoding.scalar(byte) {
      case "å", "ä", "ö", "é": .small
      case "Å", "Ä", "Ö", "É": .capital
      default: .none
      }
    default: .none
    }
  }

  /// How natural a character is in Swedish between its neighbours.
  private static func score(
    _ scalar: Unicode.Scalar, _ before: Neighbour, _ behind: Neighbour
  ) -> Int {
    let isInside = before != .none && behind != .none
    switch scalar {
    case "å", "ä", "ö":
      if behind == .capital { return -2 }
      return isInside ? 8 : 2
    case "Å", "Ä", "Ö":
      if before == .small { return -2 }
      return isInside ? 6 : 2
    case "’": return isInside ? 1 : 2
    case "–", "—", "”", "“", "‘", "…", "•", "§", "°", "´", "½", "¼", "¾", "»", "«", "\u{A0}", "²",
      "³", "€", "·", "©", "®":
      return isInside ? -4 : 2
    case "\u{FFFD}": return -12
    default:
      return scalar.value < 0x180 && scalar.properties.isAlphabetic && before != .capital ? 1 : -6
    }
  }
}
