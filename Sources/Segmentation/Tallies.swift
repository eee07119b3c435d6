import Minutes

/// The votes that a text counts or names: `7 ja-röster mot 4 nej-röster`, `Ja: 7`, `Följande röstar
/// nej: Anna Ek (S), Bo Alm (V)`.
/// - Parameter text: a sentence or a paragraph.
/// - Returns: at most one for each choice, in the order of the text.
func tallies(in text: String) -> [Vote.Tally] {
  let words = text.parts(at: " ").map(String.init)
  var found: [Vote.Tally] = []
  func add(_ choice: Vote.Tally.Choice, _ change: (inout Vote.Tally) -> Void) {
    if let index = found.firstIndex(where: { $0.choice == choice }) {
      change(&found[index])
    } else {
      var tally = Vote.Tally(choice: choice)
      change(&tally)
      found.append(tally)
    }
  }
  for (index, word) in words.enumerated() {
    guard let choice = choice(word) else { continue }
    // `7 ja`, `sju ledamöter röstar ja`, `Ja: 7`, `nej (4)`
    let before = words[max(0, index - 3)..<index].reversed().prefix { votingWords($0) }
    let near = words[max(0, index - 1 - before.count)..<index]
    let ahead = words[(index + 1)...].prefix(1)
    let counts =
      word.hasSuffix(":")
      ? [ahead.compactMap(number).first]
      : [near.compactMap(number).last, ahead.compactMap(number).first]
    if let count = counts.compactMap({ $0 }).first {
      add(choice) { $0.count = $0.count ?? count }
    }
    if word.hasSuffix(":"), ahead.compactMap(number).isEmpty {
      let rest = words[(index + 1)...]
      let end =
        rest.firstIndex { $0.hasSuffix(".") && $0.unicodeScalars.count > 2 }.map { $0 + 1 }
        ?? rest.firstIndex { Segmentation.choice($0) != nil } ?? words.endIndex
      let voters = people(in: words[(index + 1)..<end].joined(separator: " ")).filter {
        looksLikeName($0.name)
      }
      if !voters.isEmpty {
        add(choice) {
          $0.voters = voters.map { Actor(name: $0.name, affiliation: $0.affiliation) }
        }
      }
    }
  }
  return found.filter { $0.count != nil || $0.voters != nil }
}

/// The choice that a word names: `ja-röster`, `Nej:`, `avstår`.
private func choice(_ word: String) -> Vote.Tally.Choice? {
  let bare = word.trimmed(".,;:()\"”").foldedForLabels
  switch bare {
  case "ja": return .yes
  case "nej": return .no
  case "avstar", "avstod", "avstaende": return .abstained
  default:
    if bare.hasPrefix("ja-ros") || bare.hasPrefix("jaros") { return .yes }
    return bare.hasPrefix("nej-ros") || bare.hasPrefix("nejros") ? .no : nil
  }
}

/// Words between a number and the choice it counts.
private func votingWords(_ word: String) -> Bool {
  let bare = word.trimmed(".,;:").foldedForLabels
  return bare.hasPrefix("ledamot") || bare.hasPrefix("rost") || bare == "st" || bare == "som"
}

private let numberWords: [String: Int] = [
  "noll": 0, "ingen": 0, "en": 1, "ett": 1, "tva": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6,
  "sju": 7, "atta": 8, "nio": 9, "tio": 10, "elva": 11, "tolv": 12, "tretton": 13, "fjorton": 14,
  "femton": 15, "sexton": 16, "sjutton": 17, "arton": 18, "nitton": 19, "tjugo": 20,
]

/// A number in figures, at most 999, or in letters.
private func number(_ word: String) -> Int? {
  let bare = word.trimmed(".,;:()")
  if bare.unicodeScalars.count <= 3, let number = Int(bare), number >= 0 { return number }
  return numberWords[bare.foldedForLabels]
}

/// A table whose columns are the choices: who has a mark under which.
func voteTable(_ block: Block) -> Vote? {
  guard let rows = block.rows, let head = rows.first, rows.count > 1 else { return nil }
  let columns = head.enumerated().compactMap { index, cell in
    choice(cell).map { (column: index, choice: $0) }
  }
  guard columns.count > 1, let first = columns.first?.column, first > 0 else { return nil }
  var tallies = columns.map { Vote.Tally(choice: $0.choice, count: 0, voters: []) }
  for row in rows.dropFirst() {
    guard let person = people(in: row[0]).first, looksLikeName(person.name) else { continue }
    for (index, column) in columns.enumerated()
    where row.indices.contains(column.column) && !row[column.column].trimmed("-–").isEmpty {
      tallies[index].voters?.append(Actor(name: person.name, affiliation: person.affiliation))
      tallies[index].count = (tallies[index].count ?? 0) + 1
      break
    }
  }
  guard tallies.contains(where: { $0.count ?? 0 > 0 }) else { return nil }
  return Vote(text: block.text, tallies: tallies, location: block.location)
}
