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
  /// What pages are repaired with, and what that makes of cache keys.
  struct Tools {
    var stages: Stages
    var keys: Stages.Keys
  }

  /// The longest text file that is taken, in bytes: some 6 000 pages, whose words and what is made
  /// of them take 1.1 GB of memory.
  static let longestText = 16 << 20

  let store: ArchiveStore
  /// What a run repairs with; nil where only decisions are carried out.
  let tools: Tools?
  /// A folder for the pages as repaired, as JSON; nil for none.
  var keepWork: String?

  /// Carries out an order.
  func answer(_ order: FinishOrder) -> FinishReport {
    do throws(WorkFailure) {
      switch order.task {
      case .finish, .decide: return try finish(order)
      case .write: return try write(order)
      }
    } catch { return FinishReport(id: order.id, failure: error) }
  }

  private func finish(_ order: FinishOrder) throws(WorkFailure) -> FinishReport {
    // Whoever changes the document meanwhile is done in a moment.
    for _ in 0..<Self.mostTries {
      let (document, outputs) = try known(of: order.document)
      if order.task == .decide, !canBeDecided(document) { return report(of: document, order.id) }
      let made = try make(document, firstName: outputs.first?.fileName, order)
      guard try keep(made, document, outputs, order) != .outdated else { continue }
      return report(of: made, order.id)
    }
    throw WorkFailure(
      code: .archive, message: "it was changed again and again while it was finished; run again")
  }

  /// How often a document is finished that others change at the same time.
  private static let mostTries = 20

  /// Whether only decisions are new; what is being read or repaired anew is finished with them.
  private func canBeDecided(_ document: StoredDocument) -> Bool {
    document.repairKey != nil && document.resultKey != nil && document.waitingPages == 0
  }

  /// What was made of a document.
  private struct Made {
    var newPages: [Page]?
    /// As repaired; nil where the archive has them.
    var repairedPages: [Page]?
    var decided: DecidedDocument
    var lastDecision: Int64
    var meeting: Meeting
    var text: String
    var outline: [OutlineLine]
  }

  /// The meeting, repaired anew only where something of the repair has changed.
  private func make(
    _ document: StoredDocument, firstName: String?, _ order: FinishOrder
  ) throws(WorkFailure) -> Made {
    var newPages: [Page]?
    if let path = order.text { newPages = try textPages(of: path, sha256: document.sha256) }
    let identity = DocumentIdentity(
      fileName: firstName ?? document.sha256, sha256: document.sha256,
      mediaType: order.text != nil ? .plainText : document.mediaType ?? .pdf)
    do throws(ArchiveError) {
      let (decisions, last) = try store.decided(document.sha256)
      let repaired: RepairedDocument
      var asRead: [Page] = []
      let isKnown =
        order.task == .decide
        || newPages == nil && !order.repairs && document.repairKey == tools?.keys.repair
      if isKnown {
        repaired = RepairedDocument(
          pages: try store.pages(of: document.id, .repaired),
          corrections: try store.corrections(of: document.id), diagnoses: [])
      } else if let stages = tools?.stages {
        if newPages == nil { asRead = try store.pages(of: document.id, .asRead) }
        repaired = stages.repair(newPages ?? asRead)
      } else {
        throw ArchiveError.unfitting(reason: "nothing to repair with")
      }
      let finished = Stages.finish(
        DecidedDocument(
          laying: decisions, over: repaired.pages, corrections: repaired.corrections), identity)
      return Made(
        newPages: newPages, repairedPages: isKnown ? nil : repaired.pages,
        decided: finished.decided, lastDecision: last, meeting: finished.meeting,
        text: plainText(of: finished.passages), outline: finished.outline)
    } catch { throw Self.failure(error) }
  }

  private func keep(
    _ made: Made, _ document: StoredDocument, _ outputs: [StoredOutput], _ order: FinishOrder
  ) throws(WorkFailure) -> FinishOutcome {
    var prepared: [PreparedOutput] = []
    do {
      var meeting = made.meeting
      let json = try meetingJSON(meeting)
      for output in outputs {
        meeting.source.fileName = output.fileName
        prepared.append(
          try store.prepare(
            meeting: output == outputs.first ? json : try meetingJSON(meeting),
            text: Data(made.text.utf8), as: output))
        try keepPages(made.decided.pages, stem: output.stem)
      }
      let isDeciding = order.task == .decide
      return try store.finish(
        FinishedMeeting(
          document: document, run: isDeciding ? nil : order.run, newPages: made.newPages,
          repairedPages: made.repairedPages, pages: made.decided.pages,
          repairKey: (isDeciding ? document.repairKey : tools?.keys.repair) ?? "",
          resultKey: (isDeciding ? document.resultKey : tools?.keys.result) ?? "",
          lastDecision: made.lastDecision, meeting: made.meeting,
          corrections: made.decided.corrections, outline: made.outline, json: json, text: made.text,
          outputs: prepared))
    } catch {
      for output in prepared { output.discard() }
      throw Self.failure(error)
    }
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

  private func report(of made: Made, _ id: Int) -> FinishReport {
    let pages = made.decided.pages
    let corrections = made.meeting.corrections
    return FinishReport(
      id: id, pages: pages.count,
      blankPages: pages.count { $0.origin == .blank },
      failedPages: pages.filter { $0.origin == .failed }.map { page in
        Warning(
          code: page.warnings.first?.code ?? "unknown",
          message: page.warnings.first?.message ?? "no reason given", page: page.number)
      },
      applied: corrections.count { $0.status == .applied },
      proposed: made.decided.corrections.count(where: \.isAsked),
      mediaType: made.meeting.source.mediaType,
      shortcoming: made.meeting.warnings.first(where: \.isAboutInstallation))
  }

  /// Nothing was to be done.
  private func report(of document: StoredDocument, _ id: Int) -> FinishReport {
    FinishReport(
      id: id, pages: document.pageCount ?? 0, applied: document.applied,
      proposed: document.proposed, mediaType: document.mediaType)
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
