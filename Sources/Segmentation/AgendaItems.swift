import Minutes

/// Tells agenda items from numbered lists, and marks them: an item's draft becomes a heading.
///
/// A number is an item's when it is the next in sequence and nothing speaks against it; bold type,
/// indentation, the space above, and what follows (`Föredragande:`, `Beslut:`) are weighed.
func markAgendaItems(_ drafts: inout [Draft]) {
  var live = drafts.indices.filter { drafts[$0].kind != .furniture }
  markAgendaList(&drafts, live)
  live.removeAll { drafts[$0].role == agendaRole }
  takeTrailingParagraphs(&drafts, live)
  markPresenters(&drafts, live)
  demoteSubheadings(&drafts, live)
  let sections = live.filter { if case .paragraph? = drafts[$0].marker { true } else { false } }
  if sections.count > 1 || (sections.count == 1 && !hasNumbers(drafts, live)) {
    markParagraphItems(&drafts, live)
    return
  }
  for i in sections { drafts[i].unmark() }
  if markBareItems(&drafts, live) { return }
  markNumberedItems(&drafts, live)
  dropNumberedList(&drafts, live)
}

/// Numbers that stand right below each other, with no text between them but much above, are a list
/// and no agenda: of what will come up another time.
private func dropNumberedList(_ drafts: inout [Draft], _ live: [Int]) {
  let places = live.indices.filter { drafts[live[$0]].role == "ärende" }
  guard let first = places.first, places.count >= 2, places.last == first + places.count - 1,
    places.allSatisfy({ isNumber(drafts[live[$0]]) }),
    live[..<first].count(where: { isProse(drafts[$0]) }) >= 3
  else { return }
  for place in places { drafts[live[place]].becomeListItem("rows of one list") }
}

/// The role of a word for a section that is no section's heading.
let subheadingRole = "rubrik"

/// Where the sections' headings are in capitals, the same words in small letters are subheadings.
private func demoteSubheadings(_ drafts: inout [Draft], _ live: [Int]) {
  let sections = live.filter {
    isSectionStart(drafts[$0]) && drafts[$0].sectionHint != nil && !drafts[$0].isDayHeading
  }
  let shouted = sections.filter { drafts[$0].text.unicodeScalars.allSatisfy { !$0.isLower } }
  guard shouted.count > 1, shouted.count < sections.count else { return }
  let kept = Set(shouted)
  for i in sections where !kept.contains(i) { drafts[i].role = subheadingRole }
}

/// Whether a passage is of sentences: no label, no line of a head.
func isProse(_ draft: Draft) -> Bool {
  draft.kind == .paragraph && draft.tokens.count > 12 && draft.text.hasSuffix(".")
    && headLabel(draft.text.parts(at: ":").first.map(String.init) ?? "") == nil
    && !isAttendanceSentence(draft.text)
}

extension Draft {
  /// What looked like a marker is text.
  mutating func unmark() {
    marker = nil
    markerLength = 0
    kind = .paragraph
    finish()
  }

  /// What looked like an agenda item is a row of a list.
  mutating func becomeListItem(_ reason: String) {
    kind = .listItem
    role = ""
    self.reason += ", " + reason
  }

  mutating func becomeItem(_ reason: String) {
    kind = .heading
    role = "ärende"
    self.reason += ", " + reason
  }
}

private func hasNumbers(_ drafts: [Draft], _ live: [Int]) -> Bool {
  live.contains { if case .number(1, _)? = drafts[$0].marker { true } else { false } }
}

