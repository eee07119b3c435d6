import Minutes

/// A day as written; the year may have to come from elsewhere.
package struct WrittenDate: Equatable {
  /// Nil where no day near it says.
  package var year: Int?
  /// 1...12.
  package var month: Int
  /// 1...31.
  package var day: Int
  /// Where it stands, in scalars of the text.
  package var range: Range<Int>

  /// ISO 8601.
  /// - Parameter assumed: the year where none is known.
  /// - Returns: the day, or nil without a year.
  package func iso(year assumed: Int? = nil) -> String? {
    guard let year = year ?? assumed else { return nil }
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
  }
}

/// A stretch of time as written, `HH:MM`.
package struct TimeSpan: Equatable {
  /// When it begins.
  package var start: String
  /// When it ends, where that is said.
  package var end: String?
  /// Where it stands, in scalars of the text.
  package var range: Range<Int>
}

private func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

/// A text as folded scalars with a reading place.
private struct Scanner {
  let scalars: [Unicode.Scalar]
  var at = 0

  init(_ text: String) { scalars = text.unicodeScalars.map { $0.isDash ? "-" : $0.folded } }

  var isAtEnd: Bool { at >= scalars.count }
  var next: Unicode.Scalar? { at < scalars.count ? scalars[at] : nil }
  var isAfterWord: Bool { at > 0 && (scalars[at - 1].isLetter || scalars[at - 1].isDigit) }

  mutating func skipSpaces() {
    while let scalar = next, scalar == " " || scalar == "\t" { at += 1; _ = scalar }
  }

  /// Digits, at most `limit` of them and no digit behind them.
  mutating func number(limit: Int) -> (value: Int, count: Int)? {
    var value = 0
    var count = 0
    while at + count < scalars.count, scalars[at + count].isDigit {
      count += 1
      guard count <= limit else { return nil }
      value = value * 10 + scalars[at + count - 1].digitValue
    }
    guard count > 0 else { return nil }
    at += count
    return (value, count)
  }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    at += 1
    return true
  }

  mutating func take(word: String) -> Bool {
    let letters = Array(word.unicodeScalars)
    guard at + letters.count <= scalars.count,
      scalars[at..<(at + letters.count)].elementsEqual(letters)
    else { return false }
    let end = at + letters.count
    guard end == scalars.count || !scalars[end].isLetter else { return false }
    at = end
    return true
  }

  mutating func letters() -> String {
    var word = String.UnicodeScalarView()
    while let scalar = next, scalar.isLetter {
      word.append(scalar)
      at += 1
    }
    return String(word)
  }
}

/// All days in a text, in order: `20 aug 2019`, `den 3:e okt`, `2022-10-11`, `190829`, `3/10 2022`,
/// `23–24 maj 2024`. A range gives each of its days.
/// - Parameter text: one passage.
/// - Returns: the days, also those whose year is not known.
package func dates(in text: String) -> [WrittenDate] {
  var scanner = Scanner(text)
  var found: [WrittenDate] = []
  while !scanner.isAtEnd {
    guard let scalar = scanner.next, scalar.isDigit, !scanner.isAfterWord else {
      scanner.at += 1
      continue
    }
    let start = scanner.at
    if let dates = dateForms(&scanner, from: start) {
      found += dates
    } else {
      scanner.at = start
      while let digit = scanner.next, digit.isDigit { scanner.at += 1; _ = digit }
    }
  }
  return withYearsOfNeighbours(found)
}

private func dateForms(_ scanner: inout Scanner, from start: Int) -> [WrittenDate]? {
  let forms: [(inout Scanner, Int) -> [WrittenDate]?] = [
    isoDate, compactDate, namedMonth, slashDate,
  ]
  for form in forms {
    scanner.at = start
    if let dates = form(&scanner, start), dates.allSatisfy(isPossible) { return dates }
  }
  return nil
}

private func isPossible(_ date: WrittenDate) -> Bool {
  let days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  guard (1...12).contains(date.month), (1...days[date.month - 1]).contains(date.day) else {
    return false
  }
  return date.year.map { (1800...2200).contains($0) } ?? true
}

