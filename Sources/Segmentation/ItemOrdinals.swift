import Minutes

/// What may number an agenda item besides `§ 1` and `1.`.
enum OrdinalScheme: CaseIterable {
  /// `Punkt 1`, `Ärende 1`
  case word
  /// `1.1`
  case decimal
  /// `A1`
  case lettered
  /// `2020:31`
  case ofYear
  /// `A.`
  case capital
  /// `II.`
  case roman
  /// `1` before a title
  case bare
}

/// An ordinal at the head of a passage.
struct Ordinal: Equatable {
  /// As written, without full stop.
  var text: String
  /// The steps to compare by: `2.1` is 2, 1.
  var steps: [Int]
  /// How many tokens it takes.
  var length: Int
  /// Whether the count goes on from an earlier meeting.
  var startsAnywhere = false

  /// Whether it may come right after another: the next, or the first of something new.
  func follows(_ last: Ordinal?) -> Bool {
    guard let last, let own = steps.last, let before = last.steps.last else {
      return steps.last == 1 || startsAnywhere
    }
    if steps.count > 1, steps[0] > last.steps[0] { return own == 1 }
    return own == before + 1 || own == 1
  }
}

/// Marks the items of an agenda that is numbered in another way, or by bold type alone: only where
/// the usual ways found none.
/// - Parameters:
///   - drafts: the passages.
///   - known: how the items are told where that is known.
/// - Returns: how they are told; nil where it is one of the usual ways.
func markItemsOfOtherKinds(_ drafts: inout [Draft], _ known: Numbering?) -> Numbering? {
  func live() -> [Int] {
    drafts.indices.filter { drafts[$0].kind != .furniture && drafts[$0].role != agendaRole }
  }
  switch known {
  case .ordinals(let scheme)?:
    let live = live()
    mark(ordinals(scheme, drafts, live), scheme, &drafts, live)
    return known
  case .letters?, .headings?, .paragraphs?, .bare?, .numbered?, .list?: return nil
  case nil: break
  }
  guard !drafts.contains(where: { $0.role == "ärende" && $0.marker != nil }) else { return nil }
  let live = live()
  for scheme in OrdinalScheme.allCases {
    let found = ordinals(scheme, drafts, live)
    guard found.count >= 2 else { continue }
    mark(found, scheme, &drafts, live)
    return .ordinals(scheme)
  }
  // Items that only their presenters tell are not alone: others like them have none.
  if drafts.contains(where: { $0.role == "ärende" && $0.isBold == false }) { return nil }
  if markLetteredItems(&drafts, live) { return .letters }
  return markHeadingsAsItems(&drafts, live) ? .headings : nil
}

private func mark(
  _ found: [(Int, Ordinal)], _ scheme: OrdinalScheme, _ drafts: inout [Draft], _ live: [Int]
) {
  for (i, ordinal) in found {
    drafts[i].take(ordinal)
    if drafts[i].role != "ärende" { drafts[i].becomeItem("other numbering") }
  }
  if scheme == .decimal || scheme == .lettered { markNumberedSections(&drafts, live) }
}

extension Draft {
  /// Its first words are an ordinal.
  mutating func take(_ ordinal: Ordinal) {
    marker = .ordinal(ordinal.text)
    markerLength = ordinal.length
    finish()
  }

  /// Takes the ordinal at its head, whatever others there are.
  mutating func takeAnyOrdinal() {
    for scheme in OrdinalScheme.allCases {
      if let ordinal = ordinal(scheme, self) { return take(ordinal) }
    }
  }
}

/// `1 Title` items that run further than any list of `1.` below them, most above text or presenters.
func markBareItems(_ drafts: inout [Draft], _ live: [Int], _ known: Numbering?) -> Bool {
  let found = ordinals(.bare, drafts, live)
  guard known == .bare || areItems(found, drafts, live) else { return false }
  for (i, ordinal) in found {
    drafts[i].take(ordinal)
    drafts[i].becomeItem("number without full stop, in sequence")
  }
  return true
}

