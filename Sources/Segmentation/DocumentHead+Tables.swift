import Minutes

extension DocumentHead {
  /// A row of cells that is no form: the heading or a row of a table of people, or a page's
  /// header, whose cells are lines of their own.
  mutating func readTable(_ draft: Draft) -> Bool {
    let headings = draft.cells.map(PeopleColumn.init)
    if headings.contains(.name), headings.count(where: { $0 != .other }) >= 2 {
      columns = headings
      group = nil
      return true
    }
    if columns.count >= draft.cells.count, let at = columns.firstIndex(of: .name),
      at < draft.cells.count, looksLikeName(draft.cells[at])
    {
      for var person in people(in: draft.cells[at]) {
        for (cell, column) in zip(draft.cells, columns) { column.put(cell, to: &person) }
        add(attendee(person, ("", .present(nil), nil), at: draft.location))
      }
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
}
