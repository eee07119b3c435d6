import Minutes

/// Reads the meeting from the finished passages; says in each draft's role what it was taken for.
func readMeeting(from drafts: [Draft], into meeting: inout Meeting) {
  let live = drafts.indices.filter { drafts[$0].kind != .furniture }
  let furniture = drafts.lazy.filter { $0.kind == .furniture }.map {
    $0.tokens.map(\.text).joined(separator: " ")
  }
  let bodyStart = live.firstIndex { opensBody(drafts[$0]) }
  let headEnd = bodyStart ?? endOfHead(drafts, live)
  let head = DocumentHead(
    drafts, Array(live[..<headEnd]), furniture: Array(furniture.prefix(12)))
  meeting.kind = head.kind
  meeting.organization = head.organization
  meeting.body = head.body
  meeting.title = head.title
  meeting.place = head.place
  meeting.sittings = head.sittings
  meeting.attendance = head.attendance
  var reader = BodyReader(drafts: drafts, live: Array(live[headEnd...]), head: head)
  reader.run()
  meeting.sections = reader.sections
  meeting.signatures = reader.signatures
  if meeting.attendance.isEmpty { meeting.attendance = electedPeople(in: reader.sections) }
  nameChairAmongSigners(&meeting)
  meeting.body = meeting.body ?? reader.announcedBody
  if meeting.kind == nil, reader.hasParagraphItems { meeting.kind = .minutes }
  if meeting.kind == nil, reader.signatures.contains(where: { isNotesLabel($0.label) }) {
    meeting.kind = .notes
  }
  meeting.warnings += reader.warnings
  if meeting.sittings.count > 1 {
    for (index, label) in reader.dayLabels where meeting.sittings.indices.contains(index - 1) {
      meeting.sittings[index - 1].label = label
    }
  }
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
  return folded.contains("anteckning") || folded.contains("pennan")
}

/// Whether the agenda begins here.
private func opensBody(_ draft: Draft) -> Bool {
  draft.role == "ärende" || (isSectionStart(draft) && headLabel(draft.text) == nil)
}

/// Where the head ends in a document without agenda: after its last label, date or short title.
private func endOfHead(_ drafts: [Draft], _ live: [Int]) -> Int {
  var end = 0
  for (position, i) in live.prefix(30).enumerated() {
    let text = drafts[i].text
    let label = text.split(separator: ":", maxSplits: 1).first.map(String.init) ?? ""
    let isShort = drafts[i].tokens.count <= 12 && drafts[i].kind != .listItem
    if text.contains(":"), headLabel(label) != nil { end = position + 1 }
    if documentKind(text) != nil, isShort { end = position + 1 }
    if isShort, !dates(in: text).isEmpty, position < 8 { end = position + 1 }
  }
  return end
}

/// The walk over the body: sections, items, blocks, decisions, signatures.
struct BodyReader {
  private enum Mode {
    case blocks
    /// Under a heading `Beslut`: what stands here was decided.
    case decisions
    /// After `Nämnden beslutar`: clauses with `att`.
    case clauses
    case signatures
    case announcement
  }

  let drafts: [Draft]
  let live: [Int]
  var sections: [Section] = []
  var signatures: [Signature] = []
  var warnings: [Warning] = []
  var dayLabels: [Int: String] = [:]
  var announcedBody: String?
  var hasParagraphItems = false

  private let knowsBold: Bool
  private let severalDays: Bool
  private var mode = Mode.blocks
  private var sitting: Int?
  private var signatureLabel: (text: String, role: Signature.Role?)?
  private var itemStart = -1
  private var lastNumber: Int?
  private var isTableOpen = false

  init(drafts: [Draft], live: [Int], head: DocumentHead) {
    self.drafts = drafts
    self.live = live
    knowsBold = live.contains { drafts[$0].isBold == true }
    severalDays = head.sittings.count > 1
    hasParagraphItems = live.contains {
      if case .paragraph? = drafts[$0].marker { drafts[$0].role == "ärende" } else { false }
    }
    if !head.remaining.isEmpty {
      sections = [Section(kind: .other)]
      for i in head.remaining { sections[0].blocks.append(block(.paragraph, drafts[i])) }
    }
  }

