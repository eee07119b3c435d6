/// What a line of a document was taken for.
package struct OutlineLine: Equatable, Sendable, Codable {
  /// What the passage is that the line stands in.
  package enum Role: String, Codable, Sendable, CaseIterable {
    /// An agenda item's heading.
    case item
    /// A section's heading, or a day's.
    case section
    /// A heading within an item; that of its decisions, too.
    case subheading
    case decision
    case paragraph
    case listItem
    /// A row of a table or of a form.
    case tableRow
    /// The document's head: who met, when, where, who was there.
    case head
    /// Who presents an item.
    case presenters
    case signature
    /// The agenda that stands above the items.
    case agenda
    case furniture
    /// What the contract has in another form or not at all: a case number, an announcement.
    case other
  }

  /// From 1.
  package var page: Int
  /// The line's number on its page, from 1.
  package var line: Int
  package var role: Role
  /// Whether a passage begins with it.
  package var opens: Bool
  /// For list items: how deep it is nested, from 0.
  package var depth: Int?
  /// Whether a person said something of it.
  package var isDecided: Bool

  package init(
    page: Int, line: Int, role: Role, opens: Bool, depth: Int? = nil, isDecided: Bool = false
  ) {
    self.page = page
    self.line = line
    self.role = role
    self.opens = opens
    self.depth = depth
    self.isDecided = isDecided
  }

  package var address: LineAddress { LineAddress(page: page, line: line) }

  /// What a person says who agrees with all of it.
  package var agreed: LineRole {
    LineRole(kind: role.kind, joint: opens ? .opens : .continues, depth: depth)
  }
}

extension OutlineLine.Role {
  /// What a person calls it; nil for what only the segmentation tells apart.
  package var kind: LineRole.Kind? {
    switch self {
    case .item: .item
    case .section: .section
    case .subheading: .subheading
    case .decision: .decision
    case .paragraph: .paragraph
    case .listItem: .listItem
    case .furniture: .furniture
    case .tableRow, .head, .presenters, .signature, .agenda, .other: nil
    }
  }
}
