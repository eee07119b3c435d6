import Minutes

/// Whether a short line names a place: by how its words end.
func isPlace(_ text: String) -> Bool {
  let words = text.trimmed(".").foldedForLabels.parts(at: " ").map(String.init)
  guard !words.isEmpty, words.count <= 8, text.firstScalar?.isLetter == true else { return false }
  let bare = words.map { $0.trimmed(".,()") }
  guard !bare.contains(where: { Labels.verbs.contains($0) }) else { return false }
  return bare.contains { word in
    Labels.placeWords.contains(word)
      || Labels.placeEndings.contains { word.count >= $0.count && word.hasSuffix($0) }
  }
}

/// Places, years and lines of several labels.
extension DocumentHead {
  /// `i Stora konferensrummet`, `Rådhuset rum 304`: the place that a part of a line names.
  func placeNamed(in part: String) -> String? {
    var words = part.parts(at: " ").map(String.init)
    var isAnnounced = false
    if let preposition = words.lastIndex(where: { ["i", "på"].contains($0) }), preposition <= 4,
      preposition + 1 < words.count, words[preposition + 1].firstScalar?.isUpper == true
    {
      words.removeSubrange(...preposition)
      isAnnounced = true
    }
    let text = words.joined(separator: " ").trimmed(".,;:()")
    guard text.firstScalar?.isUpper == true, words.count <= 7, dates(in: text).isEmpty,
      !isWeekday(text)
    else { return nil }
    return isAnnounced || isPlace(text) ? text : nil
  }

  /// The year that a day without one is in: said in the running header or elsewhere in the head,
  /// else the one in which the named weekday fits, of those that the document speaks of.
  func yearOfContext(_ drafts: [Draft], _ indices: [Int], furniture: [String]) -> Int? {
    let head = indices.map { drafts[$0].text }
    let written = Set(head.flatMap { dates(in: $0).compactMap(\.year) })
    if !written.isEmpty { return written.count == 1 ? written.first : nil }
    let said = Set((head + furniture).flatMap(years))
    if said.count == 1 { return said.first }
    var candidates = said
    if candidates.isEmpty {
      for draft in drafts.prefix(2000) {
        candidates.formUnion(dates(in: draft.text).compactMap(\.year))
      }
    }
    for text in head {
      guard let day = dates(in: text).first else { continue }
      let before = string(Array(text.unicodeScalars)[..<day.range.lowerBound])
      guard let named = weekday(before: before) else { continue }
      let near = candidates.flatMap { [$0 - 1, $0, $0 + 1] }
      let fitting = Set(near).filter { weekday(year: $0, month: day.month, day: day.day) == named }
      return fitting.count == 1 ? fitting.first : nil
    }
    return nil
  }

  private func years(_ text: String) -> [Int] {
    text.split { !$0.isNumber }.compactMap { part in
      part.count == 4 ? Int(part).flatMap { (1990...2099).contains($0) ? $0 : nil } : nil
    }
  }

  /// `Ej tjänstgörande ¦ Anna Ek` above `ersättare ¦ Bo Alm`: a label on two lines.
  mutating func wrappedLabel(_ draft: Draft) -> (String, HeadLabel)? {
    if let goesOn = wrapped, (draft.cells.first ?? draft.text) == goesOn.rest {
      wrapped = nil
      return (goesOn.label, goesOn.meaning)
    }
    wrapped = nil
    guard draft.cells.count > 1, let below, below.text.firstScalar?.isLower == true,
      below.cells.count > 1 || below.tokens.count == 1
    else { return nil }
    let end = below.cells.first ?? below.text
    let label = draft.cells[0] + " " + end
    guard let meaning = headLabel(label) else { return nil }
    wrapped = (label, end, meaning)
    return (label, meaning)
  }

  /// A name in front of the kind of document on one line.
  func trailingKind(_ text: String) -> (String, Meeting.Kind)? {
    let words = text.parts(at: " ").map(String.init)
    guard words.count >= 2, words.count <= 8, let last = words.last,
      let kind = documentKind(last), kind.rest.isEmpty,
      last.firstScalar?.isUpper == true || nameKind(text) != nil
    else { return nil }
    return (words.dropLast().joined(separator: " ").trimmed(",–- "), kind.kind)
  }

  /// A line that holds a sentence and then a label is read as two: `Onsdagen den 14 maj, i
  /// magasinet. Närvarande: …`
  ///
  /// So are the sentences of a paragraph that says first when they met, and then who.
  func partsByLabel(_ draft: Draft) -> [Draft] {
    if draft.cells.count > 1, draft.cells.allSatisfy(isLabelledCell) {
      let ends = draft.cellStarts.dropFirst() + [draft.tokens.count]
      return zip(draft.cellStarts, ends).map { draft.part($0..<$1) }
    }
    guard draft.cells.count <= 1, draft.marker == nil, draft.tokens.count < 200 else {
      return [draft]
    }
    for colon in draft.tokens.indices.dropFirst(2) where draft.tokens[colon].text.hasSuffix(":") {
      for start in [colon, colon - 1, colon - 2] where start > 1 {
        let before = draft.tokens[start - 1].text
        let meaning = headLabel(joined(draft.tokens[start...colon]))
        // `Ordförande: Anna Ek, sekreterare: Bo Alm`
        let isPerson = if case .person? = meaning { true } else { false }
        let isOpening = before.hasSuffix(".") || before.hasSuffix(";")
        guard meaning != nil, isOpening || (isPerson && before.hasSuffix(",")),
          isPerson || draft.tokens[start].text.firstScalar?.isUpper == true
        else { continue }
        return sentences(of: draft.part(0..<start)) + [draft.part(start..<draft.tokens.count)]
      }
    }
    return sentences(of: draft)
  }

  /// `Lokal: Björken`
  private func isLabelledCell(_ cell: String) -> Bool {
    guard let colon = cell.firstIndex(of: ":"), cell.index(after: colon) < cell.endIndex else {
      return false
    }
    return headLabel(String(cell[..<colon])) != nil
  }

  private func sentences(of draft: Draft) -> [Draft] {
    guard !dates(in: draft.text).isEmpty else { return [draft] }
    var parts: [Draft] = []
    var start = 0
    for end in draft.tokens.indices.dropFirst() {
      let isEnd =
        endsLikeSentence(draft.tokens[end - 1].text) && draft.tokens[end - 1].text.hasSuffix(".")
      guard isEnd, draft.tokens[end].text.firstScalar?.isUpper == true else { continue }
      parts.append(draft.part(start..<end))
      start = end
    }
    parts.append(draft.part(start..<draft.tokens.count))
    guard parts.count > 1, !dates(in: parts[0].text).isEmpty,
      parts.dropFirst().contains(where: { isAttendanceSentence($0.text) })
    else { return [draft] }
    return parts
  }
}

extension Draft {
  /// Some of its words as a passage.
  fileprivate func part(_ range: Range<Int>) -> Draft {
    var part = self
    part.tokens = Array(tokens[range])
    part.joints = Array(joints[range])
    part.cellStarts = []
    part.cells = []
    part.finish()
    return part
  }
}
