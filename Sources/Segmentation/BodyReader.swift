import Minutes

/// How a heading is set.
struct HeadingStyle: Equatable {
  var size: Double
  var isBold: Bool
  var isShouted: Bool

  init(_ draft: Draft) {
    size = draft.hasBoxes ? (draft.pointSize ?? 0) : 0
    isBold = draft.isBold ?? false
    let letters = draft.text.unicodeScalars.filter(\.isLetter)
    isShouted = letters.count > 2 && letters.allSatisfy(\.isUpper)
  }
}

/// The items by which those of a document are known; all where only a person could tell them.
private func usualItems(_ drafts: [Draft], _ live: [Int]) -> [Int] {
  let items = live.filter { drafts[$0].role == "ärende" }
  let usual = items.filter { drafts[$0].isUsualItem }
  return usual.isEmpty ? items : usual
}

/// The walk over the body: sections, items, blocks, decisions, signatures.
struct BodyReader {
  enum Mode {
    case blocks
    /// Under a heading `Beslut`: what stands here was decided.
    case decisions
    /// Under a section `Beslut` without items: the items of its list.
    case listOfDecisions
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
  /// The times in the headings of days.
  var dayTimes: [Int: TimeSpan] = [:]
  var announcedBody: String?
  var hasParagraphItems = false

  /// Words for sections that stand several times without an item right below.
  let subheadings: Set<String>
  /// By the first word of short lines the numbers that stand behind it: `Grupp 1`, `Grupp 2`.
  let series: [String: Set<Int>]
  /// Whether items have numbers.
  let hasNumberedItems: Bool
  /// Whose decisions the headings name, folded: `kommunstyrelsens` of `Kommunstyrelsens beslut`.
  let deciders: Set<String>
  /// Who met.
  let body: String?
  let knowsBold: Bool
  let hasBoldSubheadings: Bool
  let severalDays: Bool
  /// How many headings `Beslut` stand right above an item.
  let decisionSections: Int
  /// Whether sections for information or dialogue have headings, and the size of items' titles.
  let hasOtherSections: Bool
  let itemSize: Double?
  let itemStyle: HeadingStyle?
  var sectionStyle: HeadingStyle?
  var mode = Mode.blocks
  var sitting: Int?
  var signatureLabel: (text: String, role: Signature.Role?)?
  /// The labels of a line under each of which somebody signs, side by side.
  var labelsBeside: [(text: String, role: Signature.Role?)] = []
  var itemStart = -1
  var lastNumber: Int?
  var isTableOpen = false
  /// The passage that an item took for its title, its own line being its case number.
  var takenAsTitle = -1
  /// A heading of decisions under which none stands yet.
  var openDecision: (heading: String, place: Location?)?
  /// By passage: what it was taken for.
  var roles: [Int: String] = [:]
  /// Whether a subheading stands above in the item.
  var isUnderSubheading = false
  /// The paragraphs of the head that come before what is still to be read.
  private var remaining: ArraySlice<Int> = []

