package import Archive
package import Minutes

/// What the pages and the API show and change; the archive, or a twin of it in memory.
///
/// What waits for a disk does so on threads of its own, never on those that serve.
package protocol ReviewRepository: Sendable {
  /// Questions of the queue, the most useful first, each with one of its places.
  /// - Parameters:
  ///   - filter: which places are wanted.
  ///   - limit: how many at most.
  ///   - skipping: places that others are asked about.
  /// - Returns: fewer than `limit` where there are no more, and how far the review has come.
  /// - Throws: where the archive can't be read.
  func queue(
    _ filter: QueueFilter, limit: Int, skipping: Set<PlaceID>
  ) async throws(ReviewError) -> (places: [ReviewPlace], progress: QueueProgress)
  /// The places that wait for the same answer as one of them, in the order of their documents.
  /// - Parameters:
  ///   - place: one of them.
  ///   - last: the place after which they are wanted; nil for the first ones.
  ///   - limit: how many at most.
  /// - Returns: empty where the place waits no more.
  /// - Throws: where the archive can't be read.
  func equalCases(
    _ place: PlaceID, after last: PlaceID?, limit: Int
  ) async throws(ReviewError) -> [ReviewPlace]
  /// A place, whether or not it waits; nil where there is none.
  func place(_ id: PlaceID) async throws(ReviewError) -> ReviewPlace?
  /// How far the review has come.
  func queueProgress(_ filter: QueueFilter) async throws(ReviewError) -> QueueProgress

  /// Takes decisions down, all or none; asking twice with the same ids decides once.
  /// - Throws: `conflict` where somebody else has decided, `badRequest`, `notFound`.
  func decide(
    _ requests: [DecisionRequest], action: String, reviewer: String
  ) async throws(ReviewError) -> DecisionReceipt
  /// Undoes what a reviewer did last; nil where there is nothing.
  func undo(_ reviewer: String) async throws(ReviewError) -> Reversal?
  /// Does again what a reviewer undid last; nil where there is nothing.
  func redo(_ reviewer: String) async throws(ReviewError) -> Reversal?
  /// The documents whose meetings do not take account of all decisions yet.
  func undecidedDocuments() async throws(ReviewError) -> [Int64]

  /// A page with its lines and words; nil where there is none.
  func pageView(_ number: Int, of document: Int64) async throws(ReviewError) -> PageView?
  /// What pictures of a page are known by and refer to; nil where there is no such page.
  func frame(_ number: Int, of document: Int64) async throws(ReviewError) -> PageFrame?
  /// Where a line stands on its page; nil where there is no such line, or no picture.
  func lineBox(_ address: LineAddress, of document: Int64) async throws(ReviewError) -> Box?
  /// The meeting that was made of a document; nil where there is none.
  func meeting(of document: Int64) async throws(ReviewError) -> MeetingView?

  /// A document; nil where there is none.
  func document(_ id: Int64) async throws(ReviewError) -> DocumentRow?
  /// Documents, and how many there are in all.
  func documents(
    _ filter: DocumentFilter, limit: Int
  ) async throws(ReviewError) -> (rows: [DocumentRow], total: Int)
  /// Lines in which something stands, or was read.
  func search(
    _ text: String, limit: Int, offset: Int
  ) async throws(ReviewError) -> [SearchHit]
  /// The log from its beginning, some of it at a time.
  func decisions(
    after last: Int64, limit: Int
  ) async throws(ReviewError) -> [(number: Int64, decision: ReviewDecision)]
  /// Who has decided something.
  func reviewers() async throws(ReviewError) -> [String]
  /// The log of decisions, the newest first.
  func log(_ filter: LogFilter, limit: Int) async throws(ReviewError) -> [LogEntry]
}

/// What was undone or done again.
package struct Reversal: Equatable, Sendable {
  package var receipt: DecisionReceipt
  /// The places that it concerns, as they are now.
  package var places: [ReviewPlace]

  package init(receipt: DecisionReceipt, places: [ReviewPlace]) {
    self.receipt = receipt
    self.places = places
  }
}

/// A meeting with the document that it was made of.
package struct MeetingView: Equatable, Sendable {
  package var meeting: Meeting
  /// Whether it takes account of all that was decided.
  package var isCurrent: Bool

  package init(meeting: Meeting, isCurrent: Bool) {
    self.meeting = meeting
    self.isCurrent = isCurrent
  }
}
