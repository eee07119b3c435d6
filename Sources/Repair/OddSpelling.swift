/// Tells words that only a reader without å, ä and ö prints: é for ö before more letters, figures
/// and signs between small letters.
enum OddSpelling {
  /// Of words; a hundredth and more of what English models make of Swedish, hardly any of what was
  /// only stripped of its marks.
  static let leastShare = 0.004
  /// So many words are needed to tell.
  static let leastWords = 60

  private static let accented: Set<Unicode.Scalar> = [
    "é", "è", "ê", "ë", "í", "ì", "î", "ï", "ó", "ò", "ô", "õ", "ú", "ù", "û",
  ]
  private static let signs: Set<Unicode.Scalar> = ["{", "|", "¢", "©"]

  /// - Parameter word: as it was read.
  /// - Returns: whether no writer would write it; `idé`, `kommittén` and `Linné` are words.
  static func isOdd(_ word: String) -> Bool {
    guard word.utf8.count > 2 else { return false }
    var lettersAfterAccent: Int?
    var before: (Unicode.Scalar, Unicode.Scalar) = (" ", " ")
    for scalar in word.unicodeScalars {
      let isSmall = ("a"..."z").contains(scalar)
      if accented.contains(scalar) {
        lettersAfterAccent = 0
      } else if let count = lettersAfterAccent {
        lettersAfterAccent = isSmall ? count + 1 : nil
        if isSmall, count == 2 { return true }
      }
      if isSmall, ("a"..."z").contains(before.0), isSign(before.1) { return true }
      before = (before.1, scalar)
    }
    return false
  }

  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar) || signs.contains(scalar)
  }
}
