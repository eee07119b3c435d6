import Minutes

/// Parts `§46`, `5§` and `KF§` where a space is printed: the model seldom sees the narrow one.
enum ParagraphSigns {
  /// The least white beside the sign, in heights of a capital; between letters there is less.
  private static let leastGap = 0.1

  /// The lines with paragraph signs as words of their own where they stand alone.
  static func parted(in lines: [Line], ink: InkMap) -> [Line] {
    lines.map { line in
      guard line.words.contains(where: { isGlued($0.recognized) }),
        let lineInk = LineInk(line.words, ink: ink)
      else { return line }
      var line = line
      line.words = line.words.flatMap { parted($0, lineInk) }
      return line
    }
  }

  private static func isGlued(_ text: String) -> Bool {
    text.contains("§") && text.contains { $0.isNumber || $0.isLetter }
  }

  private static func parted(_ word: Word, _ ink: LineInk) -> [Word] {
    guard isGlued(word.recognized), let box = word.box else { return [word] }
    let characters = Array(word.recognized)
    let signs = characters.indices.filter { characters[$0] == "§" }
    guard let first = signs.first, let last = signs.last, last - first < 2 else { return [word] }
    let runs = columns(of: word, ink)
    // Where each character is one run of columns the sign's own gaps are known; else the space
    // that Swedish puts there is taken for printed.
    let isKnown = runs.count == characters.count
    func isOpen(after place: Int) -> Bool {
      guard isKnown else { return true }
      let gap = runs[place + 1].lowerBound - runs[place].upperBound
      return Double(gap) >= Double(ink.capital) * leastGap
    }
    var cuts: [Int] = []
    if first > 0, isOpen(after: first - 1) { cuts.append(first) }
    if last < characters.count - 1, characters[last + 1].isNumber || characters[last + 1].isLetter,
      isOpen(after: last)
    {
      cuts.append(last + 1)
    }
    guard !cuts.isEmpty else { return [word] }
    let bounds = [0] + cuts + [characters.count]
    return zip(bounds, bounds.dropFirst()).map { from, to in
      let share = { (place: Int) -> Int in
        if isKnown, place < characters.count { return runs[place].lowerBound - box.x }
        return box.width * place / characters.count
      }
      let left = share(from)
      return Word(
        recognized: String(characters[from..<to]),
        leadingSpace: from == 0 ? word.leadingSpace : " ", confidence: word.confidence,
        box: Box(
          x: box.x + left, y: box.y, width: max(1, share(to) - left), height: box.height),
        symbols: word.symbols.count == characters.count ? Array(word.symbols[from..<to]) : [])
    }
  }

  /// The columns that each of a word's letters takes, from left to right.
  private static func columns(of word: Word, _ ink: LineInk) -> [Range<Int>] {
    guard let box = word.box else { return [] }
    var runs: [Range<Int>] = []
    for glyph in ink.glyphs(in: box) where glyph.box.height * 10 >= ink.capital {
      if let last = runs.last, glyph.box.x < last.upperBound {
        runs[runs.count - 1] = last.lowerBound..<max(last.upperBound, glyph.box.maxX)
      } else {
        runs.append(glyph.box.x..<glyph.box.maxX)
      }
    }
    return runs
  }
}
