import Minutes

/// How a document's agenda items are told.
enum Numbering: Equatable {
  /// `§ 1`
  case paragraphs
  /// `1` before a title
  case bare
  /// `1.`, or those who present them alone
  case numbered
  /// Not at all: such numbers are those of a list
  case list
  case ordinals(OrdinalScheme)
  /// `a)`
  case letters
  /// Headings without numbers
  case headings
}

/// Tells agenda items from numbered lists, and marks them: an item's draft becomes a heading.
/// - Parameters:
///   - drafts: the passages.
///   - known: how the items are told where that is known; a person's word on a few of them does not
///     change it.
/// - Returns: how they are told.
func markItems(_ drafts: inout [Draft], numbered known: Numbering?) -> Numbering {
  for i in drafts.indices where drafts[i].settled == .item { drafts[i].role = "ärende" }
  let usual = markAgendaItems(&drafts, known)
  let numbering = markItemsOfOtherKinds(&drafts, known) ?? usual
  if known != nil { keepOwnItems(&drafts) }
  return numbering
}

/// What a person said elsewhere takes no items, but numbers that now go on with a list.
private func keepOwnItems(_ drafts: inout [Draft]) {
  for i in drafts.indices where drafts[i].own == .item && drafts[i].settled == nil {
    if case .number? = drafts[i].marker { continue }
    if drafts[i].role != "ärende", drafts[i].kind != .furniture {
      drafts[i].becomeItem("one by itself")
    }
  }
}

/// A number is an item's when it is the next in sequence and nothing speaks against it; bold type,
/// indentation, the space above, and what follows (`Föredragande:`, `Beslut:`) are weighed.
private func markAgendaItems(_ drafts: inout [Draft], _ known: Numbering?) -> Numbering {
  var live = drafts.indices.filter { drafts[$0].kind != .furniture }
  markAgendaList(&drafts, live)
  live.removeAll { drafts[$0].role == agendaRole }
  takeTrailingParagraphs(&drafts, live)
  markPresenters(&drafts, live)
  demoteSubheadings(&drafts, live)
  let sections = live.filter { if case .paragraph? = drafts[$0].marker { true } else { false } }
  let areParagraphs = sections.count > 1 || (sections.count == 1 && !hasNumbers(drafts, live))
  if known.map({ $0 == .paragraphs }) ?? areParagraphs {
    markParagraphItems(&drafts, live)
    return .paragraphs
  }
  for i in sections where drafts[i].settled != .item { drafts[i].unmark() }
  if known == nil || known == .bare, markBareItems(&drafts, live, known) { return .bare }
  markNumberedItems(&drafts, live)
  let isList = known.map { $0 != .numbered } ?? areNumbersOfList(drafts, live)
  if isList { dropNumberedList(&drafts, live) }
  return isList ? .list : .numbered
}

/// Numbers that stand right below each other, with no text between them but much above, are a list
/// and no agenda: of what will come up another time.
private func areNumbersOfList(_ drafts: [Draft], _ live: [Int]) -> Bool {
  let places = live.indices.filter { drafts[live[$0]].role == "ärende" }
  guard let first = places.first, places.count >= 2, places.last == first + places.count - 1 else {
    return false
  }
  return places.allSatisfy { isNumber(drafts[live[$0]]) }
    && live[..<first].count(where: { isProse(drafts[$0]) }) >= 3
}

private func dropNumberedList(_ drafts: inout [Draft], _ live: [Int]) {
  for i in live where drafts[i].role == "ärende" && isNumber(drafts[i]) {
    if drafts[i].settled == nil { drafts[i].becomeListItem("rows of one list") }
  }
}

/// The role of a word for a section that is no section's heading.
let subheadingRole = "rubrik"

