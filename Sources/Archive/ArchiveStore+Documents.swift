internal import Foundation
internal import GRDB
internal import Minutes

extension ArchiveStore {
  /// The document that a file held when it was last read, if nothing speaks for a change since.
  /// - Parameters:
  ///   - path: absolute.
  ///   - stamp: the file's stamp now.
  /// - Returns: nil where its bytes must be read to know.
  /// - Throws: where the database can't be read.
  package func document(
    ofUnchanged path: String, stamp: FileStamp
  ) throws(ArchiveError) -> StoredDocument? {
    try reading { db in
      let known = try db.cachedStatement(
        sql: """
          SELECT documentId, device, inode, byteCount, modified, changed, hashed
          FROM file WHERE path = ?
          """)
      guard let row = try Row.fetchOne(known, arguments: [path]) else { return nil }
      let before = FileStamp(
        device: row[1], inode: row[2], byteCount: row[3], modified: row[4], changed: row[5])
      guard before == stamp, before.isSettled(at: row[6]) else { return nil }
      return try Self.document(row[0] as Int64, in: db)
    }
  }

  /// Takes in a file: its document, made where the bytes are new, and a name for its outputs.
  ///
  /// Where the path led to another document before, and nothing else has that by this name, the
  /// outputs of the name are the new document's from now on.
  /// - Parameters:
  ///   - path: absolute.
  ///   - name: the last part of the path.
  ///   - stamp: the file's, from before its bytes were read.
  ///   - sha256: of its bytes.
  ///   - hashed: when they were read, in nanoseconds since 1970.
  /// - Returns: what is known of the document.
  /// - Throws: where the database can't be written.
  package func take(
    path: String, name: String, stamp: FileStamp, sha256: String, hashed: Int64
  ) throws(ArchiveError) -> StoredDocument {
    try writing { db in
      try db.execute(
        sql: "INSERT INTO document (sha256, byteCount) VALUES (?, ?) ON CONFLICT DO NOTHING",
        arguments: [sha256, stamp.byteCount])
      guard
        let id = try Int64.fetchOne(
          db, sql: "SELECT id FROM document WHERE sha256 = ?", arguments: [sha256])
      else { throw DatabaseError(resultCode: .SQLITE_INTERNAL) }
      let before = try Int64.fetchOne(
        db, sql: "SELECT documentId FROM file WHERE path = ?", arguments: [path])
      try db.execute(
        sql: """
          INSERT INTO file
            (path, name, documentId, device, inode, byteCount, modified, changed, hashed)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (path) DO UPDATE SET documentId = excluded.documentId,
            device = excluded.device, inode = excluded.inode, byteCount = excluded.byteCount,
            modified = excluded.modified, changed = excluded.changed, hashed = excluded.hashed
          """,
        arguments: [
          path, name, id, stamp.device, stamp.inode, stamp.byteCount, stamp.modified,
          stamp.changed, hashed,
        ])
      if let before, before != id {
        try Self.replace(before, by: id, name: name, in: db)
      }
      try Self.claimStem(for: name, of: id, sha256: sha256, in: db)
      return try Self.document(id, in: db)
    }
  }

  /// What is known of a document.
  package func document(_ id: Int64) throws(ArchiveError) -> StoredDocument {
    try reading { try Self.document(id, in: $0) }
  }

  /// The ids of all documents that have a meeting or shall have one, a page of the list at a time.
  /// - Parameters:
  ///   - last: the id before, 0 at first.
  ///   - limit: how many at most.
  /// - Returns: ascending; empty at the end.
  /// - Throws: where the database can't be read.
  package func documents(after last: Int64, limit: Int) throws(ArchiveError) -> [Int64] {
    try reading { db in
      try Int64.fetchAll(
        db, sql: "SELECT id FROM document WHERE id > ? ORDER BY id LIMIT ?",
        arguments: [last, limit])
    }
  }

  /// Whether a file is still what it was when its bytes were hashed.
  /// - Parameters:
  ///   - path: absolute.
  ///   - id: the document that it held.
  /// - Returns: whether it is; false where it is gone.
  /// - Throws: where the database can't be read.
  package func isUnchanged(_ path: String, of id: Int64) throws(ArchiveError) -> Bool {
    guard let stamp = FileStamp(path: path) else { return false }
    return try reading { db in
      let known = try db.cachedStatement(
        sql: """
          SELECT device, inode, byteCount, modified FROM file WHERE path = ? AND documentId = ?
          """)
      guard let row = try Row.fetchOne(known, arguments: [path, id]) else { return false }
      // A new name or other rights change the entry's time, and nothing that is read.
      return stamp.device == row[0] && stamp.inode == row[1] && stamp.byteCount == row[2]
        && stamp.modified == row[3]
    }
  }

