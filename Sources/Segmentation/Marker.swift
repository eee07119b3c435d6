import Minutes

/// What leads a list item or an agenda item.
enum Marker: Equatable {
  case bullet(String)
  /// `1.` or `1)`
  case number(Int, String)
  /// `a)`
  case letter(Unicode.Scalar, String)
  /// `§ 12`, `§ 12.`; `isMisread` where the sign was something else.
  case paragraph(Int, String, isMisread: Bool)
  /// `ii.`
  case roman(Int, String)
  /// A full stop with no number before it.
  case lostNumber
  /// An agenda item's ordinal of another form, as written: `A`, `1.1`.
  case ordinal(String)

  /// As the cleaned text has it.
  var text: String {
    switch self {
    case .bullet(let sign): sign
    case .number(_, let text), .letter(_, let text), .paragraph(_, let text, _): text
    case .roman(_, let text), .ordinal(let text): text
    case .lostNumber: "."
    }
  }

  /// Markers of one kind stand on one level of a list.
  var level: String {
    switch self {
    case .bullet(let sign): sign
    case .number: "1"
    case .letter: "a"
    case .roman: "i"
    case .ordinal: "A"
    case .paragraph: "§"
    case .lostNumber: "."
    }
  }

  /// How far out its level usually stands; smaller is further out.
  var rank: Int {
    switch self {
    case .paragraph, .lostNumber, .ordinal: 0
    case .number: 1
    case .letter, .roman: 2
    case .bullet("•"), .bullet("➢"), .bullet("✓"): 3
    case .bullet("◦"): 4
    case .bullet("▪"): 5
    case .bullet: 6
    }
  }

  var isBullet: Bool {
    if case .bullet = self { true } else { false }
  }
}

/// Signs that are bullets, in the form that the cleaned text has.
private let bulletSigns: [String: String] = [
  "•": "•", "●": "•", "∙": "•", "·": "•", "\u{F0B7}": "•", "»": "•", "*": "•",
  "◦": "◦", "○": "◦", "▪": "▪", "■": "▪",
  "\u{F0A7}": "▪", "➢": "➢", "\u{F0D8}": "➢", "➤": "➢", "►": "➢", "▶": "➢", "‣": "➢", "❖": "➢",
  "✓": "✓", "✔": "✓", "\u{F0FC}": "✓", "→": "➢", "□": "▪", "☐": "▪", "–": "–", "—": "–", "-": "–",
  "--": "–", "—-": "–", "‒": "–", "−": "–",
]

/// The bullet that a text is, by its sign alone.
func bulletSign(_ text: String) -> String? { bulletSigns[text] }

/// The bullet that a word is at the head of a line.
func bulletSign(_ word: Word) -> String? {
  if let shape = word.bulletShape { return shape.marker }
  return bulletSigns[word.text]
}

/// The marker at the head of a line of text, in the form that the cleaned text has.
/// - Parameter line: a line without its line break.
/// - Returns: nil where the line begins with a word.
package func leadingMarker(ofLine line: String) -> String? {
  let tokens = tokensOfText(Line(plainText: line, number: 1), number: 1, index: 0)
  return readMarker(splittingGluedMarker(tokens))?.marker.text
}

