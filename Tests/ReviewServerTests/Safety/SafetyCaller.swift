import Archive
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import ReviewServer
import Synchronization
import TestSupport

/// Asks a router as a browser would whose every header can be chosen.
final class SafetyCaller: Sendable {
  static let authority = "127.0.0.1:8470"
  static let origin = "http://127.0.0.1:8470"

  /// What came back.
  struct Answer: Sendable {
    var status: Int
    var headers: HTTPFields
    var text: String

    /// The cookie that is set by this name, with all it says.
    func cookie(_ name: String) -> String? {
      headers[values: .setCookie].first { $0.hasPrefix(name + "=") }
    }
  }

  private let responder: RouterResponder<ReviewRequestContext>
  private let cookies = Mutex<[String: String]>([:])
  private let token = Mutex("")

  /// - Parameters:
  ///   - gate: what stands before the routes.
  ///   - routes: adds the test's own.
  init(
    _ gate: Gate, routes: (Router<ReviewRequestContext>) -> Void = SafetyCaller.routes
  ) {
    responder = gate.buildRouter(routes).buildResponder()
  }

  /// A page, a script's address, a change, and something static.
  static func routes(_ router: Router<ReviewRequestContext>) {
    router.get("/") { _, context in "page for \(context.reviewer)" }
    router.get("/static/style.css") { _, _ in
      Response(status: .ok, headers: [.cacheControl: "max-age=60"])
    }
    router.get("/api/places") { _, context in "places in \(context.language.rawValue)" }
    router.post("/api/decisions") { _, context in "decided by \(context.reviewer)" }
    router.post("/form") { request, _ in try await request.body.collect(upTo: 100_000) }
  }

  /// Sends a request with the cookies of the answers before.
  func send(
    _ method: HTTPRequest.Method, _ path: String, authority: String? = SafetyCaller.authority,
    _ headers: [(String, String)] = [], body: String = "", chunks: Int = 1
  ) async throws -> Answer {
    var fields = HTTPFields()
    for (name, value) in headers {
      guard let name = HTTPField.Name(name) else { continue }
      fields.append(HTTPField(name: name, value: value))
    }
    let jar = cookies.withLock { $0 }
    if !jar.isEmpty, fields[.cookie] == nil {
      fields[.cookie] = jar.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
    }
    let (stream, source) = RequestBody.makeStream()
    let request = Request(
      head: HTTPRequest(
        method: method, scheme: "http", authority: authority, path: path, headerFields: fields),
      body: stream)
    let feeding = Task {
      for _ in 0..<chunks { await source.yield(ByteBuffer(string: body)) }
      source.finish()
    }
    defer { feeding.cancel() }
    let context = ReviewRequestContext(
      source: .init(channel: NIOAsyncTestingChannel(), logger: Logger(label: "test")))
    let response = try await responder.respond(to: request, context: context)
    let writer = Collector()
    try await response.body.write(writer)
    keep(response.headers[values: .setCookie])
    return Answer(
      status: response.status.code, headers: response.headers,
      text: writer.buffer.withLock { String(buffer: $0) })
  }

  /// Opens a page as a first visit does, and keeps the token that its scripts would.
  @discardableResult
  func open(_ path: String = "/api/session") async throws -> Answer {
    let answer = try await send(.get, path)
    if let session = try? JSONDecoder().decode(Session.self, from: Data(answer.text.utf8)) {
      token.withLock { $0 = session.csrf }
    } else if let field = answer.text.firstMatch(of: #/name="csrf" value="([^"]+)"/#) {
      token.withLock { $0 = String(field.1) }
    }
    return answer
  }

  /// What pages and forms carry.
  var csrf: String { token.withLock { $0 } }

  func cookie(_ name: String) -> String? { cookies.withLock { $0[name] } }

  func setCookie(_ name: String, _ value: String?) { cookies.withLock { $0[name] = value } }

  /// Sends what a script of ours would send.
  func change(
    _ path: String = "/api/decisions", _ headers: [(String, String)] = [], body: String = ""
  ) async throws -> Answer {
    try await send(
      .post, path, [("Origin", Self.origin), ("X-CSRF-Token", csrf)] + headers, body: body)
  }

  /// Sends a form as a browser does.
  func submit(_ path: String, _ fields: [(String, String)]) async throws -> Answer {
    func quoted(_ text: String) -> String {
      text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
    let body = (fields + [("csrf", csrf)]).map { "\($0.0)=\(quoted($0.1))" }
      .joined(separator: "&")
    return try await send(
      .post, path,
      [("Origin", Self.origin), ("Content-Type", "application/x-www-form-urlencoded")], body: body)
  }

  private func keep(_ lines: [String]) {
    for line in lines {
      let parts = line.prefix { $0 != ";" }.split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { continue }
      cookies.withLock { $0[String(parts[0])] = parts[1].isEmpty ? nil : String(parts[1]) }
    }
  }

  struct Session: Decodable {
    var reviewer: String
    var csrf: String
    var language: String
    var isSignedIn: Bool
  }

  private final class Collector: ResponseBodyWriter {
    let buffer = Mutex(ByteBuffer())

    func write(_ buffer: ByteBuffer) async throws {
      self.buffer.withLock { whole in
        var buffer = buffer
        whole.writeBuffer(&buffer)
      }
    }

    func finish(_ trailingHeaders: HTTPFields?) async throws {}
  }
}

/// A clock that goes when it is told to.
final class SafetyClock: Sendable {
  private let held = Mutex(ContinuousClock.now)

  var now: ContinuousClock.Instant { held.withLock { $0 } }

  func advance(_ duration: Duration) { held.withLock { $0 += duration } }
}

/// Gates for tests.
enum SafetyGate {
  static func open(
    address: ReviewAddress? = nil, language: ReviewLanguage = .swedish,
    sessions: Sessions = Sessions(), uploadLimit: Int = 5_000_000
  ) throws -> Gate {
    var settings = ReviewSettings(archive: "archive", address: try address ?? ReviewAddress())
    settings.language = language
    settings.uploadLimit = uploadLimit
    return try Gate(settings, sessions: sessions, logger: Self.silent)
  }

  /// One at which users sign in. Their passwords' hashes are cheap.
  static func guarded(
    _ file: URL, origin: String? = nil, clock: SafetyClock = SafetyClock()
  ) throws -> Gate {
    let address = try ReviewAddress(origin: origin, hasUsers: true)
    return try Gate(
      ReviewSettings(archive: "archive", address: address, users: UserFile(path: file.path)),
      sessions: Sessions(now: { clock.now }), tries: TryLimit(now: { clock.now }),
      logger: Self.silent)
  }

  /// A file with these users.
  static func users(
    _ users: [(String, String)], in folder: TemporaryFolder, as name: String = "users"
  ) throws -> URL {
    let file = folder.url.appending(path: name)
    for (name, password) in users {
      guard let name = UserName(name) else { continue }
      _ = try UserFile(path: file.path).set(
        name, try PasswordHash(of: password, cost: .init(rounds: 10)))
    }
    return file
  }

  private static var silent: Logger { Logger(label: "test") { _ in SwiftLogNoOpLogHandler() } }
}
