package import Minutes

/// What is asked of a helper process: one JSON object a line.
package protocol Order: Codable, Sendable {
  /// What it answers.
  associatedtype Answer: OrderAnswer
  /// Repeated in the answer.
  var id: Int { get }
}

/// What a helper process answers: one JSON object a line.
package protocol OrderAnswer: Codable, Sendable {
  /// The order's.
  var id: Int { get }
  /// Why there is no answer.
  var failure: WorkFailure? { get }
}

extension Job: Order { package typealias Answer = Report }
extension Report: OrderAnswer {}

/// What is asked of the process that repairs and segments documents of an archive.
package struct FinishOrder: Equatable, Sendable, Order {
  package typealias Answer = FinishReport

  package enum Task: String, Codable, Sendable {
    /// Repair the document's pages, make a meeting of them, keep both and write the outputs.
    case finish
    /// Lay what people decided over the repaired pages that the archive has, make a meeting of
    /// them, keep it and write the outputs.
    case decide
    /// Write the outputs of the meeting that the archive has.
    case write
  }

  package var id: Int
  package var task: Task
  /// The document's row in the archive.
  package var document: Int64
  /// The run that asks; nobody else's results are kept. 0 for `decide`, which belongs to none.
  package var run: Int64
  /// The path of a text, whose pages nobody has read before; nil where the archive has them.
  package var text: String?
  /// Whether the repair is made anew even where its inputs are the same.
  package var repairs: Bool

  package init(
    id: Int, task: Task, document: Int64, run: Int64, text: String? = nil, repairs: Bool = false
  ) {
    self.id = id
    self.task = task
    self.document = document
    self.run = run
    self.text = text
    self.repairs = repairs
  }
}

/// What has become of a document.
package struct FinishReport: Equatable, Sendable, OrderAnswer {
  package var id: Int
  package var failure: WorkFailure?
  /// How many pages it has.
  package var pages: Int
  /// How many of them are blank.
  package var blankPages: Int
  /// Why those failed that did, by their warnings.
  package var failedPages: [Warning]
  /// How many corrections were made.
  package var applied: Int
  /// How many places wait for a reviewer.
  package var proposed: Int
  package var mediaType: MediaType?
  /// What is missing on this machine that made the reading worse.
  package var shortcoming: Warning?

  package init(
    id: Int, failure: WorkFailure? = nil, pages: Int = 0, blankPages: Int = 0,
    failedPages: [Warning] = [], applied: Int = 0, proposed: Int = 0, mediaType: MediaType? = nil,
    shortcoming: Warning? = nil
  ) {
    self.id = id
    self.failure = failure
    self.pages = pages
    self.blankPages = blankPages
    self.failedPages = failedPages
    self.applied = applied
    self.proposed = proposed
    self.mediaType = mediaType
    self.shortcoming = shortcoming
  }
}
