internal import Archive
internal import Foundation
internal import Lexicon
internal import Pipeline
internal import Repair

/// All that a run needs, found and opened before the first page is read.
struct RunSetup {
  let worker: String
  let workers: Int
  let stages: Stages
  let discovery: Discovery
  let run: RunArchive
  let userWords: UserWords?

  /// - Throws: with the status that tells what is missing.
  init(_ command: RunCommand) throws(CommandFailure) {
    guard let worker = SiblingProgram.path(of: "prant-worker") else {
      throw CommandFailure(
        status: .missingDependency,
        message: "prant-worker is neither beside prant nor on PATH; build it with `make build`, "
          + "or set PRANT_LIBEXEC to its folder")
    }
    let lexicon = try command.dictionary.openChecked()
    let discovery = Discovery(paths: command.paths, excluding: command.archive)
    guard !discovery.files.isEmpty || !discovery.refusals.isEmpty else {
      throw CommandFailure(
        status: .unreadableInput,
        message: "no PDF, TIFF, PNG, JPEG or text file in \(command.paths.joined(separator: ", "))")
    }
    if let keepWork = command.keepWork {
      do {
        try FileManager.default.createDirectory(
          atPath: keepWork, withIntermediateDirectories: true)
      } catch {
        throw CommandFailure(
          status: .invalidConfiguration,
          message: "can't make \(keepWork): \((error as NSError).localizedDescription)")
      }
    }
    let userWords = try command.userWords.map { path throws(CommandFailure) in
      try UserWords(path: path)
    }
    let stages = Stages(
      repairer: Repairer(lexicon: lexicon, settings: command.repairs.settings),
      dictionary: lexicon.version, mode: command.mode, userWords: userWords?.sha256)
    let archive: ArchiveFolder
    do { archive = try ArchiveFolder(path: command.archive) } catch {
      throw CommandFailure(status: .archiveError, message: "\(error)")
    }
    self.userWords = userWords
    self.worker = worker
    self.workers = command.jobs ?? ProcessInfo.processInfo.activeProcessorCount
    self.stages = stages
    self.discovery = discovery
    self.run = RunArchive(
      archive: archive, stages: stages.key, reading: stages.readingKey,
      keepWork: command.keepWork,
      retriesFailed: command.retryFailed, display: command.makeDisplay())
  }
}