/// Where the sections' headings are in capitals, the same words in small letters are subheadings.
private func demoteSubheadings(_ drafts: inout [Draft], _ live: [Int]) {
  let sections = live.filter {
    isSectionStart(drafts[$0]) && drafts[$0].sectionHint != nil && !drafts[$0].isDayHeading
  }
  let shouted = sections.filter { drafts[$0].text.unicodeScalars.allSatisfy { !$0.isLower } }
  guard shouted.count > 1, shouted.count < sections.count else { return }
  let kept = Set(shouted)
  for i in sections where !kept.contains(i) && drafts[i].settled == nil {
    drafts[i].role = subheadingRole
  }
}

/// Whether a passage is of sentences: no label, no line of a head.
func isProse(_ draft: Draft) -> Bool {
  draft.kind == .paragraph && draft.tokens.count > 12 && draft.text.hasSuffix(".")
    && headLabel(draft.text.parts(at: ":").first.map(String.init) ?? "") == nil
    && !isAttendanceSentence(draft.text)
}

extension Draft {
  /// What looked like a marker is text.
  mutating func unmark() {
    marker = nil
    markerLength = 0
    kind = .paragraph
    finish()
  }

  /// What looked like an agenda item is a row of a list.
  mutating func becomeListItem(_ reason: String) {
    kind = .listItem
    role = ""
    self.reason += ", " + reason
  }

  mutating func becomeItem(_ reason: String) {
    kind = .heading
    role = "ärende"
    self.reason += ", " + reason
  }
}

private func hasNumbers(_ drafts: [Draft], _ live: [Int]) -> Bool {
  live.contains { if case .number(1, _)? = drafts[$0].marker { true } else { false } }
}

/// `§ 12` opens an item when it goes on from the one before. A number without its sign is one,
/// too, where it alone is missing between two that have it.
private func markParagraphItems(_ drafts: inout [Draft], _ live: [Int]) {
  joinScatteredNumbers(&drafts, live)
  var last: Int?
  for (position, i) in live.enumerated() {
    if drafts[i].isSettledOtherwise {
      if case .paragraph? = drafts[i].marker { drafts[i].unmark() }
      continue
    }
    switch drafts[i].marker {
    case .paragraph(let number, _, let isMisread)?:
      let follows = last.map { number > $0 && number - $0 < (isMisread ? 4 : 30) } ?? true
      // Alone on its line, it has its title below.
      let title = drafts[i].text.isEmpty ? titleBelow(drafts, live, position) : drafts[i].text
      let startsLower = title?.firstScalar?.isLower ?? true
      if drafts[i].settled == .item || drafts[i].own == .item || (follows && !startsLower) {
        drafts[i].becomeItem("§ in sequence")
        last = number
      } else {
        drafts[i].unmark()
      }
    case .number(let number, _)? where last == number - 1 && number > 1:
      guard
        paragraphAhead(drafts, live, after: position) == number + 1 || drafts[i].own == .item
      else { continue }
      drafts[i].becomeItem("between two paragraphs, without sign")
      drafts[i].marker = .paragraph(number, "§ \(number)", isMisread: true)
      last = number
    case nil:
      guard drafts[i].kind == .paragraph, drafts[i].tokens.first?.text.firstScalar?.isDigit == true,
        let ahead = paragraphAhead(drafts, live, after: position), last ?? ahead - 2 == ahead - 2,
        drafts[i].takeMisreadParagraph(due: ahead - 1)
      else { continue }
      drafts[i].becomeItem("figures in place of §")
      last = ahead - 1
    default: break
    }
  }
}

/// The passage below one that is nothing but its number, where it may be the title.
private func titleBelow(_ drafts: [Draft], _ live: [Int], _ position: Int) -> String? {
  guard position + 1 < live.count else { return nil }
  let below = drafts[live[position + 1]]
  guard below.marker == nil, below.tokens.count <= 30, below.kind != .row else { return nil }
  return below.text
}

/// The number of the next `§`.
private func paragraphAhead(_ drafts: [Draft], _ live: [Int], after position: Int) -> Int? {
  for i in live[(position + 1)...].prefix(60) where !drafts[i].isSettledOtherwise {
    if case .paragraph(let number, _, _)? = drafts[i].marker { return number }
  }
  return nil
}

