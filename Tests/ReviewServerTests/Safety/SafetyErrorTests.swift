import Archive
import Foundation
import HTTPTypes
import Hummingbird
import ReviewServer
import Testing

/// Errors are told in the visitor's language: to scripts as JSON, to people as a page.
@Suite struct SafetyErrorTests {
  private static let all: [(ReviewError, Int, String)] = [
    (.badRequest("no <b>line</b>"), 400, "badRequest"), (.signInNeeded, 401, "signInNeeded"),
    (.staleToken, 403, "staleToken"), (.foreignOrigin, 403, "foreignOrigin"),
    (.notFound, 404, "notFound"), (.conflict([]), 409, "conflict"),
    (.tooLarge(limit: 1_000_000), 413, "tooLarge"),
    (.wrongType(expected: "image/png"), 415, "wrongType"), (.misdirected, 421, "misdirected"),
    (.tooManyTries(seconds: 8), 429, "tooManyTries"), (.busy, 503, "busy"),
    (.failed, 500, "failed"),
  ]

  private struct Reply: Decodable {
    struct Cause: Decodable {
      var code: String
      var message: String
      var conflicts: [DecisionConflict]?
    }
    var error: Cause
  }

  @Test(arguments: all) func scriptsGetJSON(error: ReviewError, status: Int, code: String)
    async throws
  {
    let caller = try thrower(error)
    let answer = try await caller.send(.get, "/api/it?lang=en")
    #expect(answer.status == status)
    #expect(answer.headers[.contentType] == "application/json; charset=utf-8")
    let reply = try JSONDecoder().decode(Reply.self, from: Data(answer.text.utf8))
    #expect(reply.error.code == code)
    #expect(reply.error.message == error.message(in: .english))
    #expect((reply.error.conflicts != nil) == (status == 409))
  }

  @Test(arguments: all) func peopleGetAPage(error: ReviewError, status: Int, code: String)
    async throws
  {
    let answer = try await thrower(error).send(.get, "/it")
    #expect(answer.status == status)
    #expect(answer.headers[.contentType] == "text/html; charset=utf-8")
    #expect(answer.text.contains("<html lang=\"sv\">"))
    #expect(answer.text.contains(error.message(in: .swedish).escapedForHTML))
    #expect(!answer.text.contains("<b>"))
  }

  @Test func saysWhenToComeAgain() async throws {
    let tries = try await thrower(.tooManyTries(seconds: 8)).send(.get, "/api/it")
    #expect(tries.headers[.retryAfter] == "8")
    let busy = try await thrower(.busy).send(.get, "/api/it")
    #expect(busy.headers[.retryAfter] == "2")
  }

  /// What a visitor must not know stays here.
  @Test func otherErrorsTellNothing() async throws {
    struct Secret: Error { var text = "the password is hemligt" }
    let caller = SafetyCaller(try SafetyGate.open()) { router in
      router.get("/api/it") { _, _ -> String in throw Secret() }
    }
    let answer = try await caller.send(.get, "/api/it")
    #expect(answer.status == 500)
    #expect(!answer.text.contains("hemligt"))
    #expect(answer.text.contains("failed"))
  }

  @Test func aPageOfItsOwnCanBeGiven() async throws {
    var settings = ReviewSettings(archive: "a", address: try ReviewAddress())
    settings.pages = GatePages(failure: { "own \($0.status) \($0.code)" })
    let answer = try await SafetyCaller(try Gate(settings)).send(.get, "/nowhere")
    #expect(answer.text == "own 404 notFound")
  }

  @Test func escapesWhatIsNotItsOwn() {
    #expect("<script>\"å\" & 'b'".escapedForHTML == "&lt;script&gt;&quot;å&quot; &amp; &#39;b&#39;")
  }

  private func thrower(_ error: ReviewError) throws -> SafetyCaller {
    SafetyCaller(try SafetyGate.open()) { router in
      router.get("/api/it") { _, _ -> String in throw error }
      router.get("/it") { _, _ -> String in throw error }
    }
  }
}
