import Minutes

/// Turns the lines of a document into passages: paragraphs made whole over lines and pages, list
/// items, rows of tables and forms, furniture.
func assemblePassages(of pages: [Page], by guidance: Guidance) -> Assembled {
  let rulings = guidance.rulings
  var all = pages.enumerated().flatMap { sheets(of: $1, index: $0) }
  markFurniture(&all)
  markHeadersOfText(&all)
  if let rulings { rule(&all, by: rulings) }
  dropUnlikelyMarkers(&all)
  setMargins(&all)
  all = all.flatMap(partsByColumn)
  readHangingColumns(&all, from: firstBodyRow(all))
  for s in all.indices {
    all[s].rows = readingColumns(all[s])
    if all[s].layout.isWrapped { markNumericTables(&all[s].rows) }
  }
  var assembly = Assembly(sheets: all, guidance)
  assembly.run()
  var drafts = assembly.drafts
  for i in drafts.indices { drafts[i].finish() }
  let numbering = markItems(&drafts, numbered: rulings?.own.numbering)
  if rulings != nil { settle(&drafts) }
  nestLists(&drafts)
  if rulings != nil { settleDepths(&drafts) }
  return Assembled(drafts: drafts, numbering: numbering, verdicts: assembly.verdicts ?? [:])
}

/// A document's passages, and how they were found.
struct Assembled {
  var drafts: [Draft]
  var numbering: Numbering
  /// Kept where they are asked for.
  var verdicts: [RowPlace: RowVerdict]
}

/// The walk over the rows.
private struct Assembly {
  let sheets: [Sheet]
  let words: WordList
  let plainMargins: [String: Int]
  let bodyStart: Int
  /// Whether blank lines of plain text tell paragraphs apart.
  let blankLinesCount: Bool
  var drafts: [Draft] = []
  /// The draft that the next row may belong to.
  private var current: Int?
  private var previous: Row?
  /// The margins of the row above, which may be another page's or column's.
  private var previousLayout: Layout?
  private var isInTail = false
  /// The passage that was begun last.
  private var latest: Int?
  private let rulings: Rulings?
  /// The lines whose ruling a row has taken: that of a line in several rows is for the first.
  private var taken: Set<LineAddress> = []
  var verdicts: [RowPlace: RowVerdict]?

  init(sheets: [Sheet], _ guidance: Guidance) {
    self.sheets = sheets
    rulings = guidance.rulings
    if case .noting = guidance { verdicts = [:] }
    words = WordList(sheets)
    plainMargins = marginsOfText(sheets)
    blankLinesCount = blankLinesSeparate(sheets)
    bodyStart = firstBodyRow(sheets)
  }

  mutating func run() {
    var index = 0
    for sheet in sheets {
      for (r, row) in sheet.rows.enumerated() {
        defer { index += 1 }
        if row.isFurniture {
          drafts.append(Draft(furniture: row, in: sheet.layout))
          continue
        }
        var row = row
        var table = cellVerdict(sheet, r, isForm: index < bodyStart || isInTail)
        takeRuling(of: &row)
        let isSaid = isSaidOtherwise(row)
        if isSaid { table = .none }
        takeAside(from: &row, in: sheet.layout, cells: table)
        guard !row.tokens.isEmpty else {
          // A line to write on ends what is above it.
          current = nil
          continue
        }
        // Signatures on the first page are not the end.
        if case .paragraph? = row.marker { isInTail = false }
        if index >= bodyStart, !isSaid, isSignatureOpening(row) { isInTail = true }
        place(row, in: sheet.layout, cells: table)
        previous = row
        previousLayout = sheet.layout
      }
    }
  }

  private mutating func takeRuling(of row: inout Row) {
    guard let address = row.ruling?.address else { return }
    if !taken.insert(address).inserted { row.ruling = nil }
  }

  /// Whether a person said that a row is what it is not by itself: it has no cells, and no label.
  private func isSaidOtherwise(_ row: Row) -> Bool {
    guard let rulings, let ruling = row.ruling, let kind = ruling.role.kind else { return false }
    return !rulings.agrees(kind, at: ruling.address)
  }

