package import Foundation
internal import GRDB
package import Minutes

/// All that was made of a document, as it goes into the archive.
package struct FinishedMeeting: Sendable {
  /// The document's row.
  package var document: Int64
  /// The run for which that was done, which has claimed it.
  package var run: Int64
  /// Its pages as read, where the archive does not have them yet: those of a text.
  package var newPages: [Page]?
  /// Its pages as repaired; nil where the archive has them as they are.
  package var repairedPages: [Page]?
  /// What the words were repaired with.
  package var repairKey: String
  /// What the meeting was made with.
  package var resultKey: String
  package var meeting: Meeting
  /// The meeting for the first of the document's names, as its file has it.
  package var json: Data
  /// The cleaned text.
  package var text: String
  /// The files that were written.
  package var outputs: [WrittenOutput]

  package init(
    document: Int64, run: Int64, newPages: [Page]? = nil, repairedPages: [Page]?, repairKey: String,
    resultKey: String, meeting: Meeting, json: Data, text: String, outputs: [WrittenOutput]
  ) {
    self.document = document
    self.run = run
    self.newPages = newPages
    self.repairedPages = repairedPages
    self.repairKey = repairKey
    self.resultKey = resultKey
    self.meeting = meeting
    self.json = json
    self.text = text
    self.outputs = outputs
  }
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

  /// Keeps what was made of a document, and ends the job of it, all or nothing.
  /// - Parameter finished: its outputs are on the disk.
  /// - Throws: where the database can't be written.
  package func finish(_ finished: FinishedMeeting) throws(ArchiveError) {
    let jsonSha256 = ContentHash.sha256(of: finished.json)
    let id = finished.document
    try writing { db in
      // A process that outlived its run keeps nothing: another may have the document by now.
      try db.cachedStatement(
        sql: """
          UPDATE job SET state = 'done', failureCode = NULL, failureMessage = NULL
          WHERE documentId = ? AND kind = 'finish' AND runId = ? AND state = 'claimed'
          """
      ).execute(arguments: [id, finished.run])
      guard db.changesCount == 1 else { return }
      for page in finished.newPages ?? [] { try Self.store(page, of: id, in: db) }
      if let pages = finished.repairedPages { try Self.storeRepair(of: pages, of: id, in: db) }
      try Self.storeCorrections(finished.meeting.corrections, of: id, in: db)
      let before = try String.fetchOne(
        db, sql: "SELECT jsonSha256 FROM meeting WHERE documentId = ?", arguments: [id])
      try Self.storeMeeting(finished, jsonSha256, in: db)
      let hasFailures = finished.meeting.source.pages.contains { $0.origin == .failed }
      try db.cachedStatement(
        sql: """
          UPDATE document SET state = ?, failureCode = NULL, failureMessage = NULL, repairKey = ?,
            pageCount = ?, mediaType = ?
          WHERE id = ?
          """
      ).execute(arguments: [
        hasFailures ? "partial" : "done", finished.repairKey,
        finished.meeting.source.pages.count, finished.meeting.source.mediaType.rawValue, id,
      ])
      for output in finished.outputs { try Self.note(output, in: db) }
      guard before != jsonSha256 else { return }
      try db.cachedStatement(
        sql: "INSERT INTO change (sha256, kind, jsonSha256) VALUES (?, 'meeting', ?)"
      ).execute(arguments: [finished.meeting.source.sha256, jsonSha256])
    }
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

  /// The corrections of a document, in reading order.
  package func corrections(of id: Int64) throws(ArchiveError) -> [Correction] {
    try reading { db in
      let rows = try Row.fetchCursor(
        db.cachedStatement(
          sql: """
            SELECT id, original, corrected, kind, confidence, alternatives, status, context, page,
              line, x, y, width, height
            FROM correction WHERE documentId = ? ORDER BY position
            """), arguments: [id])
      var corrections: [Correction] = []
      while let row = try rows.next() {
        let x: Int? = row[10]
        let line: Int? = row[9]
        corrections.append(
          Correction(
            id: row[0], original: row[1], corrected: row[2],
            kind: Correction.Kind(rawValue: row[3]) ?? .character, confidence: row[4],
            alternatives: try JSONColumn.decode([Alternative].self, row[5]),
            status: Correction.Status(rawValue: row[6]) ?? .proposed, context: row[7],
            location: Location(
              page: row[8], lines: line.map { [$0] },
              box: x.map { Box(x: $0, y: row[11], width: row[12], height: row[13]) })))
      }
      return corrections
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
          firstDay, lastDay, applied, proposed, warnings)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (documentId) DO UPDATE SET key = excluded.key, json = excluded.json,
          jsonSha256 = excluded.jsonSha256, text = excluded.text, body = excluded.body,
          title = excluded.title, kind = excluded.kind, firstDay = excluded.firstDay,
          lastDay = excluded.lastDay, applied = excluded.applied, proposed = excluded.proposed,
          warnings = excluded.warnings
        """
    ).execute(arguments: [
      finished.document, finished.resultKey, finished.json, jsonSha256, finished.text,
      meeting.body, meeting.title, meeting.kind?.rawValue, days.min(), days.max(),
      meeting.corrections.count { $0.status == .applied },
      meeting.corrections.count { $0.status == .proposed },
      try JSONColumn.encode(meeting.warnings.isEmpty ? nil : meeting.warnings),
    ])
  }

  private static func storeCorrections(
    _ corrections: [Correction], of id: Int64, in db: Database
  ) throws {
    try db.cachedStatement(sql: "DELETE FROM correction WHERE documentId = ?")
      .execute(arguments: [id])
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO correction (documentId, position, id, page, line, kind, status, original,
          corrected, confidence, context, x, y, width, height, alternatives)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for (position, correction) in corrections.enumerated() {
      let box = correction.location.box
      try statement.execute(arguments: [
        id, position, correction.id, correction.location.page, correction.location.lines?.first,
        correction.kind.rawValue, correction.status.rawValue, correction.original,
        correction.corrected, correction.confidence, correction.context, box?.x, box?.y,
        box?.width, box?.height, try JSONColumn.encode(correction.alternatives),
      ])
    }
  }
}