  mutating func run() {
    for position in live.indices { read(position) }
    sections.removeAll {
      $0.heading == nil && $0.items.isEmpty && $0.blocks.isEmpty && $0.decisions.isEmpty
    }
  }

  // MARK: One passage

  private mutating func read(_ position: Int) {
    let draft = drafts[live[position]]
    defer { isTableOpen = draft.kind == .row && draft.isTable }
    if mode == .announcement {
      if let body = labelled(draft.text, ["organ", "namnd"]) ?? organCell(draft) {
        announcedBody = announcedBody ?? body
      }
      return
    }
    if draft.role == "ärende" { return openItem(draft, at: position) }
    if openSection(draft, at: position) { return }
    if readSignature(draft, at: position) { return }
    if readLabelled(draft, at: position) { return }
    if readDecision(draft, at: position) { return }
    addBlock(draft, at: position)
  }

  private func next(_ position: Int) -> Draft? {
    position + 1 < live.count ? drafts[live[position + 1]] : nil
  }

  private func organCell(_ draft: Draft) -> String? {
    draft.cells.count == 2 && draft.cells[0].foldedForLabels == "organ" ? draft.cells[1] : nil
  }

  // MARK: Sections and items

  private mutating func openSection(_ draft: Draft, at position: Int) -> Bool {
    guard isSectionStart(draft) else { return false }
    if let day = dayHeading(draft.text) {
      mode = .blocks
      sitting = severalDays ? day : nil
      let words = draft.text.split(separator: " ").prefix(2).joined(separator: " ")
      dayLabels[day] = words.trimmed(":,")
      sections.append(Section(kind: .other, sitting: sitting))
      return true
    }
    guard let kind = sectionKind(draft.text), !draft.text.hasSuffix(":") else { return false }
    if kind == .decision, !isDecisionSection(draft, at: position) { return false }
    if kind == .other, !isSectionInRow(position) { return false }
    mode = .blocks
    if let last = sections.indices.last, isEmpty(sections[last]), sections[last].heading == nil {
      sections.removeLast()
    }
    sections.append(Section(kind: kind, heading: draft.text, sitting: sitting))
    return true
  }

  private func isEmpty(_ section: Section) -> Bool {
    section.items.isEmpty && section.blocks.isEmpty && section.decisions.isEmpty
  }

  /// `Beslut` opens a section in notes; under a paragraph of formal minutes it is the heading of
  /// what was decided there.
  private func isDecisionSection(_ draft: Draft, at position: Int) -> Bool {
    if hasParagraphItems { return false }
    if next(position)?.role == "ärende" { return true }
    let others = live.contains { i in
      isSectionStart(drafts[i]) && [.information, .dialogue].contains(sectionKind(drafts[i].text))
    }
    if others { return true }
    if sections.last?.items.isEmpty ?? true { return true }
    // As big as the days' headings, or bigger than the items': a section.
    let itemSize = live.lazy.map { drafts[$0] }.first { $0.role == "ärende" }?.pointSize
    if let size = draft.pointSize, let itemSize, size > itemSize * 1.08 { return true }
    if let size = draft.pointSize, let itemSize, size <= itemSize * 1.02 { return false }
    return next(position).map { !isAttClause($0) && !isLeadIn($0.text) } ?? true
  }

  /// Weaker section words count only right before an item.
  private func isSectionInRow(_ position: Int) -> Bool {
    next(position)?.role == "ärende" && sections.contains { $0.heading != nil }
  }

  private mutating func openItem(_ draft: Draft, at position: Int) {
    mode = .blocks
    var item = MeetingItem(title: draft.text.trimmed("=«»<>|_~-–— "), location: draft.location)
    switch draft.marker {
    case .paragraph(let number, let text, _)?:
      item.number = text
      lastNumber = number
    case .number(let number, _)?:
      item.number = String(number)
      lastNumber = number
      if draft.isNumberInferred { warnInferred(number, item) }
    case .lostNumber?: inferNumber(&item, position)
    default: if lastNumber != nil { inferNumber(&item, position) }
    }
    takeCaseNumber(fromTitleOf: &item)
    if sections.isEmpty { sections.append(Section(kind: .other, sitting: sitting)) }
    sections[sections.count - 1].items.append(item)
    itemStart = position
  }

