internal import Foundation
internal import GRDB

/// An archive's database: what was found, read, made of it and decided.
///
/// Every query is a method here, by concern in files of their own; nobody else knows SQL. Several
/// processes may have the same archive open: writers take turns, readers see whole transactions.
///
/// ## Topics
/// - Taking in files: `document(ofUnchanged:)`, `take(_:sha256:)`, `documentState(_:)`
/// - Reading pages: `beginReading(_:)`, `waitingPages(of:after:)`, `claim(page:of:run:)`, `keep`
/// - Finishing: `pages(of:)`, `finish(_:)`
/// - Looking: `status()`, `check()`, `backUp(to:)`
package final class ArchiveStore: Sendable {
  /// Where it lies.
  package let folder: ArchiveFolder
  let database: DatabaseQueue

  /// How long a writer waits for another process's transaction, which takes milliseconds.
  private static let longestWait: TimeInterval = 60

  /// Opens an archive.
  /// - Parameters:
  ///   - folder: the archive.
  ///   - creates: whether it is made where there is none.
  /// - Throws: `notThere`, `cannotCreate`, `damaged`, `newer`, `locked`, `cannotRead`.
  package convenience init(_ folder: ArchiveFolder, creates: Bool) throws(ArchiveError) {
    if creates {
      try folder.create()
    } else if access(folder.database, F_OK) != 0 {
      throw .notThere(path: folder.path)
    }
    try self.init(folder, database: folder.database)
  }

  /// Opens a database and brings its tables up to date.
  init(_ folder: ArchiveFolder, database path: String) throws(ArchiveError) {
    self.folder = folder
    var settings = Configuration()
    settings.journalMode = .wal
    settings.label = "archive"
    settings.busyMode = .callback { tries in
      // SQLite's own way of waiting sleeps up to a tenth of a second; a commit takes a hundredth.
      usleep(UInt32(min(1_000 + tries * 500, 10_000)))
      return Double(tries) * 0.01 < Self.longestWait
    }
    let database: DatabaseQueue
    do { database = try DatabaseQueue(path: path, configuration: settings) } catch {
      throw Self.cause(of: error, path: path, isWriting: access(path, F_OK) == 0)
    }
    self.database = database
    let migrator = ArchiveSchema.migrator
    do {
      let isNewer = try database.read { try migrator.hasBeenSuperseded($0) }
      guard !isNewer else { throw ArchiveError.newer(path: path) }
      let isCurrent = try database.read { try migrator.hasCompletedMigrations($0) }
      if !isCurrent { try migrator.migrate(database) }
    } catch { throw Self.cause(of: error, path: path, isWriting: true) }
  }

  /// Reads in one transaction: everything is as of one moment.
  func reading<Value>(
    _ body: (Database) throws -> Value
  ) throws(ArchiveError) -> Value {
    do { return try database.read(body) } catch {
      throw Self.cause(of: error, path: database.path, isWriting: false)
    }
  }

  /// Writes in one transaction, which is on the disk when this returns.
  @discardableResult
  func writing<Value>(_ body: (Database) throws -> Value) throws(ArchiveError) -> Value {
    try writing(synchronous: "FULL", body)
  }

  /// Writes in one transaction that a loss of power may undo; nothing else may.
  ///
  /// For what is only good to know: the disk is not asked to flush.
  func noting(_ body: (Database) throws -> Void) throws(ArchiveError) {
    try writing(synchronous: "NORMAL", body)
  }

  private func writing<Value>(
    synchronous: String, _ body: (Database) throws -> Value
  ) throws(ArchiveError) -> Value {
    do {
      return try database.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA synchronous = \(synchronous)")
        var value: Value?
        try db.inTransaction(.immediate) {
          value = try body(db)
          return .commit
        }
        guard let value else { throw DatabaseError(resultCode: .SQLITE_INTERNAL) }
        return value
      }
    } catch { throw Self.cause(of: error, path: database.path, isWriting: true) }
  }

  /// What an error of the database means to a user.
  private static func cause(
    of error: any Error, path: String, isWriting: Bool
  ) -> ArchiveError {
    if let error = error as? ArchiveError { return error }
    guard let error = error as? DatabaseError else {
      return .cannotRead(path: path, reason: "\(error)")
    }
    let reason = error.message ?? "\(error.resultCode)"
    switch error.resultCode {
    case .SQLITE_FULL: return .cannotWrite(path: path, reason: "no space left on the disk")
    case .SQLITE_READONLY: return .cannotWrite(path: path, reason: "it is read-only")
    case .SQLITE_BUSY, .SQLITE_LOCKED: return .locked(path: path)
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: return .damaged(path: path, reason: reason)
    case .SQLITE_CANTOPEN where !isWriting:
      return .cannotCreate(path: path, reason: lastSystemError())
    default:
      return isWriting
        ? .cannotWrite(path: path, reason: reason) : .cannotRead(path: path, reason: reason)
    }
  }
}
