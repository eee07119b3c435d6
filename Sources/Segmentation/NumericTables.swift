/// Marks the cells of tables whose columns left no gaps, as in recognised text: rows below each
/// other that end in equally many numbers.
func markNumericTables(_ rows: inout [Row]) {
  var index = 0
  while index < rows.count {
    let columns = trailingNumbers(rows[index])
    guard columns >= 2 else {
      index += 1
      continue
    }
    var end = index + 1
    while end < rows.count, trailingNumbers(rows[end]) == columns, rows[end].gap < 3 { end += 1 }
    if end - index >= 3 {
      for i in index..<end { markCells(of: &rows[i], columns: columns) }
      if index > 0, rows[index - 1].tokens.count == columns + 1, rows[index - 1].marker == nil,
        !endsLikeSentence(rows[index - 1].tokens[columns].text)
      {
        markCells(of: &rows[index - 1], columns: columns)
      }
    }
    index = end
  }
}

/// How many numbers a row ends with, words before them; 0 where the row has cells or a marker.
private func trailingNumbers(_ row: Row) -> Int {
  guard row.marker == nil, !row.isFurniture, row.tokens.count > 2, row.tokens.count < 16,
    !row.tokens.contains(where: \.opensCell)
  else { return 0 }
  let count = row.tokens.reversed().prefix { isAmount($0.text) }.count
  return count < row.tokens.count ? count : 0
}

/// `84,2`, `–9,3`, `+2`, `12 %` without its sign.
private func isAmount(_ text: String) -> Bool {
  var digits = 0
  for scalar in text.unicodeScalars {
    if scalar.isDigit {
      digits += 1
    } else if !(scalar.isDash || ",.+:%".unicodeScalars.contains(scalar)) {
      return false
    }
  }
  return digits > 0
}

private func markCells(of row: inout Row, columns: Int) {
  for i in row.tokens.indices.suffix(columns) { row.tokens[i].opensCell = true }
}
