import Archive
import Foundation
import HTTPTypes
import Minutes
import ReviewServer
import Testing

/// Deciding, undoing, doing again.
@Suite struct DecisionRouteTests {
  private struct Deciding: Encodable {
    var action = "stroke"
    var decisions: [DecisionRequest]
    var places: [PlaceID] = []
    var tab: String? = "tab-one-1"
  }
  private struct Reversing: Encodable {
    var id: String
  }
  private struct ReversalAnswer: Decodable {
    var numbers: [Int64]
    var places: [ReviewPlace]
  }

  private static func request(
    _ id: String, line: Int = 1, _ answer: DecisionRequest.Answer = .text("för"),
    learned: String? = nil
  ) -> DecisionRequest {
    DecisionRequest(
      id: id, document: 1, page: 1, line: line, word: 0, version: 0, answer: answer,
      learned: learned)
  }

  @Test func takesDecisionsDownInTheReviewersName() async throws {
    let site = try SampleSite([Sample.place("c1")])
    let caller = try await site.visitor()
    let answer = try await caller.post(
      "/api/review/decisions", Deciding(decisions: [Self.request("a", learned: "för")]))
    #expect(answer.status == 200)
    #expect(answer.text == #"{"documents":[1],"numbers":[1]}"#)
    let decision = try #require(await site.repository.decisions.first)
    #expect(decision.action == "stroke" && decision.learned == "för")
    #expect(decision.reviewer == (try await Self.name(of: caller)))
    await site.refinishing.rest()
  }

  private static func name(of caller: SafetyCaller) async throws -> String {
    let text = try await caller.send(.get, "/api/session").text
    return try JSONDecoder().decode(SafetyCaller.Session.self, from: Data(text.utf8)).reviewer
  }

  /// An answer that got lost on its way costs nothing but another one.
  @Test func decidesOnceHoweverOftenItIsAsked() async throws {
    let site = try SampleSite([Sample.place("c1")])
    let caller = try await site.visitor()
    let deciding = Deciding(decisions: [Self.request("a")])
    let first = try await caller.post("/api/review/decisions", deciding)
    let second = try await caller.post("/api/review/decisions", deciding)
    #expect(second.status == 200 && second.text == first.text)
    #expect(await site.repository.decisions.count == 1)
  }

  @Test func frees() async throws {
    let site = try SampleSite([Sample.place("c1"), Sample.place("c2", line: 2)])
    let (one, other) = (try await site.visitor(), try await site.visitor())
    let place = try #require(try await one.queue("tab-one-1").first)
    #expect(try await other.queue("tab-two-2").isEmpty)
    let id = PlaceID(document: place.document, correction: place.correction)
    _ = try await one.post(
      "/api/review/decisions", Deciding(decisions: [Self.request("a")], places: [id]))
    #expect(try await other.queue("tab-two-2").map(\.correction) == ["c2"])
  }

  @Test func tellsWhatSomebodyElseDecided() async throws {
    let site = try SampleSite([Sample.place("c1")])
    let caller = try await site.visitor()
    await site.repository.meet(Sample.decision("other", by: "Åsa <b>", .edit("annat")))
    let answer = try await caller.post(
      "/api/review/decisions", Deciding(decisions: [Self.request("a")]))
    #expect(answer.status == 409)
    struct Conflict: Decodable {
      struct Cause: Decodable {
        var code: String
        var conflicts: [DecisionConflict]
      }
      var error: Cause
    }
    let cause = try JSONDecoder().decode(Conflict.self, from: Data(answer.text.utf8)).error
    #expect(cause.code == "conflict")
    let conflict = try #require(cause.conflicts.first)
    #expect(conflict.id == "a" && conflict.version == 99 && conflict.text == "något annat")
    #expect(conflict.decisions.map(\.reviewer) == ["Åsa <b>"])
  }

  @Test(arguments: [
    "{}", "[]", "nonsense", #"{"action":"a"}"#, #"{"action":"a","decisions":[]}"#,
    #"{"action":"","decisions":[{"id":"a","document":1,"page":1,"line":1,"version":0,"answer":{"kind":"keep"}}]}"#,
    #"{"action":"a","decisions":[{"id":"a","document":1,"page":1,"line":1,"version":0,"answer":{"kind":"other"}}]}"#,
    #"{"action":"a","decisions":[{"id":"a","document":"1","page":1,"line":1,"version":0,"answer":{"kind":"keep"}}]}"#,
    #"{"action":"a","tab":"../x","decisions":[{"id":"a","document":1,"page":1,"line":1,"version":0,"answer":{"kind":"keep"}}]}"#,
  ])
  func refusesWhatMakesNoSense(body: String) async throws {
    let caller = try await SampleSite().visitor()
    let answer = try await caller.change(
      "/api/review/decisions", [("Content-Type", "application/json")], body: body)
    #expect(answer.status == 400)
  }

  @Test func refusesTooManyAtOnce() async throws {
    let caller = try await SampleSite().visitor()
    let many = (0...2_000).map { Self.request("\($0)") }
    #expect(try await caller.post("/api/review/decisions", Deciding(decisions: many)).status == 400)
  }

  @Test func undoesAndDoesAgain() async throws {
    let site = try SampleSite([Sample.place("c1"), Sample.place("c2", line: 2)])
    let caller = try await site.visitor()
    #expect(try await caller.post("/api/review/undo", Reversing(id: "u0")).status == 404)
    _ = try await caller.post(
      "/api/review/decisions",
      Deciding(decisions: [Self.request("a"), Self.request("b", line: 2)]))
    for (path, id, status) in [
      ("undo", "u1", Correction.Status.proposed), ("redo", "r1", .accepted),
      ("undo", "u2", .proposed),
    ] {
      let answer = try await caller.post("/api/review/\(path)", Reversing(id: id))
      let reversal = try JSONDecoder().decode(ReversalAnswer.self, from: Data(answer.text.utf8))
      #expect(reversal.places.map(\.correction) == ["c1", "c2"])
      #expect(reversal.places.allSatisfy { $0.status == status })
    }
  }

  /// An undoing that is sent again, because its answer was lost, undoes nothing more.
  @Test func undoesOnceHoweverOftenItIsAsked() async throws {
    let site = try SampleSite([Sample.place("c1"), Sample.place("c2", line: 2)])
    let caller = try await site.visitor()
    for (id, line) in [("a", 1), ("b", 2)] {
      _ = try await caller.post(
        "/api/review/decisions",
        Deciding(action: id, decisions: [Self.request(id, line: line)]))
    }
    let first = try await caller.post("/api/review/undo", Reversing(id: "u"))
    let second = try await caller.post("/api/review/undo", Reversing(id: "u"))
    #expect(first.text == second.text)
    #expect(try await site.repository.queueProgress(QueueFilter()).decided == 1)
    let third = try await caller.post("/api/review/undo", Reversing(id: "v"))
    #expect(third.text != first.text)
    #expect(try await site.repository.queueProgress(QueueFilter()).decided == 0)
  }

  @Test func exportsTheLogLineByLine() async throws {
    let site = try SampleSite([Sample.place("c1"), Sample.place("c2", line: 2)])
    let caller = try await site.visitor()
    _ = try await caller.post(
      "/api/review/decisions", Deciding(decisions: [Self.request("a"), Self.request("b", line: 2)]))
    let answer = try await caller.send(.get, "/log/export")
    let lines = answer.text.split(separator: "\n")
    let decisions = try lines.map {
      try JSONDecoder().decode(ReviewDecision.self, from: Data($0.utf8))
    }
    #expect(decisions.map(\.id) == ["a", "b"])
  }
}
