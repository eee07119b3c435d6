internal import Archive
internal import ArgumentParser
internal import Foundation
internal import WorkerProtocol

/// A language of the review's pages.
enum PageLanguage: String, CaseIterable, ExpressibleByArgument {
  case sv
  case en
}

/// `prant review`: the pages on which people decide what is right.
///
/// They are served by a program of their own, which this one becomes.
struct ReviewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Shows every doubtful place beside its picture, in a browser.",
    discussion: """
      Prints the address to open, and serves it until Ctrl-C or SIGTERM. Only this machine can reach \
      it. For others: --users, --origin and --host together. \
      `prant review --users FILE --add-user NAME` adds somebody to a file of users, or gives them \
      another password.
      """)

  @Option(name: [.customShort("w"), .customLong("archive")], help: "The archive's folder.")
  var archive: String?

  @Option(help: "Where to listen.")
  var host = "127.0.0.1"

  @Option(help: "Where to listen; 0 for any port that is free.")
  var port = 8470

  @Option(
    help:
      "What reviewers have in their browsers, such as https://granskning.example, where that is another address than --host and --port."
  )
  var origin: String?

  @Option(help: "A file of those who may review, with their passwords' hashes.")
  var users: String?

  @Option(
    help:
      "Add this user to the file, or give one another password: asked for at the terminal, or a line of standard input."
  )
  var addUser: String?

  @Option(help: "The language of the pages where a visitor has chosen none: sv or en.")
  var language = PageLanguage.sv

  @Flag(help: "Ask at this terminal instead, for a machine that has no browser.")
  var terminal = false

  @Option(help: "How many MB a file may have that is sent to the archive.")
  var uploadLimit = 256

  func validate() throws {
    if addUser == nil, archive?.isEmpty ?? true {
      throw ValidationError("-w takes the name of an archive's folder.")
    }
    if terminal, users != nil || origin != nil || addUser != nil {
      throw ValidationError("--terminal asks here: it has no users and no address.")
    }
    if addUser != nil, users == nil { throw ValidationError("--add-user goes with --users FILE.") }
    if addUser?.isEmpty == true { throw ValidationError("--add-user takes a name.") }
    if users?.isEmpty == true { throw ValidationError("--users takes the name of a file.") }
    if !(0...65_535).contains(port) { throw ValidationError("--port takes 0 to 65535.") }
    if !(1...10_000).contains(uploadLimit) {
      throw ValidationError("--upload-limit takes 1 to 10000 (MB).")
    }
  }

  func run() async throws {
    try await reporting { () async throws(CommandFailure) in
      if terminal, let archive { try await ask(archive) } else { try serve() }
    }
  }

  /// The queue at the terminal.
  private func ask(_ archive: String) async throws(CommandFailure) {
    let texts = language == .sv ? TerminalTexts.swedish : .english
    let makers = MeetingMakers(archive: archive)
    do throws(ArchiveError) {
      let store = try ArchiveStore(ArchiveFolder(path: archive), creates: false)
      var review = TerminalReview(
        store: store, makers: makers, reviewer: Self.systemUser, texts: texts)
      let count = try await review.run()
      StandardStreams.say(texts.ended(count))
    } catch {
      await makers.finish()
      throw CommandFailure(status: .archiveError, message: "\(error)")
    }
    await makers.finish()
    if let failure = await makers.failure {
      throw CommandFailure(
        status: .archiveError,
        message: "a meeting could not be made anew: \(failure.message); "
          + "the decisions are kept, `prant run -w \(archive)` tries again")
    }
  }

  /// Whoever sits at the terminal.
  private static var systemUser: String {
    guard let entry = getpwuid(getuid()), let name = entry.pointee.pw_name else {
      return "granskare"
    }
    return String(cString: name)
  }

  /// Becomes the program that serves; it comes back only where that can't be.
  private func serve() throws(CommandFailure) {
    guard let program = SiblingProgram.path(of: "prant-review") else {
      throw CommandFailure(
        status: .missingDependency,
        message: "prant-review is neither beside prant nor on PATH; build it with: "
          + "swift build -c release --product prant-review")
    }
    let code = SiblingProgram.become(program, arguments)
    throw CommandFailure(
      status: .missingDependency,
      message: "can't start \(program): \(String(cString: strerror(code)))")
  }

  /// What the other program is given: each option with its value in one word, so that no value
  /// is taken for an option.
  var arguments: [String] {
    var arguments = [
      "--host=\(host)", "--port=\(port)", "--language=\(language.rawValue)",
      "--upload-limit=\(uploadLimit)",
    ]
    for (name, value) in [
      ("archive", archive), ("origin", origin), ("users", users), ("add-user", addUser),
    ] {
      if let value { arguments.append("--\(name)=\(value)") }
    }
    return arguments
  }
}
