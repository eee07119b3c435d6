import Minutes

/// What was decided, in every form.
extension BodyReader {
  mutating func readDecision(_ draft: Draft, at position: Int) -> Bool {
    let text = draft.text
    if let (decided, next) = statedDecision(draft) {
      addDecision(decided, draft)
      mode = next
      return true
    }
    if let next = announcedDecisions(draft, at: position) {
      expectDecision(draft, at: position)
      mode = next
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
      addDecision(withoutOrdinal(draft), draft)
      return true
    case .listOfDecisions:
      guard draft.kind == .listItem else {
        mode = .blocks
        return false
      }
      addDecision(text, draft)
      return true
    default: return false
    }
  }

  /// What is decided by a passage that says so itself, without its label; and in what mode it is
  /// read on.
  func statedDecision(_ draft: Draft) -> (text: String, next: Mode)? {
    if let marker = draft.marker {
      // `• Beslut: …` in a list is a decision, too.
      guard marker.isBullet, let rest = labelled(draft.text, Labels.decisions), !rest.isEmpty
      else { return nil }
      return (rest, mode)
    }
    if let rest = labelled(draft.text, Labels.decisions) {
      guard !rest.isEmpty else { return nil }
      return (rest, endsClause(rest) && rest.hasSuffix(":") ? .clauses : .blocks)
    }
    let decided = decidedBehindLeadIn(draft) ?? decidedBehindNumber(draft.text)
    return decided.map { ($0, .blocks) }
  }

  /// How what stands below is read where a passage is the heading of decisions, or leads in to them.
  func announcedDecisions(_ draft: Draft, at position: Int) -> Mode? {
    guard draft.marker == nil else { return nil }
    if draft.text.utf8.last == 0x3A, labelled(draft.text, Labels.decisions)?.isEmpty == true {
      return .decisions
    }
    if isLabel(draft.text, ["beslut", "namndens beslut", "beslutade"]) || isWhoseDecision(draft) {
      return .decisions
    }
    return isLeadIn(draft, at: position) ? .clauses : nil
  }

  /// `Nämnden beslutar`, with a comma or a colon, and no more.
  func isLeadIn(_ text: String) -> Bool {
    guard text.utf8.count < 120, let initial = lastWordInitial(text),
      initial == "b" || initial == "a"
    else { return false }
    var words = text.trimmed(",:. ").foldedForLabels.parts(at: " ")
    if words.last == "att" { words.removeLast() }
    guard words.count >= 1, words.count <= 9, let last = words.last else { return false }
    // `Beslutades:` and `Beslutades att` alone, too.
    if words.count == 1 { return last == "beslutades" && text.unicodeScalars.count > 10 }
    // What somebody proposes is not decided.
    guard mode == .decisions || !words.contains(where: { $0.hasPrefix("foresl") }) else {
      return false
    }
    return ["beslutar", "beslutade", "besluta", "beslot"].contains(String(last))
  }

  /// `Beslut LG 3/2025: Temat är omställning.`: what stands behind a numbered label.
  private func decidedBehindNumber(_ text: String) -> String? {
    guard text.firstAlphanumeric?.folded == "b",
      let colon = text.unicodeScalars.prefix(40).firstIndex(of: ":")
    else { return nil }
    let words = String(text.unicodeScalars[..<colon]).parts(at: " ").map(String.init)
    let rest = String(text.unicodeScalars[colon...]).trimmed(": ")
    guard words.count >= 2, words.count <= 4, words[0].foldedForLabels == "beslut", !rest.isEmpty,
      words.dropFirst().allSatisfy({ $0.unicodeScalars.allSatisfy { !$0.isLower } || $0 == "nr" })
    else { return nil }
    return rest
  }

  /// `Skolledarna beslutar: Tekniktestet görs.`: what stands behind the colon.
  private func decidedBehindLeadIn(_ draft: Draft) -> String? {
    guard let colon = draft.text.unicodeScalars.prefix(60).firstIndex(of: ":") else { return nil }
    let lead = String(draft.text.unicodeScalars[..<colon])
    let rest = String(draft.text.unicodeScalars[colon...]).trimmed(": ")
    guard isLeadIn(lead), rest.parts(at: " ").count > 1 else { return nil }
    return rest
  }

