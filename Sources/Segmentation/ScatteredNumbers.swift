import Minutes

/// The role of a number that stands apart from its item's title.
let numberRole = "nummer"

/// Numbers of items that stand in a column of their own, above their titles, as some recognisers
/// leave them: each goes to the next title.
func joinScatteredNumbers(_ drafts: inout [Draft], _ live: [Int]) {
  var pending: [(draft: Int, marker: Marker)] = []
  func place(_ number: Int) {
    drafts[number].kind = .furniture
    drafts[number].role = numberRole
    drafts[number].marker = nil
    drafts[number].markerLength = 0
    drafts[number].reason += ", its number belongs to a heading below"
    drafts[number].finish()
    pending.removeFirst()
  }
  for (position, i) in live.enumerated() {
    if drafts[i].isSettledOtherwise {
      // The number of what is no item, as a person said.
      if drafts[i].own == .item, let first = pending.first { place(first.draft) }
      continue
    }
    if case .paragraph? = drafts[i].marker, drafts[i].text.isEmpty, drafts[i].settled == nil {
      // With a line below that may be its title, it stands where it should.
      let below = position + 1 < live.count ? drafts[live[position + 1]] : nil
      let isAboveTitle =
        below.map {
          $0.marker == nil && $0.kind == .paragraph && $0.tokens.count <= 30
            && $0.text.firstAlphanumeric?.isUpper == true && !$0.text.hasSuffix(".")
        } ?? false
      if let marker = drafts[i].marker, !isAboveTitle || !pending.isEmpty {
        pending.append((i, marker))
      }
      continue
    }
    if case .paragraph? = drafts[i].marker {
      // The sequence goes on by itself: those before it found no title.
      pending.removeAll()
      continue
    }
    guard let first = pending.first, position + 1 < live.count,
      drafts[i].own == nil || drafts[i].own == .item,
      isTitle(drafts[i], above: drafts[live[position + 1]])
    else { continue }
    drafts[i].marker = first.marker
    place(first.draft)
  }
}

private func isTitle(_ draft: Draft, above next: Draft) -> Bool {
  guard draft.marker == nil, draft.kind == .paragraph, draft.tokens.count <= 16, draft.gap > 1,
    draft.text.firstScalar?.isUpper == true, let last = draft.text.lastScalar,
    last.isLetter || last.isDigit,
    !isLabel(draft.text, Labels.subheadingTable), !isLabel(draft.text, Labels.decisions)
  else { return false }
  let folded = next.text.foldedForLabels(first: 20)
  let isCase = Labels.caseNumbers.contains {
    folded.hasPrefix($0 + " ") || folded.hasPrefix($0 + ":")
  }
  return isCase || next.kind == .listItem || isLabel(next.text, Labels.decisions)
}

extension Draft {
  /// Takes a first word of figures that ends in the number that is due for a `§` misread as one of
  /// them: `370` before `§ 71`.
  mutating func takeMisreadParagraph(due: Int) -> Bool {
    guard marker == nil, tokens.count > 1, tokens.count <= 20, let first = tokens.first?.text,
      first.unicodeScalars.allSatisfy(\.isDigit), first.dropFirst() == "\(due)",
      tokens[1].text.firstScalar?.isUpper == true
    else { return false }
    marker = .paragraph(due, "§ \(due)", isMisread: true)
    markerLength = 1
    finish()
    return true
  }
}
