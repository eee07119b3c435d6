/// The margins of the text without its furniture. How far lines reach is told by those that surely
/// go on, on the page or else on all pages; where there are none, by the furthest that another one
/// nearly reaches.
func setMargins(_ sheets: inout [Sheet]) {
  var widths: [Double] = []
  var fullWidths: [Double] = []
  var settled: Set<Int> = []
  for s in sheets.indices where sheets[s].layout.hasBoxes {
    let em = sheets[s].layout.em
    let rows = sheets[s].rows.filter { !$0.isFurniture && $0.column == nil }
    if let left = leftMargin(rows, em: em) { sheets[s].layout.left = left }
    let left = sheets[s].layout.left
    let full = rightsOfFullRows(rows, em: em)
    fullWidths += full.map { Double($0 - left) / em }
    if full.count >= 6, let furthest = full.max() {
      sheets[s].layout.right = furthest
      settled.insert(s)
    } else if let right = rightMargin(rows, em: em) {
      sheets[s].layout.right = right
    } else {
      continue
    }
    if rows.count >= 8 { widths.append(Double(sheets[s].layout.right - left) / em) }
  }
  widths.sort()
  guard !widths.isEmpty else { return }
  let usual = fullWidths.count >= 4 ? fullWidths.max() : nil
  for s in sheets.indices where sheets[s].layout.hasBoxes {
    let layout = sheets[s].layout
    let width = usual ?? widths[widths.count / 2] * 0.98
    guard !settled.contains(s) || usual == nil else { continue }
    sheets[s].layout.right = max(layout.right, layout.left + Int(width * layout.em))
  }
}

/// The right edges of the lines that surely go on: the next one begins small where they do.
private func rightsOfFullRows(_ rows: [Row], em: Double) -> [Int] {
  zip(rows, rows.dropFirst()).compactMap { row, below in
    let goesOn =
      below.gap < 1.3 && below.gap > 0.6 && below.marker == nil && row.tokens.count > 5
      && !row.tokens.contains(where: \.opensCell)
      && below.tokens[0].text.firstScalar?.isLower == true
      && abs(below.left - row.bodyLeft) < Int(em * 0.6)
    return goesOn ? row.right : nil
  }
}

/// Where most of the outermost lines begin: the leftmost place where several do.
private func leftMargin(_ rows: [Row], em: Double) -> Int? {
  let lefts = rows.map(\.left).sorted()
  let near = Int(em * 0.4)
  let enough = max(2, rows.count / 14)
  var first = 0
  for last in lefts.indices {
    while lefts[last] - lefts[first] > near { first += 1 }
    if last - first + 1 >= enough { return lefts[first] }
  }
  return lefts.first
}

/// How far lines reach: the furthest that another one nearly reaches, specks left out.
private func rightMargin(_ rows: [Row], em: Double) -> Int? {
  let rights = rows.compactMap { row in
    row.tokens.last { token in token.text.unicodeScalars.contains { $0.isLetter || $0.isDigit } }?
      .right
  }.sorted(by: >)
  guard rows.count > 5 else { return rights.first }
  let near = Int(em * 1.5)
  return zip(rights, rights.dropFirst()).first { $0 - $1 <= near }?.0 ?? rights.first
}
