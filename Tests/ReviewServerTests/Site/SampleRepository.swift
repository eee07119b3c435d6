import Archive
import Foundation
import HTTPTypes
import Minutes
import ReviewServer

/// An archive in memory: places of a queue, decisions about them.
actor SampleRepository: ReviewRepository {
  private var places: [ReviewPlace]
  private var log: [LogEntry] = []
  private var undone: [String] = []
  /// Whoever decides next finds that somebody else was faster.
  private var rival: ReviewDecision?
  private(set) var lastFilter: QueueFilter?
  /// What every text says that is no place's.
  let text: String

  init(_ places: [ReviewPlace] = [], saying text: String = "för beslut") {
    self.places = places
    self.text = text
  }

  /// Somebody else decides about the line of the next request.
  func meet(_ rival: ReviewDecision) { self.rival = rival }

  var decisions: [ReviewDecision] { log.map(\.decision) }

  private var waiting: [ReviewPlace] { places.filter { $0.status == .proposed } }

  func queue(
    _ filter: QueueFilter, limit: Int, skipping: Set<PlaceID>
  ) async throws(ReviewError) -> (places: [ReviewPlace], progress: QueueProgress) {
    lastFilter = filter
    var asked: Set<String> = []
    let found = waiting.filter { place in
      !skipping.contains(PlaceID(document: place.document, correction: place.correction))
        && asked.insert("\(place.original)/\(place.corrected)").inserted
    }
    // An archive takes its time, and others ask meanwhile.
    for _ in 0..<20 { await Task.yield() }
    return (Array(found.prefix(limit)), try await queueProgress(filter))
  }

  func equalCases(
    _ place: PlaceID, after last: PlaceID?, limit: Int
  ) async throws(ReviewError) -> [ReviewPlace] {
    guard let one = try await self.place(place) else { return [] }
    let equal = waiting.filter { $0.original == one.original && $0.corrected == one.corrected }
    let first = equal.firstIndex { $0.document == last?.document } ?? -1
    return equal[(first + 1)...].prefix(limit).map { $0 }
  }

  func place(_ id: PlaceID) async throws(ReviewError) -> ReviewPlace? {
    places.first { $0.document == id.document && $0.correction == id.correction }
  }

  func queueProgress(_ filter: QueueFilter) async throws(ReviewError) -> QueueProgress {
    QueueProgress(
      places: waiting.count, questions: Set(waiting.map(\.original)).count,
      decided: log.count(where: \.holds))
  }

  func decide(
    _ requests: [DecisionRequest], action: String, reviewer: String
  ) async throws(ReviewError) -> DecisionReceipt {
    if let rival, let request = requests.first {
      self.rival = nil
      let conflict = try made {
        try Sample.conflict(request, text: "något annat", version: 99, [rival])
      }
      throw .conflict([conflict])
    }
    var numbers: [Int64] = []
    for request in requests {
      if let known = log.first(where: { $0.decision.id == request.id }) {
        numbers.append(known.number)
        continue
      }
      let number = Int64(log.count + 1)
      numbers.append(number)
      var decision = Sample.decision(request.id, by: reviewer, .keep)
      decision.action = action
      decision.place.line = request.line
      decision.learned = request.learned
      if case .text(let text) = request.answer { decision.verdict = .edit(text) }
      if case .role(let role) = request.answer { decision.verdict = .role(role) }
      log.append(
        LogEntry(
          number: number, decision: decision, holds: true, document: request.document,
          fileName: text))
      set(.accepted, document: request.document, line: request.line, version: number)
    }
    undone = []
    let all = numbers
    return try made { try Sample.receipt(all, Array(Set(requests.map(\.document))).sorted()) }
  }

  private func set(_ status: Correction.Status, document: Int64, line: Int, version: Int64) {
    for index in places.indices
    where places[index].document == document && places[index].line == line {
      places[index].status = status
      places[index].version = version
    }
  }

  func undo(_ reviewer: String) async throws(ReviewError) -> Reversal? {
    guard
      let last = log.last(where: { entry in
        guard case .undo = entry.decision.verdict else {
          return entry.holds && entry.decision.reviewer == reviewer
        }
        return false
      })
    else { return nil }
    undone.append(last.decision.action)
    return try reverse(last.decision.action, to: .proposed, holds: false)
  }

  func redo(_ reviewer: String) async throws(ReviewError) -> Reversal? {
    guard let action = undone.popLast() else { return nil }
    return try reverse(action, to: .accepted, holds: true)
  }

  private func reverse(
    _ action: String, to status: Correction.Status, holds: Bool
  ) throws(ReviewError) -> Reversal {
    var concerned: [ReviewPlace] = []
    var numbers: [Int64] = []
    for index in log.indices where log[index].decision.action == action {
      log[index].holds = holds
      let number = Int64(log.count + 1)
      numbers.append(number)
      let line = log[index].decision.place.line
      set(status, document: log[index].document ?? 0, line: line, version: number)
      concerned += places.filter { $0.line == line && $0.document == log[index].document }
    }
    let (all, documents) = (numbers, Array(Set(concerned.map(\.document))).sorted())
    let receipt = try made { try Sample.receipt(all, documents) }
    return Reversal(receipt: receipt, places: concerned)
  }

  private func made<Value>(_ make: () throws -> Value) throws(ReviewError) -> Value {
    do { return try make() } catch { throw .failed }
  }

  func undecidedDocuments() async throws(ReviewError) -> [Int64] { [7, 8] }

  func pageView(_ number: Int, of document: Int64) async throws(ReviewError) -> PageView? {
    guard (1...3).contains(number), document < 100 else { return nil }
    let text = text
    return try made { try Sample.page(number, of: document, saying: text) }
  }

  func frame(_ number: Int, of document: Int64) async throws(ReviewError) -> PageFrame? {
    guard (1...3).contains(number), document < 100 else { return nil }
    return PageFrame(sha256: Sample.sha256, origin: .ocr, width: 2480, height: 3508)
  }

  func lineBox(_ address: LineAddress, of document: Int64) async throws(ReviewError) -> Box? {
    address.line < 100 ? Box(x: 90, y: 190, width: 900, height: 50) : nil
  }

  func meeting(of document: Int64) async throws(ReviewError) -> MeetingView? {
    guard document < 100 else { return nil }
    return MeetingView(meeting: Sample.meeting(saying: text), isCurrent: false)
  }

  func document(_ id: Int64) async throws(ReviewError) -> DocumentRow? {
    guard id < 100 else { return nil }
    let text = text
    return try made { try Sample.row(id, named: text) }
  }

  func documents(
    _ filter: DocumentFilter, limit: Int
  ) async throws(ReviewError) -> (rows: [DocumentRow], total: Int) {
    let text = text
    let rows = try made {
      [
        try Sample.row(Int64(filter.offset + 1), named: text),
        try Sample.row(
          Int64(filter.offset + 2), named: text, state: "failed",
          failure: StoredFailure(code: "damaged", message: text)),
      ]
    }
    return (rows, 120)
  }

  func search(_ text: String, limit: Int, offset: Int) async throws(ReviewError) -> [SearchHit] {
    let said = self.text
    return try made { [try Sample.hit(said, read: "\(said) läst")] }
  }

  func decisions(
    after last: Int64, limit: Int
  ) async throws(ReviewError) -> [(number: Int64, decision: ReviewDecision)] {
    log.filter { $0.number > last }.prefix(limit).map { ($0.number, $0.decision) }
  }

  func reviewers() async throws(ReviewError) -> [String] { [text] }

  func log(_ filter: LogFilter, limit: Int) async throws(ReviewError) -> [LogEntry] {
    let own = LogEntry(
      number: 1, decision: Sample.decision("d", by: text, .edit(text), seen: text), holds: false,
      document: 1, fileName: text)
    return log.reversed() + [own]
  }
}