private func markNumberedItems(_ drafts: inout [Draft], _ live: [Int]) {
  let knowsBold = live.contains { isNumber(drafts[$0]) && drafts[$0].isBold == true }
  var expected: Int?
  var listNext: Int?
  var itemIndent: Double?
  let counted = deniedButCounted(drafts, live)
  for (position, i) in live.enumerated() {
    let next = position + 1 < live.count ? drafts[live[position + 1]] : nil
    let above = position > 0 ? drafts[live[position - 1]] : nil
    if isSectionStart(drafts[i]) {
      listNext = nil
      if dayNumber(drafts[i].text) != nil { expected = 1 }
      continue
    }
    if drafts[i].isSettledOtherwise {
      passNumber(&drafts[i], &listNext)
      // Where the items behind one that a person said is none count on from it, they still do.
      if drafts[i].own == .item, case .number(let number, _)? = drafts[i].marker {
        if counted.contains(position) { expected = number + 1 }
        if drafts[i].settled != .listItem { listNext = nil }
      }
      continue
    }
    let isSettled = drafts[i].settled == .item
    switch drafts[i].marker {
    case .number(let number, _)?:
      if expected == nil {
        let ahead = numberAhead(drafts, live, after: position)
        let startsHigher = next.map(opensItemBody) == true && ahead != 2
        expected = startsHigher ? number : 1
      }
      let startsSection = above.map(isSectionStart) ?? false
      if number == 1, startsSection { expected = 1 }
      let due = expected ?? 1
      // A number misread before `Föredragande:`: the one after it tells what it was.
      let isMisread =
        number != due && next.map(opensItemBody) == true
        && numberAhead(drafts, live, after: position) == due + 1
      let number = isMisread ? due : number
      var score = sequenceScore(number, expected: due, listNext: listNext)
      if startsSection { score += 2 }
      if startsSection, let above, let next, isListOfDecisions(drafts[i], above, next) {
        score -= 6
      }
      if let next { score += followerScore(next) }
      // A question is one of several, or the title above a text.
      if drafts[i].text.hasSuffix("?"), next.map(isNumber) ?? true { score -= 1 }
      score += styleScore(drafts[i], knowsBold: knowsBold, itemIndent: itemIndent)
      // What a person said elsewhere takes no item that is in no list.
      let isUsual = drafts[i].own == .item && listNext != number
      if score >= 2 || isSettled || isUsual {
        drafts[i].becomeItem("next number (\(score))")
        if isMisread || drafts[i].marker?.text.hasSuffix(",") == true {
          drafts[i].marker = .number(number, "\(number).")
          drafts[i].isNumberInferred = isMisread
        }
        // One that a person had to tell need not count on.
        let isAside = score < 2 && isSettled && numberAhead(drafts, live, after: position) == due
        expected = isAside ? due : number + 1
        listNext = nil
        itemIndent = itemIndent ?? drafts[i].indent
      } else if drafts[i].marker?.text.hasSuffix(",") == true {
        drafts[i].unmark()
      } else {
        drafts[i].reason += ", number of a list (\(score))"
        listNext = number + 1
      }
    case .lostNumber?:
      if let expected1 = expected, next.map(opensItemBody) == true || isBoldTitle(drafts[i]) {
        drafts[i].becomeItem("number is missing")
        expected = expected1 + 1
      } else if !isSettled {
        drafts[i].unmark()
      }
    case nil:
      if isSettled || isUnnumberedItem(drafts[i], above: above, next: next) {
        drafts[i].becomeItem("no number, before presenters")
        if expected.map({ numberAhead(drafts, live, after: position) == $0 + 1 }) == true {
          expected = expected.map { $0 + 1 }
        }
      }
      listNext = nil
    default: break
    }
  }
}

