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
    })
  else { return nil }
  var taken: [Int] = []
  var words: [String] = []
  for i in indices[start...].prefix(6) where drafts[i].tokens.count < 40 {
    if !taken.isEmpty, drafts[i].text.contains(": ") { break }
    taken.append(i)
    words += drafts[i].text.split(separator: " ").map(String.init)
    // The formula ends with the day, or with the place behind it.
    let text = words.joined(separator: " ")
    if let day = dates(in: text).last {
      let behind = text.unicodeScalars.count - day.range.upperBound
      if behind > 4 { break }
    }
  }
  let text = words.joined(separator: " ")
  guard let day = dates(in: text).first else { return nil }
  let scalars = Array(text.unicodeScalars)
  var before = wordList(of: scalars[..<day.range.lowerBound])
  let behind = wordList(of: scalars[day.range.upperBound...])
  if let vid = before.firstIndex(where: { $0 == "vid" || $0 == "från" }) {
    before.removeSubrange(...vid)
  }
  while let last = before.last, last == "den" || isWeekdayName(last) { before.removeLast() }
  var result = HeldFormula(text: text, indices: Set(taken))
  if let med = before.firstIndex(of: "med") ?? before.firstIndex(of: "i") {
    result.body = capitalized(before[..<med].joined(separator: " "))
    var name = Array(before[(med + 1)...])
    if let town = name.lastIndex(where: { $0 == "i" || $0 == "på" }), town > 0 {
      result.place = name[(town + 1)...].joined(separator: " ")
      name = Array(name[..<town])
    }
    result.organization = name.isEmpty ? nil : name.joined(separator: " ").trimmed(",")
  } else {
    result.body = capitalized(before.joined(separator: " "))
  }
  if let preposition = behind.firstIndex(where: { $0 == "i" || $0 == "på" }),
    preposition + 1 < behind.count
  {
    result.place = behind[(preposition + 1)...].joined(separator: " ").trimmed(".,")
  }
  return result
}

private func wordList(of scalars: ArraySlice<Unicode.Scalar>) -> [String] {
  String(String.UnicodeScalarView(scalars)).split(separator: " ").map(String.init)
}

private func isWeekdayName(_ word: String) -> Bool {
  let folded = word.foldedForLabels
  return Labels.weekdays.contains { folded.hasPrefix($0) }
}

func capitalized(_ text: String) -> String? {
  guard let first = text.first else { return nil }
  return first.uppercased() + text.dropFirst()
}
