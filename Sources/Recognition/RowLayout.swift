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
  ///   - width: the page's width in pixels.
  ///   - first: the first line's number.
  /// - Returns: lines in reading order.
  package static func lines(
    from lines: [RecognizedLine], width: Int, numberedFrom first: Int = 1
  ) -> [Line] {
    let segments = lines.map { Segment(words: $0.words, box: $0.box) }
    let rows = rows(of: segments)
    var result: [Line] = []
    for row in inReadingOrder(rows, width: width) {
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

  /// Rows in order, with runs of rows in two text columns read column by column.
  private static func inReadingOrder(_ rows: [[Segment]], width: Int) -> [[Segment]] {
    guard let gutter = gutter(of: rows, width: width) else { return rows }
    var result: [[Segment]] = []
    var left: [[Segment]] = []
    var right: [[Segment]] = []
    func flush() {
      result += left + right
      left = []
      right = []
    }
    for row in rows {
      if row.contains(where: { $0.box.x < gutter - 20 && $0.box.maxX > gutter + 20 }) {
        flush()
        result.append(row)
        continue
      }
      let one = row.filter { $0.box.x < gutter }
      let two = row.filter { $0.box.x >= gutter }
      if !one.isEmpty { left.append(one) }
      if !two.isEmpty { right.append(two) }
    }
    flush()
    return result
  }

  /// Where a page with two columns of running text parts.
  ///
  /// A form or a table has short texts on at least one side; running text fills its column.
  private static func gutter(of rows: [[Segment]], width: Int) -> Int? {
    let pairs = rows.filter { $0.count == 2 }.map { row in
      row[0].box.x < row[1].box.x ? (row[0].box, row[1].box) : (row[1].box, row[0].box)
    }
    guard pairs.count >= 8 else { return nil }
    let leftEdge = pairs.map(\.1.x).sorted()[pairs.count / 4]
    let full = pairs.filter { left, right in
      abs(right.x - leftEdge) < width / 25 && left.width * 10 > width * 3
        && right.width * 10 > width * 3 && left.maxX < leftEdge
    }
    guard full.count >= 8, full.count * 10 >= pairs.count * 6 else { return nil }
    let reach = full.map(\.0.maxX).max() ?? leftEdge
    return (reach + leftEdge) / 2
  }
}
