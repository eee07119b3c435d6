import Minutes

/// Finds running text in two columns beside each other.
///
/// What stands beside something else is mostly no column: labels with their values, cells of
/// tables, numbers that hang before their texts. Running text is told by its lines, which go on
/// in the middle of a sentence, on both sides of a white corridor; and cells with long texts by
/// their beginnings, which stand on one line with those of their neighbours.
enum TextColumns {
  /// One row of words on one side of a corridor.
  private struct SideLine {
    var box: Box
    var first: String
    var last: String
    /// Whether it goes on with a sentence of the line above.
    var goesOn = false
  }

  /// The zone of running text in two columns with the most lines.
  /// - Complexity: O(segments · left edges that several share).
  static func largestZone(of segments: [RowLayout.Segment]) -> ColumnZone? {
    let height = segments.typicalHeight
    guard segments.count >= 6, height >= 8 else { return nil }
    let pieces = segments.cut(atGapsOver: height * 7 / 10).sorted { $0.box.y < $1.box.y }
    var best: (zone: ColumnZone, weight: Int)?
    for edge in edges(of: pieces, height: height) {
      for stretch in stretches(of: pieces, besides: edge, height: height) {
        guard let found = zone(stretch, edge: edge, height: height) else { continue }
        if found.weight > best?.weight ?? 0 { best = found }
      }
    }
    return best?.zone
  }

  /// The places away from the left margin where several pieces begin.
  private static func edges(of pieces: [RowLayout.Segment], height: Int) -> [Int] {
    guard let left = pieces.map(\.box.x).min(), let right = pieces.map(\.box.maxX).max() else {
      return []
    }
    let starts = pieces.map(\.box.x).filter {
      $0 - left > (right - left) / 5 && right - $0 > (right - left) / 5
    }.sorted()
    var edges: [Int] = []
    var index = 0
    while index < starts.count {
      let end = starts[index...].firstIndex { $0 - starts[index] > height / 3 } ?? starts.count
      if end - index >= 4 { edges.append(starts[index]) }
      index = end
    }
    return edges
  }

  /// The runs of pieces, from top to bottom, of which none stands in the corridor before an edge.
  private static func stretches(
    of pieces: [RowLayout.Segment], besides edge: Int, height: Int
  ) -> [[RowLayout.Segment]] {
    var stretches: [[RowLayout.Segment]] = [[]]
    for piece in pieces {
      if piece.box.x < edge - height / 2, piece.box.maxX > edge - height * 4 / 10 {
        stretches.append([])
      } else {
        stretches[stretches.count - 1].append(piece)
      }
    }
    return stretches.filter { $0.count >= 6 }
  }

  private static func zone(
    _ stretch: [RowLayout.Segment], edge: Int, height: Int
  ) -> (zone: ColumnZone, weight: Int)? {
    let isLeft = { (piece: RowLayout.Segment) in piece.box.x < edge - height / 2 }
    var left = lines(of: stretch.filter(isLeft), height: height)
    var right = lines(of: stretch.filter { !isLeft($0) }, height: height)
    guard let rows = textRows(left + right, edge: edge, height: height) else { return nil }
    left.removeAll { !rows.contains($0.box.midY) }
    right.removeAll { !rows.contains($0.box.midY) }
    let counts = [left, right].map { side in side.count { $0.goesOn } }
    guard (counts.min() ?? 0) >= 2, counts[0] + counts[1] >= 5, counts[0] * 4 >= left.count,
      counts[1] * 4 >= right.count, !areCells(left, right, height: height),
      let first = left.first?.box, let second = right.first?.box
    else { return nil }
    let boxes =
      [left.dropFirst().reduce(first) { $0.union($1.box) }]
      + [right.dropFirst().reduce(second) { $0.union($1.box) }]
    return (ColumnZone(rows: rows, columns: boxes), counts[0] + counts[1])
  }

