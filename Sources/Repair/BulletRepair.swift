internal import Minutes

/// Finds the bullets of a page's lists and decides of which shape each is.
struct BulletRepair {
  /// What is done to the head of a line.
  struct Head: Equatable {
    var shape: BulletShape
    /// How many words are the bullet as read: the first becomes the sign, the others go; 0 when
    /// the sign stood elsewhere and is put before the first word.
    var words: Int
    var confidence: Double
  }

  /// For each line index the head, if it is a list item.
  private(set) var heads: [Int: Head] = [:]
  /// Lines that hold nothing but bullets of other lines.
  private(set) var strayLines: Set<Int> = []

  private static let shapes: [BulletShape] = [.disc, .ring, .square, .dash]

  /// - Parameters:
  ///   - lines: the words of each line as read.
  ///   - shapes: for each line the shape that the picture shows, if it does.
  ///   - isCautious: whether nothing says that a machine read the text: then only signs that prose
  ///     never has count.
  ///   - isSwedish: whether a model read it that knows å, ä and ö.
  init(lines: SeenText, shapes: [BulletShape?], isCautious: Bool, isSwedish: Bool = false) {
    let strays = isCautious ? (lines: [], targets: [:]) : Self.strayColumns(lines)
    strayLines = strays.lines
    var items: [Item] = []
    var sawOther = true
    for (index, words) in lines.enumerated() where !strayLines.contains(index) {
      if let shape = shapes[index] {
        heads[index] = Head(shape: shape, words: 1, confidence: 0.98)
        items.append(Item(line: index, likelihood: Self.certain(shape), words: 1, breaks: sawOther))
        sawOther = false
      } else if let (likelihood, count) = Self.sign(at: words, isSwedish),
        !isCautious || (likelihood.none <= -7 && count == 1)
      {
        items.append(Item(line: index, likelihood: likelihood, words: count, breaks: sawOther))
        sawOther = false
      } else if let likelihood = strays.targets[index] {
        items.append(Item(line: index, likelihood: likelihood, words: 0, breaks: sawOther))
        sawOther = false
      } else if let first = words.first, Self.isHeading(first, words) {
        sawOther = true
      }
    }
    for (number, item) in items.enumerated().dropFirst() {
      let before = items[number - 1]
      items[number].turnsSmall =
        Self.start(of: lines[item.line], after: item.words) == .small
        && Self.start(of: lines[before.line], after: before.words) == .sentence
      items[number].ending = Self.ending(lines, from: items[number - 1].line, before: item.line)
    }
    decode(items)
  }

  /// A line that may be an item of a list.
  private struct Item {
    var line: Int
    var likelihood: BulletEvidence.Likelihood
    /// How many words its sign takes.
    var words: Int
    /// Whether a heading stands before it.
    var breaks: Bool
    /// How the item before it ends.
    var ending = Ending.none
    /// Whether it begins with a small letter and the item before it as sentences do.
    var turnsSmall = false
  }

  /// How an item begins.
  private enum Start { case small, sentence, other }

  private static func start(of words: SeenLine, after sign: Int) -> Start {
    guard words.count > sign else { return .other }
    let scalars = words[sign].unicodeScalars.prefix(2)
    guard let first = scalars.first, let second = scalars.last else { return .other }
    if ("a"..."z").contains(first) { return .small }
    return ("A"..."Z").contains(first) && ("a"..."z").contains(second) ? .sentence : .other
  }

  /// What stands before an item: a sentence, or what the items of the next level explain.
  private enum Ending { case none, sentence, open }

  /// How the text of an item ends that begins at one line, before the next item begins.
  private static func ending(_ lines: SeenText, from start: Int, before end: Int) -> Ending {
    for line in stride(from: end - 1, through: start, by: -1) {
      let words = lines[line]
      guard let last = words.last?.unicodeScalars.last, words.count > 1 else { continue }
      return [".", "!", "?"].contains(last) ? .sentence : .open
    }
    return .none
  }