private func areItems(_ found: [(Int, Ordinal)], _ drafts: [Draft], _ live: [Int]) -> Bool {
  guard found.count >= 3,
    zip(found, found.dropFirst()).allSatisfy({ $0.1.steps.lexicographicallyPrecedes($1.1.steps) })
  else { return false }
  var longest = 0
  var place: [Int: Int] = [:]
  for (position, i) in live.enumerated() {
    place[i] = position
    if case .number(let number, _)? = drafts[i].marker { longest = max(longest, number) }
  }
  let withText = found.count { i, _ in
    guard let position = place[i], position + 1 < live.count else { return false }
    let next = drafts[live[position + 1]]
    return next.presenters != nil || next.kind == .listItem || next.tokens.count > 6
  }
  return found.count > longest && withText * 2 > found.count
}

/// `1 INFORMATION` above items `1.1`, `1.2`: the heading of a section.
private func markNumberedSections(_ drafts: inout [Draft], _ live: [Int]) {
  for i in live where drafts[i].role != "ärende" && drafts[i].settled == nil {
    guard isNumberedSection(drafts[i]) else { continue }
    drafts[i].unmark()
    drafts[i].role = sectionRole
  }
}

func isNumberedSection(_ draft: Draft) -> Bool {
  guard draft.tokens.count > 1, draft.tokens.count <= 6 else { return false }
  let first = draft.tokens[0].text.trimmed(".)")
  let isNumbered =
    if case .number? = draft.marker {
      true
    } else {
      number(first) != nil || (first.utf8.count == 1 && first.firstScalar?.isUpper == true)
    }
  return isNumbered && sectionKind(joined(draft.tokens.dropFirst())) != nil
}

/// `a) Förra mötet` above text, `b) …`, `c) …`: where nothing else numbers the items.
private func markLetteredItems(_ drafts: inout [Draft], _ live: [Int]) -> Bool {
  var found: [Int] = []
  var withText = 0
  for (position, i) in live.enumerated() {
    guard case .letter(let letter, _)? = drafts[i].marker else { continue }
    guard Int(letter.value) == 0x61 + found.count, drafts[i].tokens.count <= 16,
      drafts[i].text.firstScalar?.isUpper == true, !drafts[i].text.hasSuffix(".")
    else { return false }
    found.append(i)
    let next = position + 1 < live.count ? drafts[live[position + 1]] : nil
    if let next, next.marker == nil, next.tokens.count > 4 || opensItemBody(next) { withText += 1 }
  }
  guard found.count >= 3, withText >= found.count - 1 else { return false }
  for i in found { drafts[i].becomeItem("letters in sequence") }
  return true
}

private func ordinals(
  _ scheme: OrdinalScheme, _ drafts: [Draft], _ live: [Int]
) -> [(Int, Ordinal)] {
  var found: [(Int, Ordinal)] = []
  // One that is no item, as a person said: the next may count on from it.
  var passed: Ordinal?
  var bold = 0
  for i in live where mayBeTitle(drafts[i]) {
    guard let ordinal = ordinal(scheme, drafts[i]),
      ordinal.follows(found.last?.1) || passed.map({ ordinal.follows($0) }) == true
        || drafts[i].own == .item
    else { continue }
    if drafts[i].isSettledOtherwise {
      passed = ordinal
      continue
    }
    passed = nil
    found.append((i, ordinal))
    if drafts[i].isBold == true { bold += 1 }
  }
  // Where some are bold, the plain ones are rows of a list.
  if bold * 2 > found.count { found.removeAll { drafts[$0.0].isBold == false } }
  return found
}

private func mayBeTitle(_ draft: Draft) -> Bool {
  (draft.kind == .paragraph || draft.role == "ärende") && draft.marker == nil
    && draft.tokens.count > 1
    && draft.tokens.count <= 18 && !draft.text.hasSuffix(".") && !draft.text.hasSuffix(",")
    && dates(in: draft.text).isEmpty
}

