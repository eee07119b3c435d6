/// What a person says that a line of a document is; the segmentation goes by it.
///
/// All of it is absolute, so that saying it twice changes nothing; what is nil is left to the
/// segmentation.
package struct LineRole: Equatable, Hashable, Sendable, Codable {
  /// What the passage is that the line begins, or belongs to.
  package enum Kind: String, Codable, Sendable, CaseIterable {
    /// An agenda item's heading.
    case item
    /// A section's heading.
    case section
    /// A heading within an item.
    case subheading
    case decision
    case paragraph
    case listItem
    /// A running header, a footer, a page number, a logo: no part of what was written.
    case furniture
  }

  /// How the line stands to the one above it.
  package enum Joint: String, Codable, Sendable, CaseIterable {
    /// It goes on with the passage above.
    case continues
    /// A passage begins with it.
    case opens
  }

  package var kind: Kind?
  package var joint: Joint?
  /// For list items: how deep it is nested, from 0.
  package var depth: Int?

  package init(kind: Kind? = nil, joint: Joint? = nil, depth: Int? = nil) {
    self.kind = kind
    self.joint = joint
    self.depth = depth
  }
}

/// A line's address in a document.
package struct LineAddress: Equatable, Hashable, Sendable, Codable {
  /// From 1.
  package var page: Int
  /// The line's number on its page, from 1.
  package var line: Int

  package init(page: Int, line: Int) {
    self.page = page
    self.line = line
  }
}