/// `§ 12` opens an item when it goes on from the one before. A number without its sign is one,
/// too, where it alone is missing between two that have it.
private func markParagraphItems(_ drafts: inout [Draft], _ live: [Int]) {
  joinScatteredNumbers(&drafts, live)
  var last: Int?
  for (position, i) in live.enumerated() {
    switch drafts[i].marker {
    case .paragraph(let number, _, let isMisread)?:
      let follows = last.map { number > $0 && number - $0 < (isMisread ? 4 : 30) } ?? true
      // Alone on its line, it has its title below.
      let title = drafts[i].text.isEmpty ? titleBelow(drafts, live, position) : drafts[i].text
      let startsLower = title?.firstScalar?.isLower ?? true
      if follows, !startsLower {
        drafts[i].becomeItem("§ in sequence")
        last = number
      } else {
        drafts[i].unmark()
      }
    case .number(let number, _)? where last == number - 1 && number > 1:
      guard paragraphAhead(drafts, live, after: position) == number + 1 else { continue }
      drafts[i].becomeItem("between two paragraphs, without sign")
      drafts[i].marker = .paragraph(number, "§ \(number)", isMisread: true)
      last = number
    case nil:
      guard drafts[i].kind == .paragraph, drafts[i].tokens.first?.text.firstScalar?.isDigit == true,
        let ahead = paragraphAhead(drafts, live, after: position), last ?? ahead - 2 == ahead - 2,
        drafts[i].takeMisreadParagraph(due: ahead - 1)
      else { continue }
      drafts[i].becomeItem("figures in place of §")
      last = ahead - 1
    default: break
    }
  }
}

/// The passage below one that is nothing but its number, where it may be the title.
private func titleBelow(_ drafts: [Draft], _ live: [Int], _ position: Int) -> String? {
  guard position + 1 < live.count else { return nil }
  let below = drafts[live[position + 1]]
  guard below.marker == nil, below.tokens.count <= 30, below.kind != .row else { return nil }
  return below.text
}

/// The number of the next `§`.
private func paragraphAhead(_ drafts: [Draft], _ live: [Int], after position: Int) -> Int? {
  for i in live[(position + 1)...].prefix(60) {
    if case .paragraph(let number, _, _)? = drafts[i].marker { return number }
  }
  return nil
}

private func markNumberedItems(_ drafts: inout [Draft], _ live: [Int]) {
  let knowsBold = live.contains { isNumber(drafts[$0]) && drafts[$0].isBold == true }
  var expected: Int?
  var listNext: Int?
  var itemIndent: Double?
  for (position, i) in live.enumerated() {
    let next = position + 1 < live.count ? drafts[live[position + 1]] : nil
    let above = position > 0 ? drafts[live[position - 1]] : nil
    if isSectionStart(drafts[i]) {
      listNext = nil
      if dayNumber(drafts[i].text) != nil { expected = 1 }
      continue
    }
    switch drafts[i].marker {
    case .number(let number, _)?:
      if expected == nil {
        let ahead = numberAhead(drafts, live, after: position)
        let startsHigher = next.map(opensItemBody) == true && ahead != 2
        expected = startsHigher ? number : 1
      }
      let startsSection = above.map(isSectionStart) ?? false
      if number == 1, startsSection { expected = 1 }
      let due = expected ?? 1
      // A number misread before `Föredragande:`: the one after it tells what it was.
      let isMisread =
        number != due && next.map(opensItemBody) == true
        && numberAhead(drafts, live, after: position) == due + 1
      let number = isMisread ? due : number
      var score = sequenceScore(number, expected: due, listNext: listNext)
      if startsSection { score += 2 }
      if startsSection, let above, let next, isListOfDecisions(drafts[i], above, next) {
        score -= 6
      }
      if let next { score += followerScore(next) }
      // A question is one of several, or the title above a text.
      if drafts[i].text.hasSuffix("?"), next.map(isNumber) ?? true { score -= 1 }
      score += styleScore(drafts[i], knowsBold: knowsBold, itemIndent: itemIndent)
      if score >= 2 {
        drafts[i].becomeItem("next number (\(score))")
        if isMisread || drafts[i].marker?.text.hasSuffix(",") == true {
          drafts[i].marker = .number(number, "\(number).")
          drafts[i].isNumberInferred = isMisread
        }
        expected = number + 1
        listNext = nil
        itemIndent = itemIndent ?? drafts[i].indent
      } else if drafts[i].marker?.text.hasSuffix(",") == true {
        drafts[i].unmark()
      } else {
        drafts[i].reason += ", number of a list (\(score))"
        listNext = number + 1
      }
    case .lostNumber?:
      if let expected1 = expected, next.map(opensItemBody) == true || isBoldTitle(drafts[i]) {
        drafts[i].becomeItem("number is missing")
        expected = expected1 + 1
      } else {
        drafts[i].unmark()
      }
    case nil:
      if isUnnumberedItem(drafts[i], above: above, next: next) {
        drafts[i].becomeItem("no number, before presenters")
        if expected.map({ numberAhead(drafts, live, after: position) == $0 + 1 }) == true {
          expected = expected.map { $0 + 1 }
        }
      }
      listNext = nil
    default: break
    }
  }
}

