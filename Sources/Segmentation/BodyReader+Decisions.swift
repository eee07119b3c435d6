import Minutes

/// What was decided, in every form.
extension BodyReader {
  mutating func readDecision(_ draft: Draft, at position: Int) -> Bool {
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
  func isLeadIn(_ text: String) -> Bool {
    guard text.utf8.count < 120 else { return false }
    let words = text.trimmed(",:. ").foldedForLabels.split(separator: " ")
    guard words.count >= 2, words.count <= 9, let last = words.last else { return false }
    return ["beslutar", "beslutade", "besluta", "beslot"].contains(String(last))
  }

  mutating func addDecision(_ text: String, _ draft: Draft) {
    let decision = Decision(text: text, location: draft.location)
    if withItem({ $0.decisions.append(decision) }) { return }
    if sections.isEmpty { sections.append(Section(kind: .other, sitting: sitting)) }
    sections[sections.count - 1].decisions.append(decision)
  }
}
