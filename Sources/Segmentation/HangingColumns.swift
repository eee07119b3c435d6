import Minutes

/// Reads pages on which labels hang in a column of their own, left of the text that they stand for:
///
///     Bakgrund      Nämnden gav i maj förvaltningen
///                   i uppdrag att …
///     Beslut        Uppdraget godkänns.
///
/// and tables whose cells are paragraphs. What stands in one band comes out column by column, so
/// that each label is a line above its text. Rows of figures, whose cells are short, stay rows.
///
/// - Parameters:
///   - sheets: all of the document's; their rows are put in order.
///   - first: the index of the first row of the body among all rows: the head is a form.
func readHangingColumns(_ sheets: inout [Sheet], from first: Int) {
  var regions: [(sheet: Int, start: Int)] = []
  var index = 0
  for s in sheets.indices {
    let start = max(0, first - index)
    index += sheets[s].rows.count
    if sheets[s].layout.hasBoxes, start < sheets[s].rows.count { regions.append((s, start)) }
  }
  // The pages of a document are set alike, so all of them are asked where its columns are.
  let rows = regions.flatMap { sheets[$0.sheet].rows[$0.start...].filter { !$0.isFurniture } }
  guard let layout = regions.first.map({ sheets[$0.sheet].layout }),
    let edges = hangingEdges(rows, layout)
  else { return }
  for (s, start) in regions {
    sheets[s].rows = reading(sheets[s].rows, from: start, edges: edges, sheets[s].layout)
  }
}

private func reading(_ all: [Row], from start: Int, edges: [Int], _ layout: Layout) -> [Row] {
  let near = Int(layout.em * 0.8)
  let hangs = all[start...].contains { row in
    row.left < edges[1] - near
      && row.tokens.contains { $0.opensCell && abs($0.left - edges[1]) <= near }
  }
  guard hangs else { return all }
  var rows = Array(all[..<start])
  var band = Band(count: edges.count, pitch: layout.pitch)
  for row in all[start...] {
    guard !row.isFurniture, let parts = pieces(of: row, at: edges, layout) else {
      rows += band.flush()
      rows.append(row)
      continue
    }
    if band.isEmpty || band.ends(before: row, parts) { rows += band.flush() }
    band.add(parts, of: row)
  }
  return rows + band.flush()
}

/// The lines of a page, those of a column of labels and of the text beside it back in their rows: a
/// narrow column of few lines is no column of text.
func linesWithoutHangingColumns(_ lines: [Line]) -> [Line] {
  guard lines.contains(where: { $0.column != nil }) else { return lines }
  var runs: [Range<Int>] = []
  for i in lines.indices {
    if let last = runs.last, lines[last.lowerBound].column == lines[i].column {
      runs[runs.count - 1] = last.lowerBound..<(i + 1)
    } else {
      runs.append(i..<(i + 1))
    }
  }
  var lines = lines
  for (left, right) in zip(runs, runs.dropFirst()) {
    guard let a = lines[left.lowerBound].column, let b = lines[right.lowerBound].column, a.x < b.x,
      left.count * 2 <= right.count
    else { continue }
    func width(_ run: Range<Int>) -> Int { lines[run].compactMap(\.box?.width).max() ?? 0 }
    guard width(left) * 20 < width(right) * 11 else { continue }
    for i in left.lowerBound..<right.upperBound { lines[i].column = nil }
  }
  return lines
}

/// The rows of a band in their columns.
private struct Band {
  private var columns: [[Row]]
  /// From one line to the next, in pixels.
  private let pitch: Double

  init(count: Int, pitch: Double) {
    columns = Array(repeating: [], count: count)
    self.pitch = pitch
  }

  var isEmpty: Bool { columns.allSatisfy(\.isEmpty) }

  /// A new band begins where the first column has words again behind a row without, or behind more
  /// than a line's distance.
  func ends(before row: Row, _ parts: [ArraySlice<Token>]) -> Bool {
    guard let label = parts[0].first else { return false }
    guard let last = columns[0].last else { return row.gap > 1.3 || !columns[0].isEmpty }
    if row.gap > 1.3 { return true }
    // Labels go on in the very next line only.
    let isNext = abs(row.middle - last.middle) < Double(max(row.height, last.height)) * 2
    guard isNext, let end = last.tokens.last?.text, !endsLikeSentence(end) else { return true }
    return label.text.firstScalar?.isUpper == true && !end.hasSuffix("-")
      && !Labels.leadingOn.contains(end.foldedForLabels)
  }

