package import Archive
internal import Foundation
package import Logging
internal import Minutes

/// Takes files into an archive: they lie in its folder `inbox`, and `prant run` reads them.
package actor ArchiveIntake: Intake {
  private let store: ArchiveStore
  private let program: String
  private let logger: Logger
  /// What the next run is to read.
  private var waiting: [String] = []
  private var retries = false
  private var state = IntakeProgress()

  /// - Parameters:
  ///   - store: the archive.
  ///   - program: the path of `prant`.
  ///   - logger: told what a run says that fails.
  package init(_ store: ArchiveStore, program: String, logger: Logger) {
    self.store = store
    self.program = program
    self.logger = logger
  }

  package func place(for name: String) async throws(ReviewError) -> UploadPlace {
    guard let name = UploadName(name) else {
      throw .wrongType(expected: UploadName.kinds.sorted().joined(separator: ", "))
    }
    // A folder each: two files of one name are two documents.
    let folder = "\(store.folder.path)/inbox/\(UUID().uuidString.lowercased())"
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
    } catch {
      logger.error("can't make \(folder): \(error)")
      throw .failed
    }
    return UploadPlace(
      temporary: "\(folder)/coming", path: "\(folder)/\(name.text)", name: name.text)
  }

  package func arrived(_ place: UploadPlace) async throws(ReviewError) {
    do {
      try FileManager.default.moveItem(atPath: place.temporary, toPath: place.path)
    } catch {
      logger.error("can't keep \(place.path): \(error)")
      throw .failed
    }
    waiting.append(place.path)
    begin()
  }

  package func abandon(_ place: UploadPlace) async {
    let folder = place.temporary.folderOfPath
    try? FileManager.default.removeItem(atPath: folder)
  }

  package func retry(_ document: Int64) async throws(ReviewError) {
    let path: String?
    do { path = try store.unchangedFile(of: document) } catch {
      logger.error("\(error)")
      throw .failed
    }
    guard let path else { throw .notFound }
    waiting.append(path)
    retries = true
    begin()
  }

  package func progress() async -> IntakeProgress { state }

  private func begin() {
    guard !state.isRunning, !waiting.isEmpty else { return }
    let paths = Array(Set(waiting)).sorted()
    let options = retries ? ["--retry-failed"] : []
    waiting = []
    retries = false
    state = IntakeProgress()
    state.isRunning = true
    state.documents = paths.count
    let arguments =
      ["run", "-w", store.folder.path, "--progress", "json"] + options + ["--"] + paths
    Task {
      for await line in ChildProgram.lines(of: program, arguments, logger: logger) { note(line) }
      state.isRunning = false
      state.current = nil
      begin()
    }
  }

  /// What `prant run --progress json` says, as far as it matters here.
  private struct Event: Decodable {
    var event: String
    var path: String?
    var documents: Int?
    var message: String?
  }

  private func note(_ line: String) {
    guard let event = try? JSONDecoder().decode(Event.self, from: Data(line.utf8)) else { return }
    let name = event.path.map { ($0 as NSString).lastPathComponent }
    switch event.event {
    case "started": state.documents = event.documents ?? state.documents
    case "reading": state.current = name
    case "page": state.pages += 1
    case "read", "known", "same": state.done += 1
    case "failed":
      state.done += 1
      state.failures.append(.init(name: name ?? "", message: event.message ?? ""))
    default: break
    }
  }
}
