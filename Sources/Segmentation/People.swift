package import Minutes

/// A name in a list with what stands behind it.
package struct Person: Equatable {
  /// As written, without titles and brackets.
  package var name: String
  /// A party or a company, from brackets.
  package var affiliation: String?
  /// A role as written, from brackets or after a comma.
  package var roleText: String?
  /// What the contract calls that role.
  package var role: Attendance.Role?
  /// For whom a substitute serves.
  var replaces: String?
  var start: String?
  var end: String?
  /// Whether a bracket says that the person was not there.
  var isAbsent = false
}

/// Words that stand in names with a small letter.
let nameParticles: Set<String> = [
  "af", "av", "von", "van", "de", "der", "den", "di", "la", "le", "el", "al", "bin", "ten", "zu",
]
/// Words that begin with a capital and are no names.
private let notNames: Set<String> = [
  "kl", "kl.", "dag", "fm", "em", "sida", "dnr", "beslut", "plats", "datum", "tid", "bilaga",
  "information", "dialog", "protokoll", "paragrafer", "paragraf", "samtliga", "alla",
]

/// Whether a text could be the name of a person: two to five capitalised words.
/// - Parameter text: what may be a name, with nothing before or behind it.
/// - Returns: whether it reads like one.
package func looksLikeName(_ text: String) -> Bool {
  guard text.utf8.count >= 4, text.utf8.count < 120 else { return false }
  var words = 0
  var capitals = 0
  for word in text.unicodeScalars.split(separator: " ") {
    words += 1
    guard words <= 6 else { return false }
    switch partOfName(word) {
    case .name: capitals += 1
    case .beside: continue
    case nil: return false
    }
  }
  return words >= 2 && capitals >= 2
}

private enum PartOfName { case name, beside }

/// What a word of a name is: one of its own, a particle or a bracket beside them, or none.
private func partOfName(_ word: Substring.UnicodeScalarView) -> PartOfName? {
  func isSign(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "." || scalar == "," || scalar == ";" || scalar.isSpace
  }
  guard let start = word.firstIndex(where: { !isSign($0) }),
    let end = word.lastIndex(where: { !isSign($0) })
  else { return nil }
  let bare = word[start...end]
  let first = word[start]
  if first == "(", word[end] == ")" { return .beside }
  guard first.isUpper else { return nameParticles.contains(String(bare)) ? .beside : nil }
  guard
    bare.allSatisfy({ $0.isLetter || $0.isDash || $0 == "'" || $0 == "’" || $0 == "." })
  else { return nil }
  return notNames.contains(String(bare).lowercased()) ? nil : .name
}

/// Reads a list of names: separated by commas, semicolons, `och`, `samt`, `&`; brackets and small
/// words behind a name belong to it.
/// - Parameters:
///   - text: the list.
///   - lineEnds: the offsets (in scalars) of the spaces where printed lines ended: a comma lost
///     there is put back.
/// - Returns: the people in order.
package func people(in text: String, lineEnds: Set<Int> = []) -> [Person] {
  people(in: text, lineEnds: lineEnds, .all)
}

/// The whole names of those whom such a list names.
func wholeNames(in text: String) -> [String] {
  guard mayHoldWholeName(text) else { return [] }
  return people(in: text, lineEnds: [], .names).map(\.name).filter(looksLikeName)
}

/// Quickly tells most prose: a whole name has two words with capitals, and only particles or
/// brackets stand between them.
private func mayHoldWholeName(_ text: String) -> Bool {
  if text.utf8.contains(UInt8(ascii: "(")) { return true }
  var isBehindCapital = false
  for word in text.unicodeScalars.split(separator: " ") {
    if word.contains(where: \.isUpper) {
      if isBehindCapital { return true }
      isBehindCapital = true
    } else if isBehindCapital {
      isBehindCapital = partOfName(word) != nil
    }
  }
  return false
}

/// What is asked of people: all that is said of them, or what they are called.
private enum AskedOfPeople { case all, names }

private func people(
  in text: String, lineEnds: Set<Int>, _ asked: AskedOfPeople
) -> [Person] {
  var result: [Person] = []
  let parts = nameParts(text, lineEnds: lineEnds)
  for part in parts {
    let trimmed = part.trimmed(".,;:•–-/|")
    guard let first = trimmed.firstScalar else { continue }
    if !result.isEmpty, isAttribute(trimmed, of: result, hasCommas: text.holds(",")) {
      if asked == .names { continue }
      if namesOrganization(trimmed), !trimmed.unicodeScalars.contains(where: { $0 == "(" }),
        first.isUpper
      {
        let last = result.count - 1
        result[last].affiliation = result[last].affiliation ?? trimmed
        continue
      }
      attach(trimmed, to: &result[result.count - 1])
      continue
    }
    guard first.isUpper || titleLength(trimmed) > 0, let person = person(from: trimmed, asked)
    else {
      continue
    }
    result.append(person)
  }
  return result
}