  init(drafts: [Draft], live: [Int], head: DocumentHead) {
    self.drafts = drafts
    self.live = live
    body = head.body
    deciders = Set(
      live.lazy.filter { drafts[$0].tokens.count == 2 }.compactMap { i in
        let words = drafts[i].text.trimmed(":").foldedForLabels.parts(at: " ")
        return words.count == 2 && words[1] == "beslut" ? String(words[0]) : nil
      })
    let items = usualItems(drafts, live)
    hasNumberedItems = items.contains { drafts[$0].marker != nil }
    var counts: [String: Int] = [:]
    for place in live.indices where drafts[live[place]].tokens.count <= 3 {
      guard isSectionStart(drafts[live[place]]), place + 1 < live.count,
        drafts[live[place + 1]].role != "ärende"
      else { continue }
      counts[drafts[live[place]].text, default: 0] += 1
    }
    subheadings = Set(counts.filter { $0.value > 1 }.keys)
    series = live.reduce(into: [:]) { series, i in
      guard drafts[i].kind == .paragraph, drafts[i].tokens.count >= 2,
        drafts[i].tokens.count <= 10, let number = Int(drafts[i].tokens[1].text.trimmed(".:"))
      else { return }
      series[drafts[i].tokens[0].text, default: []].insert(number)
    }
    decisionSections = live.indices.count { place in
      let isItem = place + 1 < live.count && drafts[live[place + 1]].role == "ärende"
      return isItem && drafts[live[place]].sectionHint == .decision
    }
    knowsBold = live.contains { drafts[$0].isBold == true }
    hasBoldSubheadings = live.contains { i in
      drafts[i].isBold == true && drafts[i].kind == .paragraph && drafts[i].role.isEmpty
        && drafts[i].tokens.count <= 12 && !isSectionStart(drafts[i])
    }
    severalDays = head.sittings.count > 1
    hasOtherSections = live.contains { i in
      let hint = drafts[i].sectionHint
      return (hint == .information || hint == .dialogue) && isSectionStart(drafts[i])
    }
    itemSize = items.first.flatMap { drafts[$0].pointSize }
    itemStyle = items.first.map { HeadingStyle(drafts[$0]) }
    hasParagraphItems = items.contains {
      if case .paragraph? = drafts[$0].marker { true } else { false }
    }
    remaining = head.remaining[...]
  }

  mutating func run() {
    for position in live.indices {
      appendRemaining(before: live[position])
      read(position)
    }
    appendRemaining(before: drafts.count)
    closeDecision()
    sections.removeAll {
      $0.heading == nil && $0.items.isEmpty && $0.blocks.isEmpty && $0.decisions.isEmpty
    }
  }

  /// Tells of a heading of decisions that is left with none under it.
  mutating func closeDecision() {
    guard let (heading, place) = openDecision else { return }
    openDecision = nil
    warnings.append(
      Warning(
        code: "decisionMissing", message: "Under rubriken \(heading) står inget beslut.",
        page: place?.page))
  }

  // MARK: One passage

  private mutating func appendRemaining(before index: Int) {
    while let first = remaining.first, first < index {
      append(block(.paragraph, drafts[remaining.removeFirst()]))
    }
  }

  mutating func read(_ position: Int) {
    let draft = drafts[live[position]]
    if position == takenAsTitle { return }
    defer { isTableOpen = draft.kind == .row && draft.isTable }
    if let kind = draft.settled { return readSettled(kind, draft, at: position) }
    // On the first page an announcement ends where the items begin.
    let isBehind = draft.role == "ärende" && sections.allSatisfy(\.items.isEmpty)
    let isOwn = draft.own.map { $0 == .other } ?? true
    if mode == .announcement, !isBehind, isOwn {
      if let body = labelled(draft.text, ["organ", "namnd"]) ?? organCell(draft) {
        announcedBody = announcedBody ?? body
      }
      roles[live[position]] = "announcement"
      return
    }
    let index = live[position]
    if draft.role == agendaRole {
      roles[index] = "agenda"
      return addAgendaRow(draft, at: position)
    }
    if draft.role == "ärende" {
      closeDecision()
      roles[index] = "item"
      return openItem(draft, at: position)
    }
    if openSection(draft, at: position) {
      closeDecision()
      roles[index] = draft.isDayHeading ? "day heading" : "section"
      return
    }
    if readSignature(draft, at: position) {
      closeDecision()
      roles[index] = mode == .announcement ? "announcement" : "signature"
      return
    }
    if readLabelled(draft, at: position) {
      roles[index] = "label"
      return
    }
    if readDecision(draft, at: position) {
      roles[index] = roles[index] ?? "decision"
      return
    }
    closeDecision()
    addBlock(draft, at: position)
  }

  func next(_ position: Int) -> Draft? {
    position + 1 < live.count ? drafts[live[position + 1]] : nil
  }

  func organCell(_ draft: Draft) -> String? {
    draft.cells.count == 2 && draft.cells[0].foldedForLabels == "organ" ? draft.cells[1] : nil
  }

  // MARK: Sections and items

