import Foundation

/// What tells that a path still leads to the same bytes, without reading them.
package struct FileStamp: Equatable, Sendable {
  package var device: Int64
  package var inode: Int64
  package var byteCount: Int64
  /// When the content was changed last, in nanoseconds since 1970.
  package var modified: Int64
  /// When the file's entry was changed last; nobody can set that back.
  package var changed: Int64

  /// Looks at a file; nil where there is no regular one.
  /// - Parameter path: followed where it is a link.
  package init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    device = Int64(bitPattern: UInt64(status.st_dev))
    inode = Int64(bitPattern: UInt64(status.st_ino))
    byteCount = Int64(status.st_size)
    modified = Self.nanoseconds(status.st_mtim)
    changed = Self.nanoseconds(status.st_ctim)
  }

  init(device: Int64, inode: Int64, byteCount: Int64, modified: Int64, changed: Int64) {
    self.device = device
    self.inode = inode
    self.byteCount = byteCount
    self.modified = modified
    self.changed = changed
  }

  /// Whether a change right after a moment would show in the times: they are coarse, on some
  /// file systems by two seconds.
  /// - Parameter moment: when the bytes were read, in nanoseconds since 1970.
  /// - Returns: whether it would.
  func isSettled(at moment: Int64) -> Bool { moment - max(modified, changed) > 2_000_000_000 }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }

  /// The time now, in nanoseconds since 1970, by the clock that files are stamped with.
  package static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return nanoseconds(time)
  }
}
