import Minutes

/// Words of two readings that cover the same stretch of a line.
struct Overlap {
  /// Places in the line of the first reading's words; empty where it has none.
  var places: Range<Int>
  var first: [Word]
  var second: [Word]

  var firstText: String { first.map(\.recognized).joined() }
  var secondText: String { second.map(\.recognized).joined() }
  var secondScore: Double { second.compactMap(\.confidence).min() ?? 0 }

  /// Which of the two is believed.
  func verdict(for doubt: Doubt) -> Verdict {
    // Words that nobody doubted and that were read again for their neighbour's sake stand.
    guard places.overlaps(doubt.words) else { return .first }
    return Verdict.of(
      first: (firstText, first.compactMap(\.confidence).min() ?? 0),
      second: (secondText, secondScore), reason: doubt.reason)
  }

  /// The second reading's words, which remember what the first made of them.
  var replacement: [Word] {
    var words = second
    let before = Alternative(
      text: firstText, confidence: first.compactMap(\.confidence).min() ?? 0)
    for index in words.indices {
      words[index].leadingSpace = ""
      if words.count == 1 { words[index].otherReading = before }
    }
    return words
  }

  /// Puts words together that overlap, directly or over others.
  /// - Parameters:
  ///   - first: a line's words.
  ///   - places: those that were read again.
  ///   - second: what they were read as, from left to right.
  /// - Returns: from left to right.
  static func groups(first: [Word], places: Range<Int>, second: [Word]) -> [Overlap] {
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