  /// Lines to write on (`____`), and specks at either end of a line that was read from a picture,
  /// are furniture of their own.
  private mutating func takeAside(from row: inout Row, in layout: Layout, cells: CellKind) {
    var aside = Set(row.tokens.indices.filter { row.tokens[$0].text.isFillIn })
    if layout.isRecognized {
      for i in row.tokens.indices.dropFirst(row.markerLength) {
        guard isSpeck(row.tokens[i].text) else { break }
        aside.insert(i)
      }
      for i in row.tokens.indices.dropFirst(row.markerLength).reversed() {
        guard isTrailingSpeck(row.tokens[i].text) else { break }
        aside.insert(i)
      }
    }
    if layout.isRecognized { aside.formUnion(specks(of: row, cells: cells)) }
    if row.ruling?.role.kind != nil, aside.count == row.tokens.count { return }
    guard !aside.isEmpty else { return }
    var blank = row
    blank.tokens = aside.sorted().map { row.tokens[$0] }
    drafts.append(Draft(furniture: blank, in: layout))
    row.tokens = row.tokens.indices.filter { !aside.contains($0) }.map { row.tokens[$0] }
    if let first = row.tokens.first {
      row.left = first.left
      row.right = row.tokens.last?.right ?? row.right
      row.tokens[0].opensRow = true
    }
  }

  private mutating func place(_ row: Row, in layout: Layout, cells: CellKind) {
    var verdict = verdict(row, in: layout, cells: cells)
    if verdicts != nil, let place = RowPlace(row) { verdicts?[place] = verdict }
    var row = row
    if let rulings, let ruling = row.ruling {
      let open = current.flatMap { drafts[$0].said }
      if rulings.isOwnTitle(ruling, verdict, open: open) {
        row.ruling = nil
      } else {
        verdict = rulings.verdict(ruling, verdict, open: open)
      }
    }
    if verdict.joins, let index = current ?? latest {
      append(row, to: index)
      drafts[index].rowReasons.append(verdict.reason)
      drafts[index].take(row.ruling)
      current = index
    } else {
      start(row, layout, cells: cells, reason: verdict.reason)
    }
  }

  /// Whether a row goes on with the passage above it, by itself.
  private func verdict(_ row: Row, in layout: Layout, cells: CellKind) -> RowVerdict {
    let above = verdicts == nil ? nil : previous.flatMap(RowPlace.init)
    guard let current, let previous else {
      return RowVerdict(previous: above, joins: false, reason: "first line")
    }
    if let rulings, let place = RowPlace(row), let known = rulings.own.verdicts[place],
      let above = RowPlace(previous), known.previous == above
    {
      return known
    }
    let found = continues(row, layout, drafts[current], after: previous, cells: cells)
    return RowVerdict(previous: above, joins: found.joins, reason: found.reason)
  }

  private mutating func start(
    _ row: Row, _ layout: Layout, cells: CellKind, reason: String
  ) {
    var draft = Draft(row, in: layout)
    draft.reason = reason
    if cells != .none {
      draft.cellStarts = [0] + row.tokens.indices.filter { $0 > 0 && row.tokens[$0].opensCell }
      if draft.cellStarts.count > 1 {
        draft.kind = .row
        draft.isTable =
          cells == .table || (isInTail && cellsAreNames(row, starts: draft.cellStarts))
        draft.marker = nil
        draft.markerLength = 0
        if let last = draft.cellStarts.last {
          draft.bodyIndent = Double(row.tokens[last].left - layout.left) / layout.em
        }
      }
    }
    draft.take(row.ruling)
    if let rulings, let first = row.tokens.first, let line = rulings.own.outline[first.address],
      line.opens
    {
      draft.own = line.role
    }
    drafts.append(draft)
    current = drafts.count - 1
    latest = current
  }

  private mutating func append(_ row: Row, to index: Int) {
    if drafts[index].isTable {
      drafts[index].appendToCells(row)
      return
    }
    for (i, token) in row.tokens.enumerated() {
      let last = drafts[index].tokens.last?.text ?? ""
      let joint = i == 0 ? lineEnd(last, token.text, words: words) : .space
      drafts[index].tokens.append(token)
      drafts[index].joints.append(joint)
    }
    drafts[index].rowCount += 1
    drafts[index].innerGap = row.gap < 3 ? row.gap : drafts[index].innerGap
  }

