import Minutes

/// A page's rows in columns and those between them, each part with margins of its own.
func partsByColumn(_ sheet: Sheet) -> [Sheet] {
  var parts: [Sheet] = []
  for row in sheet.rows {
    if let last = parts.last?.rows.last, last.column == row.column {
      parts[parts.count - 1].rows.append(row)
      continue
    }
    var part = Sheet(rows: [row], layout: sheet.layout)
    if let column = row.column {
      part.layout.left = column.x
      part.layout.right = column.maxX
    }
    parts.append(part)
  }
  return parts.isEmpty ? [sheet] : parts
}

/// Puts lists that stand beside each other, each under a label of its own, one after the other:
///
///     Beslutande            Ersättare
///     Anna Ek               Bo Alm
///     Carin Dal
func readingColumns(_ sheet: Sheet) -> [Row] {
  // The lines of a text keep their cells: where they stand is not known.
  guard sheet.layout.hasBoxes else { return sheet.rows }
  var rows: [Row] = []
  var index = 0
  while index < sheet.rows.count {
    guard let edge = columnEdge(of: sheet.rows[index]) else {
      rows.append(sheet.rows[index])
      index += 1
      continue
    }
    var left: [Row] = []
    var right: [Row] = []
    while index < sheet.rows.count,
      let halves = split(sheet.rows[index], at: edge, sheet.layout, isFirst: left.isEmpty)
    {
      if let half = halves.left { left.append(half) }
      if let half = halves.right { right.append(half) }
      index += 1
    }
    rows += left + right
  }
  return rows
}

/// Where the second column begins, for a row that is two labels of people beside each other.
private func columnEdge(of row: Row) -> Int? {
  let cells = row.tokens.indices.filter { $0 > 0 && row.tokens[$0].opensCell }
  guard cells.count == 1, let start = cells.first, !row.isFurniture else { return nil }
  for label in [joined(row.tokens[..<start]), joined(row.tokens[start...])] {
    switch headLabel(label) {
    case .present?, .absent?: continue
    default: return nil
    }
  }
  return row.tokens[start].left
}

/// The halves of a row on either side of an edge, or nil where the columns have ended.
private func split(
  _ row: Row, at edge: Int, _ layout: Layout, isFirst: Bool
) -> (left: Row?, right: Row?)? {
  let near = Int(layout.em)
  guard !row.isFurniture, isFirst || (row.gap < 3 && row.tokens.count <= 16) else { return nil }
  if !isFirst, opensStructure(row) || row.marker != nil { return nil }
  if row.left >= edge - near { return (nil, row) }
  guard let start = row.tokens.indices.first(where: { $0 > 0 && row.tokens[$0].opensCell }) else {
    return row.right < edge ? (row, nil) : nil
  }
  guard abs(row.tokens[start].left - edge) <= near else { return nil }
  var left = row
  var right = row
  left.tokens = Array(row.tokens[..<start])
  left.right = left.tokens.last?.right ?? row.right
  right.tokens = Array(row.tokens[start...])
  right.tokens[0].opensCell = false
  right.tokens[0].opensRow = true
  right.left = right.tokens[0].left
  return (left, right)
}
