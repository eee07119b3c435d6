import Minutes

/// What was decided, in every form.
extension BodyReader {
  mutating func readDecision(_ draft: Draft, at position: Int) -> Bool {
    let text = draft.text
    // `• Beslut: …` in a list is a decision, too.
    if draft.marker?.isBullet == true, let rest = labelled(text, Labels.decisions), !rest.isEmpty {
      addDecision(rest, draft)
      return true
    }
    if draft.marker == nil, let rest = labelled(text, Labels.decisions) {
      if rest.isEmpty {
        expectDecision(draft, at: position)
        mode = .decisions
      } else {
        addDecision(rest, draft)
        mode = endsClause(rest) && rest.hasSuffix(":") ? .clauses : .blocks
      }
      return true
    }
    if draft.marker == nil,
      isLabel(text, ["beslut", "namndens beslut", "beslutade"]) || isWhoseDecision(draft)
    {
      expectDecision(draft, at: position)
      mode = .decisions
      return true
    }
    if draft.marker == nil, isLeadIn(text) {
      expectDecision(draft, at: position)
      mode = .clauses
      return true
    }
    if mode != .clauses, isDecisionSentence(draft) {
      addDecision(text, draft)
      if mode != .decisions { mode = .blocks }
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
    guard text.utf8.count < 120, let initial = lastWordInitial(text), initial == "b" || initial == "a"
    else { return false }
    var words = text.trimmed(",:. ").foldedForLabels.split(separator: " ")
    if words.last == "att" { words.removeLast() }
    guard words.count >= 1, words.count <= 9, let last = words.last else { return false }
    // `Beslutades:` and `Beslutades att` alone, too.
    if words.count == 1 { return last == "beslutades" && text.unicodeScalars.count > 10 }
    return ["beslutar", "beslutade", "besluta", "beslot"].contains(String(last))
  }

  /// The first letter of the last word, folded.
  private func lastWordInitial(_ text: String) -> Unicode.Scalar? {
    var initial: Unicode.Scalar?
    for scalar in text.unicodeScalars.reversed() {
      if scalar.isLetter { initial = scalar } else if initial != nil { break }
    }
    return initial?.folded
  }

  /// `Arbetsutskottets beslut`, alone on its line.
  func isWhoseDecision(_ draft: Draft) -> Bool {
    guard draft.tokens.count <= 4, lastWordInitial(draft.text) == "b" else { return false }
    let words = draft.text.trimmed(":").foldedForLabels.split(separator: " ")
    return words.count == 2 && words[0].hasSuffix("s") && words[1] == "beslut"
  }

  /// `Styrelsen beslutar att …`, `Beslutades att …`: a paragraph that is a decision as it stands.
  /// The past tense tells of earlier meetings in formal minutes, and under a subheading even the
  /// present is quoted.
  func isDecisionSentence(_ draft: Draft) -> Bool {
    guard draft.kind == .paragraph, draft.marker == nil, draft.tokens.count <= 45,
      draft.tokens.count >= 4, !isUnderSubheading
    else { return false }
    guard draft.tokens.prefix(8).contains(where: { $0.text.firstAlphanumeric?.folded == "b" }) else {
      return false
    }
    let words = draft.tokens.prefix(8).map { $0.text.foldedForLabels.trimmed(",:") }
    guard let verb = words.firstIndex(where: { $0.hasPrefix("beslut") }), verb + 1 < words.count,
      words[verb + 1] == "att", !words[..<verb].contains("att")
    else { return false }
    if verb == 0 { return words[0] == "beslutades" || words[0] == "beslutas" }
    return words[verb] == "beslutar" || (words[verb] == "beslutade" && !hasParagraphItems)
  }

  /// A heading or a lead-in says that a decision follows.
  mutating func expectDecision(_ draft: Draft, at position: Int) {
    // `Beslut`, and below it `Nämnden beslutar`: one heading.
    if openDecision == nil { openDecision = (draft.text.trimmed(":,"), draft.location) }
    roles[live[position]] = "decision heading"
  }

  mutating func addDecision(_ text: String, _ draft: Draft) {
    openDecision = nil
    let decision = Decision(text: text, location: draft.location)
    if withItem({ $0.decisions.append(decision) }) { return }
    if sections.isEmpty { sections.append(Section(kind: .other, sitting: sitting)) }
    sections[sections.count - 1].decisions.append(decision)
  }
}
