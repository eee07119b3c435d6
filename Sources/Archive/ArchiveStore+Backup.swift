internal import Foundation
internal import GRDB

extension ArchiveStore {
  /// Copies the database while it is in use: the copy is whole, as of one moment, in one file.
  /// - Parameter path: where it shall be; a file that is there is replaced when the copy is whole.
  /// - Throws: `cannotWrite`, `cannotRead`.
  package func backUp(to path: String) throws(ArchiveError) {
    let temporary = AtomicFile.temporaryPath(beside: path)
    defer { for end in ["", "-wal", "-shm", "-journal"] { unlink(temporary + end) } }
    do {
      // SQLite would tell less of why.
      let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      guard file >= 0 else {
        throw ArchiveError.cannotWrite(path: path, reason: lastSystemError())
      }
      close(file)
      let copy = try DatabaseQueue(path: temporary)
      try database.backup(to: copy)
      // One file that needs no other beside it, and can lie on a read-only disk.
      try copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
      try copy.close()
    } catch {
      if let error = error as? ArchiveError { throw error }
      let full = (error as? DatabaseError)?.resultCode == .SQLITE_FULL
      throw .cannotWrite(path: path, reason: full ? "no space left on the disk" : "\(error)")
    }
    try Self.flush(temporary, for: path)
    try AtomicFile.put(temporary, at: path)
  }

  /// Makes an archive of a backup: its database, and every output as it was.
  /// - Parameters:
  ///   - path: a file that `backUp` has written.
  ///   - folder: where there is no archive yet.
  /// - Returns: the archive.
  /// - Throws: `cannotCreate` where there is one, `cannotRead`, `damaged`.
  package static func restore(
    _ path: String, to folder: ArchiveFolder
  ) throws(ArchiveError) -> ArchiveStore {
    guard access(path, R_OK) == 0 else {
      throw .cannotRead(path: path, reason: lastSystemError())
    }
    guard access(folder.database, F_OK) != 0 else {
      throw .cannotCreate(path: folder.path, reason: "there is an archive already")
    }
    try folder.create()
    let temporary = AtomicFile.temporaryPath(beside: folder.database)
    defer { unlink(temporary) }
    do { try FileManager.default.copyItem(atPath: path, toPath: temporary) } catch {
      throw .cannotWrite(
        path: folder.database, reason: (error as NSError).localizedDescription)
    }
    do {
      var settings = Configuration()
      settings.readonly = true
      let copy = try DatabaseQueue(path: temporary, configuration: settings)
      let isOurs = try copy.read { db in
        try Int.fetchOne(db, sql: "PRAGMA application_id") == ArchiveSchema.applicationID
      }
      try copy.close()
      guard isOurs else {
        throw ArchiveError.damaged(path: path, reason: "it is no backup of an archive")
      }
    } catch {
      throw error as? ArchiveError ?? .damaged(path: path, reason: "it is no backup of an archive")
    }
    try flush(temporary, for: folder.database)
    try AtomicFile.put(temporary, at: folder.database)
    return try ArchiveStore(folder, creates: false)
  }

  private static func flush(_ path: String, for target: String) throws(ArchiveError) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0, fsync(file) == 0 else {
      let reason = lastSystemError()
      if file >= 0 { close(file) }
      throw .cannotWrite(path: target, reason: reason)
    }
    close(file)
  }
}
