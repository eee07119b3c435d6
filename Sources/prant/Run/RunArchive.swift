internal import Archive
internal import ArgumentParser
internal import Foundation
internal import Minutes
internal import Pipeline
internal import WorkerProtocol

/// Takes a batch's results into the archive and tells the progress of it, one at a time.
///
/// It waits for the disk, so it works on a queue of its own.
actor RunArchive: BatchArchive {
  /// What a run does besides reading what is new.
  struct Policy: Sendable {
    var keys: Stages.Keys
    /// Whether failed documents and pages are tried again.
    var retriesFailed = false
    /// The stage from which everything is made anew.
    var forced: Stage?
  }

  private let executor = QueueExecutor(label: "archive")
  let store: ArchiveStore
  let policy: Policy
  private(set) var run: Int64 = 0
  /// How many pages the run before was at when it was killed.
  private(set) var abandoned = 0
  private var display: any ProgressDisplay
  /// Documents in work, by their rows, with further names of the same bytes.
  var underWay: [Int64: [FoundFile]] = [:]
  /// Documents that were made anew in this run, where that is forced.
  var forced: Set<Int64> = []
  var tally = RunTally()
  private var nextOrder = 0
  /// Ends the helpers; called once, when going on makes no sense.
  private var stop: (@Sendable () -> Void)?
  /// Why the archive can't be written any more.
  private(set) var archiveError: ArchiveError?

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init(store: ArchiveStore, policy: Policy, display: any ProgressDisplay) {
    self.store = store
    self.policy = policy
    self.display = display
  }

  /// Begins a run.
  /// - Parameter stop: called when going on makes no sense: the archive can't be written, or
  ///   Tesseract has no Swedish.
  /// - Throws: where the database can't be read.
  func begin(stop: @escaping @Sendable () -> Void) throws(ArchiveError) {
    self.stop = stop
    (run, abandoned) = try store.beginRun(version: PrantCommand.configuration.version)
  }

  /// Tells what was found.
  func announce(_ discovery: Discovery) {
    show(.started(documents: discovery.files.count))
    for refusal in discovery.refusals { refuse(refusal.path, refusal.reason) }
    if !discovery.ignored.isEmpty { show(.ignored(paths: discovery.ignored)) }
  }

  func show(_ event: RunEvent) { display.show(event) }

  /// Keeps what never becomes a document.
  func refuse(_ path: String, _ reason: String) {
    guard !isEnding else { return }
    tally.failed += 1
    guarding { () throws(ArchiveError) in try store.refuse(path, reason, run: run) }
    show(.refused(path: path, reason: reason))
  }

  func opened(_ work: Undertaking, _ description: DocumentDescription) {
    guarding { () throws(ArchiveError) in
      try store.beginReading(
        work.document, mediaType: description.mediaType,
        pageCount: description.mediaType == .plainText ? 0 : description.pageCount,
        readingKey: policy.keys.reading)
    }
    show(.opened(work.file, pages: description.pageCount))
  }

  func waitingPages(of work: Undertaking, after last: Int, limit: Int) -> [Int] {
    guard !isEnding else { return [] }
    return guarding { () throws(ArchiveError) in
      try store.waitingPages(of: work.document, after: last, limit: limit)
    } ?? []
  }

  func claim(page: Int, of work: Undertaking) {
    guard !isEnding else { return }
    guarding { () throws(ArchiveError) in
      try store.claim(page: page, of: work.document, run: run)
    }
    show(.reading(page: page, of: work.file))
  }

  func keep(_ page: Page, of work: Undertaking) -> WorkFailure? {
    guard !isEnding else { return nil }
    if let change = changeOfFile(of: work) { return change }
    if let missing = page.warnings.first(where: {
      $0.code == WorkFailure.Code.missingDependency.rawValue
    }) {
      // Not the page's fault: it waits for a machine that has all.
      note(missing.message)
      return nil
    }
    guarding { () throws(ArchiveError) in try store.keep(page, of: work.document) }
    guard !isEnding else { return nil }
    tally.pages += 1
    if page.origin == .blank { tally.blankPages += 1 }
    if page.origin == .failed { tally.failedPages += 1 }
    show(.page(page, of: work.file))
    return nil
  }

  func failureOfAll(_ work: Undertaking) -> WorkFailure? {
    guarding { () throws(ArchiveError) in
      let document = try store.document(work.document)
      let failed = try store.failedPages(of: work.document)
      guard let count = document.pageCount, count > 0, failed.count == count,
        let first = failed[1]
      else { return nil }
      let code = WorkFailure.Code(rawValue: first.code) ?? .recognition
      return WorkFailure(
        code: code,
        message: count == 1
          ? first.message
          : "none of its \(count) pages could be read; page 1: \(first.message)")
    } ?? nil
  }

  func order(for work: Undertaking, isText: Bool) -> FinishOrder {
    nextOrder += 1
    let isWriting = work.need == .writing
    if !isWriting {
      guarding { () throws(ArchiveError) in
        try store.claimFinishing(of: work.document, run: run)
      }
    }
    return FinishOrder(
      id: nextOrder, task: isWriting ? .write : .finish, document: work.document, run: run,
      text: isText ? work.file.path : nil,
      repairs: policy.forced.map { $0 <= .repair } ?? false)
  }

  func outputsAreMissing(of work: Undertaking) -> Bool {
    guard !isEnding else { return false }
    let areThere = guarding { () throws(ArchiveError) in
      try store.outputsAreThere(of: work.document)
    }
    return areThere == false
  }

  func finished(_ work: Undertaking, _ report: FinishReport) {
    guard !isEnding else { return }
    let others = underWay.removeValue(forKey: work.document) ?? []
    if work.need == .writing {
      known(work.file, failedPages: report.failedPages.count, proposals: report.proposed)
      for other in others {
        known(other, failedPages: report.failedPages.count, proposals: report.proposed)
      }
      return
    }
    if report.mediaType == .plainText {
      tally.pages += report.pages
      tally.blankPages += report.blankPages
    }
    tally.read += 1 + others.count
    if !report.failedPages.isEmpty { tally.partial += 1 + others.count }
    tally.applied += report.applied
    tally.proposals += report.proposed
    if let shortcoming = report.shortcoming {
      tally.shortcoming = tally.shortcoming ?? shortcoming
      tally.documentsWithShortcoming += 1 + others.count
    }
    show(.finished(work.file, report))
    for other in others { show(.sameAs(other, work.file)) }
  }

  func failed(_ work: Undertaking, _ failure: WorkFailure) {
    guard !isEnding else { return }
    let others = underWay.removeValue(forKey: work.document) ?? []
    switch failure.code {
    case .missingDependency:
      note(failure.message)
      return
    case .archive:
      end(.reported(failure.message))
      return
    default:
      guarding { () throws(ArchiveError) in
        let stored = StoredFailure(code: failure.code.rawValue, message: failure.message)
        try store.fail(work.document, stored, readingKey: policy.keys.reading)
      }
    }
    for file in [work.file] + others { tellFailed(file, failure) }
  }

  func tellFailed(_ file: FoundFile, _ failure: WorkFailure) {
    tally.failed += 1
    show(.failed(file, failure))
  }

  func known(_ file: FoundFile, failedPages: Int, proposals: Int) {
    tally.known += 1
    tally.proposals += proposals
    if failedPages > 0 { tally.partial += 1 }
    show(.known(file))
  }

  /// Whether there is no sense in going on: nothing more is written or told.
  var isEnding: Bool { archiveError != nil || tally.missingDependency != nil }

  private func note(_ missing: String) {
    guard tally.missingDependency == nil else { return }
    tally.missingDependency = missing
    stop?()
  }

  /// The run is over: the report is written, and nothing more is shown.
  func close(_ outcome: RunOutcome) -> RunTally {
    guarding { () throws(ArchiveError) in
      try store.endRun(run, outcome)
      try AtomicFile.write(to: store.folder.report) { put throws(ArchiveError) in
        try store.writeReport(to: put)
      }
    }
    if let shortcoming = tally.shortcoming {
      show(.warning(shortcoming, documents: tally.documentsWithShortcoming))
    }
    show(.ended(tally))
    display.close()
    return tally
  }

  /// The first error of the archive ends the run's writing; it is told once, at the end.
  @discardableResult
  func guarding<Value>(_ work: () throws(ArchiveError) -> Value) -> Value? {
    do { return try work() } catch {
      end(error)
      return nil
    }
  }

  private func end(_ error: ArchiveError) {
    guard archiveError == nil else { return }
    archiveError = error
    stop?()
  }
}