/// Whether a row may be the first item of an agenda that is numbered in another way.
func opensOtherAgenda(_ row: Row) -> Bool {
  guard row.marker == nil, row.tokens.count <= 16, !row.text.hasSuffix(".") else { return false }
  let schemes: [OrdinalScheme] = [.word, .decimal, .lettered, .ofYear, .capital]
  return schemes.contains { scheme in
    ordinal(scheme, row.tokens).map { $0.startsAnywhere || $0.steps.allSatisfy { $0 == 1 } }
      ?? false
  }
}

private func ordinal(_ scheme: OrdinalScheme, _ draft: Draft) -> Ordinal? {
  if scheme == .bare, draft.tokens.count > 12 || draft.text.holds(":") { return nil }
  return ordinal(scheme, draft.tokens)
}

private func ordinal(_ scheme: OrdinalScheme, _ tokens: [Token]) -> Ordinal? {
  let words = tokens.prefix(4).map(\.text)
  var length = scheme == .word ? 2 : 1
  if scheme == .word, tokens.count == 2, Labels.itemWords.contains(words[0].foldedForLabels),
    let value = number(words[1].trimmed(".:"))
  {
    return Ordinal(
      text: words[0].trimmed() + " " + words[1].trimmed(".:"), steps: [value], length: 2)
  }
  // `Punkt 1 – Ekonomi`
  let isSetOff = words.count > length + 1 && words[length].unicodeScalars.allSatisfy(\.isDash)
  let name = length
  if isSetOff { length += 1 }
  guard words.count > length, words[length].firstAlphanumeric?.isUpper == true else { return nil }
  let bare = words[name - 1].trimmed(".:)–-")
  let hasSign = bare != words[name - 1]
  switch scheme {
  case .word:
    guard Labels.itemWords.contains(words[0].foldedForLabels) else { return nil }
    return number(bare).map {
      Ordinal(text: words[0] + " " + bare, steps: [$0], length: length)
    }
  case .decimal:
    let parts = bare.parts(at: ".").map { number(String($0)) }
    let steps = parts.compactMap { $0 }
    guard parts.count >= 2, parts.count <= 3, steps.count == parts.count else { return nil }
    return Ordinal(text: bare, steps: steps, length: length)
  case .lettered:
    guard let letter = bare.firstScalar, letter.isUpper, letter.value < 0x80,
      let value = number(String(bare.unicodeScalars.dropFirst()))
    else { return nil }
    return Ordinal(text: bare, steps: [Int(letter.value) - 0x40, value], length: length)
  case .ofYear:
    let parts = bare.parts(at: ":").map(String.init)
    guard parts.count == 2, parts[0].utf8.count == 4, let year = Int(parts[0]),
      (1990...2099).contains(year), let value = Int(parts[1]), value < 1000
    else { return nil }
    return Ordinal(text: bare, steps: [value], length: length, startsAnywhere: true)
  case .capital:
    guard hasSign, bare.utf8.count == 1, let letter = bare.firstScalar, letter.isUpper else {
      return nil
    }
    return Ordinal(text: bare, steps: [Int(letter.value) - 0x40], length: 1)
  case .roman:
    guard hasSign, bare.firstScalar?.isUpper == true, let value = romanNumber(bare.lowercased())
    else { return nil }
    return Ordinal(text: bare, steps: [value], length: 1)
  case .bare:
    guard !hasSign, let value = number(bare)
    else { return nil }
    return Ordinal(text: bare, steps: [value], length: 1)
  }
}

private func number(_ text: String) -> Int? {
  let digits = text.unicodeScalars
  guard !digits.isEmpty, digits.count <= 2, digits.allSatisfy(\.isDigit) else { return nil }
  return Int(text)
}

