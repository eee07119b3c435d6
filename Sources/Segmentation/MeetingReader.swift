import Minutes

/// How the passages of a meeting were read.
struct ReadPassages {
  /// By the index of a passage what it was taken for.
  var roles: [Int: String]
  /// Where the body begins; nil where there is none.
  var bodyStart: LineAddress?
}

/// Reads the meeting from the finished passages.
/// - Parameters:
///   - drafts: the passages.
///   - meeting: takes what they say.
///   - rulings: what a person said of their lines.
/// - Returns: what they were taken for.
func readMeeting(
  from drafts: [Draft], into meeting: inout Meeting, by rulings: Rulings? = nil
) -> ReadPassages {
  let live = drafts.indices.filter { drafts[$0].kind != .furniture }
  let furniture = drafts.lazy.filter { $0.kind == .furniture }.prefix(12).flatMap(cellsOfHeader)
  let bodyStart = live.firstIndex {
    opensBody(drafts[$0]) || drafts[$0].role == agendaRole
  }
  var headEnd = bodyStart ?? endOfHead(drafts, live)
  if let rulings {
    headEnd = rulings.end(ofHead: headEnd, drafts, live)
  } else if live[..<headEnd].count(where: { isProse(drafts[$0]) }) > 1 {
    // Sentences are no part of a head: what stands behind its last line is text before the agenda.
    headEnd = min(headEnd, max(1, endOfHead(drafts, Array(live[..<headEnd]))))
  }
  let firstOfBody = headEnd < live.count ? drafts[live[headEnd]].tokens.first : nil
  headEnd = min(headEnd, signaturesInHead(drafts, Array(live[..<headEnd])) ?? headEnd)
  let signed = signaturesEndingHead(drafts, Array(live[..<headEnd]))
  headEnd = signed ?? headEnd
  // What a person said is part of the body is no head; a paragraph is, and stays one.
  func isOfBody(_ i: Int) -> Bool { drafts[i].settled.map { $0 != .paragraph } ?? false }
  let head = DocumentHead(
    drafts, live[..<headEnd].filter { !isOfBody($0) }, furniture: Array(furniture.prefix(12)),
    rest: live[headEnd...])
  meeting.kind = head.kind
  meeting.organization = head.organization
  meeting.body = head.body
  meeting.title = head.title
  meeting.place = head.place
  meeting.sittings = head.sittings
  meeting.attendance = head.attendance
  var reader = BodyReader(
    drafts: drafts, live: live[..<headEnd].filter(isOfBody) + live[headEnd...], head: head)
  if signed != nil { reader.mode = .signatures }
  reader.run()
  meeting.sections = reader.sections
  for section in meeting.sections.indices {
    for item in meeting.sections[section].items.indices {
      FormalReader.read(&meeting.sections[section].items[item])
    }
  }
  meeting.signatures = reader.signatures
  if meeting.attendance.isEmpty { meeting.attendance = electedPeople(in: reader.sections) }
  nameChairAmongSigners(&meeting)
  meeting.body = meeting.body ?? reader.announcedBody
  if meeting.kind == nil, reader.hasParagraphItems { meeting.kind = .minutes }
  if meeting.kind == nil, reader.signatures.contains(where: { isNotesLabel($0.label) }) {
    meeting.kind = .notes
  }
  meeting.warnings += reader.warnings
  meeting.warnings += missingParagraphs(
    in: meeting.sections, besides: rulings == nil ? [] : deniedParagraphs(drafts))
  meeting.warnings += emptyDecisionSections(in: meeting.sections)
  let years = meeting.sittings.compactMap { Int($0.date.prefix(4)) }
  if let year = years.first {
    meeting.warnings += wrongWeekdays(in: drafts, years: [year, year + 1, year - 1])
  }
  if meeting.sittings.count > 1 {
    for (index, label) in reader.dayLabels where meeting.sittings.indices.contains(index - 1) {
      meeting.sittings[index - 1].label = label
      guard let times = reader.dayTimes[index], meeting.sittings[index - 1].start == nil else {
        continue
      }
      meeting.sittings[index - 1].start = times.start
      meeting.sittings[index - 1].end = times.end
    }
  }
  return ReadPassages(
    roles: head.roles.merging(reader.roles) { $1 }, bodyStart: firstOfBody?.address)
}