  private func cellsAreNames(_ row: Row, starts: [Int]) -> Bool {
    zip(starts, starts.dropFirst() + [row.tokens.count]).allSatisfy { from, to in
      looksLikeName(joined(row.tokens[from..<to]))
    }
  }

  // MARK: Does a row go on with what is above it?

  private func continues(
    _ row: Row, _ layout: Layout, _ draft: Draft, after previous: Row, cells: CellKind
  ) -> (joins: Bool, reason: String) {
    guard layout.isWrapped else { return (false, "a line is a paragraph") }
    guard let last = previous.tokens.last?.text, let first = row.tokens.first else {
      return (false, "blank line")
    }
    let next = first.text
    if goesOnInCells(row, draft, layout) { return (true, "cells go on") }
    if cells != .none { return (false, "row of cells") }
    if draft.isTable { return (false, "after a table") }
    let isFull = !fits(first, after: previous, layout, draft) || leadsOn(last, previous, layout)
    let endsSentence = endsLikeSentence(last)
    let start = next.firstAlphanumeric
    // A figure goes on with a sentence, but not one that stands before a title of its own.
    let isOrdinal = row.gap > 1 && row.tokens.dropFirst().first?.text.firstScalar?.isUpper == true
    let startsLower =
      start.map { $0.isLower || ($0.isDigit && !endsSentence && !isOrdinal) } ?? false
      || (next.firstScalar == "(" && !endsSentence)
    if row.marker != nil, !isTextDespiteMarker(row, draft, isFull: isFull, endsSentence, layout) {
      return (false, "marker")
    }
    // `3 Kostnaden bärs av nämnden` below `2 Bidraget betalas ut`: numbers without full stops.
    if let number = Int(next), let above = draft.tokens.first.flatMap({ Int($0.text) }),
      number == above + 1, number < 40, row.tokens.count > 1,
      row.tokens[1].text.firstScalar?.isUpper == true
    {
      return (false, "next number")
    }
    if opensStructure(row), !(isFull && startsLower) { return (false, "label") }
    if next == "att", isAttClause(draft), endsClause(last) { return (false, "next att clause") }
    let cutWord = lineEnd(last, next, words: words) != .space
    if layout.hasBoxes {
      return continuesOnPaper(
        row, layout, draft, previous, isFull: isFull || cutWord, startsLower: startsLower,
        endsSentence: endsSentence)
    }
    return continuesInText(
      row, draft, isFull: isFull || cutWord, startsLower: startsLower, endsSentence: endsSentence,
      previous: previous, layout)
  }

  private func continuesOnPaper(
    _ row: Row, _ layout: Layout, _ draft: Draft, _ previous: Row, isFull: Bool,
    startsLower: Bool, endsSentence: Bool
  ) -> (joins: Bool, reason: String) {
    let crossesPage =
      row.page != previous.page || row.isFirstOnPage || row.column != previous.column
    let limit = 1.45 * max(1, Double(row.height) / max(1, layout.em * 1.25))
    if !crossesPage, row.gap > limit { return (false, "gap of \(rounded(row.gap)) lines") }
    // What a picture tells of a line's size is an estimate; a sentence that goes on is none.
    if let a = previous.pointSize, let b = row.pointSize, abs(a - b) > 0.11 * max(a, b),
      !(layout.isRecognized && isFull && startsLower)
    {
      return (false, "other type size")
    }
    if let a = previous.tokens.last?.isBold, let b = row.tokens.first?.isBold, a != b,
      !(isFull && startsLower)
    {
      return (false, "other weight")
    }
    if !crossesPage || draft.marker != nil {
      let indent = Double(row.left - layout.left) / layout.em
      let isAligned = abs(indent - draft.bodyIndent) < 0.9
      let isUnderMarker = abs(indent - draft.indent) < 0.5 && draft.marker != nil
      let isAfterIndentedFirst =
        draft.rowCount == 1 && indent < draft.bodyIndent && abs(indent) < 0.5
        && draft.bodyIndent < 4 && draft.cellStarts.isEmpty
      let goesOn = isFull && (startsLower || !endsSentence)
      guard
        isAligned || (isFull && startsLower && isUnderMarker) || (goesOn && isAfterIndentedFirst)
      else {
        return (false, "indented \(rounded(indent)) em, not \(rounded(draft.bodyIndent))")
      }
    }
    if !crossesPage, row.gap > 1.18, !startsLower, abs(row.gap - (draft.innerGap ?? 1)) > 0.12 {
      return (false, "gap of \(rounded(row.gap)) lines before a new sentence")
    }
    if crossesPage {
      // A page's only line says little of where its lines end.
      let goesOn = isFull && (startsLower || (!endsSentence && draft.rowCount > 1))
      return (goesOn, "new page")
    }
    if isFull { return (true, "line above is full") }
    if isMidList(row, previous, layout), !endsSentence { return (true, "within an enumeration") }
    let isHalfFull = Double(previous.right - layout.left) > 0.6 * Double(layout.right - layout.left)
    if startsLower, !endsSentence, isHalfFull, row.tokens[0].text != "att",
      draft.marker == nil || !(draft.text.firstAlphanumeric?.isLower ?? false)
    {
      return (true, "within a sentence")
    }
    return (false, "line above has room left")
  }

