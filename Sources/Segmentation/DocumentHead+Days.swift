import Minutes

/// When they met.
extension DocumentHead {
  /// Adds a sitting for every day in a text, each with the time that follows it.
  mutating func addSittings(_ text: String, isDated: Bool) {
    let found = dates(in: text)
    let times = timeSpans(
      in: blanked(text, found.map(\.range)), hoursAlone: !found.isEmpty || isDated)
    for (i, date) in found.enumerated() {
      guard let iso = date.iso(year: date.year ?? year),
        !sittings.contains(where: { $0.date == iso })
      else { continue }
      let end = found[(i + 1)...].first { $0.range != date.range }?.range.lowerBound ?? .max
      let own =
        times.first { $0.range.lowerBound >= date.range.upperBound && $0.range.lowerBound < end }
        ?? (i == 0 ? times.first { $0.range.upperBound <= date.range.lowerBound } : nil)
        ?? (found.count > 1 && times.count == 1 ? times.first : nil)
      sittings.append(Sitting(date: iso, start: own?.start, end: own?.end))
    }
    if found.count > 0, let own = times.first,
      let i = sittings.firstIndex(where: { $0.date == found[0].iso(year: found[0].year ?? year) }),
      sittings[i].start == nil
    {
      sittings[i].start = own.start
      sittings[i].end = own.end
    }
  }

  mutating func applyLooseTimes() {
    for (i, time) in looseTimes.enumerated() {
      let target = looseTimes.count == 1 ? 0 : i
      guard sittings.indices.contains(target) else { return }
      if sittings[target].start == nil {
        sittings[target].start = time.start
        sittings[target].end = time.end
      }
    }
    guard looseTimes.count == 1, let time = looseTimes.first else { return }
    for i in sittings.indices where sittings[i].start == nil {
      sittings[i].start = time.start
      sittings[i].end = time.end
    }
  }

  /// `…, 13.00–16.00, Stora salen`: what follows the last time.
  func placeBehindTimes(_ text: String) -> String? {
    guard let last = timeSpans(in: text).last else { return nil }
    let scalars = Array(text.unicodeScalars)
    let rest = string(scalars[last.range.upperBound...]).trimmed(",;. ")
    // `… kl. 14.30–16.00 i matsalen, plan 1`
    for preposition in ["i ", "på "] where rest.hasPrefix(preposition) {
      let name = String(rest.dropFirst(preposition.count))
      let isShort = name.parts(at: " ").count <= 8 && dates(in: name).isEmpty
      return isShort && name.unicodeScalars.count > 2 ? name : nil
    }
    let words = rest.parts(at: " ").count
    let isBehindComma = scalars[last.range.upperBound...].first == ","
    guard words <= 6, rest.firstScalar?.isUpper == true || (isBehindComma && words <= 3),
      rest.firstScalar?.isLetter == true,
      dates(in: rest).isEmpty, !isWeekday(rest)
    else { return nil }
    return rest
  }
}