  /// What the end of the item before says of one of another level.
  ///
  /// One item in twenty that ends a sentence has a level below it, but four in ten of those that
  /// don't: counted on 88 pairs of items in invented minutes.
  private static func weight(_ ending: Ending, from previous: Int, to state: Int) -> Float {
    // Dashes have no level of their own.
    guard previous < 3, state < 3 else { return 0 }
    return switch ending {
    case .none: 0
    case .sentence: state > previous ? -1.3 : state == previous ? 0.1 : 0.3
    case .open: state > previous ? 0.8 : state == previous ? -0.3 : -0.9
    }
  }

  /// Only what needs no guess: shapes from the picture and characters of symbol fonts.
  ///
  /// In such a list a lone `o` is the ring of the second level, set in Courier.
  init(symbolsOf lines: SeenText, shapes: [BulletShape?]) {
    for (index, words) in lines.enumerated() {
      guard let first = words.first else { continue }
      if let shape = shapes[index] {
        heads[index] = Head(shape: shape, words: 1, confidence: 0.98)
      } else if words.count > 1, first.unicodeScalars.count == 1,
        let scalar = first.unicodeScalars.first
      {
        if scalar == "o" {
          heads[index] = Head(shape: .ring, words: 1, confidence: 0.97)
        } else if let shape = BulletEvidence.symbolFont(scalar) {
          heads[index] = Head(shape: shape, words: 1, confidence: 0.99)
        }
      }
    }
  }

  private static func certain(_ shape: BulletShape) -> BulletEvidence.Likelihood {
    .init(
      disc: shape == .disc ? 0 : -12, ring: shape == .ring ? 0 : -12,
      square: shape == .square ? 0 : -12, dash: shape == .dash ? 0 : -12, none: -20)
  }

  /// The sign at a line's head: one word, or two where the reader saw the bullet twice.
  private static func sign(at words: SeenLine, _ isSwedish: Bool = false) -> (
    BulletEvidence.Likelihood, Int
  )? {
    guard words.count >= 2 else { return nil }
    if words.count >= 3, words[0] == "[", words[1] == "]" {
      return BulletEvidence.likelihood(of: "[]").map { ($0, 2) }
    }
    if words[0] == "«", words.contains(where: { $0.contains("»") }) { return nil }
    if let likelihood = BulletEvidence.likelihood(of: words[0], isSwedish: isSwedish) {
      let second = words[1]
      if words.count >= 3,
        ["—", "~", "-", "«", "=", "|"].contains(second), likelihood.none < -4.5
      {
        return (likelihood, 2)
      }
      return (likelihood, 1)
    }
    if let scalar = words[0].unicodeScalars.first, words[0].unicodeScalars.count == 1,
      let shape = BulletEvidence.symbolFont(scalar)
    {
      return (certain(shape), 1)
    }
    return nil
  }

  private static func isHeading(_ first: String, _ words: SeenLine) -> Bool {
    first.first?.isNumber == true && first.hasSuffix(".") || words.count == 1
  }

