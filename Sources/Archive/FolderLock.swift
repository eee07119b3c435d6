import Foundation

/// The right to fill an archive; given back when its owner goes, however the process ends.
///
/// Readers, reviewers and backups need none: the database looks after itself. It is for those who
/// hand out pages and write `out`, of whom one at a time makes sense.
package struct FolderLock: ~Copyable, Sendable {
  private let descriptor: Int32

  private init(descriptor: Int32) { self.descriptor = descriptor }

  deinit {
    // A child that is being started may hold a copy for a moment: closing alone would not do.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  /// Takes the lock of an archive.
  /// - Parameter folder: the archive, whose folder is there.
  /// - Returns: the lock.
  /// - Throws: `inUse` where another process has it, `cannotCreate` where it can't be made.
  package static func take(_ folder: ArchiveFolder) throws(ArchiveError) -> FolderLock {
    let file = folder.path + "/.lock"
    let descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .cannotCreate(path: file, reason: lastSystemError()) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let isTaken = errno == EWOULDBLOCK
      let reason = lastSystemError()
      close(descriptor)
      throw isTaken ? .inUse(path: folder.path) : .cannotCreate(path: file, reason: reason)
    }
    return FolderLock(descriptor: descriptor)
  }
}
