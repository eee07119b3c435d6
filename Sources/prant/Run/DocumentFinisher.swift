internal import Archive
internal import Export
internal import Foundation
internal import Minutes
internal import Pipeline
internal import Repair
internal import Segmentation
internal import WorkerProtocol

/// Makes meetings of documents whose pages are in an archive, and keeps them there.
struct DocumentFinisher {
  /// The longest text file that is taken, in bytes: some 6 000 pages, whose words and what is made
  /// of them take 1.1 GB of memory.
  static let longestText = 16 << 20

  let store: ArchiveStore
  let repairer: Repairer
  let keys: Stages.Keys
  /// A folder for the pages as repaired, as JSON; nil for none.
  var keepWork: String?

  /// Carries out an order.
  func answer(_ order: FinishOrder) -> FinishReport {
    do throws(WorkFailure) {
      switch order.task {
      case .finish: return try finish(order)
      case .write: return try write(order)
      }
    } catch { return FinishReport(id: order.id, failure: error) }
  }

  private func finish(_ order: FinishOrder) throws(WorkFailure) -> FinishReport {
    let (document, outputs) = try known(of: order.document)
    var newPages: [Page]?
    if let path = order.text { newPages = try textPages(of: path, sha256: document.sha256) }
    let identity = DocumentIdentity(
      fileName: outputs.first?.fileName ?? document.sha256, sha256: document.sha256,
      mediaType: order.text != nil ? .plainText : document.mediaType ?? .pdf)
    let (finished, isRepairedAnew) = try made(
      of: document, newPages: newPages, identity, order: order)
    let text = plainText(of: finished.passages)
    do {
      var meeting = finished.meeting
      let json = try meetingJSON(meeting)
      var written: [WrittenOutput] = []
      for output in outputs {
        meeting.source.fileName = output.fileName
        written.append(
          try store.write(
            meeting: output == outputs.first ? json : try meetingJSON(meeting),
            text: Data(text.utf8), as: output))
        try keepPages(finished.pages, stem: output.stem)
      }
      try store.finish(
        FinishedMeeting(
          document: document.id, run: order.run, newPages: newPages,
          repairedPages: isRepairedAnew ? finished.pages : nil, repairKey: keys.repair,
          resultKey: keys.result, meeting: finished.meeting, json: json, text: text,
          outputs: written))
    } catch { throw Self.failure(error) }
    return report(of: finished, order.id)
  }

  /// The meeting, repaired anew only where something of the repair has changed.
  private func made(
    of document: StoredDocument, newPages: [Page]?, _ identity: DocumentIdentity,
    order: FinishOrder
  ) throws(WorkFailure) -> (FinishedDocument, isRepairedAnew: Bool) {
    let stages = Stages(repairer: repairer)
    do throws(ArchiveError) {
      if newPages == nil, !order.repairs, document.repairKey == keys.repair {
        let finished = Stages.finish(
          repaired: try store.pages(of: document.id, .repaired),
          corrections: try store.corrections(of: document.id), identity)
        return (finished, false)
      }
      if let newPages { return (stages.finish(newPages, identity), true) }
      return (stages.finish(try store.pages(of: document.id, .asRead), identity), true)
    } catch { throw Self.failure(error) }
  }

  /// Writes what the archive has, under every name of the document.
  private func write(_ order: FinishOrder) throws(WorkFailure) -> FinishReport {
    let (document, outputs) = try known(of: order.document)
    do {
      guard let (json, text) = try store.meeting(of: document.id) else {
        throw WorkFailure(code: .badJob, message: "it has no meeting yet; run again")
      }
      var meeting = try JSONDecoder().decode(Meeting.self, from: json)
      let first = meeting.source.fileName
      var written: [WrittenOutput] = []
      for output in outputs {
        meeting.source.fileName = output.fileName
        let isFirst = output.fileName.utf8.elementsEqual(first.utf8)
        written.append(
          try store.write(
            meeting: isFirst ? json : try meetingJSON(meeting), text: Data(text.utf8), as: output))
      }
      try store.note(written)
      return FinishReport(
        id: order.id, pages: meeting.source.pages.count,
        failedPages: meeting.warnings.filter { warning in
          meeting.source.pages.contains { $0.number == warning.page && $0.origin == .failed }
        }, applied: document.applied, proposed: document.proposed,
        mediaType: document.mediaType)
    } catch { throw Self.failure(error) }
  }

  private func known(
    of id: Int64
  ) throws(WorkFailure) -> (StoredDocument, [StoredOutput]) {
    do throws(ArchiveError) { return (try store.document(id), try store.outputs(of: id)) } catch {
      throw Self.failure(error)
    }
  }

  /// A text file is opened here: no foreign code looks at it.
  private func textPages(of path: String, sha256: String) throws(WorkFailure) -> [Page] {
    guard let stamp = FileStamp(path: path) else {
      throw WorkFailure(
        code: .changed, message: "it went away while it was read; run again when it is back")
    }
    guard stamp.byteCount <= Self.longestText else {
      throw WorkFailure(
        code: .tooLarge, message: "a text of more than \(Self.longestText >> 20) MB; cut it up")
    }
    let data: Data
    do { data = try Data(contentsOf: URL(fileURLWithPath: path)) } catch {
      throw WorkFailure(code: .unreadable, message: (error as NSError).localizedDescription)
    }
    guard ContentHash.sha256(of: data) == sha256 else {
      throw WorkFailure(
        code: .changed, message: "it was changed while it was read; run again when it rests")
    }
    do { return Page.pages(ofPlainText: try TextDecoding.decode(data).text) } catch {
      throw WorkFailure(code: .unsupported, message: "\(error)")
    }
  }

  private func report(of finished: FinishedDocument, _ id: Int) -> FinishReport {
    let corrections = finished.meeting.corrections
    return FinishReport(
      id: id, pages: finished.pages.count,
      blankPages: finished.pages.count { $0.origin == .blank },
      failedPages: finished.pages.filter { $0.origin == .failed }.map { page in
        Warning(
          code: page.warnings.first?.code ?? "unknown",
          message: page.warnings.first?.message ?? "no reason given", page: page.number)
      },
      applied: corrections.count { $0.status == .applied },
      proposed: corrections.count { $0.status == .proposed },
      mediaType: finished.meeting.source.mediaType,
      shortcoming: finished.meeting.warnings.first(where: \.isAboutInstallation))
  }

  private func keepPages(_ pages: [Page], stem: String) throws {
    guard let keepWork else { return }
    try AtomicFile.write(try CanonicalJSON.pretty(pages), to: "\(keepWork)/\(stem).pages.json")
  }

  /// An error of the archive ends the run; one of ours is a bug.
  private static func failure(_ error: any Error) -> WorkFailure {
    if let failure = error as? WorkFailure { return failure }
    if let error = error as? ArchiveError {
      return WorkFailure(code: .archive, message: "\(error)")
    }
    return WorkFailure(code: .finishing, message: "the result can't be written: \(error)")
  }
}
