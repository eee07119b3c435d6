package import Minutes

/// Stretches of a line that the Swedish model is blind to, or doubts.
package struct Doubt: Equatable {
  /// Why a stretch is read again.
  package enum Reason: Equatable {
    /// What was read is what the model makes of a sign that it has no letter for.
    case sign
    /// The model itself is unsure.
    case score
    /// There is a gap in a word as between words.
    case gap
  }

  /// Places of words in their line.
  package var words: Range<Int>
  package var reason: Reason

  package init(words: Range<Int>, reason: Reason) {
    self.words = words
    self.reason = reason
  }

  /// Of the words below this score a third are wrong; above it, one in a hundred.
  private static let leastScore = 0.7
  /// What has a capital may be a foreign name, and the Swedish model is surer of itself there than
  /// it should be: `Mäller` for Müller has 0.91, `Capek` for Čapek 0.89, where plain words have
  /// 0.96.
  private static let leastNameScore = (marked: 0.93, plain: 0.9)
  /// Longer words with a capital begin a sentence or a heading. Double names may be longer.
  private static let nameLengths = 3...15
  /// What foreign letters with other marks are mostly read as.
  private static let marked = Set("åäöéÅÄÖÉ")

  /// What the Swedish model makes of `§`, `%`, `@`, `*`, `{`, `°` and their like, and what hardly
  /// ever stands in minutes as itself.
  private static let signs = Set("$&€£«»<>|[]=+?!’'\"”_#~")
  /// What a lone paragraph sign is read as besides.
  private static let paragraphs: Set<String> = [
    "8", "88", "S", "SS", "5", "58", "85", "8S", "S8", "$8", "8$", "s", "ss", "9", "6",
  ]

  /// Looks for what is to be read again.
  /// - Parameters:
  ///   - words: of the line.
  ///   - gaps: places of words with a wide gap inside.
  /// - Returns: stretches of the line, from left to right, without overlap.
  package static func found(in words: [Word], gaps: [Int] = []) -> [Doubt] {
    var doubts: [Doubt] = []
    for (index, word) in words.enumerated() {
      guard word.bulletShape == nil,
        let reason = reason(for: index, in: words) ?? (gaps.contains(index) ? .gap : nil)
      else { continue }
      if let last = doubts.last, last.words.upperBound == index {
        doubts[doubts.count - 1].words = last.words.lowerBound..<(index + 1)
        if reason == .sign { doubts[doubts.count - 1].reason = .sign }
      } else {
        doubts.append(Doubt(words: index..<(index + 1), reason: reason))
      }
    }
    return doubts
  }

  private static func reason(for index: Int, in words: [Word]) -> Reason? {
    let text = words[index].recognized
    if mayBeParagraph(at: index, in: words) || mayBePercent(at: index, in: words)
      || mayBeAddress(text)
    {
      return .sign
    }
    if isPartOfAddress(index, in: words) { return .sign }
    if text.contains(where: { signs.contains($0) }), !isPlainlyPunctuated(text) { return .sign }
    let isName =
      nameLengths.contains(text.count) && (text.first { $0.isLetter }?.isUppercase ?? false)
    let isMarked = isName && text.contains { marked.contains($0) }
    let least = isMarked ? leastNameScore.marked : isName ? leastNameScore.plain : leastScore
    return (words[index].confidence ?? 1) < least ? .score : nil
  }

  /// `word?`, `word!` are what they seem; `word”` may be `word*`, and `”word` `“word`.
  private static func isPlainlyPunctuated(_ text: String) -> Bool {
    let core = text.drop { $0 == "(" }.reversed().drop { "?!').,:;".contains($0) }
    return !core.isEmpty && core.allSatisfy { $0.isLetter || $0 == "-" }
  }

  /// Whether a word is one of two halves of an address that was torn at its `@`.
  private static func isPartOfAddress(_ index: Int, in words: [Word]) -> Bool {
    func isDomain(_ text: String) -> Bool {
      let parts = text.trimmingSuffix { ".,:;)".contains($0) }.split(separator: ".")
      guard parts.count >= 2, let last = parts.last, (2...6).contains(last.count) else {
        return false
      }
      return parts.allSatisfy { $0.count >= 2 && $0.allSatisfy { $0.isLetter || $0 == "-" } }
        && last.allSatisfy(\.isLowercase) && !text.lowercased().hasPrefix("www.")
        && !text.contains("/")
    }
    func mayPrecede(_ left: Word, _ right: Word) -> Bool {
      guard let a = left.box, let b = right.box else { return false }
      let torn =
        left.recognized.last.map { "Q@G(".contains($0) } ?? false
        || right.recognized.first.map { "Q@(GO".contains($0) } ?? false
      return torn || b.x - a.maxX < a.height / 5
    }
    if index > 0, isDomain(words[index].recognized), mayPrecede(words[index - 1], words[index]) {
      return true
    }
    return index + 1 < words.count && isDomain(words[index + 1].recognized)
      && mayPrecede(words[index], words[index + 1])
  }

  /// Whether a word may be `§`, `§§` or a `§` glued to its number.
  private static func mayBeParagraph(at index: Int, in words: [Word]) -> Bool {
    let text = words[index].recognized
    let next = index + 1 < words.count ? words[index + 1].recognized : nil
    if paragraphs.contains(text) {
      guard let next else { return index == 0 || endsInNumber(words[index - 1].recognized) }
      return startsWithDigit(next) || index > 0 && !(next.first?.isLowercase ?? true)
        || index > 0 && endsInNumber(words[index - 1].recognized)
    }
    // `841 Upprop`, `$12`, `S15.`: at a line's head, before a title.
    guard index == 0, let first = text.first, "8$S5&9s".contains(first) else { return false }
    let number = text.dropFirst().drop { $0 == "8" || $0 == "$" }
    let digits = number.prefix { $0.isASCII && $0.isNumber }
    return (1...3).contains(digits.count) && number.count - digits.count <= 1
      && (next?.first?.isUppercase ?? true)
  }

  /// Whether a word may be `%`, alone or glued to its number.
  private static func mayBePercent(at index: Int, in words: [Word]) -> Bool {
    let text = words[index].recognized.trimmingSuffix { ".,:;)".contains($0) }
    let score = words[index].confidence ?? 1
    if index > 0, endsInNumber(words[index - 1].recognized), (1...3).contains(text.count) {
      // `50 26`, `6,5 960)`, `5,1 9:`: two figures after a number, or what is no figure at all.
      let figures = text.count { $0.isASCII && $0.isNumber }
      if figures == 2, text.count == 2 || score < 0.93 { return true }
      return text == "Yo" || figures > 0 && score < 0.93
    }
    return text.count >= 3 && text.first?.isNumber == true && score < 0.93
      && likePercent.contains { text.hasSuffix($0) } && !text.contains("-") && !text.contains(":")
  }

  /// What a percent sign that clings to its number is read as.
  private static let likePercent = [
    "24", "26", "20", "29", "96", "90", "94", "99", "06", "04", "00", "Yo", "76",
  ]

  /// Whether a word may be an address whose `@` was read as something else.
  private static func mayBeAddress(_ text: String) -> Bool {
    let body = text.trimmingSuffix { ".,:;)".contains($0) }
    guard let dot = body.lastIndex(of: "."), body.distance(from: dot, to: body.endIndex) < 6 else {
      return false
    }
    let end = body[body.index(after: dot)...]
    return end.count >= 2 && end.allSatisfy { $0.isLetter && $0.isLowercase }
      && body.contains { $0 == "Q" || $0 == "(" || $0 == "G" || $0 == "O" }
  }

  private static func startsWithDigit(_ text: String) -> Bool {
    text.first.map { $0.isASCII && $0.isNumber } ?? false
  }

  private static func endsInNumber(_ text: String) -> Bool {
    text.last.map { $0.isASCII && $0.isNumber } ?? false
  }
}

extension StringProtocol {
  /// Without the characters at its end that a predicate holds for.
  fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> SubSequence {
    var end = endIndex
    while end > startIndex {
      let before = index(before: end)
      guard predicate(self[before]) else { break }
      end = before
    }
    return self[..<end]
  }
}
