import Foundation

/// The right to work on a folder; given back when its owner goes, however the process ends.
struct FolderLock: ~Copyable {
  private let descriptor: Int32

  private init(descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Takes the lock of a folder.
  /// - Parameter path: the folder, which is there.
  /// - Returns: the lock.
  /// - Throws: `inUse` where another process has it, `cannotCreate` where it can't be made.
  static func take(_ path: String) throws(ArchiveError) -> FolderLock {
    let file = path + "/.lock"
    let descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .cannotCreate(path: file, reason: lastSystemError()) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw .inUse(path: path)
    }
    return FolderLock(descriptor: descriptor)
  }
}
