package import Foundation
internal import GRDB
package import Minutes

/// All that was made of a document, as it goes into the archive.
package struct FinishedMeeting: Sendable {
  /// The document as it was when its pages were taken from the archive.
  package var document: StoredDocument
  /// The run for which that was done, which has claimed it; nil where only decisions were new.
  package var run: Int64?
  /// Its pages as read, where the archive does not have them yet: those of a text.
  package var newPages: [Page]?
  /// Its pages as repaired; nil where the archive has them as they are.
  package var repairedPages: [Page]?
  /// Its pages with what people decided: what is searched.
  package var pages: [Page]
  /// What the words were repaired with.
  package var repairKey: String
  /// What the meeting was made with.
  package var resultKey: String
  /// The last decision that it takes account of; 0 for none.
  package var lastDecision: Int64
  package var meeting: Meeting
  /// Its corrections with what was decided about them.
  package var corrections: [DecidedCorrection]
  /// What each of its lines was taken for.
  package var outline: [OutlineLine]
  /// The meeting for the first of the document's names, as its file has it.
  package var json: Data
  /// The cleaned text.
  package var text: String
  /// The files that are to be put in place.
  package var outputs: [PreparedOutput]

  package init(
    document: StoredDocument, run: Int64?, newPages: [Page]? = nil, repairedPages: [Page]?,
    pages: [Page], repairKey: String, resultKey: String, lastDecision: Int64, meeting: Meeting,
    corrections: [DecidedCorrection], outline: [OutlineLine], json: Data, text: String,
    outputs: [PreparedOutput]
  ) {
    self.document = document
    self.run = run
    self.newPages = newPages
    self.repairedPages = repairedPages
    self.pages = pages
    self.repairKey = repairKey
    self.resultKey = resultKey
    self.lastDecision = lastDecision
    self.meeting = meeting
    self.corrections = corrections
    self.outline = outline
    self.json = json
    self.text = text
    self.outputs = outputs
  }
}

/// What became of a result that was to be kept.
package enum FinishOutcome: Equatable, Sendable {
  /// It is in the archive, and its outputs are in place.
  case stored
  /// The document has changed since its pages were taken from the archive: it is to be done again.
  case outdated
  /// Another run has the document by now.
  case disowned
}

extension ArchiveStore {
  /// Notes that a document is being finished.
  package func claimFinishing(of id: Int64, run: Int64) throws(ArchiveError) {
    try noting { db in
      try db.cachedStatement(
        sql: """
          INSERT INTO job (documentId, kind, page, state, tries, runId)
          VALUES (?, 'finish', 0, 'claimed', 1, ?)
          ON CONFLICT (documentId, kind, page) DO UPDATE SET state = 'claimed',
            tries = tries + 1, runId = excluded.runId, failureCode = NULL, failureMessage = NULL
          """
      ).execute(arguments: [id, run])
    }
  }

  /// Keeps what was made of a document, ends the job of it and puts its outputs in place, all or
  /// nothing: no result that is older than another comes after it.
  /// - Parameter finished: its outputs are prepared.
  /// - Returns: whether it was kept; what was prepared is gone where not.
  /// - Throws: where the database or the outputs can't be written.
  package func finish(_ finished: FinishedMeeting) throws(ArchiveError) -> FinishOutcome {
    defer { for output in finished.outputs { output.discard() } }
    let jsonSha256 = ContentHash.sha256(of: finished.json)
    return try writing { db in try Self.store(finished, jsonSha256, in: db) }
  }

