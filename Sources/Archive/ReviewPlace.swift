package import Minutes

/// A place that a person is asked about, with all that a card shows of it.
package struct ReviewPlace: Equatable, Sendable, Codable {
  /// The document's row.
  package var document: Int64
  /// The first of its names.
  package var fileName: String
  /// The body that met, and the first day, ISO 8601; nil where the minutes don't say.
  package var body: String?
  package var day: String?
  /// The agenda item that it belongs to, as people call it.
  package var item: String?
  /// Where it is: the page and the line's number on it, from 1; the word's index in its line as
  /// read, from 0.
  package var page: Int
  package var line: Int
  package var word: Int
  /// The word's box and the line's on the page's picture; nil for plain text.
  package var box: Box?
  package var lineBox: Box?
  /// The correction's id: with the document's row it names the place.
  package var correction: String
  package var kind: Correction.Kind
  package var status: Correction.Status
  /// What was read, and what it may be.
  package var original: String
  package var corrected: String
  /// The probability that what stands there now is wrong, 0...1.
  package var doubt: Double
  /// What may stand there with probabilities, the likeliest first: what was read is among them.
  /// Those at 0 were weighed by nobody: people often mean them.
  package var candidates: [Alternative]
  /// The words of the line as read and as they are now; empty where a word is gone.
  package var readWords: [String]
  package var words: [String]
  /// Where in both the word is that is asked about.
  package var place: Int
  /// The text of an earlier decision that no longer fits; nil for most.
  package var formerly: String?
  /// The number of the last decision about this line: who decides on an older one has not seen it.
  package var version: Int64
  /// How many equal cases wait, this one included.
  package var cases: Int
}

/// What names a place in the queue.
package struct PlaceID: Equatable, Hashable, Sendable, Codable {
  /// The document's row.
  package var document: Int64
  /// The correction's id.
  package var correction: String

  package init(document: Int64, correction: String) {
    self.document = document
    self.correction = correction
  }
}

/// Which places of the queue are wanted.
package struct QueueFilter: Equatable, Hashable, Sendable, Codable {
  /// The document's row.
  package var document: Int64?
  package var kinds: Set<Correction.Kind> = []
  /// Bounds of the probability of error, 0...1.
  package var leastDoubt: Double?
  package var mostDoubt: Double?
  /// The meeting's day, ISO 8601, bounds included.
  package var from: String?
  package var until: String?
  /// Something that stands in what was read, what it may be, or the line.
  package var text: String?
  /// Only places at which an earlier decision no longer fits.
  package var onlyReopened = false

  package init() {}

  /// Whether everything is wanted.
  package var isEmpty: Bool { self == QueueFilter() }
}

/// How far the review has come.
package struct QueueProgress: Equatable, Sendable, Codable {
  /// Places that wait, and questions: equal cases are one.
  package var places: Int
  package var questions: Int
  /// Decisions that hold.
  package var decided: Int

  package init(places: Int, questions: Int, decided: Int) {
    self.places = places
    self.questions = questions
    self.decided = decided
  }
}

/// What a person asks to be decided about a place.
package struct DecisionRequest: Equatable, Sendable, Codable {
  /// What is decided; the text where it is one.
  package enum Answer: Equatable, Sendable {
    /// This text is right: accepted where it was proposed, else edited.
    case text(String)
    /// What was read is right.
    case keep
    /// The whole line is this.
    case line(String)
    /// The line is that.
    case role(LineRole)
  }

  /// Unlike that of any other decision: asking twice decides once.
  package var id: String
  /// The document's row.
  package var document: Int64
  package var page: Int
  package var line: Int
  /// The word's index in its line as read; nil for the whole line.
  package var word: Int?
  /// The version of the line that the person saw.
  package var version: Int64
  package var answer: Answer
  /// A word that the archive shall know from now on.
  package var learned: String?

  package init(
    id: String, document: Int64, page: Int, line: Int, word: Int? = nil, version: Int64,
    answer: Answer, learned: String? = nil
  ) {
    self.id = id
    self.document = document
    self.page = page
    self.line = line
    self.word = word
    self.version = version
    self.answer = answer
    self.learned = learned
  }
}

/// What has become of a request.
package struct DecisionReceipt: Equatable, Sendable, Codable {
  /// The decisions' numbers in the log.
  package var numbers: [Int64]
  /// The documents that they concern: their meetings are to be made anew.
  package var documents: [Int64]
}

/// A line that somebody else has decided about in the meantime.
package struct DecisionConflict: Equatable, Sendable, Codable {
  /// The request's.
  package var id: String
  package var document: Int64
  package var page: Int
  package var line: Int
  /// The line as it is now, and its version.
  package var text: String
  package var version: Int64
  /// The decisions that the person has not seen, oldest first.
  package var decisions: [ReviewDecision]
}

/// In JSON an answer is `{"kind": "text", "text": "för"}`, `{"kind": "keep"}`, `{"kind": "line",
/// "text": …}` or `{"kind": "role", "role": {…}}`.
extension DecisionRequest.Answer: Codable {
  private enum Key: String, CodingKey { case kind, text, role }
  private enum Kind: String, Codable { case text, keep, line, role }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    self =
      switch try values.decode(Kind.self, forKey: .kind) {
      case .text: .text(try values.decode(String.self, forKey: .text))
      case .keep: .keep
      case .line: .line(try values.decode(String.self, forKey: .text))
      case .role: .role(try values.decode(LineRole.self, forKey: .role))
      }
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    switch self {
    case .text(let text):
      try values.encode(Kind.text, forKey: .kind)
      try values.encode(text, forKey: .text)
    case .keep: try values.encode(Kind.keep, forKey: .kind)
    case .line(let text):
      try values.encode(Kind.line, forKey: .kind)
      try values.encode(text, forKey: .text)
    case .role(let role):
      try values.encode(Kind.role, forKey: .kind)
      try values.encode(role, forKey: .role)
    }
  }
}
