internal import Archive
internal import Hummingbird
internal import Minutes

/// The queue as the script asks for it.
struct QueueRoutes {
  var repository: any ReviewRepository
  var pictures: any PictureSource
  var reservations: Reservations

  /// How many equal cases are decided at one stroke at most.
  static let mostCases = 2_000

  private struct Questions: Encodable {
    var questions: [QueueCard]
    var progress: QueueProgress
  }
  private struct Cases: Encodable {
    var cases: [QueueCard]
  }
  private struct Skipping: Decodable {
    var tab: String
    var places: [PlaceID]
  }
  private struct Leaving: Decodable {
    var tab: String
  }
  private struct Done: Encodable {
    var ok = true
  }

  func add(to router: some RouterMethods<ReviewRequestContext>) {
    router.get("api/review/queue") { request, context in
      try await queue(Query(request), context.visitor)
    }
    router.get("api/review/progress") { request, context in
      let visitor = context.visitor
      let query = Query(request)
      if let tab = try query.text("tab"), tab.isTabName {
        await reservations.sign(visitor.holder(tab))
      }
      return try JSONAnswer(await repository.queueProgress(try QueueFilter(query))).response
    }
    router.get("api/review/cases") { request, context in
      let query = Query(request)
      let limit = try query.number("limit", in: 1...Self.mostCases) ?? 200
      let places = try await repository.equalCases(
        try Self.placeID(query), after: try Self.lastCase(query), limit: limit)
      let cards = try await QueueCards(repository: repository).cards(places)
      await pictures.expect(cards.compactMap(\.wish), by: "\(context.visitor.session)/cases")
      return try JSONAnswer(Cases(cases: cards)).response
    }
    router.get("api/review/place") { request, context in
      guard let place = try await repository.place(try Self.placeID(Query(request))) else {
        throw ReviewError.notFound
      }
      return try JSONAnswer(await QueueCards(repository: repository).card(place)).response
    }
    router.post("api/review/skip") { request, context in
      let visitor = context.visitor
      let skipping = try await request.json(as: Skipping.self)
      let holder = try visitor.holder(checking: skipping.tab)
      await reservations.skip(skipping.places, of: holder)
      return try JSONAnswer(Done()).response
    }
    router.post("api/review/leave") { request, context in
      let visitor = context.visitor
      let leaving = try await request.json(as: Leaving.self)
      await reservations.leave(try visitor.holder(checking: leaving.tab))
      return try JSONAnswer(Done()).response
    }
  }

  private static func placeID(_ query: Query) throws(ReviewError) -> PlaceID {
    guard let document = try query.number("document", in: 1...Int64.max),
      let correction = try query.text("correction")
    else { throw .badRequest("document and correction name a place") }
    return PlaceID(document: document, correction: correction)
  }

  private static func lastCase(_ query: Query) throws(ReviewError) -> PlaceID? {
    guard let document = try query.number("afterDocument", in: 1...Int64.max),
      let correction = try query.text("afterCorrection")
    else { return nil }
    return PlaceID(document: document, correction: correction)
  }

  private func queue(_ query: Query, _ visitor: Visitor) async throws -> Response {
    let filter = try QueueFilter(query)
    let limit = try query.number("limit", in: 1...100) ?? 20
    let holder = visitor.holder(try query.tab())
    if try query.isSet("again") { await reservations.forgetSkipped(by: holder) }
    // One after the other: what one is handed the next is not offered.
    let (mine, progress) = try await reservations.turns.next { [repository, reservations] in
      let (places, progress) = try await repository.queue(
        filter, limit: limit, skipping: await reservations.taken(for: holder))
      return (await reservations.reserve(places, upTo: limit, for: holder), progress)
    }
    let cards = try await QueueCards(repository: repository).cards(mine)
    await pictures.expect(cards.compactMap(\.wish), by: holder)
    return try JSONAnswer(Questions(questions: cards, progress: progress)).response
  }
}

extension Visitor {
  /// One open page of this visitor.
  func holder(_ tab: String) -> String { "\(session)/\(tab)" }

  /// The same for a name that a body had.
  /// - Throws: `badRequest` where that is no such name.
  func holder(checking tab: String) throws(ReviewError) -> String {
    guard tab.isTabName else { throw .badRequest("tab is not a UUID") }
    return holder(tab)
  }
}
