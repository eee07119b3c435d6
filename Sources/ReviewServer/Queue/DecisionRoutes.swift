internal import Archive
internal import Hummingbird

/// Deciding, undoing and doing again.
struct DecisionRoutes {
  var repository: any ReviewRepository
  var reservations: Reservations
  var refinishing: Refinishing
  var reversals: Reversals

  private struct Deciding: Decodable {
    var action: String
    var decisions: [DecisionRequest]
    /// The places of the queue that are decided, and the page that had them.
    var places: [PlaceID]?
    var tab: String?
  }
  private struct Reversing: Decodable {
    /// Asking twice with the same reverses once.
    var id: String
    var tab: String?
  }
  private struct ReversalAnswer: Encodable {
    var numbers: [Int64]
    var documents: [Int64]
    var places: [QueueCard]
  }

  func add(to router: some RouterMethods<ReviewRequestContext>) {
    router.post("api/review/decisions") { request, context in
      try await decide(request, context.visitor)
    }
    router.post("api/review/undo") { request, context in
      try await reverse(request, context.visitor) { visitor throws(ReviewError) in
        try await repository.undo(visitor.name)
      }
    }
    router.post("api/review/redo") { request, context in
      try await reverse(request, context.visitor) { visitor throws(ReviewError) in
        try await repository.redo(visitor.name)
      }
    }
  }

  private func decide(_ request: Request, _ visitor: Visitor) async throws -> Response {
    let wanted = try await request.json(as: Deciding.self)
    guard !wanted.decisions.isEmpty else { throw ReviewError.badRequest("nothing is decided") }
    guard wanted.decisions.count <= QueueRoutes.mostCases else {
      throw ReviewError.badRequest("at most \(QueueRoutes.mostCases) decisions at a time")
    }
    guard !wanted.action.isEmpty, wanted.action.utf8.count <= 100 else {
      throw ReviewError.badRequest("an action has an id of at most 100 bytes")
    }
    let receipt = try await repository.decide(
      wanted.decisions, action: wanted.action, reviewer: visitor.name)
    if let tab = wanted.tab {
      let holder = try visitor.holder(checking: tab)
      await reservations.sign(holder)
      await reservations.release(wanted.places ?? [], of: holder)
    }
    await refinishing.add(receipt.documents)
    return try JSONAnswer(receipt).response
  }

  private func reverse(
    _ request: Request, _ visitor: Visitor,
    _ reversal: @escaping @Sendable (Visitor) async throws(ReviewError) -> Reversal?
  ) async throws -> Response {
    let wanted = try await request.json(as: Reversing.self)
    guard !wanted.id.isEmpty, wanted.id.utf8.count <= 100 else {
      throw ReviewError.badRequest("a reversal has an id of at most 100 bytes")
    }
    let found = try await reversals.once("\(visitor.name)/\(wanted.id)") {
      () async throws(ReviewError) in try await reversal(visitor)
    }
    guard let found else { throw ReviewError.notFound }
    if let tab = wanted.tab {
      await reservations.sign(try visitor.holder(checking: tab))
    }
    await refinishing.add(found.receipt.documents)
    let cards = try await QueueCards(repository: repository).cards(found.places)
    return try JSONAnswer(
      ReversalAnswer(
        numbers: found.receipt.numbers, documents: found.receipt.documents, places: cards)
    ).response
  }
}

/// Remembers what was undone and done again, so that a request that is sent a second time, because
/// its answer was lost, is answered a second time and not carried out.
package actor Reversals {
  private var known: [String: Task<Reversal?, any Error>] = [:]
  private var order: [String] = []
  private let most = 1_000

  package init() {}

  func once(
    _ id: String, _ body: @escaping @Sendable () async throws(ReviewError) -> Reversal?
  ) async throws -> Reversal? {
    if let task = known[id] { return try await task.value }
    // A task of its own: the request may be gone before the answer is there.
    let task = Task { try await body() }
    known[id] = task
    order.append(id)
    if order.count > most { known[order.removeFirst()] = nil }
    do { return try await task.value } catch {
      known[id] = nil
      order.removeAll { $0 == id }
      throw error
    }
  }
}
