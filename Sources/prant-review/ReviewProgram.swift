internal import ArgumentParser
internal import Foundation
internal import ReviewServer

extension ReviewLanguage: ExpressibleByArgument {}

/// The program that serves the review: `prant review` starts it.
@main
struct ReviewProgram: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prant-review",
    abstract: "Serves the review of an archive; `prant review` starts it.")

  @Option(name: [.customShort("w"), .customLong("archive")], help: "The archive's folder.")
  var archive: String?

  @Option(help: "Where to listen.")
  var host = ReviewAddress.usualHost

  @Option(help: "Where to listen; 0 for any port that is free.")
  var port = ReviewAddress.usualPort

  @Option(help: "What reviewers have in their browsers, where that is another address.")
  var origin: String?

  @Option(help: "The file of those who may review.")
  var users: String?

  @Option(help: "Add a user to the file, or give one another password.")
  var addUser: String?

  @Option(help: "The language of the pages where nobody has chosen one: sv or en.")
  var language = ReviewLanguage.swedish

  @Option(help: "How many MB a file may have that is sent to the archive.")
  var uploadLimit = 256

  func validate() throws {
    if addUser == nil, archive?.isEmpty ?? true {
      throw ValidationError("-w takes the name of an archive's folder.")
    }
    if addUser != nil, users == nil { throw ValidationError("--add-user goes with --users FILE.") }
    if addUser?.isEmpty == true { throw ValidationError("--add-user takes a name.") }
    if users?.isEmpty == true { throw ValidationError("--users takes the name of a file.") }
    if !(1...10_000).contains(uploadLimit) {
      throw ValidationError("--upload-limit takes 1 to 10000 (MB).")
    }
  }

  func run() async throws {
    // A visitor who goes away is told by the connection's error.
    signal(SIGPIPE, SIG_IGN)
    let status: ReviewFailure.Status
    do throws(ReviewFailure) { status = try await work() } catch {
      say("prant: \(error.message)")
      throw ExitCode(error.status.rawValue)
    }
    if status != .success { throw ExitCode(status.rawValue) }
  }

  private func work() async throws(ReviewFailure) -> ReviewFailure.Status {
    if let addUser, let users {
      try add(addUser, to: UserFile(path: users))
      return .success
    }
    let address = try ReviewAddress(
      host: host, port: port, origin: origin, hasUsers: users != nil)
    let name = archive ?? ""
    let parts = try ReviewParts(archive: name, logger: .review)
    var settings = ReviewSettings(
      archive: name, address: address, users: users.map(UserFile.init(path:)))
    settings.language = language
    settings.uploadLimit = uploadLimit * 1_000_000
    settings.pages = parts.site.gatePages
    let gate = try Gate(settings)
    let router = gate.buildRouter { parts.site.addRoutes(to: $0) }
    try await parts.begin()
    defer { parts.stop() }
    return try await serve(gate, router: router) { line in say(line) }
  }

  private func add(_ name: String, to file: UserFile) throws(ReviewFailure) {
    guard let name = UserName(name) else {
      throw ReviewFailure(
        status: .invalidConfiguration,
        message: "a user's name is one line of at most 100 bytes without a colon")
    }
    let password = try PasswordPrompt.ask(for: name)
    let hash: PasswordHash
    do { hash = try PasswordHash(of: password) } catch {
      throw ReviewFailure(
        status: .internalError, message: "can't hash the password: \(error)")
    }
    let wasThere = try file.set(name, hash)
    say("\(name.text) \(wasThere ? "has another password" : "is added") in \(file.path)")
  }
}

/// A message for people, on stderr.
func say(_ line: String) {
  try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
}