  /// The rows of one side, each told whether it goes on with the one above.
  private static func lines(of pieces: [RowLayout.Segment], height: Int) -> [SideLine] {
    var lines = RowLayout.rows(of: pieces).compactMap { row -> SideLine? in
      let words = row.sorted { $0.box.x < $1.box.x }.flatMap(\.words).map(\.recognized)
      guard let first = words.first, let last = words.last, let box = row.first?.box else {
        return nil
      }
      return SideLine(
        box: row.dropFirst().reduce(box) { $0.union($1.box) }, first: first, last: last)
    }
    guard let margin = lines.map(\.box.x).min(), let reach = lines.map(\.box.maxX).max() else {
      return []
    }
    for index in lines.indices.dropFirst() {
      let above = lines[index - 1]
      let below = lines[index]
      let isLong = (above.box.maxX - margin) * 10 > (reach - margin) * 6
      let starts = below.first.first { $0.isLetter || $0.isNumber }
      let isOpen = !(above.last.last.map { ".:!?".contains($0) } ?? true)
      lines[index].goesOn =
        isLong && isOpen && below.box.midY - above.box.midY < height * 2
        && (starts?.isLowercase == true || above.last.hasSuffix("-"))
    }
    return lines
  }

  /// From the first to the last band of lines with running text; white strips part the bands.
  /// What stands above and below, headings and signatures, has none.
  private static func textRows(
    _ lines: [SideLine], edge: Int, height: Int
  ) -> Range<Int>? {
    var bands: [(top: Int, bottom: Int, isText: Bool)] = []
    for line in lines.sorted(by: { $0.box.y < $1.box.y }) {
      if let last = bands.last, line.box.y - last.bottom <= height * 9 / 10 {
        bands[bands.count - 1].bottom = max(last.bottom, line.box.maxY)
        bands[bands.count - 1].isText = last.isText || line.goesOn
      } else {
        bands.append((line.box.y, line.box.maxY, line.goesOn))
      }
    }
    guard let first = bands.firstIndex(where: \.isText), let last = bands.lastIndex(where: \.isText)
    else { return nil }
    // Headings over the right column, or over both, belong to them.
    guard first > 0 else { return bands[first].top..<bands[last].bottom }
    let above = bands[first - 1]
    let heads = lines.filter { above.top <= $0.box.midY && $0.box.midY < above.bottom }
    let opens =
      heads.count <= 2 && bands[first].top - above.bottom < height * 2
      && heads.contains { abs($0.box.x - edge) < height / 2 }
    return (opens ? above.top : bands[first].top)..<bands[last].bottom
  }

  /// Whether the beginnings on the side that has fewer stand on one line with beginnings on the
  /// other side: cells of a table, or texts beside their labels.
  private static func areCells(_ left: [SideLine], _ right: [SideLine], height: Int) -> Bool {
    // A heading over each column makes one beginning that says nothing.
    let haveHeadings = [left, right].allSatisfy { $0.count > 1 && !$0[1].goesOn }
    let starts = [left, right].map { side in
      side.indices.dropFirst(haveHeadings ? 2 : 1).filter { !side[$0].goesOn }
    }
    let isFewerLeft = starts[0].count <= starts[1].count
    let (few, many) = isFewerLeft ? (left, right) : (right, left)
    let (fewStarts, manyStarts) = isFewerLeft ? (starts[0], starts[1]) : (starts[1], starts[0])
    guard !fewStarts.isEmpty else { return false }
    // A few may meet by chance, but hardly with a wide gap above each.
    let level = fewStarts.count { start in
      manyStarts.contains { other in
        abs(few[start].box.midY - many[other].box.midY) * 5 < height * 2
          && (fewStarts.count > 2 || isSetOff(few, start, height) && isSetOff(many, other, height))
      }
    }
    return level * 5 >= fewStarts.count * 4
  }

  /// Whether a line stands further from the one above than the lines of its paragraphs do.
  private static func isSetOff(_ lines: [SideLine], _ index: Int, _ height: Int) -> Bool {
    func pitch(_ i: Int) -> Int { lines[i].box.midY - lines[i - 1].box.midY }
    let usual = lines.indices.filter { lines[$0].goesOn }.map(pitch).sorted()
    guard !usual.isEmpty else { return true }
    return (pitch(index) - usual[usual.count / 2]) * 100 > height * 15
  }
}
