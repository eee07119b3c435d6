import Foundation
import HTTPTypes
import ReviewServer
import TestSupport
import Testing

/// Where there are users, nobody comes in without a password.
@Suite struct SafetySignInTests {
  private let folder: TemporaryFolder
  private let file: URL
  private let clock = SafetyClock()
  private let gate: Gate
  private let caller: SafetyCaller

  init() throws {
    folder = try TemporaryFolder()
    file = try SafetyGate.users([("Åsa", "ett lösenord"), ("Bo", "ett annat")], in: folder)
    gate = try SafetyGate.guarded(file, clock: clock)
    caller = SafetyCaller(gate)
  }

  @discardableResult
  private func signIn(
    _ name: String = "Åsa", _ password: String = "ett lösenord", next: String = "/",
    as visitor: SafetyCaller? = nil
  ) async throws -> SafetyCaller.Answer {
    let visitor = visitor ?? caller
    try await visitor.open("/login")
    return try await visitor.submit(
      "/login", [("name", name), ("password", password), ("next", next)])
  }

  @Test func strangersAreShownTheWayIn() async throws {
    let page = try await caller.send(.get, "/documents/3?page=2")
    #expect(page.status == 303)
    #expect(page.headers[.location] == "/login?next=%2Fdocuments%2F3%3Fpage%3D2")
    #expect(try await caller.send(.get, "/").headers[.location] == "/login")
    #expect(try await caller.send(.get, "/nowhere").status == 303, "not even what there is")
    let script = try await caller.send(.get, "/api/places")
    #expect(script.status == 401)
    #expect(script.text.contains("signInNeeded"))
    #expect(try await caller.send(.get, "/api/session").status == 401)
    #expect(try await caller.send(.get, "/static/style.css").status == 200)
    #expect(gate.sessions.count == 0)
  }

  @Test func strangersChangeNothing() async throws {
    try await caller.open("/login")
    #expect(try await caller.change().status == 401)
    #expect(try await caller.change("/form").status == 401)
    #expect(try await caller.change("/logout").status == 401)
  }

  @Test func thePasswordOpensTheDoor() async throws {
    let answer = try await signIn(next: "/documents/3?page=2")
    #expect(answer.status == 303)
    #expect(answer.headers[.location] == "/documents/3?page=2")
    #expect(try await caller.send(.get, "/").text == "page for Åsa")
    try await caller.open()
    #expect(try await caller.change().text == "decided by Åsa")
    #expect(try await caller.send(.get, "/login").headers[.location] == "/")
  }

  /// Who has planted a session's cookie before has nothing in hand afterwards.
  @Test func theTokenChangesAtSignIn() async throws {
    try await caller.open("/login")
    let planted = try #require(caller.cookie("prant"))
    let csrf = caller.csrf
    let answer = try await signIn()
    #expect(answer.cookie("prant")?.contains("HttpOnly") == true)
    #expect(caller.cookie("prant") != planted)
    try await caller.open()
    #expect(caller.csrf != csrf)
    let thief = SafetyCaller(gate)
    thief.setCookie("prant", planted)
    #expect(try await thief.send(.get, "/").status == 303)
    #expect(gate.sessions.count == 1, "the old one is gone")
    let stale = try await caller.send(
      .post, "/api/decisions", [("Origin", SafetyCaller.origin), ("X-CSRF-Token", csrf)])
    #expect(stale.status == 403)
  }

  @Test(arguments: [
    ("Åsa", "fel lösenord"), ("Nobody", "ett lösenord"), ("Bo", "ett lösenord"),
    ("Åsa", "ett lösenord "), ("åsa", "ett lösenord"),
  ])
  func aWrongOneDoesNot(name: String, password: String) async throws {
    let answer = try await signIn(name, password)
    #expect(answer.status == 401)
    #expect(answer.text.contains("Namnet eller lösenordet är fel."))
    #expect(answer.headers[.setCookie] == nil)
    #expect(!answer.text.contains(password))
    #expect(try await caller.send(.get, "/").status == 303)
  }

  /// Nothing in the answer tells whether there is such a name.
  @Test func unknownNamesLookTheSame() async throws {
    let wrong = try await signIn("Åsa", "fel lösenord")
    let unknown = try await signIn("Åke", "fel lösenord")
    #expect(wrong.text.replacing("Åsa", with: "Åke") == unknown.text)
    #expect(wrong.headers == unknown.headers)
  }

  @Test(arguments: [
    ("", "ett lösenord"), ("Åsa", ""), ("a:b", "x"), ("Åsa", String(repeating: "x", count: 1_025)),
    (String(repeating: "x", count: 200), "x"),
  ])
  func whatCanBeNoneIsNotTried(name: String, password: String) async throws {
    #expect(try await signIn(name, password).status == 401)
  }

