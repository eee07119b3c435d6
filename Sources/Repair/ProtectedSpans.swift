/// Finds words that are addresses: URLs, e-mail, domains, also where a space or a line break cut them.
enum ProtectedSpans {
  private static let endings: Set<String> = [
    "se", "com", "nu", "org", "net", "eu", "info", "io", "pdf", "docx", "xlsx",
  ]

  /// Whether a word by itself is an address or a part of one.
  static func isAddress(_ text: String) -> Bool {
    guard text.utf8.count >= 4,
      text.utf8.contains(where: { $0 == 0x2E || $0 == 0x40 || $0 == 0x3A })
    else { return false }
    let bytes = Array(text.utf8)
    if text.hasPrefix("www.") || text.hasPrefix("http") { return true }
    if let colon = bytes.firstIndex(of: 0x3A), bytes[(colon + 1)...].starts(with: [0x2F, 0x2F]) {
      return true
    }
    if let at = bytes.firstIndex(of: 0x40) {
      return bytes.count - at > 3 && bytes[at...].contains(0x2E)
    }
    guard bytes.contains(0x2E) else { return false }
    let core = text.prefix { $0 != "/" }
    let labels = core.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2 else { return false }
    let full = labels.filter { label in
      label.utf8.count >= 2
        && label.utf8.allSatisfy {
          $0 == 0x2D || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20)
        }
    }
    guard full.count >= labels.count - 1, let first = labels.first, first.utf8.count >= 2 else {
      return false
    }
    if labels.count >= 3 && full.count >= 3 { return true }
    return labels.last.map { endings.contains(String($0)) } ?? false
      || text.contains("/") && endings.contains(String(labels[labels.count - 1]))
  }

  /// Marks the words of a page's lines that belong to addresses.
  /// - Parameter lines: the words of each line.
  /// - Returns: a flag for each word.
  static func marks(_ lines: [[String]]) -> [[Bool]] {
    var marks = lines.map { $0.map(isAddress) }
    var isOpen = false
    for (number, words) in lines.enumerated() {
      guard !words.isEmpty else { continue }
      if isOpen, let first = words.first, continuesAddress(first) { marks[number][0] = true }
      for index in words.indices {
        let word = words[index]
        if word == "https:" || word == "http:" || word == "//" { marks[number][index] = true }
        if word.hasPrefix("@"), word.contains("."), index > 0 { marks[number][index - 1] = true }
        guard index > 0, marks[number][index - 1], !marks[number][index] else { continue }
        let previous = words[index - 1]
        // Only what can't be prose: a path that goes on behind a stray space.
        if word.hasPrefix("/") || (previous.hasSuffix("/") && word.contains("-"))
          || (previous.hasSuffix("/") && word.contains("/"))
        {
          marks[number][index] = true
        }
      }
      isOpen =
        (marks[number].last ?? false)
        && (words[words.count - 1].hasSuffix("/") || words[words.count - 1].hasSuffix("-"))
    }
    return marks
  }

  private static func continuesAddress(_ word: String) -> Bool {
    word.utf8.allSatisfy { $0 < 0x80 } && (word.contains("/") || word.contains("-"))
      || word.contains(".") && isAddress(word)
  }
}
