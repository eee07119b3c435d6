import Minutes

/// Marks the lines that name the presenters of an item: by a label that is known, or by any label
/// that comes again and again before nothing but names.
func markPresenters(_ drafts: inout [Draft], _ live: [Int]) {
  var places: [String: [(index: Int, names: String)]] = [:]
  var said: [(label: String, names: String)?] = []
  said.reserveCapacity(live.count)
  for i in live {
    let isShort =
      drafts[i].marker == nil && drafts[i].tokens.count <= 14
      && (drafts[i].kind == .paragraph || drafts[i].cells.count == 2)
    said.append(isShort ? labelledNames(drafts[i].text) : nil)
  }
  for (position, i) in live.enumerated()
  where drafts[i].marker == nil && drafts[i].tokens.count <= 60 {
    // `(föredragande: Anna Ek)`
    let text = drafts[i].text.utf8.first == 0x28 ? drafts[i].text.trimmed("()") : drafts[i].text
    if let names = labelled(text, Labels.presenters) {
      drafts[i].presenters = names
    } else if let (label, names) = said[position] {
      // Presenters stand alone below a title; in a list of who was there, such lines follow each
      // other.
      let isAmongOthers =
        (position > 0 && said[position - 1] != nil)
        || (position + 1 < live.count && said[position + 1] != nil)
      if !isAmongOthers { places[label, default: []].append((i, names)) }
    }
  }
  for found in places.values where found.count > 1 {
    for (i, names) in found { drafts[i].presenters = names }
  }
}

/// `Dragning: Anna Ek och Bo Alm`: a short label and whole names, and nothing else.
private func labelledNames(_ text: String) -> (label: String, names: String)? {
  guard text.firstScalar?.isUpper == true,
    let colon = text.utf8.prefix(45).firstIndex(of: 0x3A)
  else { return nil }
  let label = String(text[..<colon])
  let names = String(text[colon...]).trimmed(": ")
  guard names.firstAlphanumeric?.isUpper == true, label.parts(at: " ").count <= 3,
    headLabel(label) == nil,
    !isLabel(label, Labels.decisions), !isLabel(label, Labels.signatureTable),
    documentKind(label) == nil, !names.hasSuffix(".")
  else { return nil }
  let found = people(in: names)
  guard !found.isEmpty, found.allSatisfy({ looksLikeName($0.name) && $0.affiliation == nil })
  else { return nil }
  return (label.foldedForLabels, names)
}
