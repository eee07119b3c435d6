import Minutes

/// Paragraphs, subheadings, list items, tables.
extension BodyReader {
  mutating func addBlock(_ draft: Draft, at position: Int) {
    defer { if roles[live[position]] == nil { roles[live[position]] = blockRole(draft) } }
    switch draft.kind {
    case .listItem:
      if isLetteredHeading(draft, at: position) {
        roles[live[position]] = "subheading"
        append(block(.heading, draft, text: (draft.marker?.text ?? "") + " " + draft.text))
        return
      }
      var item = block(.listItem, draft)
      item.marker = draft.marker?.text
      append(item, depth: draft.depth)
    case .row where draft.isTable: addRow(draft)
    default:
      let isHeading = isHeading(draft, at: position)
      if isHeading {
        isUnderSubheading = true
        roles[live[position]] = "subheading"
      }
      append(block(isHeading ? .heading : .paragraph, draft))
    }
  }

  /// A row of the agenda that stands above the items, or its heading: text before the first item.
  mutating func addAgendaRow(_ draft: Draft, at position: Int) {
    let isFirst = position == 0 || drafts[live[position - 1]].role != agendaRole
    if draft.kind == .listItem {
      var item = block(.listItem, draft)
      item.marker = draft.marker?.text
      append(item, depth: draft.depth)
    } else {
      append(block(isFirst ? .heading : .paragraph, draft))
    }
  }

  private func blockRole(_ draft: Draft) -> String {
    switch draft.kind {
    case .listItem: "list item \(draft.depth + 1)"
    case .row where draft.isTable: "table row"
    default: "paragraph"
    }
  }

  func block(_ type: Block.Kind, _ draft: Draft, text: String? = nil) -> Block {
    Block(type: type, text: text ?? draft.text, location: draft.location)
  }

  mutating func append(_ block: Block, depth: Int = 0) {
    if sections.isEmpty { sections.append(Section(kind: .other, sitting: sitting)) }
    if withItem({ appendNested(block, depth: depth, to: &$0.blocks) }) { return }
    appendNested(block, depth: depth, to: &sections[sections.count - 1].blocks)
  }

  mutating func addRow(_ draft: Draft) {
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
  func isLetteredHeading(_ draft: Draft, at position: Int) -> Bool {
    guard hasParagraphItems, case .letter? = draft.marker, draft.tokens.count <= 30,
      let last = draft.text.lastScalar, last.isLetter || last == ")", let next = next(position)
    else { return false }
    return next.kind == .paragraph && next.tokens.count > 4
      && draft.text.firstScalar?.isUpper == true
  }

  /// `Kommunstyrelsens förslag`, `Förvaltningens förslag till beslut`
  func isProposalHeading(_ text: String) -> Bool {
    guard text.utf8.count < 80 else { return false }
    let words = text.trimmed(":").foldedForLabels.parts(at: " ")
    return words.count >= 2 && words.count <= 5 && words[0].hasSuffix("s") && words[1] == "forslag"
  }

  /// `Grupp 1 (Anna, Bo)`, and elsewhere `Grupp 2 (Carin, Dag)`.
  private func isOneOfSeries(_ draft: Draft) -> Bool {
    guard draft.tokens.count >= 2, draft.tokens[0].text.firstScalar?.isUpper == true,
      let number = Int(draft.tokens[1].text.trimmed(".:")), number < 30, !draft.text.hasSuffix(".")
    else { return false }
    return series[draft.tokens[0].text, default: []].contains(number == 1 ? 2 : number - 1)
  }

  /// Whether a paragraph is a subheading: by its type where that is known, else because it is
  /// short, ends without a full stop, and text follows.
  func isHeading(_ draft: Draft, at position: Int) -> Bool {
    // What a person said elsewhere makes no heading of it, nor takes it for none.
    if let own = draft.own { return own == .subheading }
    guard draft.kind == .paragraph, draft.marker == nil, draft.tokens.count <= 14,
      let first = draft.text.firstScalar, first.isUpper || first.isDigit,
      let last = draft.text.lastScalar,
      last.isLetter || last.isDigit || last == ")" || last == "?"
        || last == "\"" || last == "”"
    else { return false }
    if isLabel(draft.text, Labels.subheadingTable) || isProposalHeading(draft.text) { return true }
    if let last = draft.tokens.last?.text, Labels.leadingOn.contains(last.foldedForLabels) {
      return false
    }
    if draft.role == subheadingRole || isOneOfSeries(draft) || subheadings.contains(draft.text) {
      return true
    }
    if knowsBold, let isBold = draft.isBold {
      // Where no subheading is bold, they are set in another way.
      if isBold || hasBoldSubheadings || draft.gap < 1.15 { return isBold }
    }
    guard draft.tokens.count <= 10, last != "?" || draft.tokens.count <= 7,
      let next = next(position), next.role != "ärende",
      !isSectionStart(next)
    else { return false }
    if looksLikeName(draft.text) || readsLikeSentence(draft.text) { return false }
    let isTextBelow =
      next.isTable || next.kind == .listItem || (next.kind == .paragraph && next.tokens.count > 10)
      || (next.kind == .paragraph && next.text.hasSuffix(".") && next.tokens.count > 3)
    return isTextBelow
  }
}

/// Whether a short line is rather a sentence or a note than a title: it has a verb that is seldom
/// in titles, a year or another long number, brackets.
private func readsLikeSentence(_ text: String) -> Bool {
  for word in text.parts(at: " ") {
    let bare = String(word).trimmed(".,;:()")
    if Labels.verbs.contains(bare.foldedForLabels) { return true }
    if bare.unicodeScalars.count >= 4, bare.unicodeScalars.allSatisfy(\.isDigit) { return true }
    if word.hasPrefix("(") || word == "=" { return true }
  }
  return false
}