  @Test func theFormNeedsTheToken() async throws {
    let fields = "name=%C3%85sa&password=ett+l%C3%B6senord"
    let headers = [
      ("Origin", SafetyCaller.origin), ("Content-Type", "application/x-www-form-urlencoded"),
    ]
    #expect(try await caller.send(.post, "/login", headers, body: fields).status == 403)
    try await caller.open("/login")
    #expect(try await caller.send(.post, "/login", headers, body: fields).status == 403)
    let whole = fields + "&csrf=" + caller.csrf
    #expect(
      try await caller.send(.post, "/login", [("Origin", "http://evil.example")], body: whole)
        .status == 403)
    let json = [
      ("Origin", SafetyCaller.origin), ("Content-Type", "application/json"),
      ("X-CSRF-Token", caller.csrf),
    ]
    #expect(try await caller.send(.post, "/login", json, body: "{}").status == 415)
    #expect(try await caller.send(.post, "/login", headers, body: whole).status == 303)
  }

  @Test(arguments: [
    "//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "",
    "/a\r\nSet-Cookie: x=y", "/\t/evil.example", "evil", "/login", "/logout", "/login?next=/x",
    "/å",
  ])
  func leadsNowhereElse(next: String) async throws {
    let answer = try await signIn(next: next)
    #expect(answer.status == 303)
    #expect(answer.headers[.location] == "/")
  }

  @Test func thePageEscapesWhatWasTyped() async throws {
    let page = try await caller.send(.get, "/login?next=/%22%3E%3Cscript%3E")
    #expect(!page.text.contains("<script"))
    let answer = try await signIn("\"><script>alert(1)</script>", "x")
    #expect(!answer.text.contains("<script"))
    #expect(answer.text.contains("&quot;&gt;&lt;script&gt;"))
    let english = try await caller.send(.get, "/login?lang=en")
    #expect(english.text.contains("Sign in"))
  }

  @Test func whoGuessesHasToWait() async throws {
    for _ in 0..<5 { #expect(try await signIn("Åsa", "fel lösenord").status == 401) }
    // Even with the right one.
    let refused = try await signIn()
    #expect(refused.status == 429)
    #expect(refused.headers[.retryAfter] == "2")
    #expect(refused.text.contains("Vänta 2 sekunder"))
    // Others are let in meanwhile.
    let other = SafetyCaller(gate)
    #expect(try await signIn("Bo", "ett annat", as: other).status == 303)
    clock.advance(.seconds(2))
    #expect(try await signIn().status == 303)
    #expect(try await caller.send(.get, "/").text == "page for Åsa")
  }

  @Test func unknownNamesHaveToWaitAsLong() async throws {
    for _ in 0..<5 { #expect(try await signIn("Eva", "fel lösenord").status == 401) }
    #expect(try await signIn("Eva", "fel lösenord").status == 429)
  }

  @Test func anAddressThatTriesManyNamesHasToWait() async throws {
    for index in 0..<100 { #expect(try await signIn("Eva \(index)", "hemligt").status == 401) }
    #expect(try await signIn().status == 429)
  }

  @Test func manyAtOnceAreCountedToo() async throws {
    try await caller.open("/login")
    let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<30 {
        group.addTask {
          try await caller.submit("/login", [("name", "Åsa"), ("password", "fel lösenord")])
            .status
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(statuses.filter { $0 == 401 }.count == 5)
    #expect(statuses.filter { $0 == 429 }.count == 25)
  }

  @Test func signingOutEndsTheSession() async throws {
    try await signIn()
    try await caller.open()
    let kept = try #require(caller.cookie("prant"))
    #expect(try await caller.send(.get, "/logout").status == 404, "a link must not do it")
    #expect(try await caller.submit("/logout", []).headers[.location] == "/login")
    #expect(caller.cookie("prant") == nil)
    caller.setCookie("prant", kept)
    #expect(try await caller.send(.get, "/").status == 303)
    #expect(gate.sessions.count == 0)
  }

  @Test func aSignedInSessionEndsWhenItRestsTooLong() async throws {
    try await signIn()
    clock.advance(.seconds(12 * 3600))
    #expect(try await caller.send(.get, "/").status == 303)
  }

  /// Whose password is changed, or who is taken out of the file, is out.
  @Test func theFileRules() async throws {
    try await signIn()
    let bo = SafetyCaller(gate)
    try await signIn("Bo", "ett annat", as: bo)
    let name = try #require(UserName("Åsa"))
    _ = try UserFile(path: file.path).set(
      name, PasswordHash(of: "ett nytt lösenord", cost: .init(rounds: 10)))
    #expect(try await caller.send(.get, "/").status == 303)
    #expect(try await bo.send(.get, "/").text == "page for Bo")
    #expect(try await signIn().status == 401)
    #expect(try await signIn("Åsa", "ett nytt lösenord").status == 303)
    let lines = String(decoding: try folder.contents(of: "users"), as: UTF8.self)
      .split(separator: "\n").filter { !$0.hasPrefix("Bo:") }
    try lines.joined(separator: "\n").write(to: file, atomically: false, encoding: .utf8)
    #expect(try await bo.send(.get, "/").status == 303)
    #expect(try await caller.send(.get, "/").text == "page for Åsa")
  }

  @Test func aBrokenFileLocksNobodyOut() async throws {
    try await signIn()
    try Data("nonsense".utf8).write(to: file)
    #expect(try await caller.send(.get, "/").text == "page for Åsa")
  }

  @Test func strangersCanNotPushOutReviewers() async throws {
    try await signIn()
    for _ in 0..<2_100 { _ = try await SafetyCaller(gate).send(.get, "/login") }
    #expect(gate.sessions.count <= 2_001)
    #expect(try await caller.send(.get, "/").text == "page for Åsa")
  }
}