/// `2022-10-11`, `22-10-11`
private func isoDate(_ scanner: inout Scanner, _ start: Int) -> [WrittenDate]? {
  guard let year = scanner.number(limit: 4), year.count == 4 || year.count == 2 else { return nil }
  guard let sign = scanner.next, sign == "-" || sign == "." || sign == "/" else { return nil }
  // `23-05-11` is a day, too, but `9.00` and `3/10` are something else.
  guard year.count == 4 || sign == "-" else { return nil }
  scanner.at += 1
  guard let month = scanner.number(limit: 2), scanner.take(sign), let day = scanner.number(limit: 2)
  else { return nil }
  guard year.count == 4 || (month.count == 2 && day.count == 2) else { return nil }
  return [
    WrittenDate(
      year: year.count == 4 ? year.value : 2000 + year.value, month: month.value, day: day.value,
      range: start..<scanner.at)
  ]
}

/// `190829`, `20190829`
private func compactDate(_ scanner: inout Scanner, _ start: Int) -> [WrittenDate]? {
  guard let number = scanner.number(limit: 8), number.count == 6 || number.count == 8 else {
    return nil
  }
  let year = number.value / 10_000
  return [
    WrittenDate(
      year: number.count == 8 ? year : 2000 + year, month: number.value / 100 % 100,
      day: number.value % 100, range: start..<scanner.at)
  ]
}

/// `3/10`, `3/10 2022`, `3/10-22`
private func slashDate(_ scanner: inout Scanner, _ start: Int) -> [WrittenDate]? {
  guard let day = scanner.number(limit: 2), scanner.take("/"),
    let month = scanner.number(limit: 2)
  else { return nil }
  var end = scanner.at
  /// Nil where no day near it says.
  var year: Int?
  if scanner.take("-") || scanner.take("/") || scanner.take(" ") {
    if let number = scanner.number(limit: 4), number.count == 4 || scanner.scalars[end] != " " {
      year = number.count == 4 ? number.value : (number.count == 2 ? 2000 + number.value : nil)
      if year != nil { end = scanner.at }
    }
  }
  scanner.at = end
  return [WrittenDate(year: year, month: month.value, day: day.value, range: start..<end)]
}

/// `20 aug 2019`, `3:e oktober`, `23-24 maj`, `30 sept. - 1 okt. 2020`, `23 och 24 maj 2024`
private func namedMonth(_ scanner: inout Scanner, _ start: Int) -> [WrittenDate]? {
  guard let first = scanner.number(limit: 2) else { return nil }
  takeOrdinalEnding(&scanner)
  let afterFirst = scanner.at
  scanner.skipSpaces()
  let isRange = scanner.take("-")
  let isPair = !isRange && (scanner.take(word: "och") || scanner.take(word: "samt"))
  if isRange || isPair {
    scanner.skipSpaces()
    guard let last = scanner.number(limit: 2) else { return nil }
    takeOrdinalEnding(&scanner)
    scanner.skipSpaces()
    guard let month = month(&scanner) else { return nil }
    let year = yearBehind(&scanner)
    let days =
      isPair || last.value < first.value || last.value - first.value > 14
      ? [first.value, last.value] : Array(first.value...last.value)
    let range = start..<scanner.at
    return days.map { WrittenDate(year: year, month: month, day: $0, range: range) }
  }
  scanner.at = afterFirst
  scanner.skipSpaces()
  guard scanner.at > afterFirst || scanner.next?.isLetter == true, let month = month(&scanner)
  else { return nil }
  let year = yearBehind(&scanner)
  return [WrittenDate(year: year, month: month, day: first.value, range: start..<scanner.at)]
}

private func takeOrdinalEnding(_ scanner: inout Scanner) {
  let place = scanner.at
  if scanner.take(":"),
    scanner.take(word: "e") || scanner.take(word: "a") || scanner.take(word: "o")
  {
    return
  }
  scanner.at = place
}

/// A month's name, whole or cut to three letters or more.
private func month(_ scanner: inout Scanner) -> Int? {
  let start = scanner.at
  let word = scanner.letters()
  guard word.unicodeScalars.count >= 3 else {
    scanner.at = start
    return nil
  }
  for (index, name) in Labels.months.enumerated() {
    let isAbbreviation = name.hasPrefix(word)
    let isMisread = word.count >= 5 && editDistance(word, name, limit: 1) != nil
    if isAbbreviation || isMisread {
      _ = scanner.take(".")
      return index + 1
    }
  }
  scanner.at = start
  return nil
}

private func yearBehind(_ scanner: inout Scanner) -> Int? {
  let place = scanner.at
  _ = scanner.take(",")
  scanner.skipSpaces()
  if let year = scanner.number(limit: 4), year.count == 4, (1800...2200).contains(year.value) {
    return year.value
  }
  scanner.at = place
  return nil
}

