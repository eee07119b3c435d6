import Minutes

/// Columns of running text, which are read one after the other though their lines stand beside
/// each other.
enum TextColumns {
  typealias Row = [RowLayout.Segment]

  /// How much of the text's width a line of a column takes at least.
  private static let leastShare = 0.28
  /// How many such lines each column has at least.
  private static let leastLines = 4

  /// Rows in order, with runs of rows in two text columns read column by column.
  /// - Parameter rows: from top to bottom.
  /// - Returns: the same segments; where columns were found, in other rows.
  static func inReadingOrder(_ rows: [Row]) -> [Row] {
    let all = rows.flatMap(\.self)
    guard let left = all.map(\.box.x).min(), let right = all.map(\.box.maxX).max() else {
      return rows
    }
    let width = right - left
    for edge in edges(of: all, from: left, width: width) {
      var result: [Row] = []
      var run: [Row] = []
      var isFound = false
      func flush() {
        let count = reach(of: run, edge: edge - width / 60)
        if let columns = columns(Array(run[..<count]), edge: edge, width: width) {
          result += columns + run[count...]
          isFound = true
        } else {
          result += run
        }
        run = []
      }
      for row in rows {
        if row.contains(where: { $0.box.x < edge - width / 60 && $0.box.maxX > edge }) {
          flush()
          result.append(row)
        } else {
          run.append(row)
        }
      }
      flush()
      if isFound { return result }
    }
    return rows
  }

  /// Where a second column may begin: places near the middle at which several segments do.
  private static func edges(of segments: [RowLayout.Segment], from left: Int, width: Int) -> [Int] {
    let starts = segments.map(\.box.x).filter {
      $0 > left + width * 3 / 10 && $0 < left + width * 7 / 10
    }.sorted()
    var found: [(edge: Int, count: Int)] = []
    for start in starts {
      if let last = found.last, start - last.edge <= width / 60 {
        found[found.count - 1].count += 1
      } else {
        found.append((start, 1))
      }
    }
    return found.filter { $0.count >= leastLines }.sorted {
      ($1.count, $0.edge) < ($0.count, $1.edge)
    }
    .prefix(3).map(\.edge)
  }

  /// How many rows belong to two columns: short lines far below the second are the page's.
  private static func reach(of rows: [Row], edge: Int) -> Int {
    guard let last = rows.lastIndex(where: { $0.contains { $0.box.x >= edge } }) else { return 0 }
    let heights = rows.map { $0[0].box.height }.sorted()
    let wide = heights[heights.count / 2] * 5 / 2
    for index in rows.indices.dropFirst(last + 1) {
      let above = rows[..<index].flatMap { $0.map(\.box.maxY) }.max() ?? 0
      if (rows[index].map(\.box.y).min() ?? 0) - above > wide { return index }
    }
    return rows.count
  }

  /// The rows of the left column, then those of the right; nil where they are no running text.
  ///
  /// A form or a table has short texts on at least one side; running text fills its column.
  private static func columns(_ rows: [Row], edge: Int, width: Int) -> [Row]? {
    let segments = rows.flatMap(\.self)
    let left = segments.filter { $0.box.x < edge - width / 60 }
    let right = segments.filter { $0.box.x >= edge - width / 60 }
    for side in [left, right] {
      let lines = RowLayout.rows(of: side).map { row in
        row.dropFirst().reduce(row[0].box) { $0.union($1.box) }.width
      }
      let long = lines.filter { Double($0) > Double(width) * leastShare }
      guard long.count >= leastLines, long.count * 10 > lines.count * 4 else { return nil }
    }
    return RowLayout.rows(of: left) + RowLayout.rows(of: right)
  }
}
