internal import Archive
internal import ArgumentParser
internal import Foundation
internal import Lexicon
internal import Minutes
internal import Pipeline
internal import Repair
internal import WorkerProtocol

extension ReadingMode: ExpressibleByArgument {}

/// What `prant run` and `prant watch` have in common.
struct RunOptions: ParsableArguments {
  @Option(name: [.customShort("w"), .customLong("archive")], help: "The archive's folder.")
  var archive: String

  @Option(
    name: [.customShort("j"), .customLong("jobs")],
    help: "Pages read at a time (default: one a core).")
  var jobs: Int?

  @Option(
    help:
      "Where words come from: a good text layer or else the picture (auto), always the picture (ocr), always the text layer (text)."
  )
  var mode: ReadingMode = .auto

  @Option(help: "How to tell what is going on: auto, plain, json (on stdout) or none.")
  var progress: ProgressStyle = .auto

  @OptionGroup var dictionary: DictionaryOptions

  @OptionGroup var repairs: RepairOptions

  @Option(
    help:
      "A list of words, one a line, for Tesseract to know besides its own. Pages read with another list, or with none, are read anew."
  )
  var userWords: String?

  @Option(help: "How many seconds a page may take.")
  var pageTimeLimit: Int = 180

  @Option(help: "A folder for the words of every page as recognised and as repaired (JSON).")
  var keepWork: String?

  func validate() throws {
    if archive.isEmpty { throw ValidationError("-w takes the name of a folder.") }
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("-j takes 1 to 256.") }
    if pageTimeLimit < 1 { throw ValidationError("--page-time-limit takes at least 1 second.") }
  }

  func makeDisplay() -> any ProgressDisplay {
    switch progress {
    case .none: SilentProgress()
    case .json: JSONProgress()
    case .plain: PlainProgress()
    case .auto: isatty(STDERR_FILENO) == 1 ? LiveProgress() : PlainProgress()
    }
  }
}

/// `prant run`: from files to an archive.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Reads scans, PDFs and texts into an archive of typed meetings.",
    discussion: """
      Writes ARCHIVE/out/NAME.meeting.json and ARCHIVE/out/NAME.txt for every document, and \
      ARCHIVE/out/report.json. What an earlier run has done is not done again: pages are known by \
      their document's bytes, whatever its name. Ctrl-C or a crash costs the pages in work; the \
      same command goes on where it stopped. Without PATH everything that is in the archive is \
      brought up to date: after a new dictionary, say.
      """)

  @Argument(
    help: "Files (PDF, TIFF, PNG, JPEG, text) and folders, searched to their ends.")
  var paths: [String] = []

  @OptionGroup var options: RunOptions

  @Flag(help: "Try again what failed in an earlier run: documents and pages.")
  var retryFailed = false

  @Option(help: "Do this stage and what follows it anew: read, repair or segment.")
  var force: Stage?

  func run() async throws {
    // A worker that died is told by its pipe's error, not by a signal that would end us; a file
    // that may grow no more, by its own.
    MemoryArena.useOne()
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    try await reporting { () async throws(CommandFailure) in try await work() }
  }

  private func work() async throws(CommandFailure) {
    let started = ContinuousClock.now
    let setup = try RunSetup(options, creates: !paths.isEmpty)
    let discovery = try paths.isEmpty ? nil : found()
    let session = try await setup.beginSession(
      retriesFailed: retryFailed, forced: force, display: options.makeDisplay())
    let wasInterrupted = await Interruption.watch {
      session.batch.stop()
    } during: {
      if let discovery {
        await session.archive.announce(discovery)
        await session.batch.run(
          session.archive.work(on: discovery.files), into: session.archive)
      } else {
        await session.batch.run(session.archive.storedWork(), into: session.archive)
      }
    }
    let tally = await session.end(wasInterrupted: wasInterrupted)
    if let error = await session.archive.archiveError {
      throw CommandFailure(status: .archiveError, message: "\(error)")
    }
    if options.progress != .none {
      StandardStreams.say(
        tally.summary(after: ContinuousClock.now - started, archive: options.archive))
    }
    if wasInterrupted {
      throw CommandFailure(
        status: .interrupted,
        message: "interrupted; what was done is kept, run the same command again to go on")
    }
    if let missing = tally.missingDependency {
      throw CommandFailure(status: .missingDependency, message: missing)
    }
    let status = tally.status
    if status != .success { throw CommandFailure(status: status, message: tally.remark(status)) }
  }

  private func found() throws(CommandFailure) -> Discovery {
    let discovery = Discovery(paths: paths, excluding: options.archive)
    guard !discovery.files.isEmpty || !discovery.refusals.isEmpty else {
      throw CommandFailure(
        status: .unreadableInput,
        message: "no PDF, TIFF, PNG, JPEG or text file in \(paths.joined(separator: ", "))")
    }
    return discovery
  }
}
