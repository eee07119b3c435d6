import Minutes

/// What a column of a table of people holds, by its heading.
enum PeopleColumn {
  case name
  case role
  case affiliation
  case other

  init(_ heading: String) {
    let folded = heading.trimmed(":.").foldedForLabels
    if Labels.nameColumns.contains(folded) {
      self = .name
    } else if Labels.roleColumns.contains(folded) {
      self = .role
    } else if Labels.affiliationColumns.contains(folded) {
      self = .affiliation
    } else {
      self = .other
    }
  }

  /// Puts a cell of the column where it belongs.
  func put(_ cell: String, to person: inout Person) {
    switch self {
    case .role: attach(cell, to: &person)
    case .affiliation: person.affiliation = person.affiliation ?? cell
    case .name, .other: break
    }
  }
}

extension Draft {
  /// Whether a cell of a row counts pages or names the kind of document, as headers of pages do.
  var isHeaderOfCells: Bool {
    cells.contains { isPageCount($0) || documentKind($0)?.rest.isEmpty == true }
  }
}
