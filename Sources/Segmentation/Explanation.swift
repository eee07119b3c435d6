package import Minutes

/// Every line of a document with the role that it got and why, for a person who wonders.
///
/// Tab-separated: page and line; what the passage that begins here was taken for, or `…` where one
/// goes on; the indentation where lines have boxes; the reason; the line.
/// - Parameters:
///   - pages: as repaired.
///   - roles: what a person said of lines.
/// - Returns: a line for each line of the document that has words, in the order of the passages.
package func explanation(of pages: [Page], roles: [LineAddress: LineRole] = [:]) -> String {
  let rulings = Rulings(roles, of: pages)
  let drafts = assemblePassages(of: pages, by: rulings.map(Guidance.rulings) ?? .none).drafts
  let source = Source(fileName: "", sha256: "", mediaType: .plainText, pages: [])
  var meeting = Meeting(id: "", source: source)
  let taken = readMeeting(from: drafts, into: &meeting, by: rulings).roles
  var text = ""
  for (index, draft) in drafts.enumerated() {
    let role = draft.kind == .furniture ? "furniture" : taken[index] ?? draft.kind.rawValue
    for (number, line) in draft.lines.enumerated() {
      text += "\(line.page):\(line.line)\t"
      if number == 0 {
        text += role + "\t" + (draft.hasBoxes ? "\(rounded(draft.indent)) em" : "") + "\t"
        text += draft.reason
      } else {
        let reasons = draft.rowReasons
        text += "…\t\t" + (reasons.indices.contains(number - 1) ? reasons[number - 1] : "")
      }
      text += "\t" + line.text + "\n"
    }
  }
  return text
}

extension Draft {
  /// Its printed lines with their words.
  fileprivate var lines: [(page: Int, line: Int, text: String)] {
    var lines: [(page: Int, line: Int, text: String)] = []
    for token in tokens {
      if let last = lines.last, last.page == token.pageNumber, last.line == token.line {
        lines[lines.count - 1].text += (token.opensCell ? " ¦ " : " ") + token.text
      } else {
        lines.append((token.pageNumber, token.line, token.text))
      }
    }
    return lines
  }
}
