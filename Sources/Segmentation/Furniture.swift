import Minutes

/// How many rows at either end of a page may be running headers or footers.
private let headerDepth = 5

/// Marks running headers, footers and page numbers: what stands at the same end of several pages,
/// digits aside, and what counts pages.
func markFurniture(_ sheets: inout [Sheet]) {
  for isTop in [true, false] {
    let edges = sheets.map { edge(of: $0, isTop: isTop) }
    let shapes = zip(sheets, edges).map { sheet, edge in
      edge.map { EdgeRow(sheet.rows[$0], sheet.layout) }
    }
    for s in sheets.indices {
      // Furniture reaches inwards from the edge without a break, but for one row of specks.
      var last = -1
      for (position, row) in edges[s].enumerated() where position - last <= 2 {
        let isBridge = position - last == 2
        if isBridge, shapes[s][position - 1].shape.count > 3 { break }
        let isFurniture =
          isPageNumber(sheets[s].rows[row], ofSheet: s)
          || isFooterLabel(sheets[s].rows[row], isTop: isTop)
          || repeats(shapes[s][position], at: s, position: position, in: shapes)
        if isFurniture {
          for p in (last + 1)...position { sheets[s].rows[edges[s][p]].isFurniture = true }
          last = position
        }
      }
    }
  }
  for s in sheets.indices where !sheets[s].layout.hasBoxes {
    for r in sheets[s].rows.indices where mayBePageCount(sheets[s].rows[r].tokens) {
      if isPageCount(sheets[s].rows[r].tokens.map(\.text)) {
        sheets[s].rows[r].isFurniture = true
      }
    }
  }
}

/// A row at a page's edge, as it is compared with other pages'.
private struct EdgeRow {
  /// Its letters without marks, digits as `#`.
  var shape: [Unicode.Scalar]
  /// Where it stands, as a share of the page's height; nil for plain text.
  var height: Double?
  /// Whether it opens something that no header holds: an item, a list item, a label.
  var isStructure: Bool

  init(_ row: Row, _ layout: Layout) {
    shape = letters(of: row)
    height = layout.pageHeight.map { row.middle / Double(max(1, $0)) }
    switch row.marker {
    case .bullet?, nil: isStructure = opensStructure(row)
    default: isStructure = true
    }
  }
}

/// The rows at one end of a page, the outermost first; on paper none outside its outer fifth.
private func edge(of sheet: Sheet, isTop: Bool) -> [Int] {
  let count = min(headerDepth, sheet.rows.count)
  let indices = isTop ? Array(sheet.rows.indices) : sheet.rows.indices.reversed()
  guard let height = sheet.layout.pageHeight else { return Array(indices.prefix(count)) }
  return indices.prefix(count).prefix { i in
    let place = sheet.rows[i].middle / Double(max(1, height))
    return isTop ? place < 0.2 : place > 0.8
  }
}

/// A row's letters without marks, digits as `#`, nothing else.
private func letters(of row: Row) -> [Unicode.Scalar] {
  var result: [Unicode.Scalar] = []
  for (i, token) in row.tokens.enumerated() {
    // A coat of arms is read as a letter.
    if i == 0, row.tokens.count > 2, token.text.unicodeScalars.count == 1 { continue }
    for scalar in token.text.unicodeScalars {
      if scalar.isDigit {
        result.append("#")
      } else if scalar.isLetter {
        result.append(scalar.folded)
      }
    }
  }
  return result
}

/// Whether other pages have nearly the same row at nearly the same place.
private func repeats(
  _ row: EdgeRow, at sheet: Int, position: Int, in shapes: [[EdgeRow]]
) -> Bool {
  let length = row.shape.count
  guard shapes.count > 1, length >= 4 else { return false }
  if row.isStructure { return standsOnOthers(row, at: sheet, in: shapes) }
  let first = max(0, sheet - 3)
  let others = first...min(shapes.count - 1, sheet + 3)
  for other in others where other != sheet {
    for (place, candidate) in shapes[other].enumerated() where abs(place - position) <= 2 {
      if let here = row.height, let there = candidate.height, abs(here - there) > 0.03 { continue }
      // On the first page of a text, the same words may be the title.
      let mayBePart = length >= 10 && (row.height != nil || sheet > 0)
      if mayBePart, isPart(row.shape, of: candidate.shape) { return true }
      if editDistance(row.shape, candidate.shape, limit: max(0, length / 5)) != nil { return true }
    }
  }
  return false
}