  mutating func add(_ parts: [ArraySlice<Token>], of row: Row) {
    for (column, part) in parts.enumerated() where !part.isEmpty {
      var piece = row
      piece.tokens = Array(part)
      piece.tokens[0].opensCell = false
      piece.tokens[0].opensRow = true
      piece.left = piece.tokens[0].left
      piece.right = piece.tokens.last?.right ?? row.right
      let middles = part.compactMap { $0.box?.midY }.sorted()
      if !middles.isEmpty { piece.middle = Double(middles[middles.count / 2]) }
      // Its distance is to the line above in its own column.
      if let above = columns[column].last {
        piece.gap = (piece.middle - above.middle) / max(1, pitch)
      }
      piece.tokens[0].bullet = piece.tokens[0].bullet ?? bulletSign(piece.tokens[0].text)
      piece.marker = nil
      piece.markerLength = 0
      if let found = readMarker(piece.tokens) {
        piece.marker = found.marker
        piece.markerLength = found.length
      }
      // The first row of a column stands beside the one before, not below it.
      if column > 0, columns[column].isEmpty { piece.gap = max(piece.gap, 2) }
      columns[column].append(piece)
    }
  }

  /// The rows column by column; a label's lines as one.
  mutating func flush() -> [Row] {
    defer { columns = Array(repeating: [], count: columns.count) }
    guard let label = columns[0].first else { return columns.flatMap { $0 } }
    var labels = [label]
    for row in columns[0].dropFirst() {
      // What a person said of a line is said of a row.
      guard row.ruling == nil else {
        labels.append(row)
        continue
      }
      labels[labels.count - 1].tokens += row.tokens
      labels[labels.count - 1].right = max(labels[labels.count - 1].right, row.right)
    }
    return labels + columns.dropFirst().flatMap { $0 }
  }
}

/// The words of a row by columns; nil for a row that goes across them.
private func pieces(
  of row: Row, at edges: [Int], _ layout: Layout
) -> [ArraySlice<Token>]? {
  let near = Int(layout.em * 0.8)
  var starts: [Int] = []
  for edge in edges {
    starts.append(row.tokens.firstIndex { $0.left >= edge - near } ?? row.tokens.count)
  }
  for (column, start) in starts.enumerated().dropFirst() where start > 0 {
    guard start < row.tokens.count else {
      // Nothing in this column: the words before it must not reach into it.
      if row.tokens[row.tokens.count - 1].right > edges[column] { return nil }
      continue
    }
    let isGap = row.tokens[start].left - row.tokens[start - 1].right > Int(layout.em * 0.5)
    guard isGap, row.tokens[start].left <= edges[column] + near * 6 else { return nil }
  }
  let ends = starts.dropFirst() + [row.tokens.count]
  return zip(starts, ends).map { row.tokens[$0..<max($0, $1)] }
}

/// The left edges of the columns, the page's own first; nil where nothing hangs.
private func hangingEdges(_ rows: [Row], _ layout: Layout) -> [Int]? {
  let width = layout.right - layout.left
  guard rows.count >= 6, width > 0 else { return nil }
  let near = Int(layout.em * 0.8)
  // Where most rows begin, far from the margin.
  let inner = rows.map(\.left).filter {
    $0 > layout.left + Int(layout.em * 5) && $0 < layout.left + width / 2
  }.sorted()
  guard let edge = mostFrequent(inner, near: near) else { return nil }
  let text = rows.filter { $0.left >= edge - near }
  let long = text.count { $0.right - $0.left > width * 2 / 5 }
  let hanging = rows.filter { row in
    row.left < edge - near
      && row.tokens.contains { $0.opensCell && abs($0.left - edge) <= near }
  }
  guard text.count * 10 >= rows.count * 3, long * 3 >= text.count, hanging.count >= 3 else {
    return nil
  }
  let across = rows.count { row in
    row.left < edge - near && pieces(of: row, at: [layout.left, edge], layout) == nil
  }
  guard across * 3 <= rows.count else { return nil }
  // A further column of short cells to the right of the text.
  let cells = rows.flatMap { row in row.tokens.filter(\.opensCell).map(\.left) }
    .filter { $0 > edge + width / 4 }.sorted()
  guard let last = mostFrequent(cells, near: near) else { return [layout.left, edge] }
  let edges = [layout.left, edge, last]
  let crossing = rows.count { $0.left < last - near && pieces(of: $0, at: edges, layout) == nil }
  let filled = rows.count { row in row.tokens.contains { abs($0.left - last) <= near } }
  return filled >= 3 && crossing <= across + rows.count / 20 ? edges : [layout.left, edge]
}

/// The place where most of some sorted numbers lie, within a distance; nil for fewer than three.
private func mostFrequent(_ sorted: [Int], near: Int) -> Int? {
  var best: (count: Int, place: Int)?
  var first = 0
  for last in sorted.indices {
    while sorted[last] - sorted[first] > near { first += 1 }
    if last - first + 1 > best?.count ?? 2 { best = (last - first + 1, sorted[first]) }
  }
  return best?.place
}
