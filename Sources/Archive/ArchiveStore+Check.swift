internal import Foundation
internal import GRDB
internal import Minutes

/// Something that is not as it should be in an archive.
package struct ArchiveFinding: Equatable, Sendable, CustomStringConvertible {
  /// What it is about: a table, a document's file, an output.
  package var subject: String
  /// What is wrong, and what mends it.
  package var message: String

  package var description: String { "\(subject): \(message)" }
}

extension ArchiveStore {
  /// Looks whether the archive is whole: the database sound, every done page with its result, every
  /// meeting and every file as it was written.
  /// - Parameter found: takes what is wrong, as it is found.
  /// - Returns: how many documents, pages and output files were looked at.
  /// - Complexity: reads the whole database and all outputs once.
  /// - Throws: where the database can't be read.
  package func check(
    _ found: (ArchiveFinding) -> Void
  ) throws(ArchiveError) -> (documents: Int, pages: Int, files: Int) {
    try checkDatabase(found)
    try checkResults(found)
    let files = try checkOutputs(found)
    return try reading { db in
      (
        try Int.fetchOne(db, sql: "SELECT count(*) FROM document") ?? 0,
        try Int.fetchOne(db, sql: "SELECT count(*) FROM page") ?? 0, files
      )
    }
  }

  private func checkDatabase(_ found: (ArchiveFinding) -> Void) throws(ArchiveError) {
    try reading { db in
      for message in try String.fetchAll(db, sql: "PRAGMA integrity_check(20)")
      where message != "ok" {
        found(
          ArchiveFinding(
            subject: "prant.sqlite",
            message: "\(message); `prant archive restore` makes an archive of a backup"))
      }
      for row in try Row.fetchAll(db, sql: "PRAGMA foreign_key_check") {
        found(
          ArchiveFinding(
            subject: "table \(row[0] as String)",
            message: "a row refers to one of \(row[2] as String) that is not there"))
      }
    }
    // The index of words has a check of its own, which counts as writing.
    do {
      try database.write { db in
        try db.execute(sql: "INSERT INTO pageText (pageText) VALUES ('integrity-check')")
      }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
      found(ArchiveFinding(subject: "full text", message: "the index contradicts the pages"))
    } catch let error as DatabaseError where error.resultCode == .SQLITE_READONLY {
      // What can't be written can't be checked in this way; the rest can.
    } catch { throw .cannotRead(path: folder.database, reason: "\(error)") }
  }

  private func checkResults(_ found: (ArchiveFinding) -> Void) throws(ArchiveError) {
    try reading { db in
      func each(_ sql: String, _ message: (Row) -> ArchiveFinding) throws {
        let rows = try Row.fetchCursor(db, sql: sql)
        while let row = try rows.next() { found(message(row)) }
      }
      try each(
        """
        SELECT d.sha256, j.page, j.state FROM job j JOIN document d ON d.id = j.documentId
        LEFT JOIN page p ON p.documentId = j.documentId AND p.number = j.page
        WHERE j.kind = 'read' AND ((j.state = 'done' AND (p.id IS NULL OR p.origin = 'failed'))
          OR (j.state = 'failed' AND (p.id IS NULL OR p.origin <> 'failed')))
        """
      ) {
        ArchiveFinding(
          subject: "document \(($0[0] as String).prefix(12)), page \($0[1] as Int)",
          message: "its job is \($0[2] as String), its result is not; run with --force read")
      }
      try each(
        """
        SELECT d.sha256, p.number FROM page p JOIN document d ON d.id = p.documentId
        WHERE p.wordCount <>
          (SELECT count(*) FROM word w WHERE w.pageId = p.id AND w.position >= 0)
        """
      ) {
        ArchiveFinding(
          subject: "document \(($0[0] as String).prefix(12)), page \($0[1] as Int)",
          message: "words are missing; run with --force read")
      }
      try each(
        """
        SELECT d.sha256, d.state FROM document d LEFT JOIN meeting m ON m.documentId = d.id
        WHERE d.state IN ('done', 'partial') AND (m.documentId IS NULL OR d.pageCount IS NOT
          (SELECT count(*) FROM page p WHERE p.documentId = d.id))
        """
      ) {
        ArchiveFinding(
          subject: "document \(($0[0] as String).prefix(12))",
          message: "it is \($0[1] as String), but has not all its pages or no meeting; run again")
      }
      let meetings = try Row.fetchCursor(
        db,
        sql: """
          SELECT d.sha256, m.json, m.jsonSha256 FROM meeting m
          JOIN document d ON d.id = m.documentId
          """)
      while let row = try meetings.next() {
        let json: Data = row[1]
        guard ContentHash.sha256(of: json) != row[2] as String else { continue }
        found(
          ArchiveFinding(
            subject: "document \((row[0] as String).prefix(12))",
            message: "its meeting is not the one that was kept; run with --force segment"))
      }
    }
  }

  /// - Returns: how many files there should be.
  private func checkOutputs(_ found: (ArchiveFinding) -> Void) throws(ArchiveError) -> Int {
    var count = 0
    var last: Int64 = 0
    while true {
      let some: [(id: Int64, stem: String, meeting: String?, text: String?)] = try reading { db in
        try Row.fetchAll(
          db,
          sql: """
            SELECT o.id, o.stem, o.meetingSha256, o.textSha256
            FROM output o JOIN document d ON d.id = o.documentId
            WHERE o.id > ? AND d.state IN ('done', 'partial') ORDER BY o.id LIMIT 500
            """, arguments: [last]
        ).map { ($0[0], $0[1], $0[2], $0[3]) }
      }
      guard let end = some.last else { return count }
      last = end.id
      for output in some {
        count += 2
        for (path, sha256) in [
          (folder.meeting(output.stem), output.meeting), (folder.text(output.stem), output.text),
        ] {
          guard let problem = Self.problem(with: path, sha256: sha256) else { continue }
          found(
            ArchiveFinding(
              subject: "out/\((path as NSString).lastPathComponent)",
              message: "\(problem); run again with the document, or without, to have it written"))
        }
      }
    }
  }

  private static func problem(with path: String, sha256: String?) -> String? {
    guard let sha256 else { return "it was never written" }
    do throws(ContentHash.Failure) {
      return try ContentHash.sha256(ofFile: path) == sha256 ? nil : "it was changed"
    } catch { return "it can't be read (\(String(cString: strerror(error.code))))" }
  }
}
