import Minutes

/// The rows of one page with the page's measures.
struct Sheet {
  var rows: [Row]
  var layout: Layout
}

/// The measures of a page.
struct Layout {
  /// Whether words have boxes.
  var hasBoxes: Bool
  /// The size of the type: pixels; hundredths of an em for plain text.
  var em: Double
  /// From one line to the next; 1 for plain text.
  var pitch: Double
  var left: Int
  var right: Int
  /// The page's height, where it is known.
  var pageHeight: Int?
  /// Whether the words were read from a picture, so that specks may stand among them.
  var isRecognized = false
  /// Whether long paragraphs are cut into lines (else every line is a paragraph).
  var isWrapped = true
}

/// The rows of a page, top to bottom, with no layout judgement but who stands beside whom.
func sheets(of page: Page, index: Int) -> [Sheet] {
  let hasBoxes = page.lines.contains { line in line.words.contains { $0.box != nil } }
  guard hasBoxes else { return sheetsOfText(page, index: index) }
  return page.partedByLeaves.map { sheetOfBoxes($0, index: index) }
}

extension Page {
  /// The page as those that were scanned side by side: each has margins, a header and a foot.
  fileprivate var partedByLeaves: [Page] {
    guard let leaves, leaves.count > 1 else { return [self] }
    return leaves.indices.map { leaf in
      var part = self
      part.lines = lines.filter { line in
        let middle = line.box.map { $0.x + $0.width / 2 } ?? 0
        return leaf == (leaves.lastIndex { $0.x <= middle } ?? 0)
      }
      return part
    }
  }
}

// MARK: - Boxes

private func sheetOfBoxes(_ page: Page, index: Int) -> Sheet {
  var lines: [(tokens: [Token], box: Box, middle: Int, part: Int)] = []
  var columns: [Box?] = []
  for line in linesWithoutHangingColumns(page.lines) {
    let tokens = tokensWithBoxes(line, page: page, index: index)
    guard let first = tokens.first else { continue }
    let box = tokens.dropFirst().reduce(first.box ?? line.box) { united, token in
      guard let united, let box = token.box else { return united ?? token.box }
      return united.union(box)
    }
    let place = box ?? lines.last?.box ?? Box(x: 0, y: 0, width: 0, height: 0)
    // The middle of the words, so that a logo or a speck among them moves nothing.
    let middles = tokens.compactMap { $0.box?.midY }.sorted()
    if columns.isEmpty || columns[columns.count - 1] != line.column { columns.append(line.column) }
    let middle = middles.isEmpty ? place.midY : middles[middles.count / 2]
    lines.append((tokens, place, middle, columns.count - 1))
  }
  let heights = lines.map(\.box.height).sorted()
  let typical = max(1, heights.isEmpty ? 1 : heights[heights.count / 2])
  let order = lines.indices.sorted {
    (lines[$0].part, lines[$0].middle, lines[$0].box.x, $0)
      < (lines[$1].part, lines[$1].middle, lines[$1].box.x, $1)
  }
  var rows: [[Int]] = []
  var middle = 0
  for i in order {
    let box = lines[i].box
    let reach = min(box.height, typical)
    if let row = rows.last, lines[row[0]].part == lines[i].part,
      abs(lines[i].middle - middle) * 2 < max(reach, typical * 3 / 5),
      row.suffix(8).allSatisfy({ isBeside(lines[$0].box, box) })
    {
      rows[rows.count - 1].append(i)
    } else {
      rows.append([i])
      middle = lines[i].middle
    }
  }
  let em = emInPixels(page, lines.map(\.tokens), typical: typical)
  var result: [Row] = rows.map { members in
    let ordered = members.sorted { (lines[$0].box.x, $0) < (lines[$1].box.x, $1) }
    let box = ordered.dropFirst().reduce(lines[ordered[0]].box) { $0.union(lines[$1].box) }
    var tokens = ordered.flatMap { lines[$0].tokens }
    tokens = splittingGluedMarker(tokens)
    tokens[0].opensRow = true
    return Row(
      tokens: tokens, page: index, left: box.x, right: box.maxX,
      middle: Double(ordered.reduce(0) { $0 + lines[$1].middle }) / Double(ordered.count),
      height: box.height, column: columns[lines[members[0]].part])
  }
  let pitch = typicalPitch(result, em: em)
  setGaps(&result, pitch: pitch)
  let layout = Layout(
    hasBoxes: true, em: em, pitch: pitch, left: result.map(\.left).min() ?? 0,
    right: result.map(\.right).max() ?? 0, pageHeight: page.height,
    isRecognized: page.origin == .ocr)
  markCells(&result, em: em, pageLeft: layout.left)
  readMarkers(&result)
  if layout.isRecognized { readMisreadBullets(&result, em: em) }
  return Sheet(rows: result, layout: layout)
}

private func isBeside(_ a: Box, _ b: Box) -> Bool {
  let overlap = min(a.maxX, b.maxX) - max(a.x, b.x)
  return overlap <= min(a.width, b.width) / 4
}

