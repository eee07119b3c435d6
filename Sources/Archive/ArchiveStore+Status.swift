package import Foundation
internal import GRDB
internal import Minutes

extension ArchiveStore {
  /// Of documents, those that have a name in `out`: nobody has written over their files.
  private static let named =
    "WHERE EXISTS (SELECT 1 FROM output WHERE output.documentId = document.id)"

  /// What has become of everything, in numbers.
  package func status() throws(ArchiveError) -> ArchiveStatus {
    try reading { db in
      var status = ArchiveStatus()
      let states = try Self.counts(
        in: db, sql: "SELECT state, count(*) FROM document \(Self.named) GROUP BY state")
      let all = try Int.fetchOne(db, sql: "SELECT count(*) FROM document") ?? 0
      status.documents = .init(
        done: states["done"] ?? 0, partial: states["partial"] ?? 0,
        failed: states["failed"] ?? 0, waiting: states["waiting"] ?? 0,
        replaced: all - states.values.reduce(0, +))
      let origins = try Self.counts(
        in: db,
        sql: """
          SELECT origin, count(*) FROM page
          WHERE documentId IN (SELECT id FROM document \(Self.named)) GROUP BY origin
          """)
      for (origin, count) in origins where origin != "blank" && origin != "failed" {
        status.pages.done += count
      }
      status.pages.blank = origins["blank"] ?? 0
      status.pages.failed = origins["failed"] ?? 0
      let jobs = try Row.fetchOne(
        db,
        sql: """
          SELECT coalesce(sum(tries), 0), count(*) FILTER (WHERE state IN ('waiting', 'claimed')
            AND documentId IN (SELECT id FROM document \(Self.named)))
          FROM job WHERE kind = 'read'
          """)
      status.pages.readings = jobs?[0] ?? 0
      status.pages.waiting = jobs?[1] ?? 0
      status.toReview =
        try Int.fetchOne(db, sql: "SELECT coalesce(sum(waiting), 0) FROM question") ?? 0
      guard
        let run = try Row.fetchOne(
          db,
          sql: "SELECT id, started, ended, outcome, version FROM run ORDER BY id DESC LIMIT 1")
      else { return status }
      status.lastRun = ArchiveStatus.Run(
        started: run[1], ended: run[2],
        outcome: (run[3] as String?).flatMap(RunOutcome.init(rawValue:)), version: run[4])
      status.refused = try Row.fetchAll(
        db, sql: "SELECT path, message FROM refusal WHERE runId = ? ORDER BY path",
        arguments: [run[0] as Int64]
      ).map { ArchiveStatus.Refusal(path: $0[0], message: $0[1]) }
      return status
    }
  }

  /// What has become of each document, some at a time, so that an archive of any size needs
  /// little memory.
  /// - Parameters:
  ///   - last: the row before, 0 at first.
  ///   - limit: how many at most.
  /// - Returns: by their rows, ascending; empty at the end.
  /// - Throws: where the database can't be read.
  package func documentStatuses(
    after last: Int64, limit: Int
  ) throws(ArchiveError) -> [(row: Int64, status: DocumentStatus)] {
    try reading { db in
      var rows: [Int64] = []
      var found: [Int64: DocumentStatus] = [:]
      let documents = try Row.fetchCursor(
        db,
        sql: """
          SELECT d.id, d.sha256, d.state, d.mediaType, d.pageCount, d.failureCode,
            d.failureMessage, m.applied, m.proposed, m.warnings
          FROM document d LEFT JOIN meeting m ON m.documentId = d.id
          WHERE d.id > ? AND EXISTS (SELECT 1 FROM output WHERE output.documentId = d.id)
          ORDER BY d.id LIMIT ?
          """, arguments: [last, limit])
      while let row = try documents.next() {
        let id: Int64 = row[0]
        let code: String? = row[5]
        rows.append(id)
        found[id] = DocumentStatus(
          sha256: row[1], state: StoredDocument.State(rawValue: row[2]) ?? .waiting,
          mediaType: (row[3] as String?).flatMap(MediaType.init(rawValue:)), pageCount: row[4],
          failure: code.map { StoredFailure(code: $0, message: row[6] ?? "") },
          toReview: row[8] ?? 0, applied: row[7] ?? 0,
          warnings: try JSONColumn.decode([Warning].self, row[9]) ?? [])
      }
      guard let first = rows.first, let end = rows.last else { return [] }
      try Self.addLists(to: &found, first, end, in: db)
      return rows.compactMap { row in found[row].map { (row, $0) } }
    }
  }

  /// Writes the status and all documents as one JSON object.
  /// - Parameter put: takes the bytes, a piece at a time.
  /// - Throws: where the database can't be written.
  package func writeReport(
    to put: (Data) throws(ArchiveError) -> Void
  ) throws(ArchiveError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    func encoded(_ value: some Encodable) throws(ArchiveError) -> Data {
      do { return try encoder.encode(value) } catch {
        throw .cannotWrite(path: folder.report, reason: "\(error)")
      }
    }
    try put(Data("{\"documentList\":[".utf8))
    var last: Int64 = 0
    while true {
      let some = try documentStatuses(after: last, limit: 500)
      guard let end = some.last else { break }
      var piece = Data()
      for (row, status) in some {
        piece += Data((row == some.first?.row && last == 0 ? "\n" : ",\n").utf8)
        piece += try encoded(status)
      }
      try put(piece)
      last = end.row
    }
    // The rest of the object follows where its own brace would open.
    try put(Data("\n],".utf8) + (try encoded(try status())).dropFirst() + Data("\n".utf8))
  }

  private static func addLists(
    to found: inout [Int64: DocumentStatus], _ first: Int64, _ end: Int64, in db: Database
  ) throws {
    func each(_ sql: String, _ use: (Row) -> Void) throws {
      let rows = try Row.fetchCursor(db, sql: sql, arguments: [first, end])
      while let row = try rows.next() { use(row) }
    }
    try each("SELECT documentId, path FROM file WHERE documentId BETWEEN ? AND ? ORDER BY id") {
      found[$0[0]]?.files.append($0[1])
    }
    try each("SELECT documentId, stem FROM output WHERE documentId BETWEEN ? AND ? ORDER BY id") {
      found[$0[0]]?.outputs.append($0[1])
    }
    try each(
      """
      SELECT documentId, number FROM page
      WHERE documentId BETWEEN ? AND ? AND origin = 'blank' ORDER BY number
      """
    ) { found[$0[0]]?.blankPages.append($0[1]) }
    try each(
      """
      SELECT documentId, origin, evidence, count(*) FROM page
      WHERE documentId BETWEEN ? AND ? GROUP BY 1, 2, 3 ORDER BY min(number)
      """
    ) {
      guard let origin = PageOrigin(rawValue: $0[1]) else { return }
      found[$0[0]]?.origins.append(.init(origin: origin, evidence: $0[2], pages: $0[3]))
    }
    try each(
      """
      SELECT documentId, page, failureCode, failureMessage, tries FROM job
      WHERE documentId BETWEEN ? AND ? AND kind = 'read' AND state = 'failed' ORDER BY page
      """
    ) {
      found[$0[0]]?.failedPages.append(
        .init(page: $0[1], code: $0[2], message: $0[3] ?? "", tries: $0[4]))
    }
  }

  private static func counts(in db: Database, sql: String) throws -> [String: Int] {
    Dictionary(uniqueKeysWithValues: try Row.fetchAll(db, sql: sql).map { ($0[0], $0[1]) })
  }
}