  /// `Nämnden beslutar, efter omröstning,` above clauses with `att`.
  func isLeadIn(_ draft: Draft, at position: Int) -> Bool {
    if isLeadIn(draft.text) { return true }
    guard draft.tokens.count <= 12, draft.text.lastScalar != ".",
      next(position).map(isAttClause) == true
    else { return false }
    let words = draft.text.foldedForLabels.parts(at: " ").map { String($0).trimmed(",:") }
    return words.contains { $0 == "beslutar" || $0 == "beslutade" }
      && !words.contains { $0.hasPrefix("foresl") }
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
    if isOwnProposal(draft.text) { return true }
    guard draft.tokens.count <= 7, lastWordInitial(draft.text) == "b" else { return false }
    let words = draft.text.trimmed(":").foldedForLabels.parts(at: " ")
    return words.count >= 2 && words.last == "beslut" && words[words.count - 2].hasSuffix("s")
      && draft.text.firstScalar?.isUpper == true
  }

  /// `Arbetsutskottets förslag till kommunstyrelsen`: what the body that met resolves to propose.
  private func isOwnProposal(_ text: String) -> Bool {
    guard text.utf8.count < 90 else { return false }
    let words = text.trimmed(":").foldedForLabels.parts(at: " ")
    guard words.count >= 4, words.count <= 6, words[1] == "forslag", words[2] == "till",
      words[3] != "beslut", words[0].hasSuffix("s")
    else { return false }
    if deciders.contains(String(words[0])) { return true }
    guard let body else { return false }
    // `nämndens` of `nämnden`; `arbetsutskottets` of `kommunstyrelsens arbetsutskott`.
    let owner = String(words[0].dropLast())
    let own = body.foldedForLabels.parts(at: " ").last.map(String.init) ?? ""
    return own.hasSuffix(owner) || (own.utf8.count > 5 && owner.hasPrefix(own))
  }

  /// `Styrelsen beslutar att …`, `Beslutades att …`: a paragraph that is a decision as it stands.
  /// The past tense tells of earlier meetings in formal minutes, and under a subheading even the
  /// present is quoted.
  func isDecisionSentence(_ draft: Draft) -> Bool {
    guard draft.kind == .paragraph, draft.marker == nil, draft.tokens.count <= 80,
      draft.tokens.count >= 4, !isUnderSubheading
    else { return false }
    guard draft.tokens.prefix(8).contains(where: { $0.text.firstAlphanumeric?.folded == "b" })
    else {
      return false
    }
    let words = draft.tokens.prefix(8).map { $0.text.foldedForLabels.trimmed(",:") }
    guard let verb = words.firstIndex(where: { $0.hasPrefix("beslut") }), verb + 1 < words.count,
      words[verb + 1] == "att", !words[..<verb].contains("att")
    else { return false }
    if verb == 0 { return words[0] == "beslutades" || words[0] == "beslutas" }
    return words[verb] == "beslutar" || (words[verb] == "beslutade" && !hasParagraphItems)
  }

  /// `1 Bidraget betalas ut.`: the decision without the number that no full stop follows.
  func withoutOrdinal(_ draft: Draft) -> String {
    guard draft.marker == nil, draft.tokens.count > 2, let number = Int(draft.tokens[0].text),
      number > 0, number < 30, draft.tokens[1].text.firstScalar?.isUpper == true
    else { return draft.text }
    let isNext = number == ordinalOfDecision + 1
    return isNext ? draft.text(of: 1..<draft.tokens.count) : draft.text
  }

  /// How many decisions the item or section has that is open.
  private var ordinalOfDecision: Int {
    guard let section = sections.last else { return 0 }
    return section.items.last?.decisions.count ?? section.decisions.count
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
