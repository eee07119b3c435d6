package import Minutes

extension SegmentedDocument {
  /// What each line that has words was taken for, in reading order.
  ///
  /// A line whose words stand in several passages is told by the first of them that is no
  /// furniture.
  /// - Complexity: O(words); it is made when it is asked for.
  package var outline: [OutlineLine] { outlineLines(of: drafts, roles, decided: decided) }
}

/// What each line of some passages was taken for.
/// - Parameters:
///   - drafts: the passages.
///   - roles: what they were taken for.
///   - decided: what a person said of lines.
/// - Returns: each line once, in reading order.
func outlineLines(
  of drafts: [Draft], _ roles: [Int: String], decided: [LineAddress: LineRole]
) -> [OutlineLine] {
  var lines: [OutlineLine] = []
  var places: [LineAddress: Int] = [:]
  for (index, draft) in drafts.enumerated() {
    let role = outlineRole(of: draft, roles[index])
    // The title below an item's number is part of its heading.
    var opens = role != .item || draft.role == "ärende"
    var last: LineAddress?
    for token in draft.tokens where token.address != last {
      last = token.address
      defer { opens = false }
      let line = OutlineLine(
        page: token.pageNumber, line: token.line, role: role, opens: opens,
        depth: role == .listItem ? draft.depth : nil,
        isDecided: decided[token.address] != nil)
      if let place = places[token.address] {
        if lines[place].role == .furniture, role != .furniture { lines[place] = line }
      } else {
        places[token.address] = lines.count
        lines.append(line)
      }
    }
  }
  return lines
}

/// A passage's role as people call it.
private func outlineRole(of draft: Draft, _ role: String?) -> OutlineLine.Role {
  if draft.kind == .furniture { return draft.role == numberRole ? .other : .furniture }
  switch role {
  case "item": return .item
  case "section", "day heading": return .section
  case "subheading", "decision heading": return .subheading
  case "decision": return .decision
  case "table row": return .tableRow
  case "signature": return .signature
  case "agenda": return .agenda
  case "label": return draft.presenters == nil ? .other : .presenters
  case "paragraph": return draft.kind == .row ? .tableRow : .paragraph
  case "announcement", nil: return .other
  case let role?: return role.hasPrefix("list item") ? .listItem : .head
  }
}
