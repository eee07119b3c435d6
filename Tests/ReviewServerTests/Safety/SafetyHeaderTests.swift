import HTTPTypes
import ReviewServer
import Testing

/// What every response tells browsers to guard.
@Suite struct SafetyHeaderTests {
  private static let wanted = [
    "Content-Security-Policy":
      "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; "
      + "connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; "
      + "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
  ]

  /// Errors and strangers' requests among them.
  @Test(arguments: [
    ("/", 200, SafetyCaller.authority), ("/api/places", 200, SafetyCaller.authority),
    ("/nowhere", 404, SafetyCaller.authority), ("/static/style.css", 200, SafetyCaller.authority),
    ("/", 421, "evil.example"), ("/api/nowhere", 404, SafetyCaller.authority),
  ])
  func areOnEveryResponse(path: String, status: Int, host: String) async throws {
    let answer = try await SafetyCaller(SafetyGate.open()).send(.get, path, authority: host)
    #expect(answer.status == status)
    for (name, value) in Self.wanted {
      let name = try #require(HTTPField.Name(name))
      #expect(answer.headers[values: name] == [value])
    }
    #expect(
      answer.headers[.cacheControl] == (path.hasPrefix("/static/") ? "max-age=60" : "no-store"))
    #expect(answer.headers[.accessControlAllowOrigin] == nil)
    #expect(answer.headers[.server] == nil)
  }

  @Test func areOnTheAnswerToHEAD() async throws {
    let answer = try await SafetyCaller(SafetyGate.open()).send(.head, "/")
    #expect(answer.status == 200)
    #expect(answer.headers[.contentSecurityPolicy] == SecurityHeaders.contentPolicy)
  }

  @Test func thePolicyLetsNothingInlineIn() {
    for word in ["unsafe", "data:", "blob:", "*", "http"] {
      #expect(!SecurityHeaders.contentPolicy.contains(word))
    }
  }
}
