import Minutes

/// Passages of which a person said what they are.
extension BodyReader {
  mutating func readSettled(_ kind: LineRole.Kind, _ draft: Draft, at position: Int) {
    let index = live[position]
    if kind != .item, kind != .section { leaveWhatEnds(with: draft) }
    switch kind {
    case .item:
      closeDecision()
      roles[index] = "item"
      openItem(draft, at: position)
    case .section:
      closeDecision()
      roles[index] = draft.isDayHeading ? "day heading" : "section"
      if !openDay(draft) { beginSection(kindOfSection(draft) ?? .other, draft, at: position) }
    case .subheading: readSettledHeading(draft, at: position)
    case .decision:
      roles[index] = "decision"
      readSettledDecision(draft)
    case .paragraph:
      passDecisions(draft, at: position)
      roles[index] = "paragraph"
      append(block(.paragraph, draft))
    case .listItem:
      passDecisions(draft, at: position)
      roles[index] = "list item \(draft.depth + 1)"
      var item = block(.listItem, draft)
      item.marker = draft.marker?.text
      append(item, depth: draft.depth)
    case .furniture: break
    }
  }

  /// Decisions, signatures and announcements end where they do by themselves, though what ends them
  /// is no item and no section, as a person said.
  private mutating func leaveWhatEnds(with draft: Draft) {
    guard draft.own == .item || draft.own == .section else { return }
    closeDecision()
    mode = .blocks
    if draft.own == .item { isUnderSubheading = false }
  }

  /// A heading of decisions stays one.
  private mutating func readSettledHeading(_ draft: Draft, at position: Int) {
    if let next = announcedDecisions(draft, at: position) {
      expectDecision(draft, at: position)
      mode = next
      return
    }
    closeDecision()
    if mode != .signatures, mode != .announcement { mode = .blocks }
    if draft.marker == nil { isUnderSubheading = true }
    roles[live[position]] = "subheading"
    let ordinal = draft.marker.flatMap { $0.isBullet ? nil : $0.text + " " } ?? ""
    append(block(.heading, draft, text: ordinal + draft.text))
  }

  private mutating func readSettledDecision(_ draft: Draft) {
    if let (decided, next) = statedDecision(draft) {
      addDecision(decided, draft)
      mode = next
      return
    }
    addDecision(mode == .decisions ? withoutOrdinal(draft) : draft.text, draft)
    switch mode {
    case .decisions where isAttClause(draft): mode = .clauses
    case .listOfDecisions where draft.kind != .listItem: mode = .blocks
    default: break
    }
  }

  /// Passes what is no decision: those of a heading or a lead-in above go on behind it where it
  /// stands among them.
  private mutating func passDecisions(_ draft: Draft, at position: Int) {
    let isAmong =
      switch mode {
      case .clauses: isAttClause(draft) || draft.kind == .listItem
      case .decisions: !isHeading(draft, at: position) && draft.kind != .row
      case .listOfDecisions: draft.kind == .listItem
      default: false
      }
    if [.clauses, .decisions, .listOfDecisions].contains(mode) {
      if isAmong || draft.own == .decision { return }
      mode = .blocks
    }
    closeDecision()
  }
}
