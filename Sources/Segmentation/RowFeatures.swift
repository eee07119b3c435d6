import Minutes

/// What the wide gaps in a row make of it.
enum CellKind {
  case none
  case form
  case table
}

extension Draft {
  init(_ row: Row, in layout: Layout) {
    self.init(
      kind: row.marker == nil ? .paragraph : .listItem, tokens: row.tokens,
      joints: Array(repeating: .space, count: row.tokens.count), marker: row.marker,
      markerLength: row.markerLength, indent: Double(row.left - layout.left) / layout.em,
      bodyIndent: Double(row.bodyLeft - layout.left) / layout.em, gap: row.gap,
      isBold: row.isBold, pointSize: row.pointSize, hasBoxes: layout.hasBoxes)
  }

  init(furniture row: Row, in layout: Layout) {
    self.init(row, in: layout)
    kind = .furniture
    marker = nil
    markerLength = 0
    reason = row.ruling == nil ? "recurs on the pages, or counts them" : RowVerdict.saidSo
  }
}

/// Whether a word ends a sentence; abbreviations and initials don't.
func endsLikeSentence(_ word: String) -> Bool {
  let scalars = word.trimmed("\"”’')»").unicodeScalars
  guard let last = scalars.last else { return false }
  if last == "!" || last == "?" || last == ":" { return true }
  guard last == "." else { return false }
  return scalars.count > 3 && !scalars.dropLast().contains(".")
}

/// Whether a word ends an att-sats in a list of them.
func endsClause(_ word: String) -> Bool {
  let folded = word.foldedForLabels
  return word.hasSuffix(",") || word.hasSuffix(".") || word.hasSuffix(";") || folded == "samt"
    || folded == "och"
}

func isAttClause(_ draft: Draft) -> Bool {
  draft.tokens.count > draft.markerLength
    && draft.tokens[draft.markerLength].text.foldedForLabels == "att"
}

/// Whether a row opens something of its own however the row above ended: a label with its colon,
/// the heading of a section, a signature, a case number.
func opensStructure(_ row: Row) -> Bool {
  guard let first = row.tokens.first?.text.firstAlphanumeric, first.isUpper || first.isDigit else {
    return false
  }
  let colon = row.tokens.prefix(6).firstIndex { $0.text.utf8.last == 0x3A }
  if let colon {
    let label = joined(row.tokens[...colon])
    if headLabel(label) != nil || isLabel(label, Labels.presenters)
      || isLabel(label, Labels.decisions) || isLabel(label, Labels.caseNumbers)
      || documentKind(label)?.rest.isEmpty == true
    {
      return true
    }
    if colon + 2 < row.tokens.count,
      looksLikeName(joined(row.tokens[(colon + 1)...(colon + 2)]).trimmed(","))
    {
      return true
    }
  }
  if mayBeCaseNumber(row.tokens[0].text),
    Labels.caseNumbers.contains(row.tokens[0].text.foldedForLabels.trimmed(":."))
  {
    return true
  }
  if isSignatureOpening(row) { return true }
  if row.tokens.count <= 4 {
    let text = row.text
    if isLabel(text, Labels.sectionTable) { return true }
    if isLabel(text, Labels.subheadingTable) || isLabel(text, Labels.signatureHeadings) {
      return true
    }
    if dayNumber(text) != nil { return true }
  }
  return false
}

/// Whether a word begins as the labels of case numbers do.
private func mayBeCaseNumber(_ word: String) -> Bool {
  let initial = word.firstAlphanumeric?.folded
  return initial == "d" || initial == "a"
}

/// Whether a row opens the signatures.
func isSignatureOpening(_ row: Row) -> Bool {
  // Most rows are told by their first letter alone, before anything is folded.
  guard let initial = row.tokens.first?.text.firstAlphanumeric?.folded,
    Labels.signatureInitials.contains(initial)
  else { return false }
  let text = joined(row.tokens.prefix(4)).foldedForLabels
  if row.tokens.count <= 2, isLabel(row.text, Labels.signatureHeadings) { return true }
  guard
    text.hasPrefix("vid ") || text.hasPrefix("antecknat") || text.hasPrefix("for ant")
      || text.hasPrefix("protokollf") || text.hasPrefix("anteckning") || text.hasPrefix("skrivet")
  else { return false }
  return Labels.certainSignatures.contains { label in
    guard text.hasPrefix(label) else { return false }
    let next = text.unicodeScalars.dropFirst(label.unicodeScalars.count).first
    return next == nil || next == "/" || next == ":" || next == " " || next == "." || next == ","
  }
}

/// `Dag 2` gives 2.
func dayNumber(_ text: String) -> Int? {
  guard text.utf8.count < 20, text.firstAlphanumeric?.folded == "d" else { return nil }
  let words = text.foldedForLabels.trimmed(":.").parts(at: " ")
  guard words.count == 2, words[0] == "dag", let number = Int(words[1]), number < 32 else {
    return nil
  }
  return number
}

