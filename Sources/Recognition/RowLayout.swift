package import Minutes

/// Puts words that stand on one baseline on one line, and the lines in reading order.
package enum RowLayout {
  /// A run of words of which the recogniser was sure that they follow each other.
  struct Segment {
    var words: [Word]
    var box: Box
  }

  /// Cuts the page into rows, and reads columns of text and of names one after the other.
  /// - Parameters:
  ///   - lines: what the recogniser took for lines, in any order.
  ///   - first: the first line's number.
  /// - Returns: lines in reading order.
  /// - Complexity: O(n²) in the lines, less than a millisecond for a page.
  package static func lines(
    from lines: [RecognizedLine], numberedFrom first: Int = 1
  ) -> [Line] {
    var result: [Line] = []
    func add(_ segments: [Segment], column: Box?) {
      for row in rows(of: segments) {
        let words = row.sorted { $0.box.x < $1.box.x }.flatMap(\.words)
        guard !words.isEmpty else { continue }
        var line = Line(number: first + result.count, words: words, column: column)
        for index in line.words.indices.dropFirst() { line.words[index].leadingSpace = " " }
        result.append(line)
      }
    }
    read(lines.map { Segment(words: $0.words, box: $0.box) }, column: nil, add)
    return result
  }

  /// Reads what stands above columns, then each column, then what stands below.
  private static func read(
    _ segments: [Segment], column: Box?, _ add: ([Segment], Box?) -> Void
  ) {
    guard
      let zone = TextColumns.largestZone(of: segments) ?? NameColumns.firstZone(of: segments)
    else {
      add(segments, column)
      return
    }
    var columns = zone.columns.map { _ in [Segment]() }
    for segment in segments where zone.rows.contains(segment.box.midY) {
      for (index, part) in cut(segment, at: zone.columns.dropFirst().map(\.x)) {
        columns[index].append(part)
      }
    }
    read(segments.filter { $0.box.midY < zone.rows.lowerBound }, column: column, add)
    for (box, part) in zip(zone.columns, columns) {
      // A column is narrower than what it was cut from, so this comes to an end.
      if part.count < segments.count {
        read(part, column: box, add)
      } else {
        add(part, box)
      }
    }
    read(segments.filter { $0.box.midY >= zone.rows.upperBound }, column: column, add)
  }

  /// A segment's words by the columns that they begin in.
  private static func cut(_ segment: Segment, at edges: [Int]) -> [(Int, Segment)] {
    var parts: [(Int, Segment)] = []
    for word in segment.words {
      let box = word.box ?? segment.box
      let index = edges.count { box.x >= $0 }
      if parts.last?.0 == index {
        parts[parts.count - 1].1.words.append(word)
        parts[parts.count - 1].1.box = parts[parts.count - 1].1.box.union(box)
      } else {
        parts.append((index, Segment(words: [word], box: box)))
      }
    }
    return parts
  }

  /// Segments that overlap vertically and not horizontally share a row.
  static func rows(of segments: [Segment]) -> [[Segment]] {
    var rows: [(segments: [Segment], top: Int, bottom: Int)] = []
    for segment in segments.sorted(by: { ($0.box.midY, $0.box.x) < ($1.box.midY, $1.box.x) }) {
      // Only the latest rows can be near: segments come from top to bottom.
      let candidates = rows.indices.suffix(6).filter { index in
        rows[index].segments.contains { isBeside($0.box, segment.box) }
          && !rows[index].segments.contains { collide($0.box, segment.box) }
      }
      let nearest = candidates.min {
        abs((rows[$0].top + rows[$0].bottom) / 2 - segment.box.midY)
          < abs((rows[$1].top + rows[$1].bottom) / 2 - segment.box.midY)
      }
      if let nearest {
        rows[nearest].segments.append(segment)
        rows[nearest].top = min(rows[nearest].top, segment.box.y)
        rows[nearest].bottom = max(rows[nearest].bottom, segment.box.maxY)
      } else {
        rows.append(([segment], segment.box.y, segment.box.maxY))
      }
    }
    return rows.map(\.segments)
  }

  private static func isBeside(_ a: Box, _ b: Box) -> Bool {
    let overlap = min(a.maxY, b.maxY) - max(a.y, b.y)
    return overlap * 2 > min(a.height, b.height)
  }

  private static func collide(_ a: Box, _ b: Box) -> Bool {
    let overlap = min(a.maxX, b.maxX) - max(a.x, b.x)
    return overlap * 4 > min(a.width, b.width)
  }
}