  mutating func openSection(_ draft: Draft, at position: Int) -> Bool {
    guard isSectionStart(draft) else { return false }
    if openDay(draft) { return true }
    guard let kind = kindOfSection(draft), !draft.text.hasSuffix(":") else { return false }
    if let own = draft.own {
      // What a person said elsewhere makes no section of it, nor takes it for none.
      guard own == .section else { return false }
      beginSection(kind, draft, at: position)
      return true
    }
    let isNumbered = draft.role == sectionRole
    // What comes again and again under items is a subheading of theirs.
    if !isNumbered, sections.last?.items.isEmpty == false, next(position)?.role != "ärende",
      subheadings.contains(draft.text)
    {
      return false
    }
    if kind == .decision, !isNumbered, !isDecisionSection(draft, at: position) { return false }
    let isLast = isBareOther(wordsOfSection(draft)) && sections.count { $0.heading != nil } > 1
    if kind == .other, !isNumbered, !isLast, !isSectionInRow(position), !looksLikeSections(draft) {
      return false
    }
    beginSection(kind, draft, at: position)
    return true
  }

  /// Opens a day's part of the meeting, where a heading names one.
  mutating func openDay(_ draft: Draft) -> Bool {
    guard let day = dayHeading(draft.text) else { return false }
    mode = .blocks
    sitting = severalDays ? day : nil
    let words = draft.text.parts(at: " ").prefix(2).joined(separator: " ")
    dayLabels[day] = words.trimmed(":,")
    dayTimes[day] = timeSpans(in: draft.text).last
    sections.append(Section(kind: .other, sitting: sitting))
    return true
  }

  func kindOfSection(_ draft: Draft) -> Section.Kind? {
    sectionKind(wordsOfSection(draft)) ?? sectionBehindSpeck(draft)
  }

  private func wordsOfSection(_ draft: Draft) -> String {
    draft.role == sectionRole ? joined(draft.tokens.dropFirst()) : draft.text
  }

  mutating func beginSection(_ kind: Section.Kind, _ draft: Draft, at position: Int) {
    mode = .blocks
    sectionStyle = HeadingStyle(draft)
    if let last = sections.indices.last, isEmpty(sections[last]), sections[last].heading == nil {
      sections.removeLast()
    }
    sections.append(Section(kind: kind, heading: draft.text, sitting: sitting))
    if kind == .decision, case .number? = next(position)?.marker { mode = .listOfDecisions }
  }

  func isEmpty(_ section: Section) -> Bool {
    section.items.isEmpty && section.blocks.isEmpty && section.decisions.isEmpty
  }

  /// `Beslut` opens a section in notes; under a paragraph of formal minutes it is the heading of
  /// what was decided there.
  func isDecisionSection(_ draft: Draft, at position: Int) -> Bool {
    if hasParagraphItems { return false }
    if next(position)?.role == "ärende" { return true }
    // Where such headings stand above items, one in the midst of an item is that item's.
    if hasOtherSections, decisionSections == 0 || sections.last?.items.isEmpty == true {
      return true
    }
    if hasOtherSections { return false }
    if sections.last?.items.isEmpty ?? true { return true }
    // As big as the days' headings, or bigger than the items': a section.
    if let size = draft.pointSize, let itemSize, size > itemSize * 1.08 { return true }
    if let size = draft.pointSize, let itemSize, size <= itemSize * 1.02 { return false }
    return next(position).map { !isAttClause($0) && !isLeadIn($0.text) } ?? true
  }

  /// `Övrigt`, behind the sections for information and decisions.
  private func isBareOther(_ text: String) -> Bool {
    ["ovrigt", "ovriga fragor"].contains(text.trimmed(":").foldedForLabels) && !hasNumberedItems
  }

  /// Whether a heading is set as the section's before it, and not as items are.
  func looksLikeSections(_ draft: Draft) -> Bool {
    guard let sectionStyle, let itemStyle else { return false }
    let style = HeadingStyle(draft)
    return style == sectionStyle && style != itemStyle
  }

  /// Weaker section words count only right before an item.
  func isSectionInRow(_ position: Int) -> Bool {
    next(position)?.role == "ärende" && sections.contains { $0.heading != nil }
  }
}