private func isNumber(_ draft: Draft) -> Bool {
  if case .number? = draft.marker { true } else { false }
}

/// The number of the next numbered passage, as far as a page away.
private func numberAhead(_ drafts: [Draft], _ live: [Int], after position: Int) -> Int? {
  for i in live[(position + 1)...].prefix(40) {
    if case .number(let number, _)? = drafts[i].marker { return number }
  }
  return nil
}

private func sequenceScore(_ number: Int, expected: Int, listNext: Int?) -> Int {
  var score = 0
  if number == expected {
    score += 2
  } else if number > expected, number <= expected + 2 {
    score -= 1
  } else {
    score -= 4
  }
  if listNext == number { score -= number == expected ? 2 : 3 }
  return score
}

private func followerScore(_ next: Draft) -> Int {
  if opensItemBody(next) { return 4 }
  if isLabelled(next, Labels.decisions) { return 2 }
  if isLabelled(next, ["plats"]) || isLabelled(next, Labels.caseNumbers) { return 2 }
  return 0
}

private func styleScore(_ draft: Draft, knowsBold: Bool, itemIndent: Double?) -> Int {
  var score = 0
  if knowsBold, let isBold = draft.isBold { score += isBold ? 3 : -4 }
  if draft.hasBoxes, let itemIndent {
    if draft.indent > itemIndent + 0.8 { score -= 4 }
    if abs(draft.indent - itemIndent) < 0.5 { score += 1 }
  }
  if draft.gap > 1.3 { score += 1 }
  let text = draft.text
  if text.hasSuffix(".") { score -= 1 }
  if draft.tokens.count > 25 { score -= 3 }
  if text.firstAlphanumeric?.isLower == true { score -= 3 }
  return score
}

/// `Beslut`, and below it numbered sentences with nothing between them.
private func isListOfDecisions(_ draft: Draft, _ above: Draft, _ next: Draft) -> Bool {
  sectionKind(above.text) == .decision && draft.text.hasSuffix(".") && draft.tokens.count > 4
    && isNumber(next) && next.text.hasSuffix(".")
}

private func isBoldTitle(_ draft: Draft) -> Bool {
  draft.isBold == true && draft.tokens.count < 20 && !draft.text.hasSuffix(".")
}

/// `Föredragande: …`
func opensItemBody(_ draft: Draft) -> Bool { draft.presenters != nil }

/// A short line above `Föredragande:` that has no number.
private func isUnnumberedItem(_ draft: Draft, above: Draft?, next: Draft?) -> Bool {
  guard let next, opensItemBody(next), draft.kind == .paragraph, draft.tokens.count < 16,
    let first = draft.text.firstScalar, first.isUpper || first.isDigit,
    !draft.text.hasSuffix("."), !draft.text.holds(":"), above?.role != "ärende",
    !Labels.caseNumbers.contains(draft.tokens[0].text.foldedForLabels.trimmed(".:"))
  else { return false }
  return true
}