  /// A lost number is filled in where the numbers around it leave one choice.
  private mutating func inferNumber(_ item: inout MeetingItem, _ position: Int) {
    var ahead: Draft?
    for i in live[(position + 1)...] where drafts[i].role == "ärende" {
      ahead = drafts[i]
      break
    }
    guard case .number(let number, _)? = ahead?.marker, number == (lastNumber ?? 0) + 2 else {
      return
    }
    item.number = String(number - 1)
    lastNumber = number - 1
    warnInferred(number - 1, item)
  }

  private mutating func warnInferred(_ number: Int, _ item: MeetingItem) {
    warnings.append(
      Warning(
        code: "numberInferred",
        message: "Ärendets nummer gick inte att läsa; \(number) följer av numren omkring.",
        page: item.location?.page))
  }

  private mutating func takeCaseNumber(fromTitleOf item: inout MeetingItem) {
    let words = item.title.split(separator: " ").map(String.init)
    guard
      let at = words.firstIndex(where: {
        Labels.caseNumbers.contains($0.foldedForLabels.trimmed("(:."))
      }), at > 0, at + 1 < words.count
    else { return }
    item.caseNumber = words[(at + 1)...].joined(separator: " ").trimmed("():., ")
    item.title = words[..<at].joined(separator: " ").trimmed("(,–- ")
  }

  private mutating func withItem(_ change: (inout MeetingItem) -> Void) -> Bool {
    guard let s = sections.indices.last, let i = sections[s].items.indices.last else {
      return false
    }
    change(&sections[s].items[i])
    return true
  }

  // MARK: Labelled lines

  private mutating func readLabelled(_ draft: Draft, at position: Int) -> Bool {
    guard draft.marker == nil else { return false }
    if let names = labelled(draft.text, Labels.presenters) {
      let found = people(in: names).map(\.name)
      guard !found.isEmpty else { return false }
      return withItem { $0.presenters += found }
    }
    let isFresh = position - itemStart <= 3
    if isFresh, let place = labelled(draft.text, ["plats", "lokal"]), !place.isEmpty {
      return withItem { $0.place = place }
    }
    if let number = caseNumber(draft.text, isFresh: isFresh) {
      return withItem { $0.caseNumber = $0.caseNumber ?? number }
    }
    return false
  }

  private func caseNumber(_ text: String, isFresh: Bool) -> String? {
    let words = text.split(separator: " ").map(String.init)
    guard let first = words.first, words.count <= 6 else { return nil }
    let label = first.foldedForLabels.trimmed(":.")
    if words.count > 1, Labels.caseNumbers.contains(label) {
      return words.dropFirst().joined(separator: " ").trimmed(":. ")
    }
    guard isFresh, words.count <= 2, let last = words.last else { return nil }
    let letters = words.count == 2 ? first : String(first.prefix { $0.isLetter })
    let digits = last.unicodeScalars.count { $0.isDigit }
    let isCode = letters.unicodeScalars.allSatisfy(\.isUpper) && letters.unicodeScalars.count >= 2
    guard isCode, digits >= 3, last.contains("/") || last.contains("-") else { return nil }
    return text
  }

  // MARK: Decisions

  private mutating func readDecision(_ draft: Draft, at position: Int) -> Bool {
    let text = draft.text
    if draft.marker == nil, let rest = labelled(text, Labels.decisions) {
      if rest.isEmpty {
        mode = .decisions
      } else {
        addDecision(rest, draft)
        mode = endsClause(rest) && rest.hasSuffix(":") ? .clauses : .blocks
      }
      return true
    }
    if draft.marker == nil, isLabel(text, ["beslut", "namndens beslut", "beslutade"]) {
      mode = .decisions
      return true
    }
    if draft.marker == nil, isLeadIn(text) {
      if let clause = clauseBehind(text) { addDecision(clause, draft) }
      mode = .clauses
      return true
    }
    if isLetteredHeading(draft, at: position) {
      mode = .blocks
      return false
    }
    switch mode {
    case .clauses:
      if isAttClause(draft) || draft.kind == .listItem {
        addDecision(text, draft)
        return true
      }
      mode = .blocks
      return false
    case .decisions:
      if isHeading(draft, at: position) || draft.kind == .row {
        mode = .blocks
        return false
      }
      if isAttClause(draft) { mode = .clauses }
      addDecision(text, draft)
      return true
    default: return false
    }
  }