/// A day without a year takes that of the next one with it, else of the one before.
private func withYearsOfNeighbours(_ dates: [WrittenDate]) -> [WrittenDate] {
  var dates = dates
  /// Nil where no day near it says.
  var year: Int?
  for i in dates.indices.reversed() {
    if let known = dates[i].year { year = known } else { dates[i].year = year }
  }
  year = nil
  for i in dates.indices {
    if let known = dates[i].year { year = known } else { dates[i].year = year }
  }
  return dates
}

/// All times in a text: `12.00-16.00`, `kl. 13:15–16:05`, `kl 9`, and without minutes (`14-16`)
/// where `kl` stands before them or `hoursAlone` is set.
/// - Parameters:
///   - text: one passage.
///   - hoursAlone: whether numbers without minutes count.
/// - Returns: the times in order.
package func timeSpans(in text: String, hoursAlone: Bool = false) -> [TimeSpan] {
  var scanner = Scanner(text)
  var spans: [TimeSpan] = []
  var isAfterWord = false
  while !scanner.isAtEnd {
    guard !scanner.isAfterWord else {
      scanner.at += 1
      continue
    }
    if scanner.take(word: "kl") || scanner.take(word: "klockan") {
      _ = scanner.take(".")
      scanner.skipSpaces()
      isAfterWord = true
    }
    let start = scanner.at
    if let span = timeSpan(
      &scanner, start, isAfterClock: isAfterWord || hoursAlone, isAfterWordClock: isAfterWord)
    {
      spans.append(span)
      isAfterWord = false
    } else {
      scanner.at = start
      if scanner.next?.isDigit == true {
        while scanner.next?.isDigit == true { scanner.at += 1 }
        isAfterWord = false
      } else {
        scanner.at += 1
      }
    }
  }
  return spans
}

private func timeSpan(
  _ scanner: inout Scanner, _ start: Int, isAfterClock: Bool, isAfterWordClock: Bool
) -> TimeSpan? {
  guard let from = clock(&scanner, needsMinutes: !isAfterClock) else { return nil }
  let afterFrom = scanner.at
  scanner.skipSpaces()
  let isRange = scanner.take("-") || scanner.take(word: "till") || scanner.take(word: "t.o.m.")
  if isRange {
    while scanner.take("-") {}
    scanner.skipSpaces()
    if scanner.take(word: "kl") { _ = scanner.take(".") }
    scanner.skipSpaces()
    if let to = clock(&scanner, needsMinutes: false) {
      return TimeSpan(start: from, end: to, range: start..<scanner.at)
    }
  }
  scanner.at = afterFrom
  // A number alone is a time only with its minutes or after `kl`.
  guard isAfterWordClock || hasMinutes(scanner, start..<afterFrom) else { return nil }
  return TimeSpan(start: from, end: nil, range: start..<afterFrom)
}

private func hasMinutes(_ scanner: Scanner, _ range: Range<Int>) -> Bool {
  scanner.scalars[range].contains { !$0.isDigit } || range.count == 4
}

/// One time of day, `HH:MM`; not a date, not a sum.
private func clock(_ scanner: inout Scanner, needsMinutes: Bool) -> String? {
  let start = scanner.at
  guard let hours = scanner.number(limit: 4) else { return nil }
  if hours.count == 4, !needsMinutes, hours.value / 100 < 24, hours.value % 100 < 60 {
    return padded(hours.value / 100, 2) + ":" + padded(hours.value % 100, 2)
  }
  guard hours.count <= 2, hours.value < 25 else { return nil }
  let afterHours = scanner.at
  if scanner.take(".") || scanner.take(":") || scanner.take(",") {
    if let minutes = scanner.number(limit: 2), minutes.count == 2, minutes.value < 60 {
      // `14.30.2` and `12.50 kr` are something else.
      if scanner.next == ".", scanner.at + 1 < scanner.scalars.count,
        scanner.scalars[scanner.at + 1].isDigit
      {
        scanner.at = start
        return nil
      }
      return padded(hours.value % 24, 2) + ":" + padded(minutes.value, 2)
    }
    scanner.at = afterHours
  }
  guard !needsMinutes, scanner.next != "/", scanner.next?.isLetter != true else {
    scanner.at = start
    return nil
  }
  return padded(hours.value % 24, 2) + ":00"
}
