import HTTPTypes
import ReviewServer
import Testing

/// What is sent to another name, or by another site's page, is not answered.
@Suite struct SafetyHostTests {
  @Test(arguments: ["127.0.0.1:8470", "localhost:8470", "LocalHost:8470", "[::1]:8470"])
  func answersToItsNames(host: String) async throws {
    let answer = try await SafetyCaller(SafetyGate.open()).send(.get, "/", authority: host)
    #expect(answer.status == 200)
  }

  @Test(arguments: [
    "evil.example", "evil.example:8470", "127.0.0.1", "127.0.0.1:8471", "127.0.0.1:80",
    "localhost.evil.example:8470", "127.0.0.1:8470.evil.example", "evil.example#127.0.0.1:8470",
    "evil.example@127.0.0.1:8470", "127.0.0.1:8470/", "", " ", "127.0.0.1:8470,evil.example", nil,
    "0.0.0.0:8470", "2130706433:8470", "granskning.example",
  ])
  func misdirectsOtherNames(host: String?) async throws {
    let answer = try await SafetyCaller(SafetyGate.open()).send(.get, "/", authority: host)
    #expect(answer.status == 421)
    #expect(answer.cookie("prant") == nil, "no session for a stranger")
  }

  @Test func aSecondHostIsATrick() async throws {
    let answer = try await SafetyCaller(SafetyGate.open())
      .send(.get, "/", [("Host", "127.0.0.1:8470")])
    #expect(answer.status == 421)
  }

  @Test(arguments: ["http://evil.example/", "*", "evil.example:80", ""])
  func aWholeURLIsATrick(path: String) async throws {
    #expect(try await SafetyCaller(SafetyGate.open()).send(.get, path).status == 421)
  }

  @Test func answersToTheStatedOrigin() async throws {
    let address = try ReviewAddress(origin: "http://localhost:9000")
    let caller = SafetyCaller(try SafetyGate.open(address: address))
    #expect(try await caller.send(.get, "/", authority: "localhost:9000").status == 200)
    #expect(try await caller.send(.get, "/", authority: "127.0.0.1:9000").status == 421)
    try await caller.open()
    for (origin, status) in [
      ("http://localhost:9000", 200), ("https://localhost:9000", 403),
      ("http://localhost:9001", 403),
    ] {
      let answer = try await caller.send(
        .post, "/api/decisions", authority: "localhost:9000",
        [("Origin", origin), ("X-CSRF-Token", caller.csrf)])
      #expect(answer.status == status, "\(origin)")
    }
  }

  /// Behind a proxy that sets `Host` to what it connects to.
  @Test func theOriginMayDifferFromTheHost() async throws {
    let address = try ReviewAddress(origin: "http://localhost:9000")
    let caller = SafetyCaller(try SafetyGate.open(address: address))
    try await caller.open()
    let answer = try await caller.send(
      .post, "/api/decisions",
      [("Origin", "http://localhost:9000"), ("X-CSRF-Token", caller.csrf)])
    #expect(answer.status == 200)
  }

  @Test(arguments: [
    [("Origin", "http://evil.example")], [("Origin", "null")], [("Origin", "")],
    [("Origin", "https://127.0.0.1:8470")], [("Origin", "http://127.0.0.1:8471")],
    [("Origin", "http://127.0.0.1:8470, http://evil.example")],
    [("Origin", "http://evil.example"), ("Sec-Fetch-Site", "same-origin")],
    [("Origin", "http://127.0.0.1:8470"), ("Origin", "http://evil.example")],
    [("Sec-Fetch-Site", "cross-site")], [("Sec-Fetch-Site", "same-site")],
    [("Sec-Fetch-Site", "none")], [],
  ])
  func noOtherSiteChangesAnything(headers: [(String, String)]) async throws {
    let caller = SafetyCaller(try SafetyGate.open())
    try await caller.open()
    for method in [HTTPRequest.Method.post, .put, .patch, .delete, .options] {
      // The session's own token is no excuse.
      let answer = try await caller.send(
        method, "/api/decisions", headers + [("X-CSRF-Token", caller.csrf)])
      #expect(answer.status == 403)
      #expect(answer.text.contains("foreignOrigin"))
    }
  }

  @Test(arguments: [[("Origin", SafetyCaller.origin)], [("Sec-Fetch-Site", "same-origin")]])
  func itsOwnPagesDo(headers: [(String, String)]) async throws {
    let caller = SafetyCaller(try SafetyGate.open())
    try await caller.open()
    let answer = try await caller.send(
      .post, "/api/decisions", headers + [("X-CSRF-Token", caller.csrf)])
    #expect(answer.status == 200)
  }

  /// Not even looking: a page elsewhere could measure, or keep us busy.
  @Test(arguments: ["cross-site", "same-site"])
  func noOtherSiteLoadsAnything(site: String) async throws {
    let caller = SafetyCaller(try SafetyGate.open())
    for (mode, destination) in [("no-cors", "image"), ("cors", "empty"), ("navigate", "iframe")] {
      let answer = try await caller.send(
        .get, "/api/places",
        [
          ("Sec-Fetch-Site", site), ("Sec-Fetch-Mode", mode), ("Sec-Fetch-Dest", destination),
        ])
      #expect(answer.status == 403, "\(mode)")
    }
  }

  /// A strict cookie is not sent where another site's link is followed: the page asks again.
  @Test func aLinkFromElsewhereEndsNoSession() async throws {
    let caller = SafetyCaller(try SafetyGate.open())
    let link = [
      ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"),
      ("Sec-Fetch-Dest", "document"),
    ]
    let answer = try await caller.send(.get, "/?a=1&b=%22", link)
    #expect(answer.status == 200)
    #expect(answer.cookie("prant") == nil)
    #expect(answer.text.contains(#"content="0;url=/?a=1&amp;b=%22""#), "\(answer.text)")
    let other = try await caller.send(.get, "//evil.example/", link)
    #expect(!other.text.contains("evil.example"))
    try await caller.open()
    #expect(try await caller.send(.get, "/", link).text.hasPrefix("page for"))
  }
}
