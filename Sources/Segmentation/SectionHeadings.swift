import Minutes

/// The role of a section's heading that has a number.
let sectionRole = "avsnitt"

/// Whether a passage is the heading of a section or of a day.
func isSectionStart(_ draft: Draft) -> Bool {
  if let settled = draft.settled { return settled == .section }
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
