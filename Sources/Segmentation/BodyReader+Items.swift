import Minutes

/// Agenda items, and the labelled lines below their titles.
extension BodyReader {
  mutating func openItem(_ draft: Draft, at position: Int) {
    mode = .blocks
    isUnderSubheading = false
    var item = MeetingItem(title: draft.text.trimmed("=«»<>|_~-–— "), location: draft.location)
    switch draft.marker {
    case .paragraph(let number, let text, _)?:
      item.number = text.trimmed(".")
      lastNumber = number
    case .number(let number, _)?:
      item.number = String(number)
      lastNumber = number
      if draft.isNumberInferred { warnInferred(number, item) }
    case .ordinal(let text)?: item.number = text
    case .letter(let letter, _)?: item.number = String(letter)
    case .roman(_, let text)?: item.number = text.trimmed(".)")
    case .lostNumber?: inferNumber(&item, position)
    default: if lastNumber != nil { inferNumber(&item, position) }
    }
    // A whole paragraph that a person made an item is all title.
    if draft.isUsualItem || draft.tokens.count <= 40 { takeCaseNumber(fromTitleOf: &item) }
    if item.title.isEmpty, let below = next(position), below.kind == .paragraph,
      below.settled == nil, below.marker == nil, below.tokens.count <= 20,
      !below.text.hasSuffix(".")
    {
      item.title = below.text
      takenAsTitle = position + 1
      roles[live[position + 1]] = "item"
    }
    takePresenters(fromTitleOf: &item)
    if sections.isEmpty { sections.append(Section(kind: .other, sitting: sitting)) }
    sections[sections.count - 1].items.append(item)
    itemStart = position
  }

  /// A lost number is filled in where the numbers around it leave one choice.
  mutating func inferNumber(_ item: inout MeetingItem, _ position: Int) {
    var ahead: Draft?
    for i in live[(position + 1)...] where drafts[i].role == "ärende" {
      ahead = drafts[i]
      break
    }
    guard let ahead, let number = ahead.numberOfItem, number == (lastNumber ?? 0) + 2 else {
      return
    }
    if case .number? = ahead.marker {
      item.number = String(number - 1)
    } else if drafts[live[position]].settled == .item {
      // A person has seen an item between two paragraphs.
      item.number = "§ \(number - 1)"
    } else {
      return
    }
    lastNumber = number - 1
    warnInferred(number - 1, item)
  }

  private mutating func warnInferred(_ number: Int, _ item: MeetingItem) {
    warnings.append(
      Warning(
        code: "numberInferred",
        message: "Ärendets nummer gick inte att läsa; \(number) följer av numren omkring.",
        page: item.location?.page))
  }

  mutating func takeCaseNumber(fromTitleOf item: inout MeetingItem) {
    let words = item.title.parts(at: " ").map(String.init)
    guard
      let at = words.firstIndex(where: {
        Labels.caseNumbers.contains($0.foldedForLabels.trimmed("(:."))
      }), at + 1 < words.count
    else { return }
    item.caseNumber = withoutStraySpaces(
      words[(at + 1)...].joined(separator: " ").trimmed("():., "))
    item.title = words[..<at].joined(separator: " ").trimmed("(,–- ")
  }

  /// `KS 2024 /102` as it is written: no space stands beside the stroke of a case number.
  func withoutStraySpaces(_ number: String) -> String {
    number.replacing(" /", with: "/").replacing("/ ", with: "/")
  }

  /// `Ny översiktsplan (Anna Ek, Bo Alm)`: who presents it, where all in the brackets are names.
  func takePresenters(fromTitleOf item: inout MeetingItem) {
    guard item.title.hasSuffix(")"), let open = item.title.lastIndex(of: "(") else { return }
    let inside = String(item.title[open...]).trimmed("()")
    let found = people(in: inside).map(\.name)
    let title = String(item.title[..<open]).trimmed()
    guard !found.isEmpty, found.allSatisfy(looksLikeName), !title.isEmpty else { return }
    item.presenters += found
    item.title = title
  }

  mutating func withItem(_ change: (inout MeetingItem) -> Void) -> Bool {
    guard let s = sections.indices.last, let i = sections[s].items.indices.last else {
      return false
    }
    change(&sections[s].items[i])
    return true
  }

  mutating func readLabelled(_ draft: Draft, at position: Int) -> Bool {
    guard draft.marker == nil else { return false }
    if let names = draft.presenters {
      let found = people(in: names).map(\.name)
      guard !found.isEmpty else { return false }
      return withItem { $0.presenters += found }
    }
    let isFresh = position - itemStart <= 3
    if isFresh, let place = labelled(draft.text, ["plats", "lokal"]), !place.isEmpty {
      return withItem { $0.place = place }
    }
    if let number = caseNumber(draft.text, isFresh: isFresh) {
      return withItem { $0.caseNumber = $0.caseNumber ?? number }
    }
    return false
  }

  func caseNumber(_ text: String, isFresh: Bool) -> String? {
    guard text.utf8.count < 160 else { return nil }
    let words = text.parts(at: " ", maxSplits: 6).map(String.init)
    guard let first = words.first, words.count <= 6 else { return nil }
    let label = first.foldedForLabels.trimmed(":.")
    if words.count > 1, Labels.caseNumbers.contains(label) {
      return withoutStraySpaces(words.dropFirst().joined(separator: " ").trimmed(":. "))
    }
    guard isFresh, words.count <= 2, let last = words.last else { return nil }
    let letters = words.count == 2 ? first : String(first.prefix { $0.isLetter })
    let digits = last.unicodeScalars.count { $0.isDigit }
    let isCode = letters.unicodeScalars.allSatisfy(\.isUpper) && letters.unicodeScalars.count >= 2
    guard isCode, digits >= 3, last.contains("/") || last.contains("-") else { return nil }
    return text
  }
}

extension Draft {
  /// The number of an item that is written as `12.` or `§ 12`.
  fileprivate var numberOfItem: Int? {
    switch marker {
    case .number(let number, _)?: number
    case .paragraph(let number, let text, _)?: text.trimmed(".") == "§ \(number)" ? number : nil
    default: nil
    }
  }
}