/// Whether a part of a list tells of the person before it and names nobody: a role, a party, a
/// word in small letters; whom a person with a whole name speaks for (`Anna Ek, Lärarförbundet`).
private func isAttribute(_ part: String, of list: [Person], hasCommas: Bool) -> Bool {
  guard let first = part.firstScalar else { return false }
  if isRoleText(part) { return true }
  if !first.isUpper { return titleLength(part) == 0 }
  guard hasCommas, let last = list.last, looksLikeName(last.name) else { return false }
  if isParty(part) || namesOrganization(part) { return true }
  let bare = withoutBrackets(part)
  if !looksLikeName(bare), nameKind(bare) != nil { return true }
  // One word between whole names is no name; among first names alone it is one.
  return !part.holds(" ") && part.unicodeScalars.count > 2
    && list.allSatisfy { looksLikeName($0.name) }
}

/// Whether one of the words is an organization's kind: `Region Mellansjö`, `Storby kommun`.
private func namesOrganization(_ text: String) -> Bool {
  withoutBrackets(text).parts(at: " ").contains {
    Labels.organizationWords.contains(String($0).foldedForLabels)
  }
}

/// A text without what stands in brackets.
func withoutBrackets(_ text: String) -> String {
  guard let open = text.firstIndex(of: "(") else { return text }
  return String(text[..<open]).trimmed()
}

/// How many words in front of a name tell what its bearer is: `ekonomichef Anna Ek`, `Mark- och
/// exploateringsingenjör Bo Alm`.
private func titleLength(_ text: String) -> Int {
  let words = text.parts(at: " ", maxSplits: 7)
  guard words.count >= 3 else { return 0 }
  func isCapital(_ word: Substring) -> Bool { word.unicodeScalars.first?.isUpper == true }
  // Two words with capitals must follow: most texts are told by that.
  for length in (1...min(4, words.count - 2)).reversed()
  where isCapital(words[length]) && isCapital(words[length + 1]) {
    let last = String(words[length - 1]).trimmed(".,").foldedForLabels
    let isShort = length == 1 && isParty(String(words[0])) && words[0].utf8.count > 1
    guard
      isShort || Labels.titles.contains(last)
        || Labels.professions.contains(where: { last.hasSuffix($0) })
    else { continue }
    let name = words[length...].prefix(while: isCapital)
    if looksLikeName(name.joined(separator: " ")) { return length }
  }
  return 0
}

/// Splits at separators outside brackets.
private func nameParts(_ text: String, lineEnds: Set<Int>) -> [String] {
  var parts: [[String]] = [[]]
  var depth = 0
  let scalars = text.unicodeScalars
  var start: String.Index?
  func endWord(at end: String.Index) {
    guard let from = start else { return }
    start = nil
    let word = String(text[from..<end])
    // `Mark- och exploateringsingenjör` is one word in two.
    let isHalf = parts[parts.count - 1].last?.hasSuffix("-") == true
    if depth == 0, !isHalf, ["och", "samt", "&", "och/eller", "+"].contains(word) {
      parts.append([])
    } else {
      parts[parts.count - 1].append(word)
    }
  }
  var offset = 0
  for index in scalars.indices {
    let scalar = scalars[index]
    defer { offset += 1 }
    if scalar == "(" { depth += 1 }
    if scalar == ")" { depth = max(0, depth - 1) }
    if depth == 0, scalar == "," || scalar == ";" || scalar == "\t" || scalar == "/" {
      endWord(at: index)
      parts.append([])
    } else if scalar == " " {
      endWord(at: index)
      if depth == 0, lineEnds.contains(offset),
        isWholeName(parts[parts.count - 1]) || isWholeRole(parts),
        nextWordsAreName(text[scalars.index(after: index)...])
      {
        parts.append([])
      }
    } else if start == nil {
      start = index
    }
  }
  endWord(at: text.endIndex)
  return parts.compactMap { $0.isEmpty ? nil : $0.joined(separator: " ") }
}

/// Whether the last part tells what the one named before it is: `…, vice ordförande`.
private func isWholeRole(_ parts: [[String]]) -> Bool {
  guard parts.count > 1, let part = parts.last, let first = part.first?.firstScalar,
    let last = part.last
  else { return false }
  return (first.isLower || first.isDigit) && !Labels.leadingOn.contains(last.foldedForLabels)
}

private func isWholeName(_ words: [String]) -> Bool {
  words.count >= 2 && looksLikeName(words.joined(separator: " "))
}

/// Whether the next two words, up to a separator, are capitalised.
private func nextWordsAreName(_ rest: Substring) -> Bool {
  let words = rest.unicodeScalars.prefix(60).split(separator: " ").prefix(2)
  guard words.count == 2, let first = words.first, first.last != "," else { return false }
  return words.allSatisfy { $0.first?.isUpper ?? false }
}

