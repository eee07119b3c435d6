import Minutes

extension DocumentHead {
  /// A row of cells that is no form: the heading or a row of a table of people, or a page's
  /// header, whose cells are lines of their own.
  mutating func readTable(_ draft: Draft) -> Bool {
    if readColumnGroups(draft) { return true }
    var headings = draft.cells.map(PeopleColumn.init)
    // Beside a column of names, `Närvarande` is one of marks.
    for i in headings.indices.dropFirst() where headings[..<i].contains(headings[i]) {
      if headings[i] == .name { headings[i] = .mark(isPresent: true) }
    }
    if headings.contains(.name), headings.count(where: { $0 != .other }) >= 2 {
      columns = headings
      columnLefts = draft.cellLefts
      group = nil
      return true
    }
    let places = places(of: draft)
    if !columnGroups.isEmpty, personLine(draft) {
      for (cell, place) in zip(draft.cells, places) where columnGroups.indices.contains(place) {
        for person in people(in: cell) {
          let label = columnGroups[place]
          let meaning = meaningOfGroup(label, headLabel(label) ?? .present(nil))
          add(attendee(person, (label, meaning, nil), at: draft.location))
        }
      }
      return true
    }
    columnGroups = []
    if let at = columns.firstIndex(of: .name), let cell = places.firstIndex(of: at),
      let person = people(in: draft.cells[cell]).first, looksLikeName(person.name)
    {
      addRow(draft, places: places, name: draft.cells[cell])
      return true
    }
    columns = []
    guard group == nil, draft.isHeaderOfCells, splitLabel(draft) == nil else { return false }
    for cell in draft.cells where !isPageCount(cell) {
      if let kind = documentKind(cell) {
        self.kind = self.kind ?? kind.kind
      } else if dates(in: cell).isEmpty {
        titles.append((cell, draft.pointSize ?? 0))
      }
    }
    return true
  }

  /// `Grundskolan ¦ Gymnasiet` above columns of names: the groups of those below.
  private mutating func readColumnGroups(_ draft: Draft) -> Bool {
    guard let below, below.cells.count > 1, below.cells.count <= draft.cells.count,
      below.cells.allSatisfy({ cell in
        people(in: cell).first.map { looksLikeName($0.name) } ?? false
      }),
      draft.cells.allSatisfy({ cell in
        !looksLikeName(cell) && isGroupLabel(cell) && cell.parts(at: " ").count <= 3
          && !cell.trimmed(":").contains(":")
      })
    else { return false }
    columnGroups = draft.cells.map { $0.trimmed(":") }
    columnLefts = draft.cellLefts
    group = nil
    return true
  }

  /// Whether a cell may name a group: by no label, or by one of people.
  private func isGroupLabel(_ cell: String) -> Bool {
    switch headLabel(cell) {
    case nil, .present?: true
    default: false
    }
  }

  /// A line of its own between the rows of a table of people: the group of those below it.
  mutating func readTableGroup(_ draft: Draft) -> Bool {
    guard !columns.isEmpty, draft.cells.count <= 1, let below, below.cells.count > 1,
      draft.tokens.count <= 5, draft.marker == nil, let cell = below.cells.first,
      people(in: cell).first.map({ looksLikeName($0.name) }) == true, !looksLikeName(draft.text)
    else { return false }
    let label = draft.text.trimmed(":")
    group = (label, meaningOfGroup(label, headLabel(label) ?? .present(nil)), nil)
    return true
  }

  private mutating func addRow(_ draft: Draft, places: [Int], name: String) {
    var marks: [Bool] = []
    for var person in people(in: name).prefix(1) {
      for (cell, column) in zip(draft.cells, places) where columns.indices.contains(column) {
        if case .mark(let isPresent) = columns[column] {
          if isMark(cell) { marks.append(isPresent) }
        } else {
          columns[column].put(cell, to: &person)
        }
      }
      // Who has a mark under `Frånvarande` alone, or none where there are columns for them.
      let hasMarks = columns.contains { if case .mark = $0 { true } else { false } }
      let isAbsent = hasMarks && !marks.contains(true)
      let label = group.map(\.label) ?? ""
      let meaning = isAbsent ? .absent : group?.meaning ?? .present(nil)
      add(attendee(person, (label, meaning, nil), at: draft.location))
    }
  }

  private func isMark(_ cell: String) -> Bool {
    let bare = cell.trimmed("().").foldedForLabels
    return !bare.isEmpty && !bare.hasPrefix("nej") && !bare.unicodeScalars.allSatisfy(\.isDash)
  }

  /// The column in which each cell stands: by its left edge on paper, else by the tabulators that
  /// were passed over.
  private func places(of draft: Draft) -> [Int] {
    let lefts = draft.cellLefts
    guard draft.hasBoxes, !columnLefts.isEmpty else {
      var place = -1
      return draft.cellStarts.map { start in
        place += 1 + draft.tokens[start].skippedCells
        return place
      }
    }
    return lefts.map { left in
      columnLefts.indices.min { abs(columnLefts[$0] - left) < abs(columnLefts[$1] - left) } ?? 0
    }
  }
}

extension Draft {
  /// The middle of each cell's first word; for lines without boxes as estimated.
  fileprivate var cellLefts: [Int] {
    cellStarts.map { (tokens[$0].left + tokens[$0].right) / 2 }
  }
}
