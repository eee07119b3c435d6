/// What the old formula at the head of minutes says: `fört vid ordinarie föreningsstämma med
/// Föreningen den 3 maj 2020 i Storgården`.
struct HeldFormula {
  var text: String
  var body: String?
  var organization: String?
  var place: String?
  /// The passages that it takes up.
  var indices: Set<Int>
}

/// Finds the formula in a head.
func formula(_ drafts: [Draft], _ indices: [Int]) -> HeldFormula? {
  guard
    let start = indices.firstIndex(where: { i in
      let folded = drafts[i].text.foldedForLabels
      return folded.hasPrefix("fort vid ") || folded.hasPrefix("protokoll fort vid ")
        || folded.hasPrefix("protokoll fran ")
        || (folded.hasPrefix("fran ")
          && indices.first.map { documentKind(drafts[$0].text) != nil } == true)
    })
  else { return nil }
  var taken: [Int] = []
  var words: [String] = []
  for i in indices[start...].prefix(6) where drafts[i].tokens.count < 40 {
    if !taken.isEmpty, drafts[i].text.contains(": ") { break }
    taken.append(i)
    words += drafts[i].text.parts(at: " ").map(String.init)
    // The formula ends with the day, or with the place behind it.
    let text = words.joined(separator: " ")
    if let day = dates(in: text).last {
      let behind = text.unicodeScalars.count - day.range.upperBound
      if behind > 4 { break }
    }
  }
  let text = words.joined(separator: " ")
  let scalars = Array(text.unicodeScalars)
  let day = dates(in: text).first
  guard day != nil || text.contains(" med ") else { return nil }
  var before = wordList(of: scalars[..<(day?.range.lowerBound ?? scalars.count)])
  let behind = wordList(of: scalars[(day?.range.upperBound ?? scalars.count)...])
  if let vid = before.firstIndex(where: { $0 == "vid" || $0 == "från" }) {
    before.removeSubrange(...vid)
  }
  while let last = before.last, last == "den" || isWeekdayName(last) { before.removeLast() }
  var result = HeldFormula(text: text, indices: Set(taken))
  if let med = before.firstIndex(of: "med") ?? before.firstIndex(of: "i") {
    let isMeetingAlone =
      med == 1
      && ["sammantrade", "mote", "ett", "styrelsesammantrade"].contains(before[0].foldedForLabels)
    result.body = nameOfBody(Array(before[..<med]))
    var name = Array(before[(med + 1)...])
    if let town = name.lastIndex(where: { $0 == "i" || $0 == "på" }), town > 0 {
      result.place = name[(town + 1)...].joined(separator: " ")
      name = Array(name[..<town])
    }
    if isMeetingAlone, !name.isEmpty {
      result.body = name.joined(separator: " ").trimmed(",")
    } else {
      result.organization = name.isEmpty ? nil : name.joined(separator: " ").trimmed(",")
    }
  } else {
    result.body = nameOfBody(before)
  }
  if let preposition = behind.firstIndex(where: { $0 == "i" || $0 == "på" }),
    preposition + 1 < behind.count
  {
    result.place = behind[(preposition + 1)...].joined(separator: " ").trimmed(".,")
  }
  return result
}

/// Who met, of the words for the meeting: `kommunfullmäktiges sammanträde` is kommunfullmäktige's,
/// `styrelsemöte nr 4/2023` the board's.
private func nameOfBody(_ words: [String]) -> String? {
  var words = words
  if let number = words.firstIndex(where: { $0.foldedForLabels == "nr" || $0 == "nummer" }) {
    words.removeSubrange(number...)
  }
  guard let last = words.last?.foldedForLabels.trimmed(",") else { return nil }
  if last == "styrelsemote" || last == "styrelsemotet" { return "Styrelsen" }
  if ["sammantrade", "sammantradet", "mote", "motet"].contains(last), words.count > 1,
    words[words.count - 2].hasSuffix("s")
  {
    let owner = words.dropLast().joined(separator: " ")
    return capitalized(String(owner.dropLast()))
  }
  return capitalized(words.joined(separator: " "))
}

private func wordList(of scalars: ArraySlice<Unicode.Scalar>) -> [String] {
  String(String.UnicodeScalarView(scalars)).parts(at: " ").map(String.init)
}

private func isWeekdayName(_ word: String) -> Bool {
  let folded = word.foldedForLabels
  return Labels.weekdays.contains { folded.hasPrefix($0) }
}

func capitalized(_ text: String) -> String? {
  guard let first = text.first else { return nil }
  return first.uppercased() + text.dropFirst()
}
