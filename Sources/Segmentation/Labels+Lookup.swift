import Minutes

extension Labels {
  private static let sectionWords: [String: Section.Kind] = [
    "information": .information, "informationer": .information, "kannedom": .information,
    "dialog": .dialogue, "diskussion": .dialogue, "samtal": .dialogue, "samrad": .dialogue,
    "overlaggning": .dialogue, "beslut": .decision, "beslutande": .decision,
  ]

  /// `till information`, `för dialog`, `punkter för beslut`, `ärenden till kännedom`: what a part of
  /// the agenda is for.
  static func section(_ folded: String) -> Section.Kind? {
    // Most texts are told by their first letter: `till`, `för`, `ärenden`, `punkter`, `frågor`.
    guard folded.utf8.count < 40, let initial = folded.firstScalar,
      "tfap".unicodeScalars.contains(initial)
    else { return nil }
    let words = folded.parts(at: " ").map(String.init)
    guard words.count >= 2, words.count <= 3, let kind = words.last.flatMap({ sectionWords[$0] })
    else { return nil }
    let before = words.dropLast()
    guard before.last == "till" || before.last == "for" else { return nil }
    return before.count == 1 || ["arenden", "punkter", "fragor"].contains(words[0]) ? kind : nil
  }

  /// `INFORMATION & UPPFÖLJNING`, `GEMENSAM DIALOG`: by the first word that says so.
  static func shoutedSection(_ folded: String) -> Section.Kind? {
    let words = folded.parts(at: " ").map(String.init)
    guard words.count <= 4 else { return nil }
    return words.lazy.compactMap { sectionWords[$0] }.first
  }

  /// Words before those that name a group of people: `tjänstgörande ledamöter`.
  private static let groupQualifiers: Set<String> = [
    "ordinarie", "tjanstgorande", "narvarande", "ovriga", "valda", "beslutande", "icke", "ej",
    "inte", "franvarande", "adjungerade", "inbjudna", "kallade", "fackliga", "externa",
  ]
  private static let groups: [String: HeadLabel] = [
    "ledamoter": .present(.member), "ersattare": .present(.substitute),
    "suppleanter": .present(.substitute), "tjansteman": .present(.official),
    "tjanstepersoner": .present(.official), "deltagare": .present(nil),
    "narvarande": .present(nil), "representanter": .present(nil), "foretradare": .present(nil),
  ]

  /// The same at the head of a line: how many letters the label has, and what it means.
  static func leadingGroup(_ folded: String) -> (length: Int, meaning: HeadLabel)? {
    let words = folded.parts(at: " ")
    guard words.count > 2, groupQualifiers.contains(String(words[0])) else { return nil }
    for count in [4, 3, 2] where words.count > count {
      let label = words[..<count].joined(separator: " ")
      if let meaning = group(label) { return (label.unicodeScalars.count, meaning) }
    }
    return nil
  }

  /// What a label of several words means by its last word, where the others only qualify it.
  static func group(_ folded: String) -> HeadLabel? {
    guard folded.utf8.contains(0x20) else { return nil }
    let words = folded.parts(at: " ").map(String.init)
    guard words.count <= 4, let meaning = words.last.flatMap({ groups[$0] }),
      words.dropLast().allSatisfy(groupQualifiers.contains)
    else { return nil }
    return words[0].hasPrefix("franvar") ? .absent : meaning
  }
}

/// What a label that stands before a colon or a cell's edge means.
/// - Parameter text: the label, with or without its colon.
/// - Returns: nil for what is no label of a head.
package func headLabel(_ text: String) -> HeadLabel? {
  let folded = text.foldedAsLabel
  guard !folded.isEmpty else { return nil }
  return Labels.headTable.exact(folded) ?? Labels.group(folded)
    ?? Labels.headTable.nearest(folded)
}

/// A text as one of the given labels, whole; a misread letter in a long one is forgiven.
func isLabel(_ text: String, _ labels: some Sequence<String>) -> Bool {
  let folded = text.foldedAsLabel
  let length = folded.unicodeScalars.count
  guard length > 1, length < 45 else { return false }
  return labels.contains {
    folded == $0 || (length >= 8 && editDistance(folded, $0, limit: 1) != nil)
  }
}

/// Whether a passage begins with one of the labels and a colon, or the label and a name.
func isLabelled(_ draft: Draft, _ labels: [String]) -> Bool {
  labelled(draft.text, labels) != nil
}

/// What follows one of the labels: after its colon, or as it stands where the label is a cell.
func labelled(_ text: String, _ labels: [String]) -> String? {
  let scalars = text.unicodeScalars
  guard let first = scalars.first, first.isLetter else { return nil }
  if let colon = text.utf8.prefix(45).firstIndex(of: 0x3A) {
    let label = String(scalars[..<colon])
    if isLabel(label, labels) { return String(scalars[scalars.index(after: colon)...]).trimmed() }
  }
  // Most passages are told by their first letter alone.
  let initial = first.folded
  guard labels.contains(where: { $0.firstScalar == initial }) else { return nil }
  let folded = text.foldedForLabels(first: 40)
  for label in labels where label.utf8.count > 6 && beginsWithWord(folded, label) {
    let rest = String(scalars.dropFirst(label.unicodeScalars.count)).trimmed()
    if let first = people(in: rest).first, looksLikeName(first.name),
      rest.firstScalar?.isUpper == true
    {
      return rest
    }
  }
  return nil
}

/// Whether a text begins with a label and a space.
func beginsWithWord(_ text: String, _ label: String) -> Bool {
  var units = text.utf8.makeIterator()
  for unit in label.utf8 where units.next() != unit { return false }
  return units.next() == 0x20
}