private func person(from text: String, _ asked: AskedOfPeople) -> Person? {
  var name: [String] = []
  var result = Person(name: "")
  var brackets: [String] = []
  var rest = text
  while let open = rest.firstIndex(of: "(") {
    let close = rest[open...].firstIndex(of: ")") ?? rest.index(before: rest.endIndex)
    let inside = String(rest[rest.index(after: open)...close]).trimmed("()")
    let before = rest[..<open]
    let after = close < rest.endIndex ? rest[rest.index(after: close)...] : ""
    if looksLikeNickname(inside, before: before, after: after) { break }
    brackets.append(inside)
    rest = before + " " + after
  }
  let words = rest.parts(at: " ").map(String.init)
  if let cut = words.firstIndex(where: { $0 == "för" || $0 == "ersätter" }), cut > 0 {
    result.replaces = words[(cut + 1)...].joined(separator: " ")
    name = Array(words[..<cut])
  } else {
    name = words
  }
  let titled = titleLength(name.joined(separator: " "))
  if titled > 0 {
    if asked == .all { attach(name[..<titled].joined(separator: " "), to: &result) }
    name.removeSubrange(..<titled)
  }
  // What follows the name in small letters is what the person is.
  let small = name.indices.dropFirst().first { i in
    guard let first = name[i].firstScalar, !nameParticles.contains(name[i]) else { return false }
    return first.isLower || first.isDigit || first == "§" || first.isDash
      || notNames.contains(name[i].lowercased())
  }
  if let small {
    if asked == .all {
      attach(name[small...].joined(separator: " ").trimmed("–-, "), to: &result)
    }
    name = Array(name[..<small])
  }
  result.name = name.joined(separator: " ").trimmed(".,;:*_")
  guard result.name.firstScalar?.isUpper == true, result.name.unicodeScalars.count > 1,
    !notNames.contains(result.name.lowercased()), name.count <= 6
  else { return nil }
  if asked == .all { for bracket in brackets { attach(bracket, to: &result) } }
  return result
}

/// `John (Jonte) Eriksson`
private func looksLikeNickname(_ inside: String, before: Substring, after: Substring) -> Bool {
  guard let first = inside.firstScalar, first.isUpper, inside.unicodeScalars.count > 3,
    let next = after.trimmed.unicodeScalars.first
  else { return false }
  return next.isUpper && before.parts(at: " ").count == 1
}

extension Substring {
  fileprivate var trimmed: String { String(self).trimmed() }
}

private func isRoleText(_ text: String) -> Bool {
  guard text.utf8.count < 30 else { return false }
  return Labels.roleNames.contains(text.trimmed(".").foldedForLabels)
}

/// Puts what stands in brackets or after a comma where it belongs.
func attach(_ text: String, to person: inout Person) {
  let bare = text.trimmed()
  guard !bare.isEmpty else { return }
  if isParty(bare) {
    if person.affiliation == nil, person.replaces == nil { person.affiliation = bare }
    return
  }
  if bare.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }),
    let span = timeSpans(in: bare).first
  {
    person.start = span.start
    person.end = span.end
    return
  }
  guard bare.firstAlphanumeric?.isLetter == true || bare.firstAlphanumeric?.isDigit == true,
    !bare.hasPrefix("§")
  else { return }
  let folded = bare.trimmed(".,").foldedForLabels
  if folded.hasPrefix("franv") || folded == "forhinder" || folded == "aterbud" {
    person.isAbsent = true
    return
  }
  let named = role(in: folded)
  if folded.hasPrefix("dag ") || folded.hasPrefix("from ") { return }
  if folded.hasPrefix("tjanstgor"), named == nil { return }
  if let known = person.roleText {
    // `…, kanslichef, sekreterare`: the office at the meeting counts.
    guard person.role == nil, let named else { return }
    person.role = named
    person.roleText = known + ", " + bare
    return
  }
  if let named {
    person.role = named
    person.roleText = bare
  } else if bare.firstScalar?.isLower == true || bare.firstScalar?.isUpper == true {
    person.roleText = bare
  }
}

/// The role whose word stands in a text as a word or as the last part of one: `nämndsekreterare`,
/// `1:e vice ordförande`.
private func role(in folded: String) -> Attendance.Role? {
  let words = folded.parts(at: " ").map { String($0).trimmed(".,") }
  return Labels.roles.first { name, _ in
    words.contains { $0.hasSuffix(name) } || (name.utf8.contains(0x20) && folded.holds(name))
  }?.1
}

/// A party's letters: `S`, `KD`, `SD`.
private func isParty(_ text: String) -> Bool {
  let scalars = text.unicodeScalars
  return scalars.count <= 4 && scalars.allSatisfy(\.isUpper) && !scalars.isEmpty
}
