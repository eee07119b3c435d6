internal import Lexicon
internal import Minutes

/// Words that the reader cut in two: `verksam heten`, `F örvaltningen`.
extension PageDraft {
  private static let shortestWhole = 6
  private static let certainty = 0.93
  /// Rarer words are no proof.
  private static let rarest: Float = -16.5

  /// Joins neighbours that are no words, and that are one together.
  /// - Parameter search: finds what pieces may stand for on this page.
  mutating func repairJoins(search: inout CachedSearch) {
    for line in words.indices {
      let numbers = words.numbers(ofLine: line)
      var index = max(0, headLengths[line] ?? 0)
      while index + 1 < numbers.count {
        if join(line, index, &search) { index += 1 }
        index += 1
      }
    }
  }

  /// - Returns: whether a word and the next were joined.
  private mutating func join(_ line: Int, _ index: Int, _ search: inout CachedSearch) -> Bool {
    let number = words.numbers(ofLine: line).lowerBound + index
    if let read,
      !read.facts[number].marks.contains(.mayBeHalf)
        || !read.facts[number + 1].marks.contains(.startsSmall)
    {
      return false
    }
    guard !decisions.has(number), !decisions.has(number + 1) else { return false }
    let (first, second) = (words[line][index], words[line][index + 1])
    guard let head = Self.letters(first[...]), let (tail, rest) = Self.beginning(second),
      head.count + tail.count >= Self.shortestWhole,
      second.unicodeScalars.first.map(Alphabet.isSmall) == true,
      isNoWord(head, &search), isNoWord(tail, &search),
      let whole = whole(head + tail, &search)
    else { return false }
    let capital = first.unicodeScalars.first.map(Alphabet.isCapital) == true
    var text = Alphabet.text(whole)
    if capital { text = text.prefix(1).uppercased() + text.dropFirst() }
    decisions[line, index] = Decision(
      text: text + rest, kind: .join, confidence: Self.certainty)
    decisions[line, index + 1] = Decision(text: "", kind: .join, confidence: Self.certainty)
    return true
  }

  /// Whether a piece as it stands is no word.
  static func isNoWord(_ codes: [UInt8], _ lexicon: Lexicon) -> Bool {
    // A letter alone is hardly ever a word; i, å and ö are, and e before a hyphen.
    if codes.count == 1 { return ![5, 9, Alphabet.aRing, Alphabet.oUmlaut].contains(codes[0]) }
    return !isKnown(codes, lexicon) && !isComposed(codes, lexicon)
  }

  /// Whether nothing that a piece may stand for is a word.
  private func isNoWord(_ codes: [UInt8], _ search: inout CachedSearch) -> Bool {
    guard Self.isNoWord(codes, search.lexicon) else { return false }
    if hasBlindSpots || codes.count == 1 { return true }
    let set = search.candidates(for: codes)
    return search.memory.store.set(set).allSatisfy { $0.isAsRead || $0.isGuess }
  }

  /// The word that two pieces are together; nil where they are none.
  private func whole(_ codes: [UInt8], _ search: inout CachedSearch) -> [UInt8]? {
    if let entry = search.lexicon.entry(of: codes), entry.flags.contains(.word) {
      return entry.probability > Self.rarest ? codes : nil
    }
    guard !hasBlindSpots else { return nil }
    let set = search.candidates(for: codes)
    guard let best = search.memory.store.set(set).first, !best.isAsRead, !best.isGuess,
      best.partCount == 1, !best.flags.isEmpty, best.first.alone > Self.rarest
    else { return nil }
    return Array(search.memory.store.codes(of: best))
  }

  /// The letters of a word that is nothing else.
  static func letters(_ word: Substring) -> [UInt8]? {
    guard let codes = Alphabet.codes(word), !codes.isEmpty else { return nil }
    let scalars = word.unicodeScalars
    guard scalars.dropFirst().allSatisfy(Alphabet.isSmall) else { return nil }
    return codes
  }

  /// The letters at a word's beginning, and the punctuation behind them.
  private static func beginning(_ word: String) -> (letters: [UInt8], rest: Substring)? {
    let end = word.firstIndex { Alphabet.codes(String($0)) == nil } ?? word.endIndex
    let rest = word[end...]
    guard rest.count <= 2, !rest.contains(where: { $0.isLetter || $0.isNumber || $0 == "-" }),
      let codes = letters(word[..<end])
    else { return nil }
    return (codes, rest)
  }
}
