import Minutes

/// Who was there, said in sentences: `Närvarande var Anna Ek och Bo Alm. Sekreterare var Bo Alm.`
/// - Parameter text: a paragraph of the head.
/// - Returns: each label with the names behind its verb; empty where it is no such paragraph.
func attendanceSentences(in text: String) -> [(label: String, meaning: HeadLabel, names: String)] {
  guard text.utf8.count < 4000, text.firstScalar?.isUpper == true, hasAttendanceVerb(text) else {
    return []
  }
  var found: [(label: String, meaning: HeadLabel, names: String)] = []
  for sentence in sentences(of: text) {
    let words = sentence.parts(at: " ").map(String.init)
    found += passives(words)
    guard
      let verb = words.prefix(5).firstIndex(where: {
        Labels.attendanceVerbs.contains($0.foldedForLabels.trimmed(":"))
      }), verb + 1 < words.count, !["inte", "ej"].contains(words[verb + 1].trimmed(":"))
    else { continue }
    let names = words[(verb + 1)...].joined(separator: " ").trimmed(".: ")
    let subject = words[..<verb].joined(separator: " ")
    guard let first = people(in: names).first, looksLikeName(first.name) else { continue }
    if let meaning = headLabel(subject), isOfPeople(meaning) {
      found.append((subject, meaning, names))
    } else if verb <= 3, headLabel(words[verb]) == .present(nil) {
      // `I mötet deltog …`
      found.append((words[verb], .present(nil), names))
    }
  }
  return found
}

/// `Mötet leddes av Anna Ek, och anteckningarna fördes av Bo Alm`
private func passives(
  _ words: [String]
) -> [(label: String, meaning: HeadLabel, names: String)] {
  var found: [(label: String, meaning: HeadLabel, names: String)] = []
  for (index, word) in words.enumerated().dropFirst(2) where word == "av" {
    let names = words[(index + 1)...].prefix(3).prefix { $0.firstScalar?.isUpper == true }
    // The name ends where a comma or a full stop stands.
    let end = names.firstIndex { $0.hasSuffix(",") || $0.hasSuffix(".") }.map { $0 + 1 }
    let name = words[(index + 1)..<(end ?? names.endIndex)].joined(separator: " ").trimmed(".,")
    let label = words[(index - 2)..<index].joined(separator: " ")
    let subject = words[index - 2].foldedForLabels
    guard looksLikeName(name) else { continue }
    switch words[index - 1].foldedForLabels {
    case "leddes", "leds", "oppnades": found.append((label, .person(.chair), name))
    case "fordes", "fors", "skrevs":
      guard subject.hasPrefix("anteck") || subject.hasPrefix("proto") else { continue }
      found.append((label, .person(.secretary), name))
    default: break
    }
  }
  return found
}

/// Whether any word is such a verb: told before sentences are cut.
private func hasAttendanceVerb(_ text: String) -> Bool {
  text.utf8.split(separator: 0x20).contains { word in
    word.count >= 2 && word.count <= 8
      && (word.elementsEqual("av".utf8)
        || Labels.attendanceVerbs.contains(
          String(Substring(word)).foldedForLabels.trimmed(":")))
  }
}

/// Whether a paragraph says who was there.
func isAttendanceSentence(_ text: String) -> Bool { !attendanceSentences(in: text).isEmpty }

func isOfPeople(_ meaning: HeadLabel) -> Bool {
  switch meaning {
  case .present, .absent, .person: true
  default: false
  }
}
