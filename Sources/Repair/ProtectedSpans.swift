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
  /// - Parameter text: the words of each line.
  /// - Returns: a flag for each word.
  static func marks(_ text: SeenText) -> [Bool] {
    var marks = [Bool](repeating: false, count: text.wordCount)
    for number in marks.indices where mayBeAddress(text, number) {
      marks[number] = isAddress(text.word(number))
    }
    var isOpen = false
    for line in text.indices {
      let numbers = text.numbers(ofLine: line)
      guard let first = numbers.first, let last = numbers.last else { continue }
      if isOpen, continuesAddress(text.word(first)) { marks[first] = true }
      for number in numbers {
        let span = text.spans[number]
        // `https:`, `//`, `@` and what stands behind an address; the rest costs no string.
        let initial = span.length == 0 ? 0 : text.bytes[Int(span.start)]
        let isAfterMark = number > first && marks[number - 1]
        guard isAfterMark || initial == 0x68 || initial == 0x2F || initial == 0x40 else { continue }
        let word = text.word(number)
        if word == "https:" || word == "http:" || word == "//" { marks[number] = true }
        if word.hasPrefix("@"), word.contains("."), number > first { marks[number - 1] = true }
        guard number > first, marks[number - 1], !marks[number] else { continue }
        let previous = text.word(number - 1)
        // Only what can't be prose: a path that goes on behind a stray space.
        if word.hasPrefix("/") || (previous.hasSuffix("/") && word.contains("-"))
          || (previous.hasSuffix("/") && word.contains("/"))
        {
          marks[number] = true
        }
      }
      isOpen = marks[last] && [0x2F, 0x2D].contains(text.bytes[text.spans[last].range].last)
    }
    return marks
  }

  /// Quickly tells what is no address: a word with none of its signs, or with one at its end only.
  private static func mayBeAddress(_ text: SeenText, _ number: Int) -> Bool {
    let range = text.spans[number].range
    guard range.count >= 4 else { return false }
    var inside = false
    for index in range {
      let byte = text.bytes[index]
      guard byte == 0x2E || byte == 0x40 || byte == 0x3A else { continue }
      if index + 1 < range.upperBound || byte == 0x40 { return true }
      inside = true
    }
    guard inside else { return false }
    // `www.` and `https:` are; a path before the sign is for the long way, too.
    let first = text.bytes[range.lowerBound]
    return first == 0x77 || first == 0x68 || text.bytes[range].contains(0x2F)
  }

  private static func continuesAddress(_ word: String) -> Bool {
    word.utf8.allSatisfy { $0 < 0x80 } && (word.contains("/") || word.contains("-"))
      || word.contains(".") && isAddress(word)
  }
}
