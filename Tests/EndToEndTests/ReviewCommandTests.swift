import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import TestSupport
import Testing

/// The review as it is started, guarded and ended.
@Suite struct ReviewCommandTests {
  private let prant: BuiltCommand
  private let folder: TemporaryFolder

  init() async throws {
    prant = try BuiltCommand(named: "prant")
    folder = try TemporaryFolder()
    try folder.write(Data("Möte den 3 maj 2021\n".utf8), to: "a.txt")
    let made = try await prant.run(["run", "a.txt", "-w", "archive"], in: folder)
    try #require(made.status == 0, "\(made.errors)")
  }

  private func review(
    _ arguments: String..., input: String = ""
  ) async throws -> BuiltCommand.Outcome {
    try await prant.run(
      ["review"] + arguments, in: folder, standardInput: Data(input.utf8), timeout: .seconds(60))
  }

  /// A server, from its first line to its end.
  private struct Served {
    var port: Int
    /// What it has said by then.
    var log: String
    /// How it ended.
    var status: Int32
  }

  /// Starts the review with `arguments`, does something with its port, and ends it by a signal.
  private func serve(
    _ arguments: [String], signal: Int32 = SIGTERM,
    _ body: @escaping @Sendable (Int) async throws -> Void = { _ in }
  ) async throws -> Served {
    let shell = BuiltCommand(executable: URL(filePath: "/bin/sh"))
    let script = #""$prant" review "$@" 2> log & echo $! > pid; wait $!"#
    async let end = shell.run(
      ["-c", script, "sh"] + arguments, in: folder,
      environment: ["prant": prant.executable.path])
    var log = ""
    for _ in 0..<2_400 {
      log = (try? String(decoding: folder.contents(of: "log"), as: UTF8.self)) ?? ""
      if log.contains("\n") { break }
      try await Task.sleep(for: .milliseconds(25))
    }
    let text = String(decoding: try folder.contents(of: "pid"), as: UTF8.self)
    let id = try #require(pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)))
    let url = log.firstMatch(of: #/http://[^ /]+:(\d+)/#)
    let port = try #require(url.flatMap { Int($0.1) }, "\(log)")
    let outcome: Result<Void, any Error>
    do { outcome = .success(try await body(port)) } catch { outcome = .failure(error) }
    kill(id, signal)
    let status = try await end.status
    try outcome.get()
    return Served(
      port: port, log: String(decoding: try folder.contents(of: "log"), as: UTF8.self),
      status: status)
  }

  /// Asks a server on this machine.
  private static func ask(
    _ port: Int, _ path: String, _ method: HTTPRequest.Method = .get, host: String? = nil,
    _ headers: [(String, String)] = [], body: String? = nil
  ) async throws -> (status: Int, headers: HTTPFields, text: String) {
    var fields = HTTPFields()
    for (name, value) in headers {
      fields.append(HTTPField(name: try #require(HTTPField.Name(name)), value: value))
    }
    return try await TestClient.withClient(host: "127.0.0.1", port: port) { [fields] client in
      let answer = try await client.execute(
        .init(
          path, method: method, authority: host ?? "127.0.0.1:\(port)", headers: fields,
          body: body.map { ByteBuffer(string: $0) }))
      return (answer.status.code, answer.headers, answer.body.map { String(buffer: $0) } ?? "")
    }
  }

  @Test(arguments: [(SIGTERM, 0), (SIGINT, 130)] as [(Int32, Int32)])
  func servesUntilASignal(signal: Int32, status: Int32) async throws {
    let served = try await serve(["-w", "archive", "--port", "0"], signal: signal) { port in
      let session = try await Self.ask(port, "/api/session")
      #expect(session.status == 200)
      #expect(session.text.contains(#""isSignedIn":false"#))
      #expect(session.text.contains(#""language":"sv""#))
      #expect(try await Self.ask(port, "/", host: "evil.example").status == 421)
      #expect(try await Self.ask(port, "/", host: "127.0.0.1:1").status == 421)
      let change = try await Self.ask(port, "/", .post, [("Origin", "http://evil.example")])
      #expect(change.status == 403)
    }
    #expect(served.status == status, "\(served.log)")
    #expect(served.log == "reviewing archive at http://127.0.0.1:\(served.port)/\n")
  }

  /// A browser that keeps its connection open does not keep the server.
  @Test func anOpenConnectionDoesNotHoldItUp() async throws {
    let served = try await serve(["-w", "archive", "--port", "0", "--language", "en"]) { port in
      let client = TestClient(host: "127.0.0.1", port: port)
      client.connect()
      let answer = try await client.execute(
        .init("/api/session", method: .get, authority: "127.0.0.1:\(port)"))
      #expect(answer.body.map { String(buffer: $0) }?.contains(#""language":"en""#) == true)
    }
    #expect(served.status == 0)
  }

  @Test func aTakenPortIsTold() async throws {
    let outcome = Outcomes()
    _ = try await serve(["-w", "archive", "--port", "0"]) { port in
      await outcome.keep(try await review("-w", "archive", "--port", "\(port)"))
    }
    let second = try #require(await outcome.kept)
    #expect(second.status == 6)
    #expect(second.errors.contains("in use"), "\(second.errors)")
    #expect(second.errors.contains("--port"))
    #expect(second.errors.filter { $0 == "\n" }.count == 1)
  }

  private actor Outcomes {
    var kept: BuiltCommand.Outcome?
    func keep(_ outcome: BuiltCommand.Outcome) { kept = outcome }
  }

  @Test func anArchiveThatIsNotThereIsTold() async throws {
    let outcome = try await review("-w", "elsewhere", "--port", "0")
    #expect(outcome.status == 5)
    #expect(outcome.errors.contains("there is no archive in elsewhere"), "\(outcome.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "elsewhere").path))
  }

  @Test(arguments: [
    (["--host", "0.0.0.0"], "--users FILE"), (["--host", "192.0.2.1"], "--origin"),
    (["--origin", "https://granskning.example"], "--users FILE"),
    (["--origin", "granskning"], "--origin takes"), (["--host", "a b"], "--host takes"),
    (["--users", "nobody"], "--add-user"),
    (["--users", "nobody", "--host", "0.0.0.0"], "--origin"),
  ])
  func settingsThatMakeNoSenseAreTold(arguments: [String], word: String) async throws {
    let outcome = try await prant.run(
      ["review", "-w", "archive", "--port", "0"] + arguments, in: folder, timeout: .seconds(60))
    #expect(outcome.status == 6, "\(outcome.errors)")
    #expect(outcome.errors.contains(word), "\(outcome.errors)")
  }

  @Test(arguments: [
    [], ["-w", ""], ["-w", "archive", "--port", "65536"], ["-w", "archive", "--port", "x"],
    ["-w", "archive", "--language", "de"], ["-w", "archive", "--upload-limit", "0"],
    ["--add-user", "Bo"], ["-w", "archive", "--users", ""], ["-w", "archive", "more"],
  ])
  func wordsThatMakeNoSenseAreTold(arguments: [String]) async throws {
    let outcome = try await prant.run(["review"] + arguments, in: folder, timeout: .seconds(60))
    #expect(outcome.status == 64, "\(outcome.errors)")
  }

  /// A value is a value, whatever it looks like.
  @Test func aValueIsNoOption() async throws {
    let outcome = try await prant.run(
      ["review", "--archive=--users", "--port=0"], in: folder, timeout: .seconds(60))
    #expect(outcome.status == 5)
    #expect(outcome.errors.contains("there is no archive in --users"), "\(outcome.errors)")
  }

  @Test func aMissingProgramIsTold() async throws {
    // The shell copies it: what this process has open for writing can't be run.
    let outcome = try await BuiltCommand(executable: URL(filePath: "/bin/sh")).run(
      ["-c", #"mkdir alone && cp "$prant" alone && exec alone/prant review -w archive"#],
      in: folder, environment: ["prant": prant.executable.path])
    #expect(outcome.status == 3)
    #expect(
      outcome.errors.contains("swift build -c release --product prant-review"),
      "\(outcome.errors)")
  }
}