extension Rulings {
  /// Where the head ends, where it ends by what a person said at a place: it is longer than it is
  /// otherwise only by what says what heads say.
  fileprivate func end(ofHead end: Int, _ drafts: [Draft], _ live: [Int]) -> Int {
    let usual = usualEndOfHead(drafts, live)
    return end > usual ? max(usual, endOfHead(drafts, Array(live[..<end]))) : end
  }

  private func usualEndOfHead(_ drafts: [Draft], _ live: [Int]) -> Int {
    guard let start = own.bodyStart,
      let index = drafts.firstIndex(where: { $0.tokens.contains { $0.address == start } }),
      let end = live.firstIndex(where: { $0 >= index })
    else { return live.count }
    // What a person put to the end of the head is part of it.
    let isPart = live[end] == index && drafts[index].tokens.first?.address != start
    return isPart ? end + 1 : end
  }
}

/// The parts of a running header that stand apart.
private func cellsOfHeader(_ draft: Draft) -> [String] {
  var cells: [String] = []
  for token in draft.tokens {
    if cells.isEmpty || token.opensCell {
      cells.append(token.text)
    } else {
      cells[cells.count - 1] += " " + token.text
    }
  }
  return cells
}

/// Under `Justeras` the chair signs, too: known by name.
private func nameChairAmongSigners(_ meeting: inout Meeting) {
  guard let chair = meeting.attendance.first(where: { $0.role == .chair })?.name else { return }
  for i in meeting.signatures.indices
  where meeting.signatures[i].role == .adjuster && meeting.signatures[i].name == chair {
    meeting.signatures[i].role = .chair
  }
}

private func isNotesLabel(_ label: String?) -> Bool {
  guard let folded = label?.foldedForLabels else { return false }
  return folded.holds("anteckning") || folded.holds("pennan")
}

/// Where people sign on the first page, above the agenda: behind a label that stands alone and opens
/// signatures wherever it stands, with a name below it.
private func signaturesInHead(_ drafts: [Draft], _ live: [Int]) -> Int? {
  for (position, i) in live.enumerated().dropFirst(2)
  where position + 1 < live.count && drafts[i].settled == nil {
    let (draft, next) = (drafts[i], drafts[live[position + 1]])
    if isLabel(draft.text, Labels.announcements) { return position }
    if draft.cells.count > 1, isLabel(draft.cells[0], Labels.signatureHeadings) { return position }
    guard draft.marker == nil, draft.cells.isEmpty, draft.tokens.count <= 3,
      isLabel(draft.text, Labels.certainSignatures)
        || isLabel(draft.text, Labels.signatureHeadings)
    else { continue }
    if next.tokens.count <= 5, looksLikeName(next.text) { return position }
    if isLabel(draft.text, Labels.signatureHeadings) {
      let signs = live[(position + 1)...].prefix(3).contains {
        namesSigner(drafts[$0]) || looksLikeName(drafts[$0].text)
      }
      if signs { return position }
    }
  }
  return nil
}

/// Where lines like `Ordförande Anna Ek` end the head, two or more, of people named above: there the
/// minutes are signed.
private func signaturesEndingHead(_ drafts: [Draft], _ live: [Int]) -> Int? {
  var start = live.count
  while start > 0, namesSigner(drafts[live[start - 1]]), drafts[live[start - 1]].tokens.count <= 6 {
    start -= 1
  }
  guard live.count - start >= 2, start > 2 else { return nil }
  let above = live[..<start].map { drafts[$0].text }.joined(separator: " ")
  let areNamed = live[start...].allSatisfy { i in
    above.contains(joined(drafts[i].tokens.dropFirst()).trimmed(": "))
  }
  return areNamed ? start : nil
}

