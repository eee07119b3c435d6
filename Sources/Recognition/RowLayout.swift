package import Minutes

/// Puts words that stand on one baseline on one line, and the lines in reading order.
package enum RowLayout {
  /// A run of words of which the recogniser was sure that they follow each other.
  struct Segment {
    var words: [Word]
    var box: Box
  }

  /// Cuts the page into rows, and reads true columns of text one after the other.
  /// - Parameters:
  ///   - lines: what the recogniser took for lines, in any order.
  ///   - first: the first line's number.
  /// - Returns: lines in reading order.
  package static func lines(
    from lines: [RecognizedLine], numberedFrom first: Int = 1
  ) -> [Line] {
    let segments = lines.map { Segment(words: $0.words, box: $0.box) }
    let rows = rows(of: segments)
    var result: [Line] = []
    for row in TextColumns.inReadingOrder(rows) {
      let words = row.sorted { $0.box.x < $1.box.x }.flatMap(\.words)
      guard !words.isEmpty else { continue }
      var line = Line(number: first + result.count, words: words)
      for index in line.words.indices.dropFirst() { line.words[index].leadingSpace = " " }
      result.append(line)
    }
    return result
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
