internal import Archive
internal import Foundation
internal import Minutes
internal import Pipeline
internal import Synchronization
internal import WorkerProtocol

/// What is to be done of a file, by what the archive knows of its bytes.
extension RunArchive {
  /// What is to be done of files, in their order: each is taken in when it is asked for.
  nonisolated func work(on files: [FoundFile]) -> AsyncStream<Undertaking> {
    let next = Mutex(0)
    return AsyncStream {
      while let file = next.withLock({ index -> FoundFile? in
        defer { index += 1 }
        return index < files.count ? files[index] : nil
      }) {
        if let work = await self.take(file) { return work }
      }
      return nil
    }
  }

  private func take(_ file: FoundFile) async -> Undertaking? {
    guard !isEnding else { return nil }
    let path = file.absolutePath
    guard let stamp = FileStamp(path: path) else {
      refuse(file.path, "it went away before it was read")
      return nil
    }
    let before = guarding { () throws(ArchiveError) in
      try store.document(ofUnchanged: path, stamp: stamp)
    }
    if let known = before ?? nil { return need(of: known, file) }
    let hashed = FileStamp.now()
    let sha256: String
    do throws(ContentHash.Failure) { sha256 = try await Self.hash(path) } catch {
      refuse(file.path, String(cString: strerror(error.code)))
      return nil
    }
    guard FileStamp(path: path) == stamp else {
      refuse(file.path, "it was changed while it was read; run again when it rests")
      return nil
    }
    guard !isEnding else { return nil }
    let taken = guarding { () throws(ArchiveError) in
      try store.take(
        path: path, name: file.name, stamp: stamp, sha256: sha256, hashed: hashed)
    }
    return taken.flatMap { need(of: $0, file) }
  }

  /// Why a document is to be given up: its file is not what it was when its bytes were hashed.
  func changeOfFile(of work: Undertaking) -> WorkFailure? {
    let path = work.file.absolutePath
    let isSame = guarding { () throws(ArchiveError) in
      try store.isUnchanged(path, of: work.document)
    }
    guard isSame == false else { return nil }
    let isThere = access(path, F_OK) == 0
    return WorkFailure(
      code: .changed,
      message: isThere
        ? "it was changed while it was read; run again when it rests"
        : "it went away while it was read; run again when it is back")
  }

  /// Hashing takes a second a gigabyte: not while others wait for the archive.
  @concurrent private static func hash(
    _ path: String
  ) async throws(ContentHash.Failure) -> String {
    try ContentHash.sha256(ofFile: path)
  }

  /// What is to be done of a document; what needs nothing is told.
  private func need(of document: StoredDocument, _ file: FoundFile) -> Undertaking? {
    if underWay[document.id] != nil {
      underWay[document.id]?.append(file)
      return nil
    }
    guard let need = guarding({ () throws(ArchiveError) in try self.need(of: document) }) else {
      return nil
    }
    if let need {
      underWay[document.id] = []
      return Undertaking(
        file: file, document: document.id, sha256: document.sha256, need: need)
    }
    if let failure = document.failure {
      tellFailed(
        file,
        WorkFailure(
          code: WorkFailure.Code(rawValue: failure.code) ?? .unreadable,
          message: failure.message))
    } else {
      known(
        file, failedPages: document.state == .partial ? 1 : 0, proposals: document.proposed)
    }
    return nil
  }

  /// - Returns: nil where the archive has all that can be had.
  func need(of document: StoredDocument) throws(ArchiveError) -> Undertaking.Need? {
    if let forced = policy.forced, self.forced.insert(document.id).inserted {
      if forced == .read, document.mediaType != .plainText {
        try store.reopen(document.id, onlyFailed: false)
      }
      if forced == .read || document.resultKey == nil { return .reading(nil) }
      return .finishing
    }
    guard document.readingKey == policy.keys.reading, let mediaType = document.mediaType else {
      // Of one that could not be opened there is nothing to keep.
      if document.readingKey == policy.keys.reading, document.failure != nil,
        !mayTryAgain(document)
      {
        return nil
      }
      return .reading(nil)
    }
    if document.state == .failed || document.state == .partial {
      if mayTryAgain(document) {
        try store.reopen(document.id, onlyFailed: true)
        return .reading(
          DocumentDescription(mediaType: mediaType, pageCount: document.pageCount ?? 0))
      }
      if document.state == .failed { return nil }
    }
    if document.waitingPages > 0 || (document.resultKey == nil && mediaType == .plainText) {
      return .reading(
        DocumentDescription(mediaType: mediaType, pageCount: document.pageCount ?? 0))
    }
    if document.resultKey != policy.keys.result || document.state == .waiting
      || !document.isDecided
    {
      return .finishing
    }
    return try store.outputsAreThere(of: document.id) ? nil : .writing
  }

  /// Whether what failed is tried again: where that is wished, and where time alone may mend it.
  private func mayTryAgain(_ document: StoredDocument) -> Bool {
    if policy.retriesFailed { return true }
    switch document.failure.flatMap({ WorkFailure.Code(rawValue: $0.code) }) {
    case .changed, .unreadable, .missingDependency, .finishing: return true
    default: return false
    }
  }
}
