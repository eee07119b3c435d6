package import Foundation

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
    // Short and unlike any output's name, so that names of 255 bytes stay possible.
    let folder = (path as NSString).deletingLastPathComponent
    let temporary = (folder as NSString)
      .appendingPathComponent("\(temporaryPrefix)\(getpid())-\(UInt32.random(in: 0...UInt32.max))")
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw .cannotWrite(path: path, reason: lastSystemError()) }
    do throws(ArchiveError) {
      defer { close(file) }
      try writeAll(data, to: file, path: path)
      guard fsync(file) == 0 else { throw .cannotWrite(path: path, reason: lastSystemError()) }
    } catch {
      unlink(temporary)
      throw error
    }
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