private func tokensWithBoxes(_ line: Line, page: Page, index: Int) -> [Token] {
  var tokens: [Token] = []
  var edge = line.box?.x ?? 0
  // Where a word was struck out, what stands beside it is no column of its own.
  var emptied: [Box] = []
  tokens.reserveCapacity(line.words.count)
  // By places, for a copy of each word would have to be counted.
  for place in line.words.indices {
    let own = line.words[place].box
    guard !line.words[place].text.isEmpty else {
      if let own, !tokens.isEmpty { emptied.append(own) }
      continue
    }
    let text = line.words[place].text
    let left = own?.x ?? edge
    let right = own?.maxX ?? left
    edge = right
    // Only a word that the repair split has a space in it.
    let parts = text.utf8.contains(0x20) ? text.parts(at: " ").map(String.init) : [text]
    for (i, part) in parts.enumerated() {
      // A word that was split shares its box by the number of characters.
      let from = left + (right - left) * i / parts.count
      let to = left + (right - left) * (i + 1) / parts.count
      tokens.append(
        Token(
          text: part, page: index, pageNumber: page.number, line: line.number,
          box: own ?? line.box, isBold: line.words[place].isBold,
          pointSize: line.words[place].pointSize,
          bullet: i == 0 && tokens.isEmpty ? bulletSign(line.words[place]) : nil, left: from,
          right: to))
      guard i == 0, !emptied.isEmpty else { continue }
      tokens[tokens.count - 1].gapBeside = widestGap(
        from: tokens[tokens.count - 2].right, over: emptied, to: from)
      emptied = []
    }
  }
  return tokens
}

/// The widest stretch between two places on which none of some boxes stands; they lie in order.
private func widestGap(from left: Int, over boxes: [Box], to right: Int) -> Int {
  var (edge, widest) = (left, 0)
  for box in boxes {
    widest = max(widest, box.x - edge)
    edge = max(edge, box.maxX)
  }
  return max(widest, right - edge)
}

private func emInPixels(_ page: Page, _ lines: [[Token]], typical: Int) -> Double {
  // What a picture tells of sizes is an estimate; the height of its lines is none.
  let sizes = page.origin == .ocr ? [] : lines.compactMap { $0.first?.pointSize }.sorted()
  if let dpi = page.dpi, !sizes.isEmpty, sizes[sizes.count / 2] > 3 {
    return sizes[sizes.count / 2] * Double(dpi) / 72
  }
  return Double(typical) * 1.1
}

/// The usual distance between lines: the most frequent of the small ones.
private func typicalPitch(_ rows: [Row], em: Double) -> Double {
  var distances: [Double] = []
  for (above, below) in zip(rows, rows.dropFirst()) {
    let distance = below.middle - above.middle
    if distance > em * 0.8, distance < em * 2.6 { distances.append(distance) }
  }
  guard !distances.isEmpty else { return em * 1.3 }
  distances.sort()
  // Where paragraphs are short, most distances are those between paragraphs.
  let close = distances.prefix { $0 < em * 1.7 }
  if close.count >= 3, close.count * 10 >= distances.count { return close[close.count / 2] }
  return distances[distances.count * 3 / 10]
}

private func setGaps(_ rows: inout [Row], pitch: Double) {
  for i in rows.indices {
    rows[i].isFirstOnPage = i == 0
    let opens = i == 0 || rows[i].column != rows[i - 1].column
    rows[i].gap = opens ? 9 : (rows[i].middle - rows[i - 1].middle) / max(1, pitch)
  }
}

/// Marks the words that open a cell: after a wide gap, or after a smaller one where a column of
/// neighbouring rows begins.
private func markCells(_ rows: inout [Row], em: Double, pageLeft: Int) {
  let wide = em * 1.6
  for r in rows.indices {
    let skipped = readMarker(rows[r].tokens)?.length ?? 0
    for t in rows[r].tokens.indices.dropFirst(max(1, skipped + 1)) {
      if Double(gap(before: t, in: rows[r].tokens)) > wide { rows[r].tokens[t].opensCell = true }
    }
  }
  let near = Int(em * 0.3)
  for r in rows.indices where !rows[r].tokens.contains(where: \.opensCell) {
    let skipped = readMarker(rows[r].tokens)?.length ?? 0
    guard skipped == 0 else { continue }
    let around = max(0, r - 5)...min(rows.count - 1, r + 5)
    for t in rows[r].tokens.indices.dropFirst() {
      let token = rows[r].tokens[t]
      guard Double(gap(before: t, in: rows[r].tokens)) > em * 0.42 else { continue }
      let matches = around.count { n in
        n != r && rows[n].column == rows[r].column
          && (abs(rows[n].left - token.left) <= near && Double(rows[n].left - pageLeft) > em * 5
            || rows[n].tokens.contains { $0.opensCell && abs($0.left - token.left) <= near })
      }
      if matches >= 2 {
        rows[r].tokens[t].opensCell = true
        break
      }
    }
  }
}

private func gap(before index: Int, in tokens: [Token]) -> Int {
  tokens[index].gapBeside ?? tokens[index].left - tokens[index - 1].right
}

