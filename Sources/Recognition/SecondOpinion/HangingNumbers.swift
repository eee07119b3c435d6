package import Minutes

/// Finds numbers that hang in the margin, far from their titles, and that the recogniser took for
/// dirt or read as one garbled word: `§ 12.` in a typewriter's wide letters.
package enum HangingNumbers {
  /// A few glyphs in the margin, cut where a space is.
  package struct Candidate: Equatable {
    /// A sign or letter before the number.
    package var sign: Box
    /// The number's figures, from left to right.
    package var figures: [Box]
    /// The full stop after them.
    package var stop: Box?
    /// Places of the words that cover it, from left to right.
    package var covered: [Place] = []
    /// The number, where the recogniser read it for sure.
    package var number: Int?
    /// Whether the recogniser read all of it, the sign too.
    package var isRead = false

    package init(sign: Box, figures: [Box], stop: Box? = nil) {
      self.sign = sign
      self.figures = figures
      self.stop = stop
    }
  }

  /// Where a word is.
  package struct Place: Hashable {
    package var line: Int
    package var word: Int

    package init(line: Int, word: Int) {
      self.line = line
      self.word = word
    }
  }

  /// Looks left of the page's lines.
  /// - Parameters:
  ///   - lines: of a page or a leaf, with boxes.
  ///   - ink: the page's specks.
  /// - Returns: from top to bottom; O(lines · glyphs).
  package static func candidates(besides lines: [RecognizedLine], ink: InkMap) -> [Candidate] {
    let heights = lines.lazy.filter { $0.words.count > 2 }
      .compactMap { LineInk($0.words, ink: ink)?.capital }.sorted()
    guard heights.count >= 5 else { return [] }
    let capital = heights[heights.count / 2]
    // Where all of them were lost, they stand left of everything that was read.
    let start = max(0, (lines.flatMap(\.words).compactMap { $0.box?.x }.min() ?? 0) - capital * 12)
    var found: [Candidate] = []
    for line in lines {
      let text = line.words.drop { isGarbled($0) || isHead($0) }
      guard let first = text.first?.box, text.count > 1 || first.width > capital * 4 else {
        continue
      }
      // On the line's own height, and no other text of the line before it.
      let band = Box(
        x: start, y: first.y - capital / 3,
        width: max(0, first.x - capital * 4 / 5 - start),
        height: first.height + capital * 2 / 3)
      guard band.width > capital else { continue }
      let covering = lines.enumerated().flatMap { place, other in
        other.words.indices.filter { index in
          other.words[index].box.map { $0.overlaps(band) } ?? false
        }.map { Place(line: place, word: $0) }
      }
      let glyphs = ink.glyphs(in: band).map(\.box)
        .filter { $0.height * 10 <= capital * 14 && $0.width * 10 <= capital * 14 }
      guard var candidate = candidate(of: glyphs, capital: capital),
        !found.contains(where: { $0.box.overlaps(candidate.box) })
      else { continue }
      candidate.covered = covering
      guard candidate.isCovered(by: covering.map { lines[$0.line].words[$0.word] }) else {
        continue
      }
      found.append(candidate)
    }
    return found
  }

  /// Whether a word is short and was read without conviction.
  fileprivate static func isGarbled(_ word: Word) -> Bool {
    word.recognized.count <= 6 && (word.confidence ?? 1) < 0.85 && word.bulletShape == nil
      && !word.recognized.contains("§")
  }

  /// Whether a word is a paragraph sign, a number or both.
  private static func isHead(_ word: Word) -> Bool {
    let rest = word.recognized.drop { $0 == "§" }
    return rest.isEmpty || number(String(rest)) != nil
  }

  /// A number of one to three figures, with or without a full stop.
  fileprivate static func number(_ text: String) -> Int? {
    let figures = text.last == "." ? text.dropLast() : text[...]
    guard (1...3).contains(figures.count), figures.allSatisfy({ $0.isASCII && $0.isNumber }) else {
      return nil
    }
    return Int(figures)
  }

  /// A sign, a space, one to three figures, perhaps a full stop, and nothing else.
  private static func candidate(of glyphs: [Box], capital: Int) -> Candidate? {
    let sorted = glyphs.sorted { $0.x < $1.x }
    var tall = sorted.filter { $0.height * 10 >= capital * 8 }
    let low = sorted.filter {
      $0.height * 10 < capital * 8 && max($0.width, $0.height) * 10 >= capital
    }
    guard let first = tall.first, let last = tall.last, (1...4).contains(tall.count),
      last.maxX - first.x <= capital * 8, low.count <= 1,
      tall.allSatisfy({ $0.width * 10 <= capital * 12 })
    else { return nil }
    guard tall.count > 1, tall[1].x - first.maxX >= capital * 6 / 10 else { return nil }
    let sign = tall.removeFirst()
    // A full stop stands on the line, after the last figure.
    if let stop = low.first {
      guard stop.x >= last.maxX, stop.maxY >= last.midY, stop.height * 10 <= capital * 4 else {
        return nil
      }
    }
    return Candidate(sign: sign, figures: tall, stop: low.first)
  }

  /// Whether a box stands in the column of another that lies above; pages may lean by a degree.
  private static func isBelow(_ low: Box, _ high: Box) -> Bool {
    abs(low.x - high.x) * 2 < high.height + abs(low.y - high.y) / 20
  }

  /// The numbers of those candidates that are numbered paragraphs: below each other, with numbers
  /// that rise.
  ///
  /// Three that were read make sure of it, or two that follow each other. Those between them, and
  /// before and after them, get the numbers that are left for them.
  /// - Parameters:
  ///   - candidates: of a page, from top to bottom.
  ///   - numbers: of each candidate as read; nil where it could not be.
  /// - Returns: nil for what is no paragraph.
  package static func paragraphs(_ candidates: [Candidate], _ numbers: [Int?]) -> [Int?] {
    var best: [Int] = []
    for start in candidates.indices where numbers[start] != nil {
      var run = [start]
      for next in candidates.indices where next > start {
        guard let number = numbers[next], let before = numbers[run[run.count - 1]],
          number > before, number - before <= next - run[run.count - 1] + 1,
          isBelow(candidates[next].box, candidates[run[run.count - 1]].box)
        else { continue }
        run.append(next)
      }
      if run.count > best.count { best = run }
    }
    var result: [Int?] = candidates.map { _ in nil }
    guard let first = best.first, let last = best.last, let lowest = numbers[first],
      let highest = numbers[last],
      best.count >= 3 || best.count == 2 && highest - lowest == last - first
    else { return result }
    for index in best { result[index] = numbers[index] }
    // What could not be read between two that could is known when as many are between.
    for (low, high) in zip(best, best.dropFirst()) where high - low > 1 {
      guard let from = numbers[low], let to = numbers[high], to - from == high - low else {
        continue
      }
      for index in (low + 1)..<high
      where candidates[index].figures.count == String(from + index - low).count {
        result[index] = from + index - low
      }
    }
    func extend(to index: Int, from neighbour: Int, by step: Int) -> Bool {
      guard let known = result[neighbour], known + step > 0,
        isLike(known + step, candidates[index], numbers[index]),
        isBelow(candidates[index].box, candidates[neighbour].box)
      else { return false }
      result[index] = known + step
      return true
    }
    for index in stride(from: first - 1, through: 0, by: -1) {
      guard extend(to: index, from: index + 1, by: -1) else { break }
    }
    for index in (last + 1)..<max(last + 1, candidates.count) {
      guard extend(to: index, from: index - 1, by: 1) else { break }
    }
    return result
  }

  /// Whether a candidate has as many figures as a number, and none or some of them read alike.
  private static func isLike(_ number: Int, _ candidate: Candidate, _ read: Int?) -> Bool {
    let figures = String(number)
    guard figures.count == candidate.figures.count else { return false }
    guard let read else { return true }
    let others = String(read)
    return others.count == figures.count && zip(others, figures).contains { $0 == $1 }
  }
}