/// Whether a passage begins with one of the labels and a colon, or the label and a name.
func isLabelled(_ draft: Draft, _ labels: [String]) -> Bool {
  labelled(draft.text, labels) != nil
}

/// What follows one of the labels: after its colon, or as it stands where the label is a cell.
func labelled(_ text: String, _ labels: [String]) -> String? {
  let scalars = text.unicodeScalars
  guard let first = scalars.first, first.isLetter else { return nil }
  if let colon = text.utf8.prefix(45).firstIndex(of: 0x3A) {
    let label = String(scalars[..<colon])
    if isLabel(label, labels) { return String(scalars[scalars.index(after: colon)...]).trimmed() }
  }
  // Most passages are told by their first letter alone.
  let initial = first.folded
  guard labels.contains(where: { $0.firstScalar == initial }) else { return nil }
  let folded = text.foldedForLabels(first: 40)
  for label in labels where label.utf8.count > 6 && beginsWithWord(folded, label) {
    let rest = String(scalars.dropFirst(label.unicodeScalars.count)).trimmed()
    if let first = people(in: rest).first, looksLikeName(first.name),
      rest.firstScalar?.isUpper == true
    {
      return rest
    }
  }
  return nil
}

/// Whether a text begins with a label and a space.
func beginsWithWord(_ text: String, _ label: String) -> Bool {
  var units = text.utf8.makeIterator()
  for unit in label.utf8 where units.next() != unit { return false }
  return units.next() == 0x20
}

/// The role of a section's heading that has a number.
let sectionRole = "avsnitt"

/// Whether a passage is the heading of a section or of a day.
func isSectionStart(_ draft: Draft) -> Bool {
  if draft.role == sectionRole { return true }
  guard draft.kind != .row, draft.tokens.count <= 8, draft.role != agendaRole,
    draft.role != subheadingRole
  else { return false }
  if let marker = draft.marker {
    // A speck before the heading that was taken for a bullet.
    let words = ["information", "dialog", "beslut"]
    return marker.isBullet && words.contains(draft.text.trimmed(":").foldedForLabels)
  }
  return draft.isDayHeading || draft.sectionHint != nil || sectionBehindSpeck(draft) != nil
}

/// `FH Information`: the edge of a coloured band, read as letters, before a section's name.
func sectionBehindSpeck(_ draft: Draft) -> Section.Kind? {
  guard draft.hasBoxes, draft.marker == nil, draft.tokens.count == 2,
    draft.tokens[0].text.unicodeScalars.count <= 2, draft.tokens[0].text.firstScalar != "§",
    let kind = Labels.sectionTable.exact(draft.tokens[1].text.foldedForLabels), kind != .other
  else { return nil }
  return kind
}

/// What section a heading opens.
func sectionKind(_ text: String) -> Section.Kind? {
  guard text.utf8.count < 90 else { return nil }
  let folded = text.trimmed(":").foldedForLabels
  if let exact = Labels.sectionTable.exact(folded) { return exact }
  if let kind = Labels.section(folded) { return kind }
  if text.unicodeScalars.allSatisfy({ !$0.isLower }), let kind = Labels.shoutedSection(folded) {
    return kind
  }
  return Labels.sectionTable.nearest(folded)
}

/// `Dag 2`, `Dag 2 – fredagen den 24 maj`.
func dayHeading(_ text: String) -> Int? {
  guard text.firstAlphanumeric?.folded == "d" else { return nil }
  if let day = dayNumber(text) { return day }
  let words = text.foldedForLabels(first: 60).parts(at: " ")
  guard words.count > 2, words[0] == "dag", let day = Int(words[1].prefix { $0.isNumber }), day < 32
  else { return nil }
  let mark = words[1].last
  let isSeparated = mark == ":" || mark == "," || words[2].unicodeScalars.allSatisfy(\.isDash)
  return isSeparated ? day : nil
}