/// What a small roman numeral of at most five letters is worth: up to 39.
func romanNumber(_ text: String) -> Int? {
  let values: [Unicode.Scalar: Int] = ["i": 1, "v": 5, "x": 10]
  let digits = text.unicodeScalars.compactMap { values[$0] }
  guard !digits.isEmpty, digits.count <= 5, digits.count == text.unicodeScalars.count else {
    return nil
  }
  var sum = 0
  for (i, digit) in digits.enumerated() {
    sum += i + 1 < digits.count && digits[i + 1] > digit ? -digit : digit
  }
  return sum
}

/// Bold lines of their own, or short lines between blank ones, each above text: the items of an
/// agenda without numbers.
private func markHeadingsAsItems(_ drafts: inout [Draft], _ live: [Int]) -> Bool {
  let knowsBold = live.contains { drafts[$0].isBold == true }
  let knowsPlain = live.contains { drafts[$0].isBold == false }
  let start = endOfHead(drafts, live)
  // Where every paragraph is one line, blank lines say nothing.
  let isUnwrapped = live.contains {
    !drafts[$0].hasBoxes && drafts[$0].rowCount == 1 && drafts[$0].tokens.count > 30
  }
  var found: [Int] = []
  // What is like them where there are several: above a list, or above what ends with a colon.
  var likely: [Int] = []
  for position in live.indices.dropFirst(start) {
    let draft = drafts[live[position]]
    guard position + 1 < live.count, isTitleLike(draft) else { continue }
    let next = drafts[live[position + 1]]
    let isAboveText =
      next.kind == .listItem || next.isTable
      || (next.kind == .paragraph && (next.tokens.count > 6 || next.text.hasSuffix(".")))
    guard isAboveText || opensItemBody(next) else { continue }
    if knowsBold && knowsPlain {
      if draft.isBold == true, next.isBold != true { found.append(live[position]) }
    } else if draft.gap > 1 || isUnwrapped, draft.tokens.count <= 7, next.kind == .paragraph,
      next.text.hasSuffix(".")
    {
      found.append(live[position])
    } else if draft.gap > 1 || isUnwrapped, draft.tokens.count <= 8 {
      likely.append(live[position])
    }
  }
  guard found.count >= (knowsBold && knowsPlain ? 2 : 3) else { return false }
  // Among headed sections, `Övrigt` is one of them.
  let sections = live.count { i in
    isSectionStart(drafts[i]) && sectionKind(drafts[i].text) != .other
  }
  if sections > 1 { found.removeAll { sectionKind(drafts[$0].text) == .other } }
  for i in found + likely { drafts[i].becomeItem("heading without number") }
  return true
}

private func isTitleLike(_ draft: Draft) -> Bool {
  guard draft.kind == .paragraph, draft.marker == nil, draft.tokens.count <= 14,
    let first = draft.text.firstScalar, first.isUpper || first.isDigit,
    let last = draft.text.lastScalar, last.isLetter || last.isDigit || last == ")" || last == "?",
    !isSectionStart(draft) || sectionKind(draft.text) == .other
  else { return false }
  if draft.text.holds(": ") || headLabel(draft.text) != nil || hasHeadLabel(draft.text) {
    return false
  }
  if Labels.subheadings.contains(draft.text.foldedForLabels), draft.text.utf8.count > 0,
    !Labels.itemsWithoutNumber.contains(draft.text.foldedForLabels)
  {
    return false
  }
  return !isLabel(draft.text, Labels.signatureTable) && !looksLikeName(draft.text)
    && !isLabel(draft.text, Labels.decisions)
}

/// Whether a line begins with a label of the head and what it says, with no colon between.
private func hasHeadLabel(_ text: String) -> Bool {
  let folded = text.foldedForLabels(first: 40)
  return Labels.foldedHead.contains { label, _ in
    let length = label.unicodeScalars.count
    guard length > 3, folded.hasPrefix(label + " ") else { return false }
    let rest = text.unicodeScalars.dropFirst(length).first { !$0.isSpace }
    return rest.map { $0.isUpper || $0.isDigit } ?? false
  }
}
