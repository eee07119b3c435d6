/// Tells words that only a reader without å, ä and ö prints: é for ö before more letters, figures
/// and signs between small letters.
enum OddSpelling {
  /// Of words; a hundredth and more of what English models make of Swedish, hardly any of what was
  /// only stripped of its marks.
  static let leastShare = 0.004
  /// So many words are needed to tell.
  static let leastWords = 60

  /// The second bytes, after C3, of é, è, ê, ë, í, ì, î, ï, ó, ò, ô, õ, ú, ù, û.
  private static let accents: Set<UInt8> = [
    0xA9, 0xA8, 0xAA, 0xAB, 0xAD, 0xAC, 0xAE, 0xAF, 0xB3, 0xB2, 0xB4, 0xB5, 0xBA, 0xB9, 0xBB,
  ]

  /// - Parameter word: UTF-8.
  /// - Returns: whether no writer would write it; `idé`, `kommittén` and `Linné` are words.
  static func isOdd(_ word: some Collection<UInt8>) -> Bool {
    var lettersAfterAccent = -1
    // The last character but one, and the last: 1 for a small letter, 2 for a figure or a sign.
    var (earlier, last) = (0, 0)
    var before: UInt8 = 0
    for byte in word {
      defer { before = byte }
      var kind = 0
      switch byte {
      case 0x61...0x7A:
        kind = 1
        if lettersAfterAccent >= 0 { lettersAfterAccent += 1 }
        if lettersAfterAccent > 2 || (earlier == 1 && last == 2) { return true }
      case 0x30...0x39, 0x7B, 0x7C:
        kind = 2
        lettersAfterAccent = -1
      case 0x80...0xBF where before == 0xC3 && accents.contains(byte): lettersAfterAccent = 0
      case 0x80...0xBF where before == 0xC2 && (byte == 0xA2 || byte == 0xA9): kind = 2
      case 0xC2, 0xC3: continue
      default: lettersAfterAccent = -1
      }
      (earlier, last) = (last, kind)
    }
    return false
  }
}
