package import Foundation
internal import Minutes

/// Files that appear whole or not at all.
package enum AtomicFile {
  /// How the names of files begin that are not whole yet.
  static let temporaryPrefix = ".prant-"

  /// Writes a file under a temporary name beside its place, flushes it to the disk and renames it.
  /// - Parameters:
  ///   - data: the whole content.
  ///   - path: where it shall be; a file that is there is replaced.
  /// - Throws: `ArchiveError.cannotWrite`; then nothing has changed at `path`.
  package static func write(_ data: Data, to path: String) throws(ArchiveError) {
    try write(to: path) { put throws(ArchiveError) in try put(data) }
  }

  /// The same for what is made piece by piece.
  /// - Parameters:
  ///   - path: where it shall be.
  ///   - make: gives the content, a piece at a time, to what it is handed.
  /// - Throws: `ArchiveError.cannotWrite`, or what `make` throws; then nothing has changed.
  package static func write(
    to path: String,
    make: ((Data) throws(ArchiveError) -> Void) throws(ArchiveError) -> Void
  ) throws(ArchiveError) {
    try put(try prepare(beside: path, make: make), at: path)
  }

  /// Writes a file under a temporary name beside its place and flushes it to the disk.
  /// - Returns: the temporary path.
  static func prepare(
    beside path: String,
    make: ((Data) throws(ArchiveError) -> Void) throws(ArchiveError) -> Void
  ) throws(ArchiveError) -> String {
    let temporary = temporaryPath(beside: path)
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw .cannotWrite(path: path, reason: lastSystemError()) }
    do throws(ArchiveError) {
      defer { close(file) }
      try make { data throws(ArchiveError) in try writeAll(data, to: file, path: path) }
      guard fsync(file) == 0 else { throw .cannotWrite(path: path, reason: lastSystemError()) }
    } catch {
      unlink(temporary)
      throw error
    }
    return temporary
  }

  /// A name for what is not whole yet: short and unlike any output's, so that names of 255 bytes
  /// stay possible.
  static func temporaryPath(beside path: String) -> String {
    let folder = path.folderOfPath
    return (folder as NSString)
      .appendingPathComponent("\(temporaryPrefix)\(getpid())-\(UInt32.random(in: 0...UInt32.max))")
  }

  /// Whether a name is that of a file that its maker, who is gone, has left half-made.
  static func isLeftover(_ name: String) -> Bool {
    guard name.hasPrefix(temporaryPrefix) else { return false }
    let process = name.dropFirst(temporaryPrefix.count).prefix { $0 != "-" }
    guard let id = pid_t(process), id > 0, id != getpid() else { return true }
    return kill(id, 0) != 0 && errno == ESRCH
  }

  /// Gives a whole file its name.
  static func put(_ temporary: String, at path: String) throws(ArchiveError) {
    guard rename(temporary, path) == 0 else {
      let reason = lastSystemError()
      unlink(temporary)
      throw .cannotWrite(path: path, reason: reason)
    }
  }

  private static func writeAll(
    _ data: Data, to file: Int32, path: String
  ) throws(ArchiveError) {
    var rest = data[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
      if written < 0 {
        if errno == EINTR { continue }
        throw .cannotWrite(path: path, reason: lastSystemError())
      }
      rest = rest.dropFirst(written)
    }
  }
}

/// What the system says of its last error, such as `No space left on device`.
func lastSystemError() -> String { String(cString: strerror(errno)) }
