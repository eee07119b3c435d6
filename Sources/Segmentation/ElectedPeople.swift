import Minutes

/// Who was elected to lead the meeting, to keep its minutes and to check them, as the items of an
/// annual meeting say it: `Till ordförande för stämman väljs …`, `… anmäler … att föra protokoll`,
/// `att välja … och … till justerare`.
///
/// Only for minutes whose head names nobody.
func electedPeople(in sections: [Section]) -> [Attendance] {
  var found: [Attendance] = []
  for section in sections {
    for item in section.items {
      let texts =
        item.blocks.map { ($0.text, $0.location) } + item.decisions.map { ($0.text, $0.location) }
      for (text, location) in texts where text.utf8.count < 400 {
        guard let election = election(in: text),
          !found.contains(where: { $0.role == election.role })
        else { continue }
        for name in election.names where !found.contains(where: { $0.name == name }) {
          found.append(
            Attendance(
              name: name, status: .present, role: election.role, roleText: election.office,
              location: location))
        }
      }
    }
  }
  return found
}

private struct Election {
  var role: Attendance.Role
  var office: String
  var names: [String]
}

private let offices: [(ending: String, role: Attendance.Role)] = [
  ("ordforande", .chair), ("protokollforare", .secretary), ("sekreterare", .secretary),
  ("justerare", .adjuster), ("justeringsman", .adjuster), ("justeringspersoner", .adjuster),
]

private func election(in text: String) -> Election? {
  let words = text.parts(at: " ").map(String.init)
  let folded = words.map { $0.trimmed(".,;:").foldedForLabels }
  let verbs: Set<String> = ["valjs", "valdes", "utses", "utsags", "valja", "utse", "anmaler"]
  guard let verb = folded.firstIndex(where: { verbs.contains($0) }) else { return nil }
  let names = namesBehind(verb, words)
  guard !names.isEmpty else { return nil }
  if folded[verb] == "anmaler" {
    guard folded.contains("protokoll"), folded.contains("att") else { return nil }
    return Election(role: .secretary, office: "protokollförare", names: names)
  }
  // The office stands behind `till`, before or after the names.
  for (i, word) in folded.enumerated() where word == "till" && i + 1 < folded.count {
    let office = folded[i + 1]
    guard let match = offices.first(where: { office.hasSuffix($0.ending) }) else { continue }
    return Election(role: match.role, office: words[i + 1].trimmed(".,;:"), names: names)
  }
  return nil
}

/// The names that stand right behind a word.
private func namesBehind(_ index: Int, _ words: [String]) -> [String] {
  var part: [String] = []
  for word in words[(index + 1)...] {
    let isName = word.firstScalar?.isUpper == true || word.hasPrefix("(")
    guard isName || word == "och" || word == "samt" else { break }
    part.append(word)
    if word.hasSuffix(".") { break }
  }
  while let last = part.last, last == "och" || last == "samt" { part.removeLast() }
  return people(in: part.joined(separator: " ")).map(\.name).filter(looksLikeName)
}
