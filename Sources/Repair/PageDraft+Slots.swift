internal import Lexicon

/// What of a page is decoded, and what is let be.
extension PageDraft {
  /// The lengths of a page's lines, and the nearly longest of them.
  private struct LineLengths {
    var lengths: [Int32]
    var usual: Int32

    init(_ words: SeenText) {
      lengths = []
      lengths.reserveCapacity(words.count)
      for line in words.indices {
        var length: Int32 = 0
        for number in words.numbers(ofLine: line) {
          length += Int32(truncatingIfNeeded: words.scalarCount(of: number) + 1)
        }
        lengths.append(length)
      }
      usual = lengths.sorted()[lengths.count * 9 / 10]
    }

    func isShort(_ line: Int) -> Bool { lengths[line] * 10 < usual * 6 }
  }

  /// A cut at a word that is being made.
  private struct Cutting {
    var startsParagraph = true
    var startsSentence = true
    /// The first word of a line whose first scalars an earlier line's last piece has taken.
    var taken: (word: Int, end: Int)?
    var scalars: [Unicode.Scalar] = []
    var parts: [WordPart] = []
  }

  /// Cuts the page into what the decoder walks over.
  mutating func cut(search: inout CachedSearch) {
    guard !words.isEmpty else { return }
    var protected = ProtectedSpans.marks(words)
    if let ownForms = search.ownForms { protectSigned(ownForms, &protected) }
    let lengths = LineLengths(words)
    items.reserveCapacity(words.wordCount * 9 / 8 + words.count)
    slots.reserveCapacity(words.wordCount)
    var cutting = Cutting()
    for line in words.indices {
      let numbers = words.numbers(ofLine: line)
      guard !numbers.isEmpty else {
        cutting.startsParagraph = true
        continue
      }
      let headLength = headLengths[line]
      if headLength != nil || insertedSigns[line] != nil { cutting.startsParagraph = true }
      if line > 0, !words.numbers(ofLine: line - 1).isEmpty, lengths.isShort(line - 1) {
        cutting.startsParagraph = true
      }
      if cutting.startsParagraph {
        items.append(.boundary)
        cutting.startsSentence = true
        cutting.startsParagraph = false
      }
      let isLoud = words.isLoud(numbers)
      for number in numbers {
        if decisions.has(number), let decision = decisions[number] {
          if decision.text == "I" { items.append(.boundary) }
          continue
        }
        let index = number - numbers.lowerBound
        if index < (headLength ?? 0) { continue }
        if protected[number] {
          items.append(.protected)
          cutting.startsSentence = false
          continue
        }
        cut(number, line, isLoud ? .isLoud : [], &cutting, &search)
      }
    }
  }

  /// Cuts a word.
  private mutating func cut(
    _ number: Int, _ line: Int, _ loud: Slot.Marks, _ cutting: inout Cutting,
    _ search: inout CachedSearch
  ) {
    let numbers = words.numbers(ofLine: line)
    let index = number - numbers.lowerBound
    words.getScalars(of: number, into: &cutting.scalars)
    WordParts.cut(
      cutting.scalars, takesBrackets: !isClosed(line, index), into: &cutting.parts)
    for part in cutting.parts {
      switch part {
      case .boundary:
        items.append(.boundary)
        cutting.startsSentence = true
      case .number:
        items.append(.number)
        // What follows the number of a heading begins it: `§ 13 Årsredovisning`.
        if index > (headLengths[line] ?? 0) + 1 || !cutting.startsSentence {
          cutting.startsSentence = false
        }
      case .protected:
        items.append(.protected)
        cutting.startsSentence = false
      case .piece(let range):
        if let skip = cutting.taken, skip.word == number, range.lowerBound < skip.end { continue }
        var marks = loud
        if cutting.startsSentence { marks.insert(.startsSentence) }
        if index == 0 { marks.insert(.beginsLine) }
        if range.upperBound == cutting.scalars.count { marks.insert(.endsWord) }
        let first = cutting.scalars[range.lowerBound]
        if Alphabet.isCapital(first) {
          marks.insert(.hasCapital)
        } else if Alphabet.isSmall(first) {
          marks.insert(.hasSmall)
        }
        var slot = Slot(
          word: Int32(number), lower: Int32(range.lowerBound), upper: Int32(range.upperBound),
          marks: marks)
        if number == numbers.upperBound - 1, range.upperBound == cutting.scalars.count - 1,
          cutting.scalars[range.upperBound] == "-", let tail = tail(after: line),
          belongsTogether(cutting.scalars[range], tail, search: &search)
        {
          slot.tail = Int32(tails.count)
          tails.append(tail)
          cutting.taken = (Int(tail.word), Int(tail.upper))
        }
        items.append(.slot)
        slots.append(slot)
        cutting.startsSentence = false
      }
    }
  }

  /// Puts what was read in a slot's place into a buffer: both halves of a word that was cut.
  func getScalars(of slot: Slot, into scalars: inout [Unicode.Scalar]) {
    words.getScalars(of: Int(slot.word), into: &scalars)
    if slot.range.upperBound < scalars.count {
      scalars.removeLast(scalars.count - slot.range.upperBound)
    }
    if slot.lower > 0 { scalars.removeFirst(Int(slot.lower)) }
    if slot.tail >= 0 { scalars += self.scalars(of: tails[Int(slot.tail)]) }
  }