/// The index of the first row of the body among all rows: the first agenda item or section; where
/// there is none, the first of a paragraph of text. A person may say that it begins above.
func firstBodyRow(_ sheets: [Sheet]) -> Int {
  min(firstOwnBodyRow(sheets), firstRuledBodyRow(sheets) ?? .max)
}

private func firstRuledBodyRow(_ sheets: [Sheet]) -> Int? {
  var index = 0
  for sheet in sheets {
    for r in sheet.rows.indices {
      let kind = sheet.rows[r].ruling?.role.kind
      if kind == .item || kind == .section { return index }
      index += 1
    }
  }
  return nil
}

private func firstOwnBodyRow(_ sheets: [Sheet]) -> Int {
  var index = 0
  var firstText: Int?
  for sheet in sheets {
    for row in sheet.rows {
      defer { index += 1 }
      guard !row.isFurniture else { continue }
      switch row.marker {
      case .paragraph?: return index
      case .number(1, _)?: return index
      default: break
      }
      if opensOtherAgenda(row) || endsInParagraph(row) { return index }
      if Labels.caseNumbers.contains(row.tokens[0].text.foldedForLabels.trimmed(".:")), index > 3 {
        return index
      }
      if firstText == nil, index > 3, isText(row) { firstText = index }
      if row.tokens.count <= 3,
        isLabel(row.text, Labels.sectionTable),
        !row.text.hasSuffix(":")
          || dayNumber(row.text) != nil, headLabel(row.text) == nil
      {
        return index
      }
    }
  }
  return firstText ?? index
}

/// `Val av justerare   § 14`
private func endsInParagraph(_ row: Row) -> Bool {
  guard row.tokens.count >= 3, row.tokens.count <= 20, row.tokens[row.tokens.count - 2].text == "§"
  else { return false }
  return row.tokens[row.tokens.count - 2].opensCell
    && row.tokens[row.tokens.count - 1].text.unicodeScalars.allSatisfy(\.isDigit)
}

/// Whether a row is of sentences: long, small letters mostly, no label, no list of names.
private func isText(_ row: Row) -> Bool {
  guard row.tokens.count >= 8, row.marker == nil, !row.tokens.contains(where: \.opensCell) else {
    return false
  }
  let small = row.tokens.count { $0.text.firstScalar?.isLower == true }
  let hasLabel = row.tokens.prefix(5).contains { $0.text.hasSuffix(":") }
  return !hasLabel && small * 3 > row.tokens.count * 2
}

/// What the gaps in a row make of it, by what stands above and below.
func cellVerdict(_ sheet: Sheet, _ index: Int, isForm: Bool) -> CellKind {
  let row = sheet.rows[index]
  let count = cellCount(row)
  guard count > 1 else { return .none }
  if isForm { return .form }
  let label = row.tokens.prefix { !$0.opensCell || $0.opensRow }
  let labelText = joined(label)
  let isBeside = [index - 1, index + 1].contains { i in
    sheet.rows.indices.contains(i) && cellCount(sheet.rows[i]) > 1 && !sheet.rows[i].isFurniture
      && abs(sheet.rows[i].middle - row.middle) < sheet.layout.pitch * 3.2
  }
  if count == 2,
    labelText.hasSuffix(":") || (!isBeside && headLabel(labelText) != nil)
      || isLabel(labelText, Labels.signatureTable)
  {
    return .form
  }
  if row.marker != nil, !isBeside { return .none }
  if isBeside || count > 2 { return .table }
  return sheet.layout.hasBoxes ? .form : .table
}

private func cellCount(_ row: Row) -> Int {
  1 + row.tokens.dropFirst().count { $0.opensCell && !$0.text.isFillIn }
}

/// The right margins of printed lines in plain text, by the level of list they stand in: as far
/// as lines reach that surely go on.
func marginsOfText(_ sheets: [Sheet]) -> [String: Int] {
  var margins: [String: Int] = [:]
  var level = ""
  var previous: Row?
  for sheet in sheets where !sheet.layout.hasBoxes && sheet.layout.isWrapped {
    for row in sheet.rows where !row.isFurniture {
      if let marker = row.marker {
        level = marker.level
      } else if let above = previous {
        let startsLower = row.tokens[0].text.firstAlphanumeric?.isLower ?? false
        if startsLower, row.tokens[0].text != "att" {
          margins[level] = max(margins[level] ?? 0, above.right)
        } else if row.gap > 1 {
          level = ""
        }
      }
      previous = row
    }
  }
  return margins
}

/// Whether blank lines of plain text stand between paragraphs and not in them.
func blankLinesSeparate(_ sheets: [Sheet]) -> Bool {
  var inside = 0
  var continued = 0
  var previous: Row?
  for sheet in sheets where !sheet.layout.hasBoxes && sheet.layout.isWrapped {
    for row in sheet.rows where !row.isFurniture {
      defer { previous = row }
      guard let above = previous?.tokens.last?.text, row.marker == nil,
        row.tokens[0].text.firstAlphanumeric?.isLower == true, !endsLikeSentence(above),
        row.tokens[0].text != "att", !above.hasSuffix(",")
      else { continue }
      continued += 1
      if row.gap > 1 { inside += 1 }
    }
  }
  return inside * 12 < max(1, continued)
}