/// Reads the marker at the head of a row.
/// - Returns: the marker and how many tokens it takes; a token that holds both the marker and the
///   first word (`1.Title`) is split before.
func readMarker(_ tokens: [Token]) -> (marker: Marker, length: Int)? {
  guard let first = tokens.first, tokens.count > 1 else { return nil }
  if let sign = first.bullet { return (.bullet(sign), 1) }
  let scalars = Array(first.text.unicodeScalars)
  if let section = readParagraphSign(scalars, next: tokens[1].text) { return section }
  if tokens.count > 3, let section = readPrefixedParagraph(tokens) { return section }
  if first.text == "." { return (.lostNumber, 1) }
  // `7 § Upprop`
  if scalars.last == "§", scalars.count > 1, scalars.count <= 5,
    let number = Int(String(first.text.unicodeScalars.dropLast())), number > 0,
    tokens[1].text.firstAlphanumeric?.isUpper == true
  {
    return (.paragraph(number, "\(number) §", isMisread: false), 1)
  }
  if tokens.count > 2, tokens[1].text == "§", let number = Int(first.text), number > 0,
    first.text.utf8.count <= 4, tokens[2].text.firstAlphanumeric?.isUpper == true
  {
    return (.paragraph(number, first.text + " §", isMisread: false), 2)
  }
  let digits = scalars.prefix { $0.isDigit }
  if !digits.isEmpty, digits.count <= 3 {
    let number = digits.reduce(0) { $0 * 10 + $1.digitValue }
    let rest = scalars.dropFirst(digits.count)
    if rest.count == 1, let sign = rest.first {
      if sign == "." || sign == ")" { return (.number(number, first.text), 1) }
      // A full stop misread; `markAgendaItems` believes it only in sequence.
      if sign == ",", digits.count < 3, tokens[1].text.firstScalar?.isUpper == true {
        return (.number(number, first.text), 1)
      }
    }
    if rest.isEmpty, tokens[1].text == ".", tokens.count > 2 {
      return (.number(number, first.text + "."), 2)
    }
  }
  if scalars.count == 2, scalars[1] == ")", scalars[0].isLower {
    return (.letter(scalars[0], first.text), 1)
  }
  if let last = scalars.last, last == "." || last == ")", scalars.count <= 6,
    let value = romanNumber(String(first.text.unicodeScalars.dropLast())), value < 20
  {
    return (.roman(value, first.text), 1)
  }
  return nil
}

/// `KS § 12`: the letters of who met, then the paragraph.
private func readPrefixedParagraph(_ tokens: [Token]) -> (marker: Marker, length: Int)? {
  let letters = tokens[0].text.unicodeScalars
  guard letters.count >= 2, letters.count <= 5, letters.allSatisfy(\.isUpper),
    tokens[1].text.firstScalar == "§",
    let found = readParagraphSign(Array(tokens[1].text.unicodeScalars), next: tokens[2].text),
    case .paragraph(let number, let text, false) = found.marker
  else { return nil }
  return (
    .paragraph(number, tokens[0].text + " " + text, isMisread: false), found.length + 1
  )
}

/// `§ 12`, `§12.`, and with the sign misread `$ 12`, `812`, `& 12`, `S 12`.
private func readParagraphSign(
  _ scalars: [Unicode.Scalar], next: String
) -> (marker: Marker, length: Int)? {
  let signs = scalars.prefix { "§$&8S5".unicodeScalars.contains($0) }
  guard let sign = signs.first else { return nil }
  let isSign = sign == "§"
  var rest = scalars.dropFirst()
  var length = 1
  if signs.count == scalars.count, signs.count <= 2, next.firstScalar?.isDigit == true {
    rest = Array(next.unicodeScalars)[...]
    length = 2
  }
  let stop = rest.last == "." ? "." : ""
  while let last = rest.last, last == "." || last == ":" { rest.removeLast() }
  // `§ 29/2023`
  var year = ""
  if let slash = rest.firstIndex(of: "/") {
    let digits = rest[rest.index(after: slash)...]
    guard isSign || (digits.count == 4 && (digits.first == "1" || digits.first == "2")) else {
      return nil
    }
    guard digits.count == 2 || digits.count == 4, digits.allSatisfy(\.isDigit) else { return nil }
    year = "/" + String(String.UnicodeScalarView(digits))
    rest = rest[..<slash]
  }
  guard !rest.isEmpty, rest.count <= 4, rest.allSatisfy(\.isDigit) else { return nil }
  let number = rest.reduce(0) { $0 * 10 + $1.digitValue }
  return (.paragraph(number, "§ \(number)\(year)\(stop)", isMisread: !isSign), length)
}

/// Splits `1.Title` and `§12Title` so that the marker is a token of its own.
func splittingGluedMarker(_ tokens: [Token]) -> [Token] {
  guard let first = tokens.first, first.bullet == nil else { return tokens }
  let scalars = Array(first.text.unicodeScalars)
  let digits = scalars.prefix { $0.isDigit }.count
  guard digits > 0, digits <= 2, scalars.count > digits + 2, scalars[digits] == ".",
    scalars[digits + 1].isUpper, scalars[digits + 2].isLetter
  else { return tokens }
  var head = first
  var tail = first
  head.text = String(String.UnicodeScalarView(scalars[...digits]))
  tail.text = String(String.UnicodeScalarView(scalars[(digits + 1)...]))
  tail.opensRow = false
  tail.opensCell = false
  return [head, tail] + tokens.dropFirst()
}
