package import Minutes

/// Every passage of a document with what it was taken for and why it began where it did: for a
/// person who wonders, tab-separated.
package func explanation(of pages: [Page]) -> String {
  var text = ""
  for draft in assemblePassages(of: pages) {
    let place = draft.location
    let line = place?.lines?.first ?? 0
    let role = draft.role.isEmpty ? draft.kind.rawValue : draft.role
    text += "\(place?.page ?? 0):\(line)\t\(role)"
    if draft.kind == .listItem { text += " \(draft.depth)" }
    if draft.hasBoxes { text += "\t\(rounded(draft.indent)) em" }
    text += "\t\(draft.reason)\t"
    if let marker = draft.marker { text += marker.text + " " }
    text += (draft.cells.isEmpty ? draft.text : draft.cells.joined(separator: " ¦ ")) + "\n"
  }
  return text
}