extension HangingNumbers.Candidate {
  /// Around all of it.
  var box: Box {
    numberBox.union(sign)
  }

  /// Around the figures and the full stop.
  var numberBox: Box { (figures + [stop].compactMap(\.self)).reduce(figures[0]) { $0.union($1) } }

  /// Takes what is sure from the words that cover it.
  /// - Parameter words: from left to right.
  /// - Returns: false where they are something else than a paragraph's head.
  fileprivate mutating func isCovered(by words: [Word]) -> Bool {
    let signs = words.filter { $0.box?.overlaps(sign) ?? false }
    let rest = words.filter { !($0.box?.overlaps(sign) ?? false) }
    // A sure letter or figure in the sign's place is just that.
    guard signs.allSatisfy({ HangingNumbers.isGarbled($0) || $0.recognized.hasPrefix("§") }) else {
      return false
    }
    if rest.count == 1, let read = HangingNumbers.number(rest[0].recognized) {
      guard rest[0].confidence ?? 0 >= 0.85, String(read).count == figures.count else {
        return true
      }
      number = read
      isRead = signs.map(\.recognized) == ["§"]
    } else if rest.isEmpty, signs.count == 1, signs[0].recognized.hasPrefix("§") {
      number = HangingNumbers.number(String(signs[0].recognized.dropFirst()))
      isRead = number != nil
    } else {
      return rest.allSatisfy { HangingNumbers.isGarbled($0) }
    }
    return true
  }
}

extension Box {
  /// Whether two boxes have a point in common.
  fileprivate func overlaps(_ other: Box) -> Bool {
    x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
  }
}