  /// `Nämnden beslutar`, with a comma or a colon, and no more.
  private func isLeadIn(_ text: String) -> Bool {
    let words = text.trimmed(",:. ").foldedForLabels.split(separator: " ")
    guard words.count >= 2, words.count <= 9, let last = words.last else { return false }
    let verbs = ["beslutar", "beslutade", "besluta", "beslot", "foreslar"]
    return verbs.prefix(4).contains(String(last))
  }

  private func clauseBehind(_ text: String) -> String? { nil }

  private mutating func addDecision(_ text: String, _ draft: Draft) {
    let decision = Decision(text: text, location: draft.location)
    if withItem({ $0.decisions.append(decision) }) { return }
    if sections.isEmpty { sections.append(Section(kind: .other, sitting: sitting)) }
    sections[sections.count - 1].decisions.append(decision)
  }

  // MARK: Signatures

  private mutating func readSignature(_ draft: Draft, at position: Int) -> Bool {
    if isLabel(draft.text, Labels.announcements), hasParagraphItems || mode == .signatures {
      mode = .announcement
      return true
    }
    if draft.marker == nil, isLabel(draft.text, Labels.signatureHeadings) {
      mode = .signatures
      signatureLabel = nil
      return true
    }
    if let (label, role, rest) = signatureLabelled(draft, at: position) {
      mode = .signatures
      signatureLabel = (label, role)
      if !rest.isEmpty { sign(rest, draft) }
      return true
    }
    guard mode == .signatures else { return isDayAsAbove(draft.text) }
    sign(draft.cells.count > 1 ? draft.cells.joined(separator: ", ") : draft.text, draft)
    return true
  }

  /// `Dag som ovan`
  private func isDayAsAbove(_ text: String) -> Bool {
    ["dag som ovan", "datum som ovan", "som ovan"].contains(text.trimmed(".").foldedForLabels)
  }

  /// The label at the head of a passage under which somebody signs, and what follows it.
  private func signatureLabelled(
    _ draft: Draft, at position: Int
  ) -> (String, Signature.Role?, String)? {
    guard draft.marker == nil, draft.tokens.count <= 24 else { return nil }
    let scalars = Array(draft.text.unicodeScalars)
    let folded = scalars.map(\.folded)
    for (label, role) in Labels.signatures {
      let letters = Array(label.unicodeScalars)
      guard folded.count >= letters.count, folded.prefix(letters.count).elementsEqual(letters)
      else { continue }
      let after = folded.dropFirst(letters.count).first
      guard after.map({ !$0.isLetter }) ?? true else { continue }
      let rest = String(String.UnicodeScalarView(scalars[letters.count...])).trimmed("/:–-., ")
      let isCertain = Labels.certainSignatures.contains(label)
      let hasName = !people(in: rest).isEmpty && looksLikeName(firstName(rest))
      let isAlone = rest.isEmpty || rest.hasPrefix("§")
      let nameFollows = next(position).map { looksLikeName(firstName($0.text)) } ?? false
      let isNear = mode == .signatures || position * 4 > live.count * 3
      if isCertain && (isAlone || hasName || rest.split(separator: " ").count <= 4)
        || (isNear
          && ((hasName && draft.tokens.count <= 8)
            || (isAlone && (nameFollows || mode == .signatures))))
      {
        return (
          String(String.UnicodeScalarView(scalars[..<letters.count])), role,
          isAlone ? "" : rest
        )
      }
    }
    return nil
  }

  private func firstName(_ text: String) -> String {
    text.split(whereSeparator: { $0 == "," || $0 == "\t" || $0 == "/" }).first.map {
      String($0).trimmed("()")
    } ?? ""
  }