/// The places of numbers that are no items, as a person said, though the next item by itself counts
/// on from them, and no other passage before it has the number.
private func deniedButCounted(_ drafts: [Draft], _ live: [Int]) -> Set<Int> {
  var places: Set<Int> = []
  guard live.contains(where: { drafts[$0].isSettledOtherwise }) else { return places }
  var next: Int?
  var others: Set<Int> = []
  for place in live.indices.reversed() {
    let draft = drafts[live[place]]
    guard case .number(let number, _)? = draft.marker else { continue }
    if draft.isSettledOtherwise {
      if next == number + 1, !others.contains(number) { places.insert(place) }
    } else if draft.own == .item {
      next = number
      others = []
    } else {
      others.insert(number)
    }
  }
  return places
}

private func isNumber(_ draft: Draft) -> Bool {
  if case .number? = draft.marker { true } else { false }
}

/// The number of the next numbered passage, as far as a page away.
private func numberAhead(_ drafts: [Draft], _ live: [Int], after position: Int) -> Int? {
  for i in live[(position + 1)...].prefix(40) where !drafts[i].isSettledOtherwise {
    if case .number(let number, _)? = drafts[i].marker { return number }
  }
  return nil
}

/// Passes a passage that a person said is no item: its number is a list's.
private func passNumber(_ draft: inout Draft, _ listNext: inout Int?) {
  switch draft.marker {
  case .number(let number, let text)?:
    if text.hasSuffix(",") { draft.unmark() } else { listNext = number + 1 }
  case .lostNumber?: draft.unmark()
  case nil: listNext = nil
  default: break
  }
}

private func sequenceScore(_ number: Int, expected: Int, listNext: Int?) -> Int {
  var score = 0
  if number == expected {
    score += 2
  } else if number > expected, number <= expected + 2 {
    score -= 1
  } else {
    score -= 4
  }
  if listNext == number { score -= number == expected ? 2 : 3 }
  return score
}

private func followerScore(_ next: Draft) -> Int {
  if opensItemBody(next) { return 4 }
  if isLabelled(next, Labels.decisions) { return 2 }
  if isLabelled(next, ["plats"]) || isLabelled(next, Labels.caseNumbers) { return 2 }
  return 0
}

private func styleScore(_ draft: Draft, knowsBold: Bool, itemIndent: Double?) -> Int {
  var score = 0
  if knowsBold, let isBold = draft.isBold { score += isBold ? 3 : -4 }
  if draft.hasBoxes, let itemIndent {
    if draft.indent > itemIndent + 0.8 { score -= 4 }
    if abs(draft.indent - itemIndent) < 0.5 { score += 1 }
  }
  if draft.gap > 1.3 { score += 1 }
  let text = draft.text
  if text.hasSuffix(".") { score -= 1 }
  if draft.tokens.count > 25 { score -= 3 }
  if text.firstAlphanumeric?.isLower == true { score -= 3 }
  return score
}

/// `Beslut`, and below it numbered sentences with nothing between them.
private func isListOfDecisions(_ draft: Draft, _ above: Draft, _ next: Draft) -> Bool {
  sectionKind(above.text) == .decision && draft.text.hasSuffix(".") && draft.tokens.count > 4
    && isNumber(next) && next.text.hasSuffix(".")
}

private func isBoldTitle(_ draft: Draft) -> Bool {
  draft.isBold == true && draft.tokens.count < 20 && !draft.text.hasSuffix(".")
}

/// `Föredragande: …`
func opensItemBody(_ draft: Draft) -> Bool { draft.presenters != nil }

/// A short line above `Föredragande:` that has no number.
private func isUnnumberedItem(_ draft: Draft, above: Draft?, next: Draft?) -> Bool {
  guard let next, opensItemBody(next), draft.kind == .paragraph, draft.tokens.count < 16,
    let first = draft.text.firstScalar, first.isUpper || first.isDigit,
    !draft.text.hasSuffix("."), !draft.text.holds(":"), above?.role != "ärende",
    !Labels.caseNumbers.contains(draft.tokens[0].text.foldedForLabels.trimmed(".:"))
  else { return false }
  return true
}
