package import Minutes

/// Words of two readings that cover the same stretch of a line.
package struct Overlap {
  /// Places in the line of the first reading's words; empty where it has none.
  package var places: Range<Int>
  package var first: [Word]
  package var second: [Word]

  package init(places: Range<Int>, first: [Word], second: [Word]) {
    self.places = places
    self.first = first
    self.second = second
  }

  var firstText: String { first.map(\.recognized).joined() }
  var secondText: String { second.map(\.recognized).joined() }
  var secondScore: Double { second.compactMap(\.confidence).min() ?? 0 }

  /// Weighs the two readings.
  /// - Parameters:
  ///   - doubt: why it was read again.
  ///   - next: the word of the line that follows; nil at its end.
  /// - Returns: what takes the place of the first reading; nil where that stands.
  package func replacement(for doubt: Doubt, before next: String? = nil) -> [Word]? {
    // Words that nobody doubted and that were read again for their neighbour's sake stand.
    guard places.overlaps(doubt.words) else { return nil }
    if isParted { return second }
    let before = Verdict.Reading(
      text: firstText, score: first.compactMap(\.confidence).min() ?? 0)
    let verdict = Verdict.of(
      first: before, second: Verdict.Reading(text: secondText, score: secondScore),
      reason: doubt.reason, before: next)
    guard case .second(let text) = verdict else { return nil }
    var words: [Word]
    if isTorn || second.count == 1 {
      words = [joined.read(as: text)]
    } else if let parted = parted(text) {
      words = parted
    } else {
      // Where the spaces were is not known any more.
      guard first.count == 1 else { return nil }
      words = [joined.read(as: text)]
    }
    if words.count == 1 {
      words[0].otherReading = Alternative(text: before.text, confidence: before.score)
    }
    for index in words.indices { words[index].leadingSpace = "" }
    return words
  }

  /// Whether the second model reads the same letters as more words than the first, with a space
  /// between that can be seen.
  private var isParted: Bool {
    second.count > first.count && secondText == firstText && !isTorn
      && second.allSatisfy { $0.recognized.contains { $0.isLetter || $0.isNumber } }
  }

  /// Whether the second model parts what is one word: there is less than a space between.
  private var isTorn: Bool {
    guard second.count > 1, first.count == 1, let height = first[0].box?.height else {
      return false
    }
    return zip(second, second.dropFirst()).allSatisfy { left, right in
      guard let a = left.box, let b = right.box else { return true }
      return (b.x - a.maxX) * 4 < height
    }
  }

  /// The second reading's words in another form of the same length; nil where it is of another.
  private func parted(_ text: String) -> [Word]? {
    guard text.count == secondText.count else { return nil }
    var rest = text[...]
    return second.map { word in
      let part = rest.prefix(word.recognized.count)
      rest = rest.dropFirst(part.count)
      return word.read(as: String(part))
    }
  }

  private var joined: Word {
    guard second.count > 1 else { return second[0] }
    let box = second.compactMap(\.box).reduce(second[0].box) { $0?.union($1) }
    return Word(
      recognized: secondText, confidence: secondScore, box: box,
      symbols: second.flatMap(\.symbols))
  }

  /// Puts words together that overlap, directly or over others.
  /// - Parameters:
  ///   - first: a line's words.
  ///   - places: those that were read again.
  ///   - second: what they were read as, from left to right.
  /// - Returns: from left to right.
  package static func groups(first: [Word], places: Range<Int>, second: [Word]) -> [Overlap] {
    var groups: [Overlap] = []
    var rest = second[...]
    for place in places {
      guard let box = first[place].box else { continue }
      var taken: [Word] = []
      // The last place takes what is left.
      while let next = rest.first, let other = next.box,
        other.x + other.width / 2 < box.maxX || place == places.upperBound - 1
      {
        taken.append(next)
        rest.removeFirst()
      }
      if let last = groups.last, Self.belongTogether(last, box, taken) {
        groups[groups.count - 1].places = last.places.lowerBound..<(place + 1)
        groups[groups.count - 1].first.append(first[place])
        groups[groups.count - 1].second += taken
      } else {
        groups.append(Overlap(places: place..<(place + 1), first: [first[place]], second: taken))
      }
    }
    return groups
  }

  /// Whether a word of the second reading lies over both a group and the next place.
  private static func belongTogether(_ group: Overlap, _ box: Box, _ taken: [Word]) -> Bool {
    if let reach = group.second.last?.box?.maxX, reach > box.x + box.width / 2 { return true }
    guard let before = group.first.last?.box, let start = taken.first?.box?.x else { return false }
    return start < before.x + before.width / 2
  }
}