  private func continuesInText(
    _ row: Row, _ draft: Draft, isFull: Bool, startsLower: Bool, endsSentence: Bool,
    previous: Row, _ layout: Layout
  ) -> (joins: Bool, reason: String) {
    let isHalfFull = previous.right > plainMargin(draft) / 2
    if row.gap > 1 {
      let mayBeSentence = isFull && !blankLinesCount && row.gap <= 2
      let goesOn =
        (startsLower || mayBeSentence) && !endsSentence && isHalfFull
        && row.tokens[0].text != "att"
      return (goesOn, goesOn ? "within a sentence in spite of a blank line" : "blank line")
    }
    if startsLower, !endsSentence, isHalfFull,
      row.tokens[0].text != "att" || isFull
    {
      return (true, "within a sentence")
    }
    return (isFull, isFull ? "line above is full" : "line above has room left")
  }

  private func plainMargin(_ draft: Draft) -> Int {
    plainMargins[draft.marker?.level ?? ""] ?? (plainMargins[""] ?? 4000)
  }

  /// Whether the next line's first word would have had room at the end of the line above.
  private func fits(_ next: Token, after row: Row, _ layout: Layout, _ draft: Draft) -> Bool {
    if layout.hasBoxes {
      let layout = previousLayout ?? layout
      let width = Double(next.right - next.left)
      let room = Double(layout.right - row.right)
      return width + layout.em * 0.27 < room - layout.em * 0.35
    }
    let margin = plainMargin(draft)
    return row.right + 27 + estimatedWidth(next.text) < margin * 92 / 100
  }

  /// Whether both lines are parts of one enumeration: commas in both, and the first is long.
  private func isMidList(_ row: Row, _ previous: Row, _ layout: Layout) -> Bool {
    func commas(_ row: Row) -> Int { row.tokens.count { $0.text.hasSuffix(",") } }
    let isLong = Double(previous.right - layout.left) > 0.85 * Double(layout.right - layout.left)
    return commas(previous) >= 2 && (commas(row) >= 1 || isLong)
      && Double(previous.right - layout.left) > 0.75 * Double(layout.right - layout.left)
  }

  /// Whether a line ends with a word that no paragraph ends with.
  private func leadsOn(_ last: String, _ row: Row, _ layout: Layout) -> Bool {
    guard Labels.leadingOn.contains(last.foldedForLabels) else { return false }
    return Double(row.right - layout.left) > 0.5 * Double(layout.right - layout.left)
  }

  /// Whether what looks like a marker is only where a line of text begins.
  private func isTextDespiteMarker(
    _ row: Row, _ draft: Draft, isFull: Bool, _ endsSentence: Bool, _ layout: Layout
  ) -> Bool {
    guard isFull, !endsSentence, let marker = row.marker else { return false }
    if layout.hasBoxes {
      let indent = Double(row.left - layout.left) / layout.em
      guard abs(indent - draft.bodyIndent) < 0.6 else { return false }
    } else if row.gap > 1 {
      return false
    }
    let isLower = row.body.first?.text.firstAlphanumeric?.isLower ?? false
    switch marker {
    case .bullet("–"): return isLower
    case .number: return isLower
    case .paragraph: return isLower
    case .roman(1, _): return true
    case .bullet, .letter, .lostNumber, .roman, .ordinal: return false
    }
  }
}

func rounded(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
