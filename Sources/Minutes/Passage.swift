/// A stretch of text that a person would call one thing: a paragraph, a heading, a list item,
/// a row of a table. Line breaks and hyphenation are undone in it.
package struct Passage: Equatable, Sendable, Codable {
  /// What sort of stretch it is.
  package enum Kind: String, Codable, Sendable {
    case paragraph
    case heading
    case listItem
    /// One row of a table or of a form; `cells` has its parts.
    case row
    /// A running header, a footer, a page number or a logo: not part of what was written.
    case furniture
  }

  /// What sort of stretch it is.
  package var kind: Kind
  /// Its text without the marker.
  package var text: String
  /// A list item's sign or ordinal as written: `•`, `1.`, `a)`.
  package var marker: String?
  /// The cells of a row; empty for the other kinds.
  package var cells: [String]
  /// How deep a list item is nested, from 0.
  package var depth: Int
  /// Where it stands: one location a page.
  package var locations: [Location]

  package init(
    kind: Kind, text: String, marker: String? = nil, cells: [String] = [], depth: Int = 0,
    locations: [Location] = []
  ) {
    self.kind = kind
    self.text = text
    self.marker = marker
    self.cells = cells
    self.depth = depth
    self.locations = locations
  }
}
