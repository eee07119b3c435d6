internal import GRDB
package import Minutes

extension ArchiveStore {
  /// Notes what a document is, and makes a job of each page that is not read yet in this way.
  /// - Parameters:
  ///   - id: the document.
  ///   - mediaType: what it is.
  ///   - pageCount: how many pages it has.
  ///   - readingKey: how they shall be read. Pages read otherwise are read again.
  /// - Throws: where the database can't be written.
  package func beginReading(
    _ id: Int64, mediaType: MediaType, pageCount: Int, readingKey: String
  ) throws(ArchiveError) {
    try writing { db in
      let before = try Row.fetchOne(
        db, sql: "SELECT readingKey, pageCount FROM document WHERE id = ?", arguments: [id])
      let isSame = before?[0] == readingKey && before?[1] == pageCount
      try db.execute(
        sql: """
          UPDATE document SET mediaType = ?, pageCount = ?, readingKey = ?,
            state = CASE WHEN ? THEN state ELSE 'waiting' END,
            failureCode = CASE WHEN ? THEN failureCode END,
            failureMessage = CASE WHEN ? THEN failureMessage END
          WHERE id = ?
          """,
        arguments: [mediaType.rawValue, pageCount, readingKey, isSame, isSame, isSame, id])
      guard !isSame else { return }
      try db.execute(
        sql: "DELETE FROM job WHERE documentId = ? AND page > ?", arguments: [id, pageCount])
      try db.execute(
        sql: "DELETE FROM page WHERE documentId = ? AND number > ?", arguments: [id, pageCount])
      try Self.openJobs(of: id, pageCount: pageCount, in: db)
    }
  }

  /// Makes a document's pages be read again.
  /// - Parameters:
  ///   - id: the document.
  ///   - onlyFailed: whether those that were read are kept.
  /// - Throws: where the database can't be written.
  package func reopen(_ id: Int64, onlyFailed: Bool) throws(ArchiveError) {
    try writing { db in
      try db.execute(
        sql: """
          UPDATE job SET state = 'waiting', failureCode = NULL, failureMessage = NULL
          WHERE documentId = ? AND kind = 'read' AND (state = 'failed' OR NOT ?)
          """, arguments: [id, onlyFailed])
      try db.execute(
        sql: """
          UPDATE document SET state = 'waiting', failureCode = NULL, failureMessage = NULL,
            repairKey = NULL
          WHERE id = ?
          """, arguments: [id])
    }
  }

  /// The next pages of a document that wait to be read.
  /// - Parameters:
  ///   - id: the document.
  ///   - last: the page before, 0 at first.
  ///   - limit: how many at most.
  /// - Returns: their numbers, ascending; empty at the end.
  /// - Throws: where the database can't be read.
  package func waitingPages(
    of id: Int64, after last: Int, limit: Int
  ) throws(ArchiveError) -> [Int] {
    try reading { db in
      try Int.fetchAll(
        db,
        sql: """
          SELECT page FROM job
          WHERE documentId = ? AND kind = 'read' AND page > ? AND state IN ('waiting', 'claimed')
          ORDER BY page LIMIT ?
          """, arguments: [id, last, limit])
    }
  }

  /// Notes that a page is handed to a worker.
  /// - Parameters:
  ///   - page: its number.
  ///   - id: the document.
  ///   - run: whose worker it is.
  /// - Throws: where the database can't be written.
  package func claim(page: Int, of id: Int64, run: Int64) throws(ArchiveError) {
    try noting { db in
      try db.cachedStatement(
        sql: """
          UPDATE job SET state = 'claimed', tries = tries + 1, runId = ?
          WHERE documentId = ? AND kind = 'read' AND page = ?
          """
      ).execute(arguments: [run, id, page])
    }
  }

  /// Why each page of a document failed that did, by its number.
  package func failedPages(of id: Int64) throws(ArchiveError) -> [Int: StoredFailure] {
    try reading { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT page, failureCode, failureMessage FROM job
          WHERE documentId = ? AND kind = 'read' AND state = 'failed'
          """, arguments: [id])
      return Dictionary(
        uniqueKeysWithValues: rows.map {
          ($0[0], StoredFailure(code: $0[1], message: $0[2] ?? ""))
        })
    }
  }

  private static func openJobs(of id: Int64, pageCount: Int, in db: Database) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO job (documentId, kind, page) VALUES (?, 'read', ?)
        ON CONFLICT (documentId, kind, page)
        DO UPDATE SET state = 'waiting', failureCode = NULL, failureMessage = NULL
        """)
    var page = 1
    while page <= pageCount {
      try statement.execute(arguments: [id, page])
      page += 1
    }
  }
}
