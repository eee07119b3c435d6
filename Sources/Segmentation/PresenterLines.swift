import Minutes

/// Marks the lines that name the presenters of an item: by a label that is known, or by any label
/// that comes again and again before nothing but names.
func markPresenters(_ drafts: inout [Draft], _ live: [Int]) {
  var places: [String: [(index: Int, names: String)]] = [:]
  for i in live where drafts[i].marker == nil {
    if let names = labelled(drafts[i].text, Labels.presenters) {
      drafts[i].presenters = names
    } else if let (label, names) = labelledNames(drafts[i]) {
      places[label, default: []].append((i, names))
    }
  }
  for found in places.values where found.count > 1 {
    for (i, names) in found { drafts[i].presenters = names }
  }
}

/// `Dragning: Anna Ek och Bo Alm`: a short label and whole names, and nothing else.
private func labelledNames(_ draft: Draft) -> (label: String, names: String)? {
  guard draft.tokens.count <= 14, draft.kind == .paragraph || draft.cells.count == 2,
    draft.text.firstScalar?.isUpper == true,
    let colon = draft.text.unicodeScalars.prefix(40).firstIndex(of: ":")
  else { return nil }
  let label = String(draft.text.unicodeScalars[..<colon])
  let names = String(draft.text.unicodeScalars[colon...]).trimmed(": ")
  guard label.split(separator: " ").count <= 3, headLabel(label) == nil,
    !isLabel(label, Labels.decisions), !isLabel(label, Labels.signatures.lazy.map(\.0)),
    documentKind(label) == nil, !names.hasSuffix(".")
  else { return nil }
  let found = people(in: names)
  guard !found.isEmpty, found.allSatisfy({ looksLikeName($0.name) && $0.affiliation == nil })
  else { return nil }
  return (label.foldedForLabels, names)
}
