internal import Archive
internal import Foundation
internal import Logging
internal import Minutes
internal import Pipeline
internal import ReviewServer
internal import WorkerProtocol

/// What the review of an archive stands on.
struct ReviewParts {
  let site: ReviewSite
  private let finishers: FinishPool
  private let workers: PagePool

  /// How many meetings are made anew at a time.
  private static let finishersAtATime = 2
  /// How many workers make pictures, and how long one may take.
  private static let workers = 2
  private static let longestPicture = Duration.seconds(60)
  /// How many requests ask the archive at a time.
  private static let readers = 4

  /// - Parameters:
  ///   - archive: its folder.
  ///   - logger: told what goes wrong.
  /// - Throws: where the archive can't be opened, or a program is missing.
  init(archive: String, logger: Logger) throws(ReviewFailure) {
    let store: ArchiveStore
    do {
      store = try ArchiveStore(
        ArchiveFolder(path: archive), creates: false, readers: Self.readers)
    } catch {
      throw ReviewFailure(status: .archiveError, message: "\(error)")
    }
    guard let program = Siblings.path(of: "prant") else {
      throw ReviewFailure(
        status: .invalidConfiguration,
        message: "prant is not beside this program; name its folder in PRANT_LIBEXEC")
    }
    let finishers = FinishPool(
      .init(
        executable: program, arguments: ["finish", "-w", archive],
        helpers: Self.finishersAtATime))
    let refinishing = Refinishing(atATime: Self.finishersAtATime, logger: logger) { document in
      let order = FinishOrder(id: Int(document), task: .decide, document: document, run: 0)
      return await finishers.perform(order) { result in
        if case .failure(let failure) = result { failure.message } else { nil }
      }
    }
    guard let worker = Siblings.path(of: "prant-worker") else {
      throw ReviewFailure(
        status: .invalidConfiguration,
        message: "prant-worker is not beside this program; name its folder in PRANT_LIBEXEC")
    }
    let workers = PagePool(
      .init(executable: worker, helpers: Self.workers, timeLimit: Self.longestPicture))
    let repository = ArchiveRepository(store, lanes: Self.readers, logger: logger)
    self.finishers = finishers
    self.workers = workers
    do {
      site = try ReviewSite(
        .init(
          repository: repository,
          pictures: ArchivePictures(
            repository, workers: workers, lanes: Self.workers, logger: logger),
          intake: ArchiveIntake(store, program: program, logger: logger),
          refinishing: refinishing,
          spelling: OpenDictionary.spelling(for: repository, logger: logger)))
    } catch {
      throw ReviewFailure(status: .internalError, message: "\(error)")
    }
  }

  /// Takes up what was left to do when the server ended last.
  /// - Throws: where the archive can't be read.
  func begin() async throws(ReviewFailure) {
    do { try await site.catchUp() } catch {
      throw ReviewFailure(status: .archiveError, message: error.message(in: .english))
    }
  }

  /// Ends the helpers; what they had not finished is taken up at the next start.
  func stop() {
    finishers.stopAll()
    workers.stopAll()
  }
}
