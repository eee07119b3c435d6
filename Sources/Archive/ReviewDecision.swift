package import Minutes

/// What a person decided about a place, keyed by what was seen there.
package struct ReviewDecision: Equatable, Sendable {
  /// What was decided.
  package enum Verdict: Equatable, Sendable {
    /// The proposal is right; its text.
    case accept(String)
    /// What was read is right.
    case keep
    /// Neither; the right text.
    case edit(String)
    /// An earlier decision does not hold; its number in the log.
    case undo(Int64)
  }

  /// Of the document's bytes.
  package var sha256: String
  /// From 1.
  package var page: Int
  /// The line's number on the page, from 1; nil where the place is known by its box alone.
  package var line: Int?
  /// The place on the page's picture.
  package var box: Box?
  /// What was read there.
  package var seen: String
  package var verdict: Verdict
  /// Who decided.
  package var reviewer: String

  package init(
    sha256: String, page: Int, line: Int? = nil, box: Box? = nil, seen: String, verdict: Verdict,
    reviewer: String
  ) {
    self.sha256 = sha256
    self.page = page
    self.line = line
    self.box = box
    self.seen = seen
    self.verdict = verdict
    self.reviewer = reviewer
  }
}
