import HTTPTypes
import ReviewServer
import Testing

/// Sessions begin, are guarded and end.
@Suite struct SafetySessionTests {
  @Test func theCookieIsForUsAlone() async throws {
    let answer = try await SafetyCaller(SafetyGate.open()).send(.get, "/")
    let cookie = try #require(answer.cookie("prant"))
    let parts = Set(cookie.split(separator: ";").map { $0.drop { $0 == " " } }.map(String.init))
    #expect(parts.isSuperset(of: ["HttpOnly", "SameSite=Strict", "Path=/"]))
    #expect(!parts.contains("Secure"), "a browser would not keep it")
    #expect(!parts.contains { $0.hasPrefix("Domain") || $0.hasPrefix("Max-Age") })
    let value = cookie.dropFirst("prant=".count).prefix { $0 != ";" }
    #expect(value.count == 43)
  }

  @Test func theCookieIsSecureWhereTheOriginIs() async throws {
    let address = try ReviewAddress(origin: "https://localhost")
    let caller = SafetyCaller(try SafetyGate.open(address: address))
    let answer = try await caller.send(.get, "/", authority: "localhost")
    let cookie = try #require(answer.cookie("__Host-prant"))
    #expect(cookie.contains("; Secure"))
    #expect(!cookie.contains("Domain"))
  }

  /// Two reviews on one machine don't take each other's sessions.
  @Test func anotherPortHasAnotherCookie() async throws {
    let caller = SafetyCaller(
      try SafetyGate.open(address: try ReviewAddress(port: 8471)))
    let answer = try await caller.send(.get, "/", authority: "127.0.0.1:8471")
    #expect(answer.cookie("prant") == nil)
    #expect(answer.cookie("prant-8471") != nil)
  }

  @Test func oneSessionGoesOn() async throws {
    let gate = try SafetyGate.open()
    let caller = SafetyCaller(gate)
    try await caller.open()
    let csrf = caller.csrf
    #expect(csrf.count == 43)
    for _ in 0..<3 {
      let answer = try await caller.open()
      #expect(answer.cookie("prant") == nil)
      #expect(caller.csrf == csrf)
    }
    #expect(gate.sessions.count == 1)
    #expect(caller.cookie("prant") != csrf, "a page may show its token, not the cookie's")
  }

  @Test func eachVisitorHasATokenOfItsOwn() async throws {
    let gate = try SafetyGate.open()
    let callers = [SafetyCaller(gate), SafetyCaller(gate)]
    for caller in callers { try await caller.open() }
    #expect(callers[0].csrf != callers[1].csrf)
    let answer = try await callers[0].send(
      .post, "/api/decisions",
      [("Origin", SafetyCaller.origin), ("X-CSRF-Token", callers[1].csrf)])
    #expect(answer.status == 403)
  }

  @Test func nothingIsChangedWithoutTheToken() async throws {
    let caller = SafetyCaller(try SafetyGate.open())
    try await caller.open()
    let origin = ("Origin", SafetyCaller.origin)
    let other = String(caller.csrf.reversed())
    for headers in [
      [origin], [origin, ("X-CSRF-Token", "")], [origin, ("X-CSRF-Token", other)],
      [origin, ("X-CSRF-Token", String(caller.csrf.dropLast()))],
      [origin, ("X-CSRF-Token", caller.csrf + " x")],
      [origin, ("Cookie", "csrf=\(caller.csrf)")],
    ] {
      for method in [HTTPRequest.Method.post, .put, .delete] {
        let answer = try await caller.send(method, "/api/decisions?csrf=\(caller.csrf)", headers)
        #expect(answer.status == 403)
        #expect(answer.text.contains("staleToken"))
      }
    }
    #expect(try await caller.change().status == 200)
  }

  @Test func aFormCarriesItInAField() async throws {
    let caller = SafetyCaller(try SafetyGate.open())
    try await caller.open()
    let answer = try await caller.submit("/form", [("name", "Åsa & co"), ("csrf2", "x")])
    #expect(answer.status == 200)
    #expect(answer.text.hasPrefix("name=%C3%85sa%20%26%20co&"), "the route reads it again")
    let headers = [
      ("Origin", SafetyCaller.origin), ("Content-Type", "application/x-www-form-urlencoded"),
    ]
    for body in ["", "csrf=", "csrf=x", "x=\(caller.csrf)", "csrf=x&csrf=\(caller.csrf)", "%%%"] {
      #expect(try await caller.send(.post, "/form", headers, body: body).status == 403, "\(body)")
    }
    let text = [("Origin", SafetyCaller.origin), ("Content-Type", "text/plain")]
    #expect(
      try await caller.send(.post, "/form", text, body: "csrf=\(caller.csrf)").status == 403)
  }

  @Test func aSessionEndsWhenItRestsTooLong() async throws {
    let clock = SafetyClock()
    let gate = try SafetyGate.open(sessions: Sessions(now: { clock.now }))
    let caller = SafetyCaller(gate)
    try await caller.open()
    let first = caller.csrf
    for _ in 0..<3 {
      clock.advance(.seconds(11 * 3600))
      #expect(try await caller.change().status == 200)
    }
    clock.advance(.seconds(12 * 3600))
    #expect(try await caller.change().status == 403)
    let answer = try await caller.open()
    #expect(answer.cookie("prant") != nil)
    #expect(caller.csrf != first)
    #expect(gate.sessions.count == 1)
    #expect(try await caller.change().status == 200)
  }

  @Test(arguments: ["", "x", String(repeating: "a", count: 43), String(repeating: "å", count: 43)])
  func aMadeUpCookieIsNoSession(value: String) async throws {
    let caller = SafetyCaller(try SafetyGate.open())
    caller.setCookie("prant", value)
    let answer = try await caller.send(.get, "/")
    #expect(answer.status == 200)
    #expect(answer.cookie("prant") != nil)
    #expect(caller.cookie("prant") != value)
  }

  @Test func thereAreNotTooMany() async throws {
    var limits = Sessions.Limits()
    limits.count = 20
    let gate = try SafetyGate.open(sessions: Sessions(limits: limits))
    let first = SafetyCaller(gate)
    try await first.open()
    for _ in 0..<50 {
      _ = try await SafetyCaller(gate).send(.get, "/")
      // Who is there is not pushed out by those who come.
      #expect(try await first.change().status == 200)
    }
    #expect(gate.sessions.count <= 20)
  }

  @Test func staticFilesNeedNone() async throws {
    let gate = try SafetyGate.open()
    let answer = try await SafetyCaller(gate).send(.get, "/static/style.css")
    #expect(answer.status == 200)
    #expect(answer.headers[.setCookie] == nil)
    #expect(gate.sessions.count == 0)
  }

  @Test func changingWithoutASessionBeginsNone() async throws {
    let gate = try SafetyGate.open()
    #expect(try await SafetyCaller(gate).change().status == 403)
    #expect(gate.sessions.count == 0)
  }

  @Test func nobodySignsInWhereThereAreNoUsers() async throws {
    let caller = SafetyCaller(try SafetyGate.open())
    let session = try await caller.open().text
    #expect(session.contains(#""isSignedIn":false"#))
    #expect(!session.contains(#""reviewer":"""#), "the system's user has a name")
    #expect(try await caller.send(.get, "/login").status == 404)
    #expect(try await caller.change("/login").status == 404)
  }
}
