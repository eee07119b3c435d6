/// Whether a row only goes on with cells of the table's row above it: close below, and each of its
/// stretches begins where a cell does, none of them the first.
func goesOnInCells(_ row: Row, _ draft: Draft, _ layout: Layout) -> Bool {
  guard draft.isTable, layout.hasBoxes, row.marker == nil, row.gap < 1.25,
    draft.cellStarts.count > 1
  else { return false }
  let starts = [0] + row.tokens.indices.filter { $0 > 0 && row.tokens[$0].opensCell }
  let edges = draft.cellStarts.map { draft.tokens[$0].left }
  let near = Int(layout.em * 0.5)
  return starts.allSatisfy { start in
    edges.dropFirst().contains { abs($0 - row.tokens[start].left) <= near }
  }
}

extension Draft {
  /// Puts the stretches of a row at the ends of the cells below which they stand.
  mutating func appendToCells(_ row: Row) {
    let starts = [0] + row.tokens.indices.filter { $0 > 0 && row.tokens[$0].opensCell }
    let ends = starts.dropFirst() + [row.tokens.count]
    for (start, end) in zip(starts, ends).reversed() {
      let left = row.tokens[start].left
      let cell = cellStarts.indices.min {
        abs(tokens[cellStarts[$0]].left - left) < abs(tokens[cellStarts[$1]].left - left)
      }
      guard let cell else { continue }
      let place = cell + 1 < cellStarts.count ? cellStarts[cell + 1] : tokens.count
      var added = Array(row.tokens[start..<end])
      added[0].opensCell = false
      tokens.insert(contentsOf: added, at: place)
      joints.insert(contentsOf: added.map { _ in LineEnd.space }, at: place)
      for i in cellStarts.indices where i > cell { cellStarts[i] += added.count }
    }
    rowCount += 1
  }
}