  /// The newest path of a document whose file is still there as it was.
  ///
  /// A file that was copied, restored or touched is told by its bytes, once.
  /// - Returns: nil where no path has its bytes.
  /// - Throws: where the database can't be read or written.
  /// - Complexity: O(1); O(bytes) where a file of the same size has another stamp.
  package func unchangedFile(of id: Int64) throws(ArchiveError) -> String? {
    let paths: [(path: String, sha256: String, stamp: FileStamp)] = try reading { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT path, device, inode, file.byteCount, modified, changed, sha256
          FROM file JOIN document ON document.id = documentId
          WHERE documentId = ? ORDER BY file.id DESC
          """, arguments: [id]
      ).map { row in
        (
          row[0], row[6],
          FileStamp(
            device: row[1], inode: row[2], byteCount: row[3], modified: row[4], changed: row[5])
        )
      }
    }
    if let known = paths.first(where: { FileStamp(path: $0.path) == $0.stamp }) {
      return known.path
    }
    for (path, sha256, stamp) in paths {
      guard let now = FileStamp(path: path), now.byteCount == stamp.byteCount else { continue }
      let hashed = FileStamp.now()
      guard let found = try? ContentHash.sha256(ofFile: path), found == sha256,
        FileStamp(path: path) == now
      else { continue }
      try restamp(path, now, hashed: hashed, of: id)
      return path
    }
    return nil
  }

  private func restamp(
    _ path: String, _ stamp: FileStamp, hashed: Int64, of id: Int64
  ) throws(ArchiveError) {
    try noting { db in
      try db.execute(
        sql: """
          UPDATE file SET device = ?, inode = ?, modified = ?, changed = ?, hashed = ?
          WHERE path = ? AND documentId = ?
          """,
        arguments: [
          stamp.device, stamp.inode, stamp.modified, stamp.changed, hashed, path, id,
        ])
    }
  }

  /// Notes that nothing could be made of a document; pages that were read are kept.
  /// - Parameters:
  ///   - id: the document.
  ///   - failure: why.
  ///   - readingKey: how it was tried.
  /// - Throws: where the database can't be written.
  package func fail(
    _ id: Int64, _ failure: StoredFailure, readingKey: String
  ) throws(ArchiveError) {
    try writing { db in
      try db.execute(
        sql: """
          UPDATE document SET state = 'failed', failureCode = ?, failureMessage = ?, readingKey = ?
          WHERE id = ?
          """, arguments: [failure.code, failure.message, readingKey, id])
      try db.execute(
        sql: """
          UPDATE job SET state = 'failed', failureCode = ?, failureMessage = ?
          WHERE documentId = ? AND kind = 'finish' AND state = 'claimed'
          """, arguments: [failure.code, failure.message, id])
    }
  }

  static func document(_ id: Int64, in db: Database) throws -> StoredDocument {
    let statement = try db.cachedStatement(
      sql: """
        SELECT d.sha256, d.state, d.mediaType, d.pageCount, d.failureCode, d.failureMessage,
          d.readingKey, d.repairKey, m.key, m.applied, m.proposed,
          (SELECT count(*) FROM job
           WHERE documentId = d.id AND kind = 'read' AND state IN ('waiting', 'claimed')),
          d.revision,
          coalesce((SELECT max(number) FROM decision WHERE sha256 = d.sha256), 0)
            <= coalesce(m.decisions, 0)
        FROM document d LEFT JOIN meeting m ON m.documentId = d.id WHERE d.id = ?
        """)
    guard let row = try Row.fetchOne(statement, arguments: [id]) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "document \(id) is not there")
    }
    let code: String? = row[4]
    return StoredDocument(
      id: id, sha256: row[0], state: StoredDocument.State(rawValue: row[1]) ?? .waiting,
      mediaType: (row[2] as String?).flatMap(MediaType.init(rawValue:)), pageCount: row[3],
      failure: code.map { StoredFailure(code: $0, message: row[5] ?? "") }, readingKey: row[6],
      repairKey: row[7], resultKey: row[8], applied: row[9] ?? 0, proposed: row[10] ?? 0,
      waitingPages: row[11], revision: row[12], isDecided: row[13])
  }

  /// The document at a path has been replaced by another.
  private static func replace(
    _ before: Int64, by id: Int64, name: String, in db: Database
  ) throws {
    let others = try Int.fetchOne(
      db, sql: "SELECT count(*) FROM file WHERE documentId = ? AND name = ?",
      arguments: [before, name])
    guard others == 0 else { return }
    let hasName = try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM output WHERE documentId = ? AND fileName = ?)",
      arguments: [id, name])
    if hasName != true {
      try db.execute(
        sql: """
          UPDATE output SET documentId = ?, meetingSha256 = NULL, textSha256 = NULL
          WHERE documentId = ? AND fileName = ?
          """, arguments: [id, before, name])
    }
    let isNamed = try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM output WHERE documentId = ?)", arguments: [before])
    guard isNamed != true else { return }
    let sha256 = try String.fetchOne(
      db, sql: "SELECT sha256 FROM document WHERE id = ?", arguments: [before])
    // Nobody is asked about it any more; should its bytes come back it is finished again.
    try db.execute(
      sql: "UPDATE correction SET questionId = NULL WHERE documentId = ?", arguments: [before])
    try db.execute(
      sql: "UPDATE meeting SET decisions = -1 WHERE documentId = ?", arguments: [before])
    let hasMeeting = try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM meeting WHERE documentId = ?)", arguments: [before])
    if hasMeeting == true {
      try db.execute(
        sql: "INSERT INTO change (sha256, kind) VALUES (?, 'removed')", arguments: [sha256])
    } else {
      // Nothing was made of it, and nothing can be any more.
      try db.execute(sql: "DELETE FROM document WHERE id = ?", arguments: [before])
    }
  }
}