/// Whether what looks like a label of the text (`Justerat:`) stands letter for letter at the very
/// same place of two other pages: then it is the form's.
private func standsOnOthers(_ row: EdgeRow, at sheet: Int, in shapes: [[EdgeRow]]) -> Bool {
  guard let here = row.height, here > 0.8 else { return false }
  let others = max(0, sheet - 3)...min(shapes.count - 1, sheet + 3)
  let same = others.count { other in
    other != sheet
      && shapes[other].contains { each in
        each.shape == row.shape && each.height.map { abs($0 - here) < 0.004 } == true
      }
  }
  return same >= min(2, shapes.count - 1) && shapes.count > 1
}

/// Whether some letters stand in others, one after the other.
private func isPart(_ part: [Unicode.Scalar], of whole: [Unicode.Scalar]) -> Bool {
  guard let first = part.first, part.count <= whole.count else { return false }
  for start in 0...(whole.count - part.count)
  where whole[start] == first && whole[start...].starts(with: part) {
    return true
  }
  return false
}

/// `Sida 1 (3)`, `1 (2)`, `Sida 1 av 3`, `- 2 -`, `2/4`, `2`.
private func isPageNumber(_ row: Row, ofSheet sheet: Int) -> Bool {
  let words = row.tokens.map(\.text)
  if isPageCount(words) { return true }
  guard words.count <= 3 else { return false }
  let digits = joined(row.tokens[...]).trimmed("-–—.").unicodeScalars
  return !digits.isEmpty && digits.count <= 3 && digits.allSatisfy(\.isDigit)
    && abs((Int(String(digits)) ?? -9) - (sheet + 1)) <= 3
}

/// Whether a row is nothing but `Sida 1 (3)`, `1 (2)`, `Sida 1 av 3`, `Sid 2/4`.
func isPageCount(_ text: String) -> Bool {
  isPageCount(text.parts(at: " ").map(String.init)) || text.isPageSum
}

extension String {
  /// A page's number alone.
  fileprivate var isPageSum: Bool {
    unicodeScalars.count <= 3 && !isEmpty && unicodeScalars.allSatisfy(\.isDigit)
  }
}

/// Most rows are told by their length, and by having no figure at either end.
private func mayBePageCount(_ tokens: [Token]) -> Bool {
  guard tokens.count <= 5, let last = tokens.last?.text.lastScalar,
    let first = tokens.first?.text.firstScalar
  else { return false }
  return last.isDigit || last == ")" || first.isDigit
}

private func isPageCount(_ words: [String]) -> Bool {
  guard words.count <= 5 else { return false }
  var text = words.joined().foldedForLabels
  var isNamed = false
  for label in ["sidan", "sida", "sid.", "sid"] where text.hasPrefix(label) {
    text.removeFirst(label.count)
    isNamed = true
    break
  }
  let scalars = Array(text.unicodeScalars)
  let page = scalars.prefix { $0.isDigit }
  guard !page.isEmpty, page.count <= 4 else { return false }
  let rest = scalars.dropFirst(page.count)
  guard let sign = rest.first else { return isNamed }
  if sign == "(", rest.last == ")" { return rest.dropFirst().dropLast().allSatisfy(\.isDigit) }
  if sign == "/", isNamed || rest.count == 2 { return rest.dropFirst().allSatisfy(\.isDigit) }
  if rest.starts(with: "av".unicodeScalars) { return rest.dropFirst(2).allSatisfy(\.isDigit) }
  return false
}

private func isFooterLabel(_ row: Row, isTop: Bool) -> Bool {
  guard !isTop else { return false }
  let text = joined(row.tokens[...]).foldedForLabels
  return Labels.footers.contains { text.hasPrefix($0) }
}