  private static func store(
    _ finished: FinishedMeeting, _ jsonSha256: String, in db: Database
  ) throws -> FinishOutcome {
    let id = finished.document.id
    let revision = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT revision FROM document WHERE id = ?"), arguments: [id])
    guard revision == finished.document.revision else { return .outdated }
    if let run = finished.run {
      // A process that outlived its run keeps nothing: another may have the document by now.
      try db.cachedStatement(
        sql: """
          UPDATE job SET state = 'done', failureCode = NULL, failureMessage = NULL
          WHERE documentId = ? AND kind = 'finish' AND runId = ? AND state = 'claimed'
          """
      ).execute(arguments: [id, run])
      guard db.changesCount == 1 else { return .disowned }
    }
    for page in finished.newPages ?? [] { try Self.store(page, of: id, in: db) }
    if let pages = finished.repairedPages { try Self.storeRepair(of: pages, of: id, in: db) }
    try Self.storeTexts(of: finished.pages, of: id, in: db)
    try Self.storeCorrections(finished, in: db)
    try Self.storeOutline(finished.outline, of: id, in: db)
    let before = try String.fetchOne(
      db, sql: "SELECT jsonSha256 FROM meeting WHERE documentId = ?", arguments: [id])
    try Self.storeMeeting(finished, jsonSha256, in: db)
    let hasFailures = finished.meeting.source.pages.contains { $0.origin == .failed }
    try db.cachedStatement(
      sql: """
        UPDATE document SET state = ?, failureCode = NULL, failureMessage = NULL, repairKey = ?,
          pageCount = ?, mediaType = ?, revision = revision + 1
        WHERE id = ?
        """
    ).execute(arguments: [
      hasFailures ? "partial" : "done", finished.repairKey,
      finished.meeting.source.pages.count, finished.meeting.source.mediaType.rawValue, id,
    ])
    for output in finished.outputs { try Self.note(try output.put(), in: db) }
    if before != jsonSha256 {
      try db.cachedStatement(
        sql: "INSERT INTO change (sha256, kind, jsonSha256) VALUES (?, 'meeting', ?)"
      ).execute(arguments: [finished.document.sha256, jsonSha256])
    }
    return .stored
  }

  /// A document's meeting as its file has it, and the text.
  /// - Returns: nil where it has none.
  package func meeting(
    of id: Int64
  ) throws(ArchiveError) -> (json: Data, text: String)? {
    try reading { db in
      try Row.fetchOne(
        db, sql: "SELECT json, text FROM meeting WHERE documentId = ?", arguments: [id]
      ).map { ($0[0], $0[1]) }
    }
  }

  private static func storeOutline(
    _ outline: [OutlineLine], of id: Int64, in db: Database
  ) throws {
    let update = try db.cachedStatement(
      sql: """
        UPDATE page SET outline = ?1 WHERE documentId = ?2 AND number = ?3 AND outline IS NOT ?1
        """)
    let pages = Dictionary(grouping: outline, by: \.page)
    let numbers = try Int.fetchAll(
      db.cachedStatement(sql: "SELECT number FROM page WHERE documentId = ?"), arguments: [id])
    for number in numbers {
      try update.execute(arguments: [try JSONColumn.encode(pages[number]), id, number])
    }
  }

  private static func storeMeeting(
    _ finished: FinishedMeeting, _ jsonSha256: String, in db: Database
  ) throws {
    let meeting = finished.meeting
    let days = meeting.sittings.map(\.date)
    try db.cachedStatement(
      sql: """
        INSERT INTO meeting (documentId, key, json, jsonSha256, text, body, title, kind,
          firstDay, lastDay, applied, proposed, warnings, decisions)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (documentId) DO UPDATE SET key = excluded.key, json = excluded.json,
          jsonSha256 = excluded.jsonSha256, text = excluded.text, body = excluded.body,
          title = excluded.title, kind = excluded.kind, firstDay = excluded.firstDay,
          lastDay = excluded.lastDay, applied = excluded.applied, proposed = excluded.proposed,
          warnings = excluded.warnings, decisions = excluded.decisions
        """
    ).execute(arguments: [
      finished.document.id, finished.resultKey, finished.json, jsonSha256, finished.text,
      meeting.body, meeting.title, meeting.kind?.rawValue, days.min(), days.max(),
      meeting.corrections.count { $0.status == .applied },
      finished.corrections.count(where: \.isAsked),
      try JSONColumn.encode(meeting.warnings.isEmpty ? nil : meeting.warnings),
      finished.lastDecision,
    ])
  }
}
