internal import GRDB

/// Something that has changed for those who follow an archive.
package struct Change: Equatable, Sendable {
  /// What has become of the meeting.
  package enum Kind: Equatable, Sendable {
    /// It is new, or another than before; the hash of its JSON.
    case meeting(jsonSha256: String)
    /// It was replaced by that of another document.
    case removed
  }

  /// Greater than that of every earlier change; never given twice.
  package var cursor: Int64
  /// Of the document's bytes.
  package var sha256: String
  package var kind: Kind
}

extension ArchiveStore {
  /// What has changed, in its order: the log only grows.
  /// - Parameters:
  ///   - cursor: of the last change that is known; 0 for the beginning.
  ///   - limit: how many at most.
  /// - Returns: ascending by their cursors.
  /// - Throws: where the database can't be read.
  package func changes(after cursor: Int64, limit: Int) throws(ArchiveError) -> [Change] {
    try reading { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT cursor, sha256, kind, jsonSha256 FROM change
          WHERE cursor > ? ORDER BY cursor LIMIT ?
          """, arguments: [cursor, limit]
      ).map { row in
        let hash: String? = row[3]
        return Change(
          cursor: row[0], sha256: row[1],
          kind: hash.map { .meeting(jsonSha256: $0) } ?? .removed)
      }
    }
  }
}