// MARK: - Plain text

/// A text file may hold several pages without saying so: a line with one leading space where the
/// others have none is where one began.
private func sheetsOfText(_ page: Page, index: Int) -> [Sheet] {
  let filled = page.lines.filter { !$0.words.isEmpty }
  let indented = filled.filter { $0.words[0].leadingSpace == " " }.count
  let startsPages = indented > 0 && indented * 12 <= filled.count
  var sheets: [[Row]] = [[]]
  var blanks = 0
  for line in page.lines {
    var tokens = tokensOfText(line, number: page.number, index: index)
    guard !tokens.isEmpty else {
      blanks += 1
      continue
    }
    tokens = splittingGluedMarker(tokens)
    tokens[0].opensRow = true
    let opensSheet = startsPages && line.words[0].leadingSpace == " "
    if opensSheet, sheets.last?.isEmpty == false { sheets.append([]) }
    var row = Row(
      tokens: tokens, page: index, left: tokens[0].left, right: tokens.last?.right ?? 0,
      middle: Double(line.number), height: 100)
    row.isFirstOnPage = sheets.last?.isEmpty ?? true
    row.gap = row.isFirstOnPage ? 9 : 1 + Double(min(blanks, 4))
    blanks = 0
    sheets[sheets.count - 1].append(row)
  }
  let isWrapped = hasWrappedLines(sheets.flatMap { $0 })
  return sheets.map { rows in
    var rows = rows
    readMarkers(&rows)
    let layout = Layout(
      hasBoxes: false, em: 100, pitch: 1, left: 0, right: rows.map(\.right).max() ?? 0,
      isWrapped: isWrapped)
    return Sheet(rows: rows, layout: layout)
  }
}

/// Whether lines are printed lines: some begin in the middle of a sentence, and none is as long
/// as only paragraphs are.
private func hasWrappedLines(_ rows: [Row]) -> Bool {
  var continued = 0
  var longest = 0
  for (i, row) in rows.enumerated() {
    longest = max(longest, row.right)
    guard i > 0, let first = row.tokens[0].text.firstScalar, first.isLower,
      readMarker(row.tokens) == nil, row.tokens[0].text != "att"
    else { continue }
    if rows[i - 1].right > 2000 { continued += 1 }
  }
  return longest < 9500 && continued * 40 >= rows.count && continued > 0
}

/// The words of a line of text, with the places that a usual typeface would give them.
func tokensOfText(_ line: Line, number: Int, index: Int) -> [Token] {
  var tokens: [Token] = []
  tokens.reserveCapacity(line.words.count)
  var edge = 0
  var lastEdge = 0
  for word in line.words where !word.text.isEmpty {
    let space = word.leadingSpace
    let opensCell = !tokens.isEmpty && space != " " && isColumnGap(space)
    let indent = tokens.isEmpty ? space.unicodeScalars.reduce(0) { $0 + ($1 == "\t" ? 4 : 1) } : 1
    // Only a word that the repair split has a space in it.
    let isOne = !word.text.utf8.contains(0x20)
    for part in isOne ? [word.text] : word.text.parts(at: " ").map(String.init) {
      let left = edge + (tokens.isEmpty ? indent * 50 : 27)
      let right = left + estimatedWidth(part)
      tokens.append(
        Token(
          text: part, page: index, pageNumber: number, line: line.number,
          bullet: tokens.isEmpty ? bulletSign(word) : nil, left: left, right: right,
          opensCell: opensCell && edge == lastEdge,
          skippedCells: opensCell && edge == lastEdge ? emptyCells(space) : 0))
      edge = right
    }
    lastEdge = edge
  }
  return tokens
}

/// Whether white space in a line of text parts columns: a tabulator, or four spaces.
private func isColumnGap(_ space: String) -> Bool {
  space.utf8.contains(0x09) || space.unicodeScalars.count >= 4
}

/// How many cells white space passes over: tabulators beyond the first.
private func emptyCells(_ space: String) -> Int {
  max(0, space.utf8.count { $0 == 0x09 } - 1)
}

/// About how wide a word is in a usual typeface, in hundredths of an em.
func estimatedWidth(_ word: String) -> Int {
  word.unicodeScalars.reduce(0) { width, scalar in
    if scalar.value < 0x80 { return width + asciiWidths[Int(scalar.value)] }
    return width + (scalar == "—" ? 82 : scalar.isUpper ? 64 : 51)
  }
}

/// The widths of ASCII's signs.
private let asciiWidths: [Int] = (0..<0x80).map { value in
  let sign = Unicode.Scalar(UInt8(value))
  if "iljtfrI.,:;'!|()-/".unicodeScalars.contains(sign) { return 30 }
  if "mwMW@%".unicodeScalars.contains(sign) { return 82 }
  return sign.isUpper ? 64 : 51
}

private func readMarkers(_ rows: inout [Row]) {
  for i in rows.indices {
    guard let found = readMarker(rows[i].tokens) else { continue }
    rows[i].marker = found.marker
    rows[i].markerLength = found.length
  }
}