  private mutating func sign(_ text: String, _ draft: Draft) {
    for person in people(in: text) where looksLikeName(person.name) {
      signatures.append(
        Signature(
          label: signatureLabel?.text, role: signatureLabel?.role, name: person.name,
          location: draft.location))
    }
  }

  // MARK: Blocks

  private mutating func addBlock(_ draft: Draft, at position: Int) {
    switch draft.kind {
    case .listItem:
      if isLetteredHeading(draft, at: position) {
        append(block(.heading, draft, text: (draft.marker?.text ?? "") + " " + draft.text))
        return
      }
      var item = block(.listItem, draft)
      item.marker = draft.marker?.text
      append(item, depth: draft.depth)
    case .row where draft.isTable: addRow(draft)
    default: append(block(isHeading(draft, at: position) ? .heading : .paragraph, draft))
    }
  }

  private func block(_ type: Block.Kind, _ draft: Draft, text: String? = nil) -> Block {
    Block(type: type, text: text ?? draft.text, location: draft.location)
  }

  private mutating func append(_ block: Block, depth: Int = 0) {
    if sections.isEmpty { sections.append(Section(kind: .other, sitting: sitting)) }
    if withItem({ appendNested(block, depth: depth, to: &$0.blocks) }) { return }
    appendNested(block, depth: depth, to: &sections[sections.count - 1].blocks)
  }

  private mutating func addRow(_ draft: Draft) {
    func extend(_ blocks: inout [Block]) -> Bool {
      guard let last = blocks.indices.last, blocks[last].type == .table else { return false }
      blocks[last].rows?.append(draft.cells)
      blocks[last].text += "\n" + draft.text
      return true
    }
    if isTableOpen, let s = sections.indices.last {
      if let i = sections[s].items.indices.last {
        if extend(&sections[s].items[i].blocks) { return }
      } else if extend(&sections[s].blocks) {
        return
      }
    }
    var table = block(.table, draft)
    table.rows = [draft.cells]
    append(table)
  }

  /// `b) Val av ledamöter` above a paragraph.
  private func isLetteredHeading(_ draft: Draft, at position: Int) -> Bool {
    guard hasParagraphItems, case .letter? = draft.marker, draft.tokens.count <= 30,
      let last = draft.text.lastScalar, last.isLetter || last == ")", let next = next(position)
    else { return false }
    return next.kind == .paragraph && next.tokens.count > 4
      && draft.text.firstScalar?.isUpper == true
  }

  /// Whether a paragraph is a subheading: by its type where that is known, else because it is
  /// short, ends without a full stop, and text follows.
  private func isHeading(_ draft: Draft, at position: Int) -> Bool {
    guard draft.kind == .paragraph, draft.marker == nil, draft.tokens.count <= 14,
      let first = draft.text.firstScalar, first.isUpper || first.isDigit,
      let last = draft.text.lastScalar,
      last.isLetter || last.isDigit || last == ")" || last == "?"
        || last == "\"" || last == "”"
    else { return false }
    if isLabel(draft.text, Labels.subheadings) { return true }
    if knowsBold, let isBold = draft.isBold { return isBold }
    guard draft.tokens.count <= 10, last != "?", let next = next(position), next.role != "ärende",
      !isSectionStart(next)
    else { return false }
    if looksLikeName(draft.text) || readsLikeSentence(draft.text) { return false }
    let isTextBelow =
      next.kind == .listItem || (next.kind == .paragraph && next.tokens.count > 10)
      || (next.kind == .paragraph && next.text.hasSuffix(".") && next.tokens.count > 3)
    return isTextBelow
  }
}

/// Whether a short line is rather a sentence or a note than a title: it has a verb that is seldom
/// in titles, a year or another long number, brackets.
private func readsLikeSentence(_ text: String) -> Bool {
  for word in text.split(separator: " ") {
    let bare = String(word).trimmed(".,;:()")
    if Labels.verbs.contains(bare.foldedForLabels) { return true }
    if bare.unicodeScalars.count >= 4, bare.unicodeScalars.allSatisfy(\.isDigit) { return true }
    if word.hasPrefix("(") || word == "=" { return true }
  }
  return false
}
