internal import Archive
internal import ArgumentParser
internal import Foundation
internal import Lexicon
internal import Minutes
internal import Pipeline
internal import Repair
internal import WorkerProtocol

/// `prant finish`, which `prant run` starts for itself: repairs and segments documents of an
/// archive, orders on stdin, reports on stdout. A document on which that dies costs that document,
/// and the run's own memory does not grow with it.
struct FinishCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "finish", abstract: "Repairs and segments documents of an archive (internal).",
    shouldDisplay: false)

  @Option(name: [.customShort("w"), .customLong("archive")]) var archive: String
  /// What the run works with; without it only decisions are carried out, and no dictionary is
  /// needed.
  @Option var keys: String?
  /// A file with the archive's own words as they were when the run began.
  @Option var ownWords: String?
  @Option var keepWork: String?
  @OptionGroup var dictionary: DictionaryOptions
  @OptionGroup var repairs: RepairOptions

  func run() async throws {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    // The terminal sends its signals to all; who started this one decides.
    signal(SIGINT, SIG_IGN)
    try await reporting { () throws(CommandFailure) in try work() }
  }

  /// What to start it with.
  static func arguments(
    archive: String, keys: Stages.Keys, ownWords: String?, keepWork: String?,
    dictionary: DictionaryOptions, repairs: RepairOptions
  ) throws -> [String] {
    var arguments = [
      "finish", "-w", archive,
      "--keys", String(decoding: try CanonicalJSON.line(keys), as: UTF8.self),
      "--apply-threshold", "\(repairs.applyThreshold)",
    ]
    if let ownWords { arguments += ["--own-words", ownWords] }
    if let keepWork { arguments += ["--keep-work", keepWork] }
    if let path = dictionary.dictionary { arguments += ["--dictionary", path] }
    return arguments
  }

  private func work() throws(CommandFailure) {
    let store: ArchiveStore
    do { store = try ArchiveStore(ArchiveFolder(path: archive), creates: false) } catch {
      throw CommandFailure(status: .archiveError, message: "\(error)")
    }
    let finisher = DocumentFinisher(store: store, tools: try tools(), keepWork: keepWork)
    while let line = readLine() {
      let report: FinishReport
      do {
        report = finisher.answer(
          try JSONDecoder().decode(FinishOrder.self, from: Data(line.utf8)))
      } catch {
        report = FinishReport(
          id: -1, failure: WorkFailure(code: .badJob, message: "the order is no order's JSON"))
      }
      guard let data = try? CanonicalJSON.line(report) else { break }
      StandardStreams.put(data + Data([0x0A]))
    }
  }

  private func tools() throws(CommandFailure) -> DocumentFinisher.Tools? {
    guard let text = keys else { return nil }
    let keys: Stages.Keys
    do { keys = try JSONDecoder().decode(Stages.Keys.self, from: Data(text.utf8)) } catch {
      throw CommandFailure(status: .usage, message: "--keys are no keys: \(error)")
    }
    let lexicon = try dictionary.open()
    let ownWords = try ownWords.map { path throws(CommandFailure) in
      try WordList.unchecked(path)
    }
    let own = OwnWords(ownWords ?? [])
    guard keys.name(dictionary: lexicon.version, ownWords: own.version) else {
      throw CommandFailure(
        status: .missingDependency,
        message: "the dictionary, or the archive's own words, were replaced while the run went on; "
          + "run again")
    }
    return DocumentFinisher.Tools(
      stages: Stages(
        repairer: Repairer(lexicon: lexicon, settings: repairs.settings, ownWords: own)),
      keys: keys)
  }
}
