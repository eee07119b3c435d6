internal import Archive
internal import Export
internal import Foundation
internal import Minutes
internal import Pipeline
internal import WorkerProtocol

/// What a run has come to.
struct RunTally: Equatable, Sendable {
  var read = 0
  var partial = 0
  /// Documents that an earlier run had done.
  var known = 0
  var failed = 0
  var pages = 0
  var blankPages = 0
  var failedPages = 0
  var applied = 0
  var proposals = 0
  /// What was found missing while pages were read, with the command that installs it.
  var missingDependency: String?
  /// What documents had to be read without, as their own warning says it.
  var shortcoming: Warning?
  /// How many documents that holds for.
  var documentsWithShortcoming = 0
}

/// Takes a batch's results into the archive and tells the progress of it, one at a time.
actor RunArchive: BatchObserver {
  private var archive: ArchiveFolder
  private let stages: String
  private let reading: String
  private let keepWork: String?
  private let retriesFailed: Bool
  private var display: any ProgressDisplay
  /// Documents being read, by the hash of their bytes, with further names of the same bytes.
  private var underWay: [String: [FoundFile]] = [:]
  private(set) var tally = RunTally()
  /// By the stem that it would like to have: the path of the first file that would.
  private var firstOfStem: [String: String] = [:]
  /// Ends the workers; called once, when going on makes no sense.
  private var stop: (@Sendable () -> Void)?
  /// Why the archive can't be written any more.
  private(set) var archiveError: ArchiveError?

  init(
    archive: consuming ArchiveFolder, stages: String, reading: String, keepWork: String?,
    retriesFailed: Bool, display: any ProgressDisplay
  ) {
    self.archive = archive
    self.stages = stages
    self.reading = reading
    self.keepWork = keepWork
    self.retriesFailed = retriesFailed
    self.display = display
  }

  /// Tells what was found.
  /// - Parameters:
  ///   - discovery: what will be read.
  ///   - stop: called when going on makes no sense: the archive can't be written, or Tesseract has
  ///     no Swedish.
  func begin(_ discovery: Discovery, stop: @escaping @Sendable () -> Void) {
    self.stop = stop
    for file in discovery.files {
      let stem = OutputName.stem(of: file.name)
      if firstOfStem[stem] == nil { firstOfStem[stem] = file.path }
    }
    display.show(.started(documents: discovery.files.count))
    tally.failed += discovery.refusals.count
    for refusal in discovery.refusals {
      display.show(.refused(path: refusal.path, reason: refusal.reason))
    }
    if !discovery.ignored.isEmpty { display.show(.ignored(paths: discovery.ignored)) }
  }

  func shallRead(_ file: FoundFile, sha256: String) -> Bool {
    if isEnding { return false }
    if underWay[sha256] != nil {
      underWay[sha256]?.append(file)
      return false
    }
    guard let record = archive.record(of: sha256, stages: stages) else {
      underWay[sha256] = []
      return true
    }
    if record.state == .partial, retriesFailed {
      underWay[sha256] = []
      return true
    }
    guarding { () throws(ArchiveError) in try nameAgain(record, as: file) }
    tally.known += 1
    tally.proposals += record.proposals
    if record.state == .partial { tally.partial += 1 }
    display.show(.known(file))
    return false
  }

  func opened(_ file: FoundFile, _ description: DocumentDescription) {
    display.show(.opened(file, pages: description.pageCount))
  }

  func finishedPage(_ page: Page, of file: FoundFile) {
    guard !isEnding else { return }
    tally.pages += 1
    if page.origin == .blank { tally.blankPages += 1 }
    if page.origin == .failed {
      tally.failedPages += 1
      note(page.warnings.first { $0.code == WorkFailure.Code.missingDependency.rawValue }?.message)
    }
    display.show(.page(page, of: file))
  }

  func knownPages(sha256: String) -> (pages: [Page], mediaType: MediaType)? {
    archive.pages(of: sha256, reading: reading)
  }

  func finished(
    _ file: FoundFile, sha256: String, _ document: FinishedDocument, read: [Page]?
  ) {
    guard !isEnding else { return }
    let others = underWay.removeValue(forKey: sha256) ?? []
    if document.meeting.source.mediaType == .plainText { tally.pages += document.pages.count }
    let text = plainText(of: document.passages)
    var outputs: [String: String] = [:]
    guarding { () throws(ArchiveError) in
      let mediaType = document.meeting.source.mediaType
      // A text is its own record of what it says.
      if let read, mediaType != .plainText {
        try archive.keep(read, of: sha256, mediaType: mediaType, reading: reading)
      }
      for file in [file] + others where outputs[file.name] == nil {
        let name = file.name
        let first = firstOfStem[OutputName.stem(of: name)]
        let stem = archive.claimStem(
          for: name, sha256: sha256, mayTakePlain: first == nil || first == file.path)
        var meeting = document.meeting
        meeting.source.fileName = name
        try archive.write(meeting, text: text, stem: stem)
        try keepPages(document.pages, stem: stem)
        outputs[name] = stem
      }
      try archive.keep(
        DocumentRecord(
          sha256: sha256, stages: stages, state: document.failedPages.isEmpty ? .done : .partial,
          outputs: outputs, pages: document.pages.count, failedPages: document.failedPages,
          proposals: document.proposals, applied: document.applied))
    }
    guard archiveError == nil else { return }
    tally.read += 1 + others.count
    if !document.failedPages.isEmpty { tally.partial += 1 + others.count }
    tally.applied += document.applied
    tally.proposals += document.proposals
    if let shortcoming = document.meeting.warnings.first(where: \.isAboutInstallation) {
      tally.shortcoming = tally.shortcoming ?? shortcoming
      tally.documentsWithShortcoming += 1 + others.count
    }
    display.show(.finished(file, document))
    for other in others { display.show(.sameAs(other, file)) }
  }

  func failed(_ file: FoundFile, sha256: String?, _ failure: WorkFailure) {
    guard !isEnding else { return }
    let others = sha256.flatMap { underWay.removeValue(forKey: $0) } ?? []
    for file in [file] + others {
      tally.failed += 1
      display.show(.failed(file, failure))
    }
    if failure.code == .missingDependency { note(failure.message) }
  }

  /// Whether there is no sense in going on: nothing more is written or told.
  private var isEnding: Bool { archiveError != nil || tally.missingDependency != nil }

  private func note(_ missing: String?) {
    guard let missing, tally.missingDependency == nil else { return }
    tally.missingDependency = missing
    stop?()
  }

  /// The run is over; nothing more is shown.
  func close() -> RunTally {
    if let shortcoming = tally.shortcoming {
      display.show(.warning(shortcoming, documents: tally.documentsWithShortcoming))
    }
    display.show(.ended(tally))
    display.close()
    return tally
  }

  /// The same bytes under another name get outputs of that name, without reading them again.
  private func nameAgain(
    _ record: DocumentRecord, as file: FoundFile
  ) throws(ArchiveError) {
    guard record.outputs[file.name] == nil, let known = record.outputs.values.min() else { return }
    var (meeting, text) = try archive.outputs(of: known)
    let stem = archive.claimStem(for: file.name, sha256: record.sha256)
    meeting.source.fileName = file.name
    try archive.write(meeting, text: text, stem: stem)
    var record = record
    record.outputs[file.name] = stem
    try archive.keep(record)
  }

  private func keepPages(_ pages: [Page], stem: String) throws(ArchiveError) {
    guard let keepWork else { return }
    let path = "\(keepWork)/\(stem).pages.json"
    let data: Data
    do { data = try CanonicalJSON.pretty(pages) } catch {
      throw .cannotWrite(path: path, reason: "\(error)")
    }
    try AtomicFile.write(data, to: path)
  }

  /// The first error of the archive ends the run's writing; it is told once, at the end.
  private func guarding(_ work: () throws(ArchiveError) -> Void) {
    do { try work() } catch {
      guard archiveError == nil else { return }
      archiveError = error
      stop?()
    }
  }
}
