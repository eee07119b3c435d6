internal import Archive
internal import Foundation
internal import Lexicon
internal import Minutes
internal import Pipeline
internal import Repair

/// All that a run needs, found and opened before the first page is read.
struct RunSetup {
  let store: ArchiveStore
  private let options: RunOptions
  /// The dictionary's version, and the hash of the words that Tesseract is given.
  private let dictionary: String
  private let userWords: String?
  private let readers: PagePool.Settings
  private let batch: Batch.Settings

  /// Finishers wait for the disk a third of their time; these use the processor meanwhile. They are
  /// started when there is work for them.
  private static let spareFinishers = 2
  /// How much memory a finisher may keep after a large document, in bytes.
  private static let finisherMemory = 512 << 20
  /// How long a document may be in repair and segmentation: the longest text takes minutes.
  private static let finishingLimit = Duration.seconds(1800)

  /// - Parameters:
  ///   - options: the user's.
  ///   - creates: whether the archive is made where there is none.
  /// - Throws: with the status that tells what is missing.
  init(_ options: RunOptions, creates: Bool) throws(CommandFailure) {
    guard let worker = SiblingProgram.path(of: "prant-worker") else {
      throw CommandFailure(
        status: .missingDependency,
        message: "prant-worker is neither beside prant nor on PATH; build it with `make build`, "
          + "or set PRANT_LIBEXEC to its folder")
    }
    // Checked here, once; the finishers then trust it.
    dictionary = try options.dictionary.checkedVersion()
    let userWords = try options.userWords.map { path throws(CommandFailure) in
      try UserWords(path: path)
    }
    self.userWords = userWords?.sha256
    if let keepWork = options.keepWork { try Self.makeFolder(keepWork) }
    do throws(ArchiveError) {
      store = try ArchiveStore(ArchiveFolder(path: options.archive), creates: creates)
    } catch { throw CommandFailure(status: .archiveError, message: "\(error)") }
    let workers = options.jobs ?? ProcessInfo.processInfo.activeProcessorCount
    self.options = options
    batch = Batch.Settings(
      mode: options.mode, workers: workers, userWords: userWords?.path)
    readers = PagePool.Settings(
      executable: worker, helpers: workers, timeLimit: .seconds(options.pageTimeLimit))
  }

  /// How meetings are made of what was read, with the own words that the archive has now.
  private func finishing() throws -> (
    keys: Stages.Keys, settings: FinishPool.Settings, ownWords: String?
  ) {
    let own = try store.writeOwnWords()
    let keys = Stages.Keys(
      dictionary: dictionary, settings: options.repairs.settings, mode: options.mode,
      userWords: userWords, ownWords: OwnWords(own?.words ?? []).version)
    let settings = FinishPool.Settings(
      executable: SiblingProgram.ownPath,
      arguments: try FinishCommand.arguments(
        archive: options.archive, keys: keys, ownWords: own?.path, keepWork: options.keepWork,
        dictionary: options.dictionary, repairs: options.repairs),
      helpers: batch.workers + Self.spareFinishers,
      timeLimit: Self.finishingLimit, memoryLimit: Self.finisherMemory)
    return (keys, settings, own?.path)
  }

  /// Takes the archive for a run, when nobody else has it.
  func beginSession(
    retriesFailed: Bool, forced: Stage?, display: any ProgressDisplay
  ) async throws(CommandFailure) -> RunSession {
    do {
      let lock = try await takeLock()
      store.folder.removeLeftovers()
      let finishing = try finishing()
      let batch = Batch(
        readers: PagePool(readers), finishers: FinishPool(finishing.settings), settings: batch)
      let archive = RunArchive(
        store: store,
        policy: .init(keys: finishing.keys, retriesFailed: retriesFailed, forced: forced),
        display: display)
      try await archive.begin { batch.stop() }
      let abandoned = await archive.abandoned
      if abandoned > 0, options.progress != .none {
        StandardStreams.say(
          "the run before was killed at \(RunTally.count(abandoned, "page")), read again now")
      }
      return RunSession(
        batch: batch, archive: archive, ownWords: finishing.ownWords, lock: lock)
    } catch { throw CommandFailure(status: .archiveError, message: "\(error)") }
  }

  /// Waits for the archive, however long another run has it.
  private func takeLock() async throws(ArchiveError) -> FolderLock {
    var hasSaid = false
    while true {
      do { return try FolderLock.take(store.folder) } catch {
        guard case .inUse = error else { throw error }
      }
      if !hasSaid, options.progress != .none {
        StandardStreams.say(
          "another run is working on \(options.archive); waiting for it to end (Ctrl-C gives up)")
      }
      hasSaid = true
      try? await Task.sleep(for: .milliseconds(300))
    }
  }

  private static func makeFolder(_ path: String) throws(CommandFailure) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw CommandFailure(
        status: .invalidConfiguration,
        message: "can't make \(path): \((error as NSError).localizedDescription)")
    }
  }
}

/// A run over an archive, which nobody else fills meanwhile.
final class RunSession: Sendable {
  let batch: Batch
  let archive: RunArchive
  /// The file with the archive's own words as they were at the beginning.
  private let ownWords: String?
  private let lock: FolderLock

  init(batch: Batch, archive: RunArchive, ownWords: String?, lock: consuming FolderLock) {
    self.batch = batch
    self.archive = archive
    self.ownWords = ownWords
    self.lock = lock
  }

  /// Ends the helpers, writes the report, and tells what the run has come to.
  func end(wasInterrupted: Bool) async -> RunTally {
    await batch.close()
    if let ownWords { unlink(ownWords) }
    let isStopped = await archive.isEnding
    return await archive.close(
      wasInterrupted ? .interrupted : isStopped ? .stopped : .finished)
  }
}
