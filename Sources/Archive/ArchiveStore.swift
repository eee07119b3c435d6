internal import Foundation
internal import GRDB
internal import Minutes

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
  let database: any DatabaseWriter

  /// How long a writer waits for another process's transaction, which takes milliseconds.
  private static let longestWait: TimeInterval = 60

  /// Opens an archive. One that lies where nothing may be written is opened to be looked at.
  /// - Parameters:
  ///   - folder: the archive.
  ///   - creates: whether it is made where there is none.
  ///   - readers: how many may read at a time while another writes; with 1 all take turns.
  /// - Throws: `notThere`, `cannotCreate`, `damaged`, `newer`, `locked`, `cannotRead`.
  package convenience init(
    _ folder: ArchiveFolder, creates: Bool, readers: Int = 1
  ) throws(ArchiveError) {
    if creates {
      try folder.create()
    } else if access(folder.database, F_OK) != 0 {
      throw .notThere(path: folder.path)
    }
    // Absolute: SQLite takes a name that begins with `file:` for more than a name.
    let path = URL(fileURLWithPath: folder.database).path
    if !creates, access(folder.path, W_OK) != 0 {
      try self.init(lookingAt: folder, path)
    } else {
      try self.init(folder, path, readers: readers)
    }
  }

  /// Opens a database that nobody can change.
  private init(lookingAt folder: ArchiveFolder, _ path: String) throws(ArchiveError) {
    self.folder = folder
    // What is not in the database itself yet can't be read without writing beside it.
    if let log = FileStamp(path: path + "-wal"), log.byteCount > 0 {
      throw .cannotRead(
        path: path, reason: "it was not closed, and nothing may be written here; copy the folder")
    }
    var settings = Configuration()
    settings.readonly = true
    settings.label = "archive"
    Self.addFunctions(to: &settings)
    let name = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
    do {
      database = try DatabaseQueue(path: "file:\(name)?immutable=1", configuration: settings)
      let isCurrent = try database.read { try ArchiveSchema.migrator.hasCompletedMigrations($0) }
      guard isCurrent else {
        throw ArchiveError.cannotRead(
          path: path, reason: "it is of an older version, and nothing may be written here")
      }
    } catch { throw Self.cause(of: error, path: path, isWriting: false) }
  }

  /// Opens a database and brings its tables up to date.
  private init(
    _ folder: ArchiveFolder, _ path: String, readers: Int
  ) throws(ArchiveError) {
    self.folder = folder
    var settings = Configuration()
    settings.journalMode = .wal
    settings.label = "archive"
    settings.maximumReaderCount = readers
    Self.addFunctions(to: &settings)
    if readers > 1 {
      // Who asks again and again finds what he asked for: 32 MiB for each connection.
      settings.prepareDatabase { try $0.execute(sql: "PRAGMA cache_size = -32768") }
    }
    settings.busyMode = .callback { tries in
      // SQLite's own way of waiting sleeps up to a tenth of a second; a commit takes a hundredth.
      usleep(UInt32(min(1_000 + tries * 500, 10_000)))
      return Double(tries) * 0.01 < Self.longestWait
    }
    let database: any DatabaseWriter
    do {
      database =
        readers > 1
        ? try DatabasePool(path: path, configuration: settings)
        : try DatabaseQueue(path: path, configuration: settings)
    } catch {
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

  /// What our SQL calls besides SQLite's own functions.
  private static func addFunctions(to settings: inout Configuration) {
    settings.prepareDatabase { db in
      // Whether a text holds another, whatever their capitals: SQLite itself knows only those of
      // ASCII.
      let holds = DatabaseFunction("holds", argumentCount: 2, pure: true) { values in
        guard let text = String.fromDatabaseValue(values[0]),
          let part = String.fromDatabaseValue(values[1])
        else { return false }
        return text.holdsIgnoringCase(part)
      }
      db.add(function: holds)
    }
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
    case .SQLITE_CANTOPEN:
      let isReadOnly = access(path.folderOfPath, W_OK) != 0
      let why = isReadOnly ? lastSystemError() : reason
      return isWriting
        ? .cannotWrite(path: path, reason: why) : .cannotCreate(path: path, reason: why)
    default:
      return isWriting
        ? .cannotWrite(path: path, reason: reason) : .cannotRead(path: path, reason: reason)
    }
  }
}
