internal import Archive
internal import ArgumentParser
internal import Foundation
internal import Lexicon
internal import Minutes
internal import Pipeline
internal import Repair
internal import WorkerProtocol

extension ReadingMode: ExpressibleByArgument {}

/// `prant run`: from files to an archive.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Reads scans, PDFs and texts into an archive of typed meetings.",
    discussion: """
      Writes ARCHIVE/out/NAME.meeting.json and ARCHIVE/out/NAME.txt for every document. A \
      document that an earlier run has done is not read again. Ctrl-C ends the run; the same \
      command goes on where it stopped.
      """)

  @Argument(help: "Files (PDF, TIFF, PNG, JPEG, text) and folders, searched to their ends.")
  var paths: [String]

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

  @Flag(help: "Read documents again of which pages failed in an earlier run.")
  var retryFailed = false

  @Option(help: "A folder for the words of every page as recognised and as repaired (JSON).")
  var keepWork: String?

  func validate() throws {
    if archive.isEmpty { throw ValidationError("-w takes the name of a folder.") }
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("-j takes 1 to 256.") }
    if pageTimeLimit < 1 { throw ValidationError("--page-time-limit takes at least 1 second.") }
  }

  func run() async throws {
    // A worker that died is told by its pipe's error, not by a signal that would end us.
    signal(SIGPIPE, SIG_IGN)
    try await reporting { () async throws(CommandFailure) in try await work() }
  }

  private func work() async throws(CommandFailure) {
    let started = ContinuousClock.now
    let setup = try RunSetup(self)
    let run = setup.run
    let pool = WorkerPool(
      .init(
        executable: setup.worker, workers: setup.workers, timeLimit: .seconds(pageTimeLimit),
        userWords: setup.userWords?.path))
    let batch = Batch(
      pool: pool, stages: setup.stages, mode: mode, workers: setup.workers)
    await run.begin(setup.discovery) { pool.stopAll() }
    let wasInterrupted = await Interruption.watch {
      pool.stopAll()
    } during: {
      await batch.run(setup.discovery.files, observer: run)
    }
    await pool.close()
    let tally = await run.close()
    if let error = await run.archiveError {
      throw CommandFailure(status: .archiveError, message: "\(error)")
    }
    if progress != .none {
      StandardStreams.say(tally.summary(after: ContinuousClock.now - started, archive: archive))
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

  func makeDisplay() -> any ProgressDisplay {
    switch progress {
    case .none: SilentProgress()
    case .json: JSONProgress()
    case .plain: PlainProgress()
    case .auto: isatty(STDERR_FILENO) == 1 ? LiveProgress() : PlainProgress()
    }
  }
}
