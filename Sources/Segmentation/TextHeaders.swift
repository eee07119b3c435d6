/// Marks the running headers and footers of a text whose page breaks are lost: lines that end in a
/// count of pages, what repeats right below them, and the labels at the foot of formal minutes.
func markHeadersOfText(_ sheets: inout [Sheet]) {
  guard sheets.contains(where: { !$0.layout.hasBoxes }) else { return }
  var places: [(sheet: Int, row: Int)] = []
  var headers: [Int] = []
  for s in sheets.indices where !sheets[s].layout.hasBoxes {
    for r in sheets[s].rows.indices {
      // Most rows are told by their length and their last letter.
      if mayEndInCount(sheets[s].rows[r].tokens), endsInPageCount(sheets[s].rows[r]) {
        headers.append(places.count)
      } else if isFooterOfText(sheets[s].rows[r].tokens) {
        sheets[s].rows[r].isFurniture = true
      }
      places.append((s, r))
    }
  }
  guard !headers.isEmpty else { return }
  let shapes = places.map { place in shape(of: sheets[place.sheet].rows[place.row]) }
  var below: [String: Int] = [:]
  for header in headers where header + 1 < places.count {
    below[shapes[header + 1], default: 0] += 1
  }
  var furniture = Set(headers)
  var known: Set<String> = Set(headers.map { shapes[$0] })
  for header in headers where header + 1 < places.count {
    let next = shapes[header + 1]
    guard below[next, default: 0] > 1, next.utf8.count >= 6 else { continue }
    furniture.insert(header + 1)
    known.insert(next)
  }
  // Behind the second header, parts of one stand for the rest.
  if headers.count > 1 {
    let headings = known.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
    for i in places.indices.dropFirst(headers[1]) where shapes[i].utf8.count >= 10 {
      if isBeginning(Array(shapes[i].utf8), ofAny: headings) { furniture.insert(i) }
    }
  }
  for i in furniture { sheets[places[i].sheet].rows[places[i].row].isFurniture = true }
}

/// Whether any of some texts, in order, begins with another.
/// - Complexity: O(log of how many there are).
private func isBeginning(_ text: [UInt8], ofAny sorted: [[UInt8]]) -> Bool {
  var (low, high) = (0, sorted.count)
  while low < high {
    let middle = (low + high) / 2
    if sorted[middle].lexicographicallyPrecedes(text) { low = middle + 1 } else { high = middle }
  }
  return low < sorted.count && sorted[low].starts(with: text)
}

/// A row's letters, folded; nothing else.
private func shape(of row: Row) -> String {
  guard row.tokens.count <= 12, row.marker == nil else { return "" }
  // Folded letters are bytes of ASCII or of two; signs like dashes and bullets have three.
  var bytes: [UInt8] = []
  for token in row.tokens {
    var skip = 0
    for byte in token.text.foldedForLabels.utf8 {
      if byte >= 0xE0 { skip = byte >= 0xF0 ? 4 : 3 }
      if skip > 0 {
        skip -= 1
      } else if (byte >= 0x61 && byte <= 0x7A) || byte >= 0x80 {
        bytes.append(byte)
      }
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// `Storby kommun Protokoll Sida 2 av 3`, `Storby stad 1(2)`
private func endsInPageCount(_ row: Row) -> Bool {
  guard row.tokens.count <= 12, row.tokens.count > 2, row.marker == nil,
    row.tokens[0].text.firstAlphanumeric?.isUpper == true
  else { return false }
  let words = row.tokens.map(\.text)
  let isNamed = words.dropLast(2).last.map { ["sida", "sid", "sid."].contains($0.foldedForLabels) }
  for length in [4, 2, 1] where words.count > length {
    let count = words.suffix(length).joined(separator: " ")
    guard count.unicodeScalars.contains(where: { $0 == "(" }) || length == 4 || isNamed == true
    else { continue }
    if isPageCount(count), count.firstScalar?.isDigit == true || length == 4 { return true }
  }
  return false
}

private func mayEndInCount(_ tokens: [Token]) -> Bool {
  guard tokens.count > 2, tokens.count <= 12, let last = tokens.last?.text.lastScalar else {
    return false
  }
  return last.isDigit || last == ")"
}

private func isFooterOfText(_ tokens: [Token]) -> Bool {
  guard tokens.count <= 6, let last = tokens.last?.text, last.utf8.count >= 18 else {
    return false
  }
  return last.foldedForLabels.hasSuffix("utdragsbestyrkande")
}
