package import Archive
internal import Dispatch
internal import Foundation
package import Logging
package import Minutes
internal import Synchronization

/// The repository over an archive.
///
/// The archive waits for the disk, so it is asked on a few threads of its own.
package final class ArchiveRepository: ReviewRepository {
  private let store: ArchiveStore
  private let logger: Logger
  private let lanes: [DispatchQueue]
  private let next = Mutex(0)

  /// - Parameters:
  ///   - store: the archive.
  ///   - lanes: how many may ask it at a time.
  ///   - logger: told what went wrong.
  package init(_ store: ArchiveStore, lanes: Int = 4, logger: Logger) {
    self.store = store
    self.logger = logger
    self.lanes = (0..<max(1, lanes)).map { DispatchQueue(label: "archive \($0)") }
  }

  private func asking<Value: Sendable>(
    _ body: @escaping @Sendable (ArchiveStore) throws(ArchiveError) -> Value
  ) async throws(ReviewError) -> Value {
    try await deciding { store throws(DecisionError) in
      do throws(ArchiveError) { return try body(store) } catch { throw .archive(error) }
    }
  }

  private func deciding<Value: Sendable>(
    _ body: @escaping @Sendable (ArchiveStore) throws(DecisionError) -> Value
  ) async throws(ReviewError) -> Value {
    let lane = next.withLock { next in
      next = (next + 1) % lanes.count
      return lanes[next]
    }
    let result: Result<Value, DecisionError> = await withCheckedContinuation { continuation in
      lane.async { [store] in
        let result: Result<Value, DecisionError>
        do throws(DecisionError) { result = .success(try body(store)) } catch {
          result = .failure(error)
        }
        continuation.resume(returning: result)
      }
    }
    do throws(DecisionError) { return try result.get() } catch { throw refusal(of: error) }
  }

  private func refusal(of error: DecisionError) -> ReviewError {
    switch error {
    case .archive(.locked(let path)):
      logger.warning("\(path) is locked")
      return .busy
    case .archive(let error):
      logger.error("\(error)")
      return .failed
    case .conflict(let conflicts): return .conflict(conflicts)
    case .noSuchPlace: return .notFound
    case .senseless(let reason): return .badRequest(reason)
    }
  }

  package func queue(
    _ filter: QueueFilter, limit: Int, skipping: Set<PlaceID>
  ) async throws(ReviewError) -> (places: [ReviewPlace], progress: QueueProgress) {
    try await asking { store throws(ArchiveError) in
      try store.queue(filter, limit: limit, skipping: skipping)
    }
  }

  package func equalCases(
    _ place: PlaceID, after last: PlaceID?, limit: Int
  ) async throws(ReviewError) -> [ReviewPlace] {
    try await asking { store throws(ArchiveError) in
      try store.equalCases(place, after: last, limit: limit)
    }
  }

  package func place(_ id: PlaceID) async throws(ReviewError) -> ReviewPlace? {
    try await asking { store throws(ArchiveError) in try store.place(id) }
  }

  package func queueProgress(_ filter: QueueFilter) async throws(ReviewError) -> QueueProgress {
    try await asking { store throws(ArchiveError) in try store.queueProgress(filter) }
  }

  package func decide(
    _ requests: [DecisionRequest], action: String, reviewer: String
  ) async throws(ReviewError) -> DecisionReceipt {
    try await deciding { store throws(DecisionError) in
      try store.decide(requests, action: action, reviewer: reviewer)
    }
  }

  package func undo(_ reviewer: String) async throws(ReviewError) -> Reversal? {
    try await deciding { store throws(DecisionError) in
      try Self.reversal(try store.undo(reviewer), in: store)
    }
  }

  package func redo(_ reviewer: String) async throws(ReviewError) -> Reversal? {
    try await deciding { store throws(DecisionError) in
      try Self.reversal(try store.redo(reviewer), in: store)
    }
  }

  private static func reversal(
    _ receipt: DecisionReceipt?, in store: ArchiveStore
  ) throws(DecisionError) -> Reversal? {
    guard let receipt else { return nil }
    do throws(ArchiveError) {
      var places: [ReviewPlace] = []
      for id in try store.places(decidedBy: receipt.numbers) {
        if let place = try store.place(id) { places.append(place) }
      }
      return Reversal(receipt: receipt, places: places)
    } catch { throw .archive(error) }
  }

  package func undecidedDocuments() async throws(ReviewError) -> [Int64] {
    try await asking { store throws(ArchiveError) in try store.undecidedDocuments() }
  }

  package func pageView(
    _ number: Int, of document: Int64
  ) async throws(ReviewError) -> PageView? {
    try await asking { store throws(ArchiveError) in try store.pageView(number, of: document) }
  }

  package func frame(_ number: Int, of document: Int64) async throws(ReviewError) -> PageFrame? {
    try await asking { store throws(ArchiveError) in try store.frame(number, of: document) }
  }

  package func lineBox(
    _ address: LineAddress, of document: Int64
  ) async throws(ReviewError) -> Box? {
    try await asking { store throws(ArchiveError) in try store.lineBox(address, of: document) }
  }

  package func meeting(of document: Int64) async throws(ReviewError) -> MeetingView? {
    try await asking { store throws(ArchiveError) in
      guard let (json, _) = try store.meeting(of: document) else { return nil }
      guard let meeting = try? JSONDecoder().decode(Meeting.self, from: json) else {
        throw .damaged(path: store.folder.path, reason: "a meeting's JSON can't be understood")
      }
      return MeetingView(meeting: meeting, isCurrent: try store.document(document).isDecided)
    }
  }

  package func document(_ id: Int64) async throws(ReviewError) -> DocumentRow? {
    try await asking { store throws(ArchiveError) in try store.documentRow(id) }
  }

  package func documents(
    _ filter: DocumentFilter, limit: Int
  ) async throws(ReviewError) -> (rows: [DocumentRow], total: Int) {
    try await asking { store throws(ArchiveError) in try store.documents(filter, limit: limit) }
  }

  package func search(
    _ text: String, limit: Int, offset: Int
  ) async throws(ReviewError) -> [SearchHit] {
    try await asking { store throws(ArchiveError) in
      try store.search(text, limit: limit, offset: offset)
    }
  }

  package func decisions(
    after last: Int64, limit: Int
  ) async throws(ReviewError) -> [(number: Int64, decision: ReviewDecision)] {
    try await asking { store throws(ArchiveError) in
      try store.decisionLog(after: last, limit: limit)
    }
  }

  /// The archive's own words, in small letters; empty where they can't be had.
  package func ownWords() async -> Set<String> {
    let words = try? await asking { store throws(ArchiveError) in try store.ownWords() }
    return Set((words ?? []).map { $0.word.lowercased() })
  }

  /// Where a document's file is, as it was when it was read.
  func file(of document: Int64) async -> String? {
    let found = try? await asking { store throws(ArchiveError) in
      try store.unchangedFile(of: document)
    }
    return found.flatMap { $0 }
  }

  package func reviewers() async throws(ReviewError) -> [String] {
    try await asking { store throws(ArchiveError) in try store.reviewers() }
  }

  package func log(_ filter: LogFilter, limit: Int) async throws(ReviewError) -> [LogEntry] {
    try await asking { store throws(ArchiveError) in try store.log(filter, limit: limit) }
  }
}
