internal import Minutes
package import WorkerProtocol

/// Brings many documents to their ends with few helpers.
package struct Batch: Sendable {
  /// How many more documents are open than pages are read at a time: none waits for the last page
  /// of another, nor for the disk.
  private static let spareDocuments = 4

  private let readers: PagePool
  private let finishers: FinishPool
  private let settings: Settings

  /// How pages are read, and how many at a time.
  package struct Settings: Sendable {
    /// Where words are taken from.
    package var mode: ReadingMode
    /// How many pages are read at a time.
    package var workers: Int
    /// The path of a list of words for the recogniser; nil for none.
    package var userWords: String?

    package init(mode: ReadingMode, workers: Int, userWords: String? = nil) {
      self.mode = mode
      self.workers = workers
      self.userWords = userWords
    }
  }

  /// - Parameters:
  ///   - readers: the workers that read pages.
  ///   - finishers: the processes that make meetings of them.
  ///   - settings: how.
  package init(readers: PagePool, finishers: FinishPool, settings: Settings) {
    self.readers = readers
    self.finishers = finishers
    self.settings = settings
  }

  /// Ends all work at once; what is under way is given up.
  package func stop() {
    readers.stopAll()
    finishers.stopAll()
  }

  /// Ends the helpers that have nothing to do.
  package func close() async {
    await readers.close()
    await finishers.close()
  }

  /// Does what is to be done of documents, in their order. Some more are open than there are
  /// workers, so that none waits for the last page of another.
  /// - Parameters:
  ///   - works: asked for the next one when there is room for it.
  ///   - archive: takes the results.
  package func run(
    _ works: some AsyncSequence<Undertaking, Never>, into archive: some BatchArchive
  ) async {
    await withTaskGroup(of: Void.self) { group in
      var underWay = 0
      for await work in works {
        if isOver { break }
        group.addTask { await carryOut(work, archive) }
        underWay += 1
        if underWay == settings.workers + Self.spareDocuments {
          await group.next()
          underWay -= 1
        }
      }
    }
  }

  private var isOver: Bool { Task.isCancelled || readers.isStopped }

  private func carryOut(_ work: Undertaking, _ archive: some BatchArchive) async {
    do throws(WorkFailure) {
      var isText = false
      if case .reading(let known) = work.need {
        isText = try await read(work, known, archive)
        if isOver { return }
        if let failure = await archive.failureOfAll(work) { throw failure }
      }
      let order = await archive.order(for: work, isText: isText)
      let report = try finished(await finishers.perform(order) { $0 })
      if await archive.outputsAreMissing(of: work) {
        var writing = work
        writing.need = .writing
        let order = await archive.order(for: writing, isText: false)
        _ = try finished(await finishers.perform(order) { $0 })
      }
      await archive.finished(work, report)
    } catch {
      if !isOver { await archive.failed(work, error) }
    }
  }

  /// A finisher that died is our own bug, whatever the document.
  private func finished(
    _ result: Result<FinishReport, WorkFailure>
  ) throws(WorkFailure) -> FinishReport {
    switch result {
    case .success(let report): return report
    case .failure(let failure) where failure.code == .workerLost:
      throw WorkFailure(
        code: .finishing,
        message: "repair and segmentation gave up on it (\(failure.message)); its pages are kept, "
          + "please report this")
    case .failure(let failure): throw failure
    }
  }

  /// Reads the pages that wait.
  /// - Returns: whether the document is a text, which has none.
  private func read(
    _ work: Undertaking, _ known: DocumentDescription?, _ archive: some BatchArchive
  ) async throws(WorkFailure) -> Bool {
    var description = known
    if description == nil { description = try await readers.describe(work.file.path) }
    guard let description else { return false }
    if description.mediaType == .plainText, FileKind.claimsToBeScan(work.file.path) {
      throw WorkFailure(
        code: .unsupported,
        message: "holds plain text, whatever its name says; rename it to .txt to have it read")
    }
    if description.mediaType != .plainText, description.pageCount < 1 {
      throw WorkFailure(code: .damaged, message: "it has no pages")
    }
    await archive.opened(work, description)
    guard description.mediaType != .plainText else { return true }
    if let failure = await readPages(of: work, archive) { throw failure }
    return false
  }

  /// - Returns: why the document was given up.
  private func readPages(
    of work: Undertaking, _ archive: some BatchArchive
  ) async -> WorkFailure? {
    let atOnce = 2 * settings.workers
    return await withTaskGroup(of: WorkFailure?.self) { group in
      var failure: WorkFailure?
      var last = 0
      var underWay = 0
      while failure == nil, !isOver {
        // A few at a time: a document may have a hundred thousand.
        let numbers = await archive.waitingPages(of: work, after: last, limit: 64)
        guard let newLast = numbers.last else { break }
        last = newLast
        for number in numbers where failure == nil && !isOver {
          if underWay >= atOnce, let ended = await group.next() {
            failure = failure ?? ended
            underWay -= 1
          }
          group.addTask { await readPage(number, of: work, archive) }
          underWay += 1
        }
      }
      for await ended in group { failure = failure ?? ended }
      return failure
    }
  }

  private func readPage(
    _ number: Int, of work: Undertaking, _ archive: some BatchArchive
  ) async -> WorkFailure? {
    let job = Job(
      id: number, kind: .read, path: work.file.path, page: number, mode: settings.mode,
      userWords: settings.userWords)
    return await readers.perform(job) {
      await archive.claim(page: number, of: work)
    } ended: { result in
      // What was ended with the run was not tried.
      if isOver { return nil }
      return await archive.keep(Self.page(number, result), of: work)
    }
  }

  private static func page(_ number: Int, _ result: Result<Report, WorkFailure>) -> Page {
    let failure: WorkFailure
    switch result {
    case .success(let report):
      if let page = report.page { return page }
      failure = WorkFailure(
        code: .badJob, message: "the worker's answer has nothing of what was asked")
    case .failure(let cause): failure = cause
    }
    return Page(
      number: number, origin: .failed,
      warnings: [Warning(code: failure.code.rawValue, message: failure.message, page: number)])
  }
}
