package import Minutes

/// What has become of everything that was given to an archive, in numbers.
package struct ArchiveStatus: Equatable, Sendable, Codable {
  /// The version of the report's form.
  package static let currentVersion = "1.0"

  package struct Documents: Equatable, Sendable, Codable {
    package var done = 0
    package var partial = 0
    package var failed = 0
    package var waiting = 0
    /// Their files were written over: others have their names. Counted nowhere else.
    package var replaced = 0
  }

  package struct Pages: Equatable, Sendable, Codable {
    /// Read, with words on them.
    package var done = 0
    package var blank = 0
    package var failed = 0
    package var waiting = 0
    /// How many times a page was handed to a worker, over all runs.
    package var readings = 0
  }

  /// What was asked for in the last run and never became a document.
  package struct Refusal: Equatable, Sendable, Codable {
    package var path: String
    package var message: String
  }

  /// The last run.
  package struct Run: Equatable, Sendable, Codable {
    /// ISO 8601, UTC.
    package var started: String
    /// Nil while it goes on, and where it was killed.
    package var ended: String?
    package var outcome: RunOutcome?
    /// The version of the program.
    package var version: String
  }

  package var reportVersion = ArchiveStatus.currentVersion
  package var documents = Documents()
  package var pages = Pages()
  /// How many places wait for a reviewer.
  package var toReview = 0
  package var refused: [Refusal] = []
  package var lastRun: Run?

  package init() {}
}

/// What has become of one document.
package struct DocumentStatus: Equatable, Sendable, Codable {
  package struct FailedPage: Equatable, Sendable, Codable {
    package var page: Int
    package var code: String
    package var message: String
    /// How many times it was handed to a worker, over all runs.
    package var tries: Int
  }

  /// Pages whose words come from the same source for the same reason.
  package struct Origin: Equatable, Sendable, Codable {
    package var origin: PageOrigin
    package var evidence: String?
    /// How many there are.
    package var pages: Int
  }

  package var sha256: String
  /// Where it was found, absolute; the first first.
  package var files: [String] = []
  package var state: StoredDocument.State
  package var mediaType: MediaType?
  package var pageCount: Int?
  package var blankPages: [Int] = []
  /// Where its pages' words come from, and why.
  package var origins: [Origin] = []
  package var failedPages: [FailedPage] = []
  /// Why nothing of it could be read.
  package var failure: StoredFailure?
  /// The names of its outputs in `out`, without extensions.
  package var outputs: [String] = []
  /// How many places wait for a reviewer.
  package var toReview = 0
  /// How many corrections were made.
  package var applied = 0
  package var warnings: [Warning] = []
}
