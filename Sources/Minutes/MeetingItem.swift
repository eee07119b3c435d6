/// A part of the agenda under a heading of its own, or the whole of it.
package struct Section: Equatable, Sendable, Codable {
  package enum Kind: String, Codable, Sendable {
    case information
    case dialogue
    case decision
    case other
  }

  package var kind: Kind
  /// As written; nil where items follow the head of the document with no section heading.
  package var heading: String?
  /// Which of the meeting's sittings, from 1; nil where there is but one.
  package var sitting: Int?
  /// Text before the first item.
  package var blocks: [Block]
  package var items: [MeetingItem]
  /// Decisions taken under no agenda item.
  package var decisions: [Decision]

  package init(
    kind: Kind, heading: String? = nil, sitting: Int? = nil, blocks: [Block] = [],
    items: [MeetingItem] = [], decisions: [Decision] = []
  ) {
    self.kind = kind
    self.heading = heading
    self.sitting = sitting
    self.blocks = blocks
    self.items = items
    self.decisions = decisions
  }
}

/// An agenda item.
package struct MeetingItem: Equatable, Sendable, Codable {
  /// As written, without its full stop: `1`, `§ 12`.
  package var number: String?
  package var title: String
  /// Diarienummer.
  package var caseNumber: String?
  /// Föredragande.
  package var presenters: [String]
  package var place: String?
  package var blocks: [Block]
  package var decisions: [Decision]
  /// Yrkanden. This and what follows is nil where the item has none; since version 1.1.
  package var motions: [Statement]?
  /// Voteringar.
  package var votes: [Vote]?
  /// Reservationer.
  package var reservations: [Statement]?
  /// Jäv: who did not take part, and why.
  package var disqualifications: [Statement]?
  /// Beslutsunderlag.
  package var references: [Reference]?
  /// Beslutet skickas till.
  package var recipients: [Recipient]?
  package var location: Location?

  package init(
    number: String? = nil, title: String, caseNumber: String? = nil, presenters: [String] = [],
    place: String? = nil, blocks: [Block] = [], decisions: [Decision] = [],
    location: Location? = nil
  ) {
    self.number = number
    self.title = title
    self.caseNumber = caseNumber
    self.presenters = presenters
    self.place = place
    self.blocks = blocks
    self.decisions = decisions
    self.location = location
  }
}

/// A paragraph, a subheading, a table, or a list item with the items nested in it.
package struct Block: Equatable, Sendable, Codable {
  package enum Kind: String, Codable, Sendable {
    case paragraph
    case heading
    case listItem
    case table
  }

  package var type: Kind
  package var text: String
  /// A list item's sign or ordinal.
  package var marker: String?
  package var children: [Block]?
  /// A table's rows of cells.
  package var rows: [[String]]?
  package var confidence: Double?
  package var location: Location?

  package init(
    type: Kind, text: String, marker: String? = nil, children: [Block]? = nil,
    rows: [[String]]? = nil, confidence: Double? = nil, location: Location? = nil
  ) {
    self.type = type
    self.text = text
    self.marker = marker
    self.children = children
    self.rows = rows
    self.confidence = confidence
    self.location = location
  }
}

/// What was decided, as written.
package struct Decision: Equatable, Sendable, Codable {
  package var text: String
  package var location: Location?

  package init(text: String, location: Location? = nil) {
    self.text = text
    self.location = location
  }
}
