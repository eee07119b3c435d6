import Minutes

/// The role of the rows of an agenda that stands above the items, and of its heading.
let agendaRole = "dagordning"

/// Marks the agenda that stands above the minutes, as a list of what comes up: its rows come again
/// further down. Under a heading (`Dagordning`) any short lines may be its rows; without one, they
/// are numbered.
func markAgendaList(_ drafts: inout [Draft], _ live: [Int]) {
  let rows = headedAgenda(drafts, live) ?? announcedItems(drafts, live)
  for i in rows where drafts[i].settled == nil {
    drafts[i].role = agendaRole
    drafts[i].reason += ", listed in the agenda"
  }
}

private func headedAgenda(_ drafts: [Draft], _ live: [Int]) -> [Int]? {
  let headings = live.prefix(80).indices.filter { isAgendaHeading(drafts[live[$0]]) }
  for position in headings.prefix(2) {
    let i = live[position]
    var rows: [Int] = []
    for j in live[(position + 1)...].prefix(80) {
      let isRow = drafts[j].tokens.count <= 18 && drafts[j].kind != .furniture
      guard isRow, !rows.contains(where: { isSameRow(drafts[$0], drafts[j]) }) else { break }
      rows.append(j)
    }
    // The walk may have gone into what follows: the agenda ends with its last row that comes again.
    let behind = live.filter { $0 > (rows.last ?? i) }.prefix(3000)
    let recurring = rows.filter { row in behind.contains { isSameRow(drafts[row], drafts[$0]) } }
    guard recurring.count >= 2, let last = recurring.last,
      recurring.count * 2 > rows.count(where: { $0 <= last })
    else { continue }
    return [i] + rows.filter { $0 <= last || isLastRow($0, drafts, after: last) }
  }
  return nil
}

/// Whether the rows behind the last one that recurs go on with its numbers.
private func isLastRow(_ row: Int, _ drafts: [Draft], after last: Int) -> Bool {
  guard case .number(let number, _)? = drafts[row].marker,
    case .number(let before, _)? = drafts[last].marker
  else { return false }
  return number > before && number - before == row - last
}

private func isAgendaHeading(_ draft: Draft) -> Bool {
  draft.marker == nil && draft.kind != .row && draft.tokens.count <= 3
    && Labels.agendaHeadings.contains(draft.text.trimmed(":.").foldedForLabels)
}

/// Whether two passages have the same words, numbers, case and a few misread letters aside.
private func isSameRow(_ a: Draft, _ b: Draft) -> Bool {
  guard abs(a.tokens.count - b.tokens.count) <= 1, a.tokens.count <= 20, b.tokens.count <= 20 else {
    return false
  }
  let (one, other) = (rowKey(a), rowKey(b))
  guard one.count > 2 else { return false }
  return one == other || (one.count >= 8 && editDistance(one, other, limit: one.count / 8) != nil)
}

private func rowKey(_ draft: Draft) -> [Unicode.Scalar] {
  draft.text.unicodeScalars.filter(\.isLetter).map(\.folded)
}

/// Numbered rows that come again further down with the same number and title.
private func announcedItems(_ drafts: [Draft], _ live: [Int]) -> [Int] {
  var first: [String: Int] = [:]
  var announced: [Int] = []
  for i in live where drafts[i].tokens.count <= 16 {
    guard case .number(let number, _)? = drafts[i].marker else { continue }
    let key = "\(number) " + drafts[i].text.foldedForLabels
    if let above = first[key] { announced.append(above) } else { first[key] = i }
  }
  // One may be chance; and a list that comes again and again is no agenda.
  guard announced.count >= 2, announced.count < 60 else { return [] }
  announced.sort()
  // Its heading stands right above.
  if let place = live.firstIndex(of: announced[0]), place > 0,
    isAgendaHeading(drafts[live[place - 1]])
  {
    announced.insert(live[place - 1], at: 0)
  }
  return announced
}
