package import Minutes

/// A page as a reviewer looks at it: its picture's measures, its lines and words.
package struct PageView: Equatable, Sendable, Codable {
  package struct Word: Equatable, Sendable, Codable {
    /// The index in the line as read, from 0; -1 for a sign that the repair put there.
    package var index: Int
    /// What was read.
    package var recognized: String
    /// What stands there now.
    package var text: String
    package var box: Box?
    /// The recogniser's score, 0...1; nil for text layers and plain text.
    package var confidence: Double?
    /// The probability that what stands there is wrong, 0...1; nil where nothing speaks for that.
    package var doubt: Double?
    /// The correction's id, where there is one: with the document it names the place.
    package var correction: String?
    package var status: Correction.Status?
    /// Whether it waits for a decision.
    package var isAsked: Bool
  }

  package struct Line: Equatable, Sendable, Codable {
    /// From 1.
    package var number: Int
    package var box: Box?
    package var words: [Word]
    /// The number of the last decision about it; 0 for none.
    package var version: Int64
  }

  /// The document's row and the first of its names.
  package var document: Int64
  package var fileName: String
  package var sha256: String
  /// From 1, of how many.
  package var number: Int
  package var pageCount: Int
  package var origin: PageOrigin
  /// The measures of the upright, level page, to which boxes refer; nil for plain text.
  package var width: Int?
  package var height: Int?
  package var dpi: Int?
  package var rotation: Int?
  package var skewDegrees: Double?
  package var warnings: [Warning]
  package var lines: [Line]
  /// What its lines were taken for, in reading order; empty until its meeting is made.
  package var outline: [OutlineLine]
}

/// A document in the list of all.
package struct DocumentRow: Equatable, Sendable, Codable {
  /// Its row.
  package var id: Int64
  package var sha256: String
  /// Its names, the first first.
  package var fileNames: [String]
  package var state: StoredDocument.State
  package var mediaType: MediaType?
  package var pageCount: Int?
  package var body: String?
  package var title: String?
  /// ISO 8601.
  package var firstDay: String?
  package var lastDay: String?
  /// Corrections that were made, and places that wait.
  package var applied: Int
  package var waiting: Int
  /// Why nothing of it could be read.
  package var failure: StoredFailure?
  /// Why single pages could not be read, by their numbers.
  package var failedPages: [Int: StoredFailure]
  /// What a person should know of it.
  package var warnings: [Warning]
}

/// Which documents are wanted.
package struct DocumentFilter: Equatable, Sendable, Codable {
  package enum Order: String, Codable, Sendable, CaseIterable {
    /// The newest in the archive first.
    case newest
    case name
    case day
    /// Those with most places that wait first.
    case waiting
  }

  package var state: StoredDocument.State?
  /// Something that stands in a name, the body or the title.
  package var text: String?
  package var order = Order.newest
  package var offset = 0

  package init() {}
}

/// A line in which something was found.
package struct SearchHit: Equatable, Sendable, Codable {
  /// The document's row and the first of its names.
  package var document: Int64
  package var fileName: String
  package var body: String?
  package var day: String?
  package var page: Int
  package var line: Int
  /// The line as it stands now, and as it was read.
  package var text: String
  package var recognized: String
  package var box: Box?
}
