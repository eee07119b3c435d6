internal import Archive
internal import Foundation
internal import Pipeline
internal import Synchronization

/// What is to be done of documents that are in the archive, whether or not their files are.
extension RunArchive {
  /// All of it, in the order in which they came.
  nonisolated func storedWork() -> AsyncStream<Undertaking> {
    let last = Mutex<Int64>(0)
    return AsyncStream {
      while let (id, work) = await self.nextStored(after: last.withLock { $0 }) {
        last.withLock { $0 = id }
        if let work { return work }
      }
      return nil
    }
  }

  /// - Returns: the next document, and what is to be done of it; nil at the end.
  private func nextStored(after last: Int64) -> (Int64, Undertaking?)? {
    guard !isEnding else { return nil }
    let next = guarding { () throws(ArchiveError) in
      try store.documents(after: last, limit: 1).first
    }
    guard let id = next ?? nil else { return nil }
    let work = guarding { () throws(ArchiveError) in try storedWork(of: id) }
    return (id, work ?? nil)
  }

  private func storedWork(of id: Int64) throws(ArchiveError) -> Undertaking? {
    let document = try store.document(id)
    let outputs = try store.outputs(of: id)
    // Another document has its names by now.
    guard !outputs.isEmpty else { return nil }
    let path = try store.unchangedFile(of: id)
    let file = FoundFile(path: path ?? outputs.first?.fileName ?? document.sha256)
    guard let need = try need(of: document) else {
      known(
        file, failedPages: document.state == .partial ? 1 : 0, proposals: document.proposed)
      return nil
    }
    if case .reading = need, path == nil {
      refuse(file.path, "its file is not where it was; name its folder to have it read")
      return nil
    }
    underWay[id] = []
    return Undertaking(file: file, document: id, sha256: document.sha256, need: need)
  }
}
