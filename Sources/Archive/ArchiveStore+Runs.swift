internal import Foundation
internal import GRDB

/// How a run over an archive ended.
package enum RunOutcome: String, Codable, Sendable {
  /// All was done or listed with its reason.
  case finished
  /// A person ended it.
  case interrupted
  /// Something was missing, or the archive could not be written.
  case stopped
}

extension ArchiveStore {
  /// Begins a run. What an earlier one had in work when it was killed waits again.
  ///
  /// Only for who has the archive's lock.
  /// - Parameter version: the program's.
  /// - Returns: the run, and how many pages were in work when the one before was killed.
  /// - Throws: where the database can't be written.
  package func beginRun(version: String) throws(ArchiveError) -> (id: Int64, abandoned: Int) {
    try writing { db in
      try db.execute(
        sql: "UPDATE job SET state = 'waiting' WHERE state = 'claimed' AND kind = 'read'")
      let abandoned = db.changesCount
      try db.execute(sql: "UPDATE job SET state = 'waiting' WHERE state = 'claimed'")
      try db.execute(
        sql: "INSERT INTO run (process, version, started) VALUES (?, ?, ?)",
        arguments: [getpid(), version, Self.timestamp()])
      return (db.lastInsertedRowID, abandoned)
    }
  }

  /// Ends a run; what it had given up waits again.
  package func endRun(_ id: Int64, _ outcome: RunOutcome) throws(ArchiveError) {
    try writing { db in
      try db.execute(
        sql: "UPDATE job SET state = 'waiting' WHERE state = 'claimed' AND runId = ?",
        arguments: [id])
      try db.execute(
        sql: "UPDATE run SET ended = ?, outcome = ? WHERE id = ?",
        arguments: [Self.timestamp(), outcome.rawValue, id])
    }
  }

  /// Keeps what was asked for and can't become a document.
  /// - Parameters:
  ///   - path: as the user would write it.
  ///   - message: why.
  ///   - run: in which that was.
  /// - Throws: where the database can't be written.
  package func refuse(
    _ path: String, _ message: String, run: Int64
  ) throws(ArchiveError) {
    try noting { db in
      try db.execute(
        sql: "INSERT INTO refusal (runId, path, message) VALUES (?, ?, ?)",
        arguments: [run, path, message])
    }
  }

  /// The time now, ISO 8601 in UTC, to the second.
  static func timestamp() -> String { Date().ISO8601Format() }
}