/// `Sekreterare Anna Ek`, with what else stands on the line.
private func namesSigner(_ draft: Draft) -> Bool {
  guard draft.settled == nil, let first = draft.tokens.first?.text.trimmed(":"),
    draft.tokens.count <= 12,
    isLabel(first, Labels.signatureTable)
  else { return false }
  let words = draft.tokens.dropFirst().prefix(2).map(\.text)
  return looksLikeName(words.joined(separator: " "))
}

/// Whether the agenda begins here.
private func opensBody(_ draft: Draft) -> Bool {
  if draft.role == "ärende" || draft.settled == .section { return true }
  return isSectionStart(draft) && headLabel(draft.text) == nil
}

/// Where the head ends in a document without agenda: after its last label, list of people, date or
/// place.
func endOfHead(_ drafts: [Draft], _ live: [Int]) -> Int {
  var end = 0
  for (position, i) in live.prefix(40).enumerated() {
    let text = drafts[i].text
    if drafts[i].presenters != nil { break }
    let label = text.parts(at: ":", maxSplits: 1).first.map(String.init) ?? ""
    let isShort = drafts[i].tokens.count <= 25 && drafts[i].kind != .listItem
    if text.holds(":"), headLabel(labelWithoutTimes(label)) != nil || listsPeople(text) {
      end = position + 1
    }
    if drafts[i].cells.count > 1, headLabel(drafts[i].cells[0]) != nil { end = position + 1 }
    if isAttendanceSentence(text) { end = position + 1 }
    if position < 8, hasLabelInside(drafts[i]) {
      end = position + 1
      continue
    }
    // Behind the first sentences of the text, labels are those of the signatures.
    let goesOn = end <= position && position > 1 && end > 0
    if goesOn, text.hasSuffix("."), drafts[i].tokens.count > 8, !text.holds(":") { break }
    if documentKind(text) != nil, isShort { end = position + 1 }
    let isSentence = text.hasSuffix(".")
    if isShort, !isSentence, !dates(in: text).isEmpty, position < 8 { end = position + 1 }
    // A place, or people one a line, right below what is of the head.
    if end == position, end > 0, isShort, !isSentence {
      if isPlace(text), drafts[i].tokens.count <= 6 { end = position + 1 }
      if let first = people(in: text).first, looksLikeName(first.name),
        drafts[i].tokens.count <= 8 || drafts[i].cells.count > 1
      {
        end = position + 1
      }
    }
  }
  return end
}

/// `… i magasinet. Närvarande: Anna Ek`
private func hasLabelInside(_ draft: Draft) -> Bool {
  guard draft.marker == nil, draft.tokens.count < 200 else { return false }
  return draft.tokens.indices.dropFirst(2).contains { i in
    draft.tokens[i].text.hasSuffix(":") && draft.tokens[i - 1].text.hasSuffix(".")
      && headLabel(draft.tokens[i].text) != nil
  }
}

/// `Boende: Anna Ek, Bo Alm`: a short label and whole names behind it.
func listsPeople(_ text: String, startsUpper: Bool = true) -> Bool {
  guard let colon = text.unicodeScalars.prefix(40).firstIndex(of: ":"),
    text.firstScalar?.isUpper == true || !startsUpper
  else { return false }
  let label = text.unicodeScalars[..<colon]
  guard label.count(where: { $0 == " " }) <= 4 else { return false }
  let rest = String(text.unicodeScalars[colon...]).trimmed(": ")
  guard rest.firstAlphanumeric?.isLetter == true else { return false }
  return people(in: rest.replacingSemicolons).first.map { looksLikeName($0.name) } ?? false
}

extension String {
  fileprivate var replacingSemicolons: String {
    String(String.UnicodeScalarView(unicodeScalars.map { $0 == ";" ? "," : $0 }))
  }
}