  func scalars(of tail: Slot.Tail) -> ArraySlice<Unicode.Scalar> {
    var scalars: [Unicode.Scalar] = []
    words.getScalars(of: Int(tail.word), into: &scalars)
    return scalars.prefix(Int(tail.upper))
  }

  /// Whether the bracket that a word opens is closed before another opens, on this line or soon.
  private func isClosed(_ line: Int, _ word: Int) -> Bool {
    let numbers = words.numbers(ofLine: line)
    let own = words.spans[numbers.lowerBound + word].range
    guard let first = own.first, words.bytes[first] == 0x28 || words.bytes[first] == 0x5B else {
      return true
    }
    /// Whether a word closes the bracket, or opens another before.
    func closes(_ range: Range<Int>) -> Bool? {
      for index in range {
        let byte = words.bytes[index]
        if byte == 0x29 || byte == 0x5D { return true }
        if byte == 0x28 || byte == 0x5B { return false }
      }
      return nil
    }
    if let found = closes(own.dropFirst()) { return found }
    for next in (numbers.lowerBound + word + 1..<numbers.upperBound).prefix(200) {
      if let found = closes(words.spans[next].range) { return found }
    }
    let end = words.numbers(ofLine: Swift.min(line + 4, words.count - 1)).upperBound
    for next in (numbers.upperBound..<end).prefix(200) {
      if let found = closes(words.spans[next].range) { return found }
    }
    return false
  }

  /// The first piece of the next line, when it can be the rest of a word that a hyphen cut.
  private func tail(after line: Int) -> Slot.Tail? {
    var next = line + 1
    if next < words.count, words.numbers(ofLine: next).isEmpty { next += 1 }
    guard next < words.count, let number = words.numbers(ofLine: next).first,
      headLengths[next] == nil, !decisions.has(number)
    else { return nil }
    var scalars: [Unicode.Scalar] = []
    var parts: [WordPart] = []
    words.getScalars(of: number, into: &scalars)
    guard let first = scalars.first, !Alphabet.isCapital(first) || first == "A" else { return nil }
    WordParts.cut(scalars, takesBrackets: false, into: &parts)
    guard case .piece(let range)? = parts.first, range.lowerBound == 0,
      !["och", "eller", "samt", "till"].contains(words.word(number))
    else { return nil }
    return Slot.Tail(word: Int32(number), upper: Int32(range.upperBound))
  }

  /// Short first parts that Swedish joins with a hyphen, small or not: `e-tjänst`, `it-stöd`.
  private static let hyphenated: Set<String> = [
    "ai", "hr", "id", "ip", "it", "pc", "pdf", "sms", "tv", "vd", "vp", "wc",
  ]

  /// Whether the hyphen behind a first part is the word's own, wherever the line ends: a letter or
  /// an abbreviation stands before it.
  private static func keepsHyphen(_ head: ArraySlice<Unicode.Scalar>, lexicon: Lexicon) -> Bool {
    if head.count < 2 { return true }
    guard head.count <= 4 else { return false }
    if head.allSatisfy({ Alphabet.isCapital($0) }) { return true }
    let entry = lexicon.entry(of: head.map { SeenSymbol.code($0) })
    if entry?.flags.contains(.upper) == true { return true }
    return hyphenated.contains(String(String.UnicodeScalarView(head)).lowercased())
  }

  private func belongsTogether(
    _ head: ArraySlice<Unicode.Scalar>, _ tail: Slot.Tail, search: inout CachedSearch
  ) -> Bool {
    if Self.keepsHyphen(head, lexicon: search.lexicon) { return false }
    let first = head.map { SeenSymbol.code($0) }
    let second = scalars(of: tail).map { SeenSymbol.code($0) }
    let together = search.candidates(for: first + second)
    guard
      let best = search.memory.store.set(together).first(where: {
        $0.partCount == 1 && (!$0.flags.isEmpty || !($0.isAsRead || $0.isGuess))
      })
    else {
      return false
    }
    func bestScore(_ seen: [UInt8]) -> Float {
      let set = search.candidates(for: seen)
      return search.memory.store.set(set).first.map { search.memory.store.score(of: $0) } ?? -30
    }
    let apart = bestScore(first) + bestScore(second)
    let score = search.memory.store.score(of: best)
    // Nearly every hyphen at a line's end cuts a word.
    return score > apart - 8 && score > -34
  }
}

extension SeenText {
  /// Whether a line is in capitals.
  fileprivate func isLoud(_ numbers: Range<Int>) -> Bool {
    var (capitals, small) = (0, 0)
    for number in numbers {
      let range = spans[number].range
      var isASCII = true
      var (ownCapitals, ownSmall) = (0, 0)
      for index in range {
        let byte = bytes[index]
        if byte >= 0x80 {
          isASCII = false
          break
        }
        if byte >= 0x61, byte <= 0x7A { ownSmall += 1 }
        if byte >= 0x41, byte <= 0x5A { ownCapitals += 1 }
      }
      if !isASCII {
        (ownCapitals, ownSmall) = (0, 0)
        for scalar in word(number).unicodeScalars {
          if Alphabet.isCapital(scalar) { ownCapitals += 1 }
          if Alphabet.isSmall(scalar) { ownSmall += 1 }
        }
      }
      capitals += ownCapitals
      small += ownSmall
    }
    return capitals >= 4 && small * 6 <= capitals
  }
}
