/// Web addresses whose `www` was read as something like it: `https:/Amww.exempel.se`, `wWww.exempel.se`.
enum WebAddress {
  /// What the three letters, and the stroke before them, are read as.
  private static let likeness: Set<Unicode.Scalar> = ["w", "W", "A", "m", "v", "V", "M"]

  /// - Parameter word: as it was read, with its punctuation.
  /// - Returns: nil where the word is no such address, or nothing is wrong with it.
  static func restored(_ word: String) -> String? {
    let scalars = Array(word.unicodeScalars)
    let start = scalars.firstIndex { $0 != "(" && $0 != "<" && $0 != "\"" && $0 != "”" } ?? 0
    var place = start
    var scheme = ""
    for name in ["https:", "http:"] where scalars[start...].starts(with: name.unicodeScalars) {
      scheme = name + "//"
      place += name.unicodeScalars.count
      break
    }
    while !scheme.isEmpty, place < scalars.count, scalars[place] == "/" { place += 1 }
    let letters = scalars[place...].prefix { likeness.contains($0) }
    // Two w at least: nobody's own name begins so.
    guard (3...6).contains(letters.count), letters.count(where: { $0 == "w" || $0 == "W" }) >= 2
    else { return nil }
    let rest = scalars[letters.endIndex...]
    guard rest.first == ".", isDomain(rest.dropFirst()) else { return nil }
    let text =
      String(String.UnicodeScalarView(scalars[..<start])) + scheme + "www"
      + String(String.UnicodeScalarView(rest))
    return text == word ? nil : text
  }

  /// Whether a word may be the beginning of an address that a space has come into.
  static func mayBegin(_ word: String) -> Bool { word.hasSuffix("www.") || word.hasSuffix("://") }

  /// An address that a space has come into behind its beginning: `www.` and `exempel.se/val`.
  static func restored(_ word: String, _ next: String) -> String? {
    guard mayBegin(word), isDomain(Array(next.unicodeScalars)[...]) else { return nil }
    return word + next
  }

  /// Whether what follows is a name, a full stop and another, and then a path or punctuation.
  private static func isDomain(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    let host = scalars.prefix {
      ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" || $0 == "."
    }
    let rest = scalars[host.endIndex...]
    guard rest.count <= 2 || rest.first == "/" || rest.first == ":" || rest.first == "?" else {
      return false
    }
    return host.split(separator: ".").count >= 2
  }
}
