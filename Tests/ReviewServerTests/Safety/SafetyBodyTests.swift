import HTTPTypes
import Hummingbird
import ReviewServer
import Testing

/// What is too large or makes no sense is refused, however it comes.
@Suite struct SafetyBodyTests {
  private struct Wish: Decodable {
    struct Part: Decodable { var word: String }
    var line: Int
    var parts: [Part]
  }

  private func caller(uploadLimit: Int = 3_000_000) async throws -> SafetyCaller {
    let caller = SafetyCaller(try SafetyGate.open(uploadLimit: uploadLimit)) { router in
      router.post("/api/wish") { request, _ in
        let wish: Wish = try await request.json()
        return "line \(wish.line), \(wish.parts.count) parts"
      }
      router.post("/api/raw") { request, _ in try await count(request) }
      router.post("/api/upload") { request, _ in try await count(request) }
      router.post("/api/upload/one") { request, _ in try await count(request) }
      router.post("/api/uploads") { request, _ in try await count(request) }
      router.post("/form") { request, _ in try await count(request) }
    }
    @Sendable func count(_ request: Request) async throws -> String {
      var count = 0
      for try await buffer in request.body { count += buffer.readableBytes }
      return "\(count)"
    }
    try await caller.open()
    return caller
  }

  @Test func readsJSON() async throws {
    for type in ["application/json", "application/json; charset=utf-8", "Application/JSON"] {
      let answer = try await caller().change(
        "/api/wish", [("Content-Type", type)], body: #"{"line": 3, "parts": [{"word": "för"}]}"#)
      #expect(answer.status == 200)
      #expect(answer.text == "line 3, 1 parts")
    }
  }

  @Test(arguments: [
    ("", "it is not JSON"), ("{", "it is not JSON"), ("[]", "the whole"), ("null", "the whole"),
    (#"{"line": 3}"#, "parts is missing"), (#"{"line": "x", "parts": []}"#, "line is no Int"),
    (#"{"line": 3, "parts": [{"word": 1}]}"#, "parts.0.word is no String"),
    (#"{"line": 1e99, "parts": []}"#, "it is not JSON"), ("\u{0}\u{1}hej", "it is not JSON"),
    (String(repeating: "[", count: 100_000), "it is not JSON"),
  ])
  func saysWhatIsWrongWithJSON(body: String, reason: String) async throws {
    let answer = try await caller().change(
      "/api/wish", [("Content-Type", "application/json")], body: body)
    #expect(answer.status == 400)
    #expect(answer.text.contains(#""code":"badRequest""#))
    #expect(answer.text.contains(reason), "\(answer.text)")
  }

  @Test(arguments: ["text/plain", "application/x-json", "", "multipart/form-data"])
  func takesNothingElseForJSON(type: String) async throws {
    let answer = try await caller().change(
      "/api/wish", [("Content-Type", type)], body: #"{"line": 3, "parts": []}"#)
    #expect(answer.status == 415)
  }

  @Test func refusesWhatSaysThatItIsTooLarge() async throws {
    let caller = try await caller()
    for (path, length, status) in [
      ("/api/raw", 1_000_000, 200), ("/api/raw", 1_000_001, 413), ("/form", 1_000_001, 413),
      ("/api/upload", 3_000_000, 200), ("/api/upload", 3_000_001, 413),
      ("/api/upload/one", 1_000_001, 200), ("/api/uploads", 1_000_001, 413),
    ] {
      // As long as it says is not asked here.
      let answer = try await caller.change(path, [("Content-Length", "\(length)")])
      #expect(answer.status == status, "\(path) \(length)")
    }
  }

  @Test func refusesWhatGoesOnTooLong() async throws {
    let caller = try await caller()
    let piece = String(repeating: "x", count: 100_000)
    for (path, pieces, status) in [
      ("/api/raw", 10, 200), ("/api/raw", 11, 413), ("/api/upload", 30, 200),
      ("/api/upload", 31, 413),
    ] {
      let answer = try await caller.send(
        .post, path, [("Origin", SafetyCaller.origin), ("X-CSRF-Token", caller.csrf)],
        body: piece, chunks: pieces)
      #expect(answer.status == status, "\(path) \(pieces)")
    }
  }

  @Test func formsAreSmall() async throws {
    let caller = try await caller()
    let answer = try await caller.send(
      .post, "/form",
      [("Origin", SafetyCaller.origin), ("Content-Type", "application/x-www-form-urlencoded")],
      body: String(repeating: "x", count: 10_000), chunks: 7)
    #expect(answer.status == 413)
  }
}