  /// The likeliest shapes of a run of items: Viterbi over the shapes.
  private mutating func decode(_ items: [Item]) {
    guard !items.isEmpty else { return }
    // disc, ring, square, dash, none
    let start: [Float] = [-0.7, -1.4, -2.5, -2.5, -2]
    let next: [[Float]] = [
      [-0.4, -1.5, -4, -5, -3],
      [-2, -0.3, -2.3, -5, -3],
      [-2.2, -2.2, -0.3, -5, -3],
      [-3, -4, -4, -0.3, -2],
      [-1.5, -1.5, -3, -3, -1],
    ]
    var scores: [[Float]] = []
    var backs: [[Int]] = []
    for (index, item) in items.enumerated() {
      let own = [
        item.likelihood.disc, item.likelihood.ring, item.likelihood.square, item.likelihood.dash,
        item.likelihood.none,
      ]
      var row = [Float](repeating: -.infinity, count: 5)
      var back = [Int](repeating: 0, count: 5)
      for state in 0..<5 {
        if index == 0 {
          row[state] = start[state] + own[state]
          continue
        }
        for previous in 0..<5 {
          var level = next[previous][state] + Self.weight(item.ending, from: previous, to: state)
          // Items of one level all begin sentences, or none does.
          if item.turnsSmall, previous == state { level -= 0.7 }
          let move = item.breaks ? max(start[state], level) : level
          let score = scores[index - 1][previous] + move + own[state]
          if score > row[state] {
            row[state] = score
            back[state] = previous
          }
        }
      }
      scores.append(row)
      backs.append(back)
    }
    var state =
      scores[items.count - 1].indices.max {
        scores[items.count - 1][$0] < scores[items.count - 1][$1]
      } ?? 0
    for index in stride(from: items.count - 1, through: 0, by: -1) {
      if state < 4, heads[items[index].line] == nil {
        heads[items[index].line] = Head(
          shape: Self.shapes[state], words: items[index].words, confidence: 0.9)
      }
      state = backs[index][state]
    }
  }

  /// Columns of bullets on lines of their own, and the lines they belong to.
  private static func strayColumns(_ lines: SeenText)
    -> (lines: Set<Int>, targets: [Int: BulletEvidence.Likelihood])
  {
    var stray: Set<Int> = []
    var targets: [Int: BulletEvidence.Likelihood] = [:]
    var index = 0
    while index < lines.count {
      guard isStray(lines[index]) else {
        index += 1
        continue
      }
      var column: [Int] = []
      var end = index
      while end < lines.count, lines[end].isEmpty || isStray(lines[end]) {
        if !lines[end].isEmpty { column.append(end) }
        end += 1
      }
      let signs = column.compactMap { BulletEvidence.likelihood(of: lines[$0][0]) }
      let goals = goals(lines, from: end, count: column.count)
      if goals.count == column.count {
        stray.formUnion(column)
        for (goal, sign) in zip(goals, signs) { targets[goal] = sign }
      }
      index = end
    }
    return (stray, targets)
  }

  private static func isStray(_ words: SeenLine) -> Bool {
    guard words.count == 1, let likelihood = BulletEvidence.likelihood(of: words[0]) else {
      return false
    }
    return likelihood.none < -4.5 && !["—", "–", "~"].contains(words[0])
  }

  /// Whether a line is a heading of a few words: what looks like its bullet is dirt or a logo.
  private static func isLabel(_ lines: SeenText, _ line: Int?) -> Bool {
    guard let line, lines[line].count <= 3, line + 1 >= lines.count || lines[line + 1].isEmpty,
      let last = lines[line].last?.unicodeScalars.last
    else { return false }
    return last.properties.isAlphabetic
  }

  /// The next lines that can be items: those after a blank line, or beginning with a capital.
  private static func goals(_ lines: SeenText, from start: Int, count: Int) -> [Int] {
    var heads: [Int] = []
    var plain: [Int] = []
    var index = start
    var isAfterBlank = true
    while index < lines.count, plain.count < count * 4 {
      let words = lines[index]
      if let first = words.first {
        if sign(at: words) != nil || isStray(words) { break }
        if isHeading(first, words), count > 1, first.first?.isNumber == true { break }
        plain.append(index)
        if isAfterBlank { heads.append(index) }
        isAfterBlank = false
      } else {
        isAfterBlank = true
      }
      index += 1
    }
    if count == 1 { return isLabel(lines, plain.first) ? [] : Array(plain.prefix(1)) }
    if heads.count == count { return heads }
    if plain.count == count { return plain }
    let capitals = plain.filter { lines[$0].first?.first?.isUppercase == true }
    if capitals.count >= count { return Array(capitals.prefix(count)) }
    return Array(plain.prefix(count))
  }
}
