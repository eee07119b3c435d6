/// A place in a document as a person saw it: what was read there, and where.
///
/// It refers to no row of any table, so that it is found again after another reading.
package struct SeenPlace: Equatable, Sendable, Codable {
  /// Of the document's bytes.
  package var sha256: String
  /// From 1.
  package var page: Int
  /// The line's number on the page, from 1.
  package var line: Int
  /// The word's index in its line as read, from 0; nil where the whole line is meant.
  package var word: Int?
  /// The place on the page's picture; nil for plain text.
  package var box: Box?
  /// The width of that picture, to which the box refers.
  package var pageWidth: Int?
  /// What was read there.
  package var seen: String

  package init(
    sha256: String, page: Int, line: Int, word: Int? = nil, box: Box? = nil,
    pageWidth: Int? = nil, seen: String
  ) {
    self.sha256 = sha256
    self.page = page
    self.line = line
    self.word = word
    self.box = box
    self.pageWidth = pageWidth
    self.seen = seen
  }
}

/// What a person decided about a place.
package struct ReviewDecision: Equatable, Sendable {
  /// What was decided.
  package enum Verdict: Equatable, Sendable {
    /// The proposal is right; its text.
    case accept(String)
    /// What was read is right.
    case keep
    /// Neither; the right text, empty where nothing stands there.
    case edit(String)
    /// What the line is.
    case role(LineRole)
    /// An earlier decision does not hold; its id.
    case undo(String)
  }

  /// Unlike that of any other decision, here or elsewhere.
  package var id: String
  /// Decisions that were made at one stroke, and are undone at one, share this.
  package var action: String
  package var place: SeenPlace
  /// What stood there when it was decided.
  package var shown: String?
  package var verdict: Verdict
  /// A word that the archive's own dictionary has from this decision on, as long as it holds.
  package var learned: String?
  /// Who decided.
  package var reviewer: String
  /// When, ISO 8601 in UTC.
  package var decided: String

  package init(
    id: String, action: String, place: SeenPlace, shown: String? = nil, verdict: Verdict,
    learned: String? = nil, reviewer: String, decided: String
  ) {
    self.id = id
    self.action = action
    self.place = place
    self.shown = shown
    self.verdict = verdict
    self.learned = learned
    self.reviewer = reviewer
    self.decided = decided
  }
}

/// In JSON a decision is flat: `verdict`, with `text`, `role` or `undoes` where it has one.
extension ReviewDecision: Codable {
  private enum Key: String, CodingKey {
    case id, action, sha256, page, line, word, box, pageWidth, seen, shown, verdict, text, role
    case undoes, learned, reviewer, decided
  }

  /// The verdicts' names, as JSON and the archive have them.
  package enum VerdictName: String, Codable, Sendable {
    case accept, keep, edit, role, undo
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    place = SeenPlace(
      sha256: try values.decode(String.self, forKey: .sha256),
      page: try values.decode(Int.self, forKey: .page),
      line: try values.decode(Int.self, forKey: .line),
      word: try values.decodeIfPresent(Int.self, forKey: .word),
      box: try values.decodeIfPresent(Box.self, forKey: .box),
      pageWidth: try values.decodeIfPresent(Int.self, forKey: .pageWidth),
      seen: try values.decode(String.self, forKey: .seen))
    id = try values.decode(String.self, forKey: .id)
    action = try values.decode(String.self, forKey: .action)
    shown = try values.decodeIfPresent(String.self, forKey: .shown)
    learned = try values.decodeIfPresent(String.self, forKey: .learned)
    reviewer = try values.decode(String.self, forKey: .reviewer)
    decided = try values.decode(String.self, forKey: .decided)
    verdict =
      switch try values.decode(VerdictName.self, forKey: .verdict) {
      case .accept: .accept(try values.decode(String.self, forKey: .text))
      case .edit: .edit(try values.decode(String.self, forKey: .text))
      case .keep: .keep
      case .role: .role(try values.decode(LineRole.self, forKey: .role))
      case .undo: .undo(try values.decode(String.self, forKey: .undoes))
      }
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(id, forKey: .id)
    try values.encode(action, forKey: .action)
    try values.encode(place.sha256, forKey: .sha256)
    try values.encode(place.page, forKey: .page)
    try values.encode(place.line, forKey: .line)
    try values.encodeIfPresent(place.word, forKey: .word)
    try values.encodeIfPresent(place.box, forKey: .box)
    try values.encodeIfPresent(place.pageWidth, forKey: .pageWidth)
    try values.encode(place.seen, forKey: .seen)
    try values.encodeIfPresent(shown, forKey: .shown)
    try values.encodeIfPresent(learned, forKey: .learned)
    try values.encode(reviewer, forKey: .reviewer)
    try values.encode(decided, forKey: .decided)
    try values.encode(verdict.name, forKey: .verdict)
    switch verdict {
    case .accept(let text), .edit(let text): try values.encode(text, forKey: .text)
    case .role(let role): try values.encode(role, forKey: .role)
    case .undo(let other): try values.encode(other, forKey: .undoes)
    case .keep: break
    }
  }
}

extension ReviewDecision.Verdict {
  /// Which of them it is.
  package var name: ReviewDecision.VerdictName {
    switch self {
    case .accept: .accept
    case .keep: .keep
    case .edit: .edit
    case .role: .role
    case .undo: .undo
    }
  }
}
