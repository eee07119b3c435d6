/// Mail addresses whose `@` the Swedish model has read as `Q`.
enum MailAddress {
  /// An address read as one word, such as `namnQexempel.se` or `(namn(Qexempel.se).`
  /// - Returns: nil where the word is no such address.
  static func restored(_ word: String) -> String? {
    let scalars = Array(word.unicodeScalars)
    guard let place = scalars.firstIndex(of: "Q"), place > 1 else { return nil }
    // The model often sees the sign's curve as a bracket of its own.
    let localEnd = scalars[place - 1] == "(" ? place - 1 : place
    guard localEnd > 1, isLocal(scalars[..<localEnd]), isDomain(scalars[(place + 1)...]) else {
      return nil
    }
    return text(scalars[..<localEnd]) + "@" + text(scalars[(place + 1)...])
  }

  /// Whether a word may be the end of an address that a space has come into before its sign.
  static func mayEnd(_ word: String) -> Bool {
    word.unicodeScalars.prefix(2).contains("Q")
  }

  /// An address that a space has come into before its sign.
  static func restored(_ word: String, _ next: String) -> String? {
    let scalars = Array(next.unicodeScalars)
    if word.hasSuffix("@"), isLocal(Array(word.unicodeScalars.dropLast())[...]) {
      // What is left of the sign's curve stands before the domain.
      let rest = scalars.drop { "Q(O".unicodeScalars.contains($0) }
      return isDomain(rest) ? word + text(rest) : nil
    }
    guard let place = scalars.firstIndex(of: "Q"), place <= 1, place == 0 || scalars[0] == "(",
      isLocal(Array(word.unicodeScalars)[...]), isDomain(scalars[(place + 1)...])
    else { return nil }
    return word + "@" + text(scalars[(place + 1)...])
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }

  /// What stands before the sign: small letters without accents, digits, full stops, hyphens.
  private static func isLocal(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    let core = scalars.drop { $0 == "(" || $0 == "<" }
    return core.count > 1 && core.allSatisfy { isPlain($0) || ".-_+".unicodeScalars.contains($0) }
      && core.last.map(isPlain) == true
  }

  /// What stands behind it: names with full stops between, the last of 2 to 6 letters.
  private static func isDomain(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    let end = scalars.lastIndex { isPlain($0) }.map { $0 + 1 } ?? scalars.startIndex
    let names = scalars[..<end].split(separator: ".", omittingEmptySubsequences: false)
    guard names.count > 1, let last = names.last, (2...6).contains(last.count) else { return false }
    return names.allSatisfy { name in
      !name.isEmpty && name.allSatisfy { isPlain($0) || $0 == "-" }
    } && scalars[end...].count <= 2
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
  }
}
