import Minutes

/// What a secretary would want to know before the minutes are published: a paragraph that is
/// missing, a heading with nothing under it, a day that is not the weekday named.

/// The numbers of paragraphs that a person said are no items.
func deniedParagraphs(_ drafts: [Draft]) -> Set<Int> {
  var numbers: Set<Int> = []
  for draft in drafts where draft.isSettledOtherwise && draft.own == .item {
    if case .paragraph(let number, _, _)? = readMarker(draft.tokens)?.marker {
      numbers.insert(number)
    }
  }
  return numbers
}

/// Gaps in the numbers of paragraphs, one warning each.
/// - Parameters:
///   - sections: with their items.
///   - denied: the numbers that no item has, as a person said.
/// - Returns: the warnings, in order.
func missingParagraphs(in sections: [Section], besides denied: Set<Int>) -> [Warning] {
  var warnings: [Warning] = []
  var previous: Int?
  for item in sections.lazy.flatMap(\.items) {
    guard let text = item.number, text.hasPrefix("§"),
      let number = Int(String(text.unicodeScalars.filter(\.isDigit).prefix(6).map(Character.init)))
    else { continue }
    if let last = previous, let gap = gap(between: last, and: number, besides: denied) {
      let missing =
        gap.count == 1
        ? "§ \(gap.lowerBound) saknas"
        : "§§ \(gap.lowerBound)–\(gap.upperBound) saknas"
      warnings.append(
        Warning(
          code: "paragraphMissing", message: "\(missing) mellan § \(last) och § \(number).",
          page: item.location?.page))
    }
    previous = number
  }
  return warnings
}

/// The numbers from the first to the last that are missing between two; nil where none is.
private func gap(between last: Int, and number: Int, besides denied: Set<Int>) -> ClosedRange<Int>?
{
  guard number > last + 1 else { return nil }
  var (low, high) = (last + 1, number - 1)
  while low <= high, denied.contains(low) { low += 1 }
  while low < high, denied.contains(high) { high -= 1 }
  return low <= high ? low...high : nil
}

/// Sections for decisions that hold nothing.
func emptyDecisionSections(in sections: [Section]) -> [Warning] {
  sections.compactMap { section in
    guard section.kind == .decision, let heading = section.heading, section.items.isEmpty,
      section.decisions.isEmpty, section.blocks.isEmpty
    else { return nil }
    return Warning(code: "decisionMissing", message: "Under rubriken \(heading) står inget beslut.")
  }
}

/// Days whose weekday is named, and is another one.
/// - Parameters:
///   - drafts: the passages.
///   - years: those that a day without a year may be in: the meeting's, and those beside it.
/// - Returns: one warning for each such day.
func wrongWeekdays(in drafts: [Draft], years: [Int]) -> [Warning] {
  var warnings: [Warning] = []
  for draft in drafts.lazy.filter({ $0.kind != .furniture && $0.tokens.count > 1 }) {
    let text = draft.text
    guard mentionsWeekday(text), text.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) else {
      continue
    }
    let days = dates(in: text)
    guard !days.isEmpty else { continue }
    let scalars = Array(text.unicodeScalars)
    for day in days {
      let before = String(String.UnicodeScalarView(scalars[..<day.range.lowerBound]))
      guard let named = weekday(before: before) else { continue }
      let candidates = day.year.map { [$0] } ?? years
      let found = candidates.map { weekday(year: $0, month: day.month, day: day.day) }
      guard let first = found.first, !found.contains(named) else { continue }
      let real = Labels.weekdayNames[first]
      let year = day.year.map { " \($0)" } ?? ""
      warnings.append(
        Warning(
          code: "weekdayMismatch",
          message: "Den \(day.day) \(Labels.months[day.month - 1])\(year) är en \(real), inte en "
            + "\(Labels.weekdayNames[named]).",
          page: draft.location?.page))
    }
  }
  return warnings
}

/// Whether a text holds `dag` at all, before anything is folded.
private func mentionsWeekday(_ text: String) -> Bool {
  var matched = 0
  for byte in text.utf8 {
    // d, a, g
    matched = byte == [0x64, 0x61, 0x67][matched] ? matched + 1 : byte == 0x64 ? 1 : 0
    if matched == 3 { return true }
  }
  return false
}

/// The weekday that the words right before a day name: `onsdagen den`, `fredag`.
func weekday(before text: String) -> Int? {
  var words = text.parts(at: " ").suffix(3).map { String($0).trimmed(",:.").foldedForLabels }
  while let last = words.last, last == "den" || last.isEmpty { words.removeLast() }
  guard let last = words.last else { return nil }
  return Labels.weekdays.firstIndex { name in
    last == name || last == name + "en" || last == name + "ens" || last == name + "s"
  }
}

/// The weekday of a day of the Gregorian calendar, 0 for Monday (Sakamoto's method).
func weekday(year: Int, month: Int, day: Int) -> Int {
  let shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
  let y = month < 3 ? year - 1 : year
  let sunday = (y + y / 4 - y / 100 + y / 400 + shift[max(0, min(11, month - 1))] + day) % 7
  return (sunday + 6) % 7
}
