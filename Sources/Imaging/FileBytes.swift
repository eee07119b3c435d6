import Foundation

/// The bytes of a regular file, in memory until the owner goes away.
///
/// A class, because Poppler keeps a pointer into the bytes for as long as the document lives.
package final class FileBytes {
  /// The largest file that is read.
  package static let limit = 400 << 20

  let buffer: UnsafeMutableRawBufferPointer

  /// The number of bytes.
  package var count: Int { buffer.count }

  /// Reads a whole file.
  /// - Parameter path: absolute or relative; FIFOs, devices and folders are refused unopened.
  /// - Throws: `unreadable`, `empty` or `tooLarge`.
  package init(path: String) throws(ImagingError) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw .unreadable(Self.reason("The file can't be found", errno))
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw .unreadable("It is not a regular file.")
    }
    // O_NONBLOCK: what was a file a moment ago may be a FIFO now, and opening that would wait.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .unreadable(Self.reason("The file can't be opened", errno))
    }
    defer { close(descriptor) }
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .unreadable("It is not a regular file.")
    }
    let size = Int(status.st_size)
    guard size > 0 else { throw .empty }
    guard size <= Self.limit else {
      throw .tooLarge("The file has \(size >> 20) MB; at most \(Self.limit >> 20) MB are read.")
    }
    guard let memory = malloc(size) else { throw .outOfMemory(step: "reading the file") }
    var filled = 0
    while filled < size {
      let count = read(descriptor, memory + filled, size - filled)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      filled += count
    }
    guard filled > 0 else {
      free(memory)
      throw .unreadable("The file can't be read.")
    }
    buffer = UnsafeMutableRawBufferPointer(start: memory, count: filled)
  }

  deinit { free(buffer.baseAddress) }

  /// The first byte as C libraries want it.
  var bytes: UnsafePointer<UInt8> {
    guard let base = buffer.baseAddress else { preconditionFailure("the buffer is never empty") }
    return UnsafePointer(base.assumingMemoryBound(to: UInt8.self))
  }

  /// The bytes at the start, at most so many.
  func head(_ length: Int) -> [UInt8] { Array(buffer.prefix(length)) }

  private static func reason(_ what: String, _ code: Int32) -> String {
    "\(what): \(String(cString: strerror(code)))."
  }
}

@available(*, unavailable) extension FileBytes: Sendable {}
