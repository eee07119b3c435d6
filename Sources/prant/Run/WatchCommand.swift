internal import Archive
internal import ArgumentParser
internal import Foundation
internal import Minutes
internal import Pipeline
internal import Synchronization

/// `prant watch`: takes what arrives in a folder into an archive.
struct WatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Reads what arrives in folders into an archive, until it is ended.",
    discussion: """
      Looks into the folders again and again, also where a scanner puts its files over the network. \
      A file that is still being written is left until it rests. What failed is tried again when it \
      is written anew. Between two batches the archive is free for others. Ctrl-C and SIGTERM end it.
      """)

  @Argument(help: "Folders (or files), searched to their ends.")
  var paths: [String]

  @OptionGroup var options: RunOptions

  @Option(help: "Look every so many seconds.")
  var every = 2.0

  @Option(help: "Leave a file until it has not changed for so many seconds.")
  var rest = 3.0

  func validate() throws {
    guard every >= 0.1, rest >= 0, every <= 86_400, rest <= 86_400 else {
      throw ValidationError("--every takes at least 0.1, --rest at least 0 seconds.")
    }
  }

  func run() async throws {
    MemoryArena.useOne()
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    try await reporting { () async throws(CommandFailure) in try await watch() }
  }

  private func watch() async throws(CommandFailure) {
    let setup = try RunSetup(options, creates: true)
    let current = CurrentBatch()
    // One pair of ears for all batches: a signal between two must not be lost.
    let outcome = Mutex<CommandFailure?>(nil)
    _ = await Interruption.watch {
      current.stop()
    } during: {
      do throws(CommandFailure) { try await readWhatArrives(setup, current) } catch {
        outcome.withLock { $0 = error }
      }
    }
    if let failure = outcome.withLock({ $0 }) { throw failure }
  }

  private func readWhatArrives(
    _ setup: RunSetup, _ current: CurrentBatch
  ) async throws(CommandFailure) {
    var arrivals = Arrivals(rest: .seconds(rest))
    var hasSaid = false
    while !Task.isCancelled {
      let discovery = Discovery(paths: paths, excluding: options.archive)
      let ready = arrivals.ready(discovery.files, at: .now)
      if !ready.isEmpty {
        try await read(ready, setup, current)
        hasSaid = false
      }
      if !hasSaid, options.progress != .none {
        StandardStreams.say("watching \(paths.map(\.onOneLine).joined(separator: ", "))")
      }
      hasSaid = true
      try? await Task.sleep(for: .seconds(every))
    }
  }

  private func read(
    _ files: [FoundFile], _ setup: RunSetup, _ current: CurrentBatch
  ) async throws(CommandFailure) {
    let session = try await setup.beginSession(
      retriesFailed: false, forced: nil, display: options.makeDisplay())
    current.batch = session.batch
    await session.archive.announce(Discovery(files: files))
    await session.batch.run(session.archive.work(on: files), into: session.archive)
    let tally = await session.end(wasInterrupted: Task.isCancelled)
    current.batch = nil
    if let error = await session.archive.archiveError {
      throw CommandFailure(status: .archiveError, message: "\(error)")
    }
    if let missing = tally.missingDependency {
      throw CommandFailure(status: .missingDependency, message: missing)
    }
  }
}

/// What a signal ends.
private final class CurrentBatch: Sendable {
  private let held = Mutex<Batch?>(nil)

  var batch: Batch? {
    get { held.withLock { $0 } }
    set { held.withLock { $0 = newValue } }
  }

  func stop() { batch?.stop() }
}
