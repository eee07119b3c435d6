internal import Lexicon
internal import Minutes

/// What of a page is decoded, and what is let be.
extension PageDraft {
  /// The page as the decoder walks over it.
  func cut(search: inout CachedSearch) -> ([Slot], [DecoderItem]) {
    var slots: [Slot] = []
    var items: [DecoderItem] = []
    guard !words.isEmpty else { return ([], []) }
    let protected = ProtectedSpans.marks(words)
    var startsParagraph = true
    var startsSentence = true
    /// The number of the first piece of a line that an earlier line's last piece has taken.
    var taken: (line: Int, end: Int)?
    let lengths = words.map { $0.reduce(0) { $0 + $1.unicodeScalars.count + 1 } }
    let usual = lengths.sorted()[lengths.count * 9 / 10]
    for line in words.indices {
      guard !words[line].isEmpty else {
        startsParagraph = true
        continue
      }
      if headLengths[line] != nil || insertedSigns[line] != nil { startsParagraph = true }
      if line > 0, !words[line - 1].isEmpty, lengths[line - 1] * 10 < usual * 6 {
        startsParagraph = true
      }
      if startsParagraph {
        items.append(.boundary)
        startsSentence = true
        startsParagraph = false
      }
      let isLoud = Self.isLoud(words[line])
      for index in words[line].indices {
        if let decision = decisions[line][index] {
          if decision.text == "I" { items.append(.boundary) }
          continue
        }
        if index < (headLengths[line] ?? 0) { continue }
        if protected[line][index] {
          items.append(.protected)
          startsSentence = false
          continue
        }
        let scalars = Array(words[line][index].unicodeScalars)
        for part in WordParts.cut(scalars, takesBrackets: !isClosed(line, index)) {
          switch part {
          case .boundary:
            items.append(.boundary)
            startsSentence = true
          case .number:
            items.append(.number)
            // What follows the number of a heading begins it: `§ 13 Årsredovisning`.
            if index > (headLengths[line] ?? 0) + 1 || !startsSentence { startsSentence = false }
          case .protected:
            items.append(.protected)
            startsSentence = false
          case .piece(let range):
            if let skip = taken, skip.line == line, index == 0, range.lowerBound < skip.end {
              continue
            }
            var slot = Slot(
              head: Piece(
                line: line, word: index, range: range, scalars: Array(scalars[range])),
              startsSentence: startsSentence, isLoud: isLoud)
            slot.keepsCase = diagnosis.source == .stripped
            if index == words[line].count - 1, range.upperBound == scalars.count - 1,
              scalars[range.upperBound] == "-", let tail = tail(after: line),
              Self.belongsTogether(slot.head, tail, search: &search)
            {
              slot.tail = tail
              taken = (tail.line, tail.range.upperBound)
            }
            items.append(.slot(slots.count))
            slots.append(slot)
            startsSentence = false
          }
        }
      }
    }
    return (slots, items)
  }

  /// Whether the bracket that a word opens is closed before another opens, on this line or soon.
  private func isClosed(_ line: Int, _ word: Int) -> Bool {
    guard words[line][word].utf8.first == 0x28 || words[line][word].utf8.first == 0x5B else {
      return true
    }
    /// Whether a word closes the bracket, or opens another before.
    func closes(_ text: some Sequence<UInt8>) -> Bool? {
      for byte in text {
        if byte == 0x29 || byte == 0x5D { return true }
        if byte == 0x28 || byte == 0x5B { return false }
      }
      return nil
    }
    if let found = closes(words[line][word].utf8.dropFirst()) { return found }
    for next in words[line][(word + 1)...].prefix(200) {
      if let found = closes(next.utf8) { return found }
    }
    for next in words[(line + 1)...].prefix(4).lazy.flatMap({ $0 }).prefix(200) {
      if let found = closes(next.utf8) { return found }
    }
    return false
  }

  /// Whether two slots are words of one line with only white space between.
  static func areNeighbours(
    _ slots: [Slot], _ first: Int, _ second: Int, _ words: [[String]]
  )
    -> Bool
  {
    guard first >= 0, second < slots.count else { return false }
    let (a, b) = (slots[first].head, slots[second].head)
    return a.line == b.line && b.word == a.word + 1 && b.range.lowerBound == 0
      && a.range.upperBound == words[a.line][a.word].unicodeScalars.count
  }

  private static func isLoud(_ words: [String]) -> Bool {
    var capitals = 0
    var small = 0
    for word in words {
      for scalar in word.unicodeScalars {
        if Alphabet.isCapital(scalar) { capitals += 1 }
        if Alphabet.isSmall(scalar) { small += 1 }
      }
    }
    return capitals >= 4 && small * 6 <= capitals
  }

  /// The first piece of the next line, when it can be the rest of a word that a hyphen cut.
  private func tail(after line: Int) -> Piece? {
    var next = line + 1
    if next < words.count, words[next].isEmpty { next += 1 }
    guard next < words.count, let word = words[next].first, headLengths[next] == nil,
      decisions[next][0] == nil
    else { return nil }
    let scalars = Array(word.unicodeScalars)
    guard let first = scalars.first, !Alphabet.isCapital(first) || first == "A",
      case .piece(let range)? = WordParts.cut(scalars, takesBrackets: false).first,
      range.lowerBound == 0,
      !["och", "eller", "samt", "till"].contains(word)
    else { return nil }
    return Piece(line: next, word: 0, range: range, scalars: Array(scalars[range]))
  }

  private static func belongsTogether(
    _ head: Piece, _ tail: Piece, search: inout CachedSearch
  ) -> Bool {
    let together = search.candidates(
      for: (head.scalars + tail.scalars).map { SeenSymbol.code($0) })
    guard
      let best = together.first(where: {
        $0.parts.count == 1 && (!$0.flags.isEmpty || !($0.isAsRead || $0.isGuess))
      })
    else {
      return false
    }
    let apart =
      (search.candidates(for: head.scalars.map { SeenSymbol.code($0) }).first?.score ?? -30)
      + (search.candidates(for: tail.scalars.map { SeenSymbol.code($0) }).first?.score ?? -30)
    // Nearly every hyphen at a line's end cuts a word.
    return best.score > apart - 8 && best.score > -34
  }
}
