import Minutes

/// What a column of a table of people holds, by its heading.
enum PeopleColumn: Equatable {
  case name
  case role
  case affiliation
  /// A mark for those who were there, or were not: of the whole meeting, or of one day.
  case mark(isPresent: Bool)
  case other

  init(_ heading: String) {
    let folded = heading.trimmed(":.").foldedForLabels
    if Labels.nameColumns.contains(folded) {
      self = .name
    } else if Labels.roleColumns.contains(folded) {
      self = .role
    } else if Labels.affiliationColumns.contains(folded) {
      self = .affiliation
    } else if folded == "narv" {
      self = .mark(isPresent: true)
    } else if folded == "franv" {
      self = .mark(isPresent: false)
    } else if case .present? = headLabel(heading) {
      self = .mark(isPresent: true)
    } else if headLabel(heading) == .absent {
      self = .mark(isPresent: false)
    } else if !dates(in: heading).isEmpty || isWeekday(heading) || dayNumber(heading) != nil {
      self = .mark(isPresent: true)
    } else {
      self = .other
    }
  }

  /// Puts a cell of the column where it belongs.
  func put(_ cell: String, to person: inout Person) {
    switch self {
    case .role: attach(cell, to: &person)
    case .affiliation: person.affiliation = person.affiliation ?? cell
    case .name, .mark, .other: break
    }
  }
}

extension Draft {
  /// Whether a cell of a row counts pages or names the kind of document, as headers of pages do.
  var isHeaderOfCells: Bool {
    cells.contains { isPageCount($0) || documentKind($0)?.rest.isEmpty == true }
  }
}
