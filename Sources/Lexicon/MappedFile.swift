internal import Foundation

/// A file mapped into memory, read-only, shared between processes.
///
/// `@unchecked`: the bytes are never written after `init`.
final class MappedFile: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer
  private let isMapped: Bool

  init(path: String) throws(LexiconError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .unreadable(path: path, reason: "not a file")
    }
    let size = Int(status.st_size)
    guard size >= LexiconFormat.headerSize else { throw .notADictionary(path: path) }
    guard let address = mmap(nil, size, PROT_READ, MAP_SHARED, descriptor, 0),
      address != MAP_FAILED
    else { throw .unreadable(path: path, reason: String(cString: strerror(errno))) }
    bytes = UnsafeRawBufferPointer(start: address, count: size)
    isMapped = true
  }

  /// A copy in memory, for tests and for what was just compiled.
  init(bytes source: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, source.count), alignment: 8)
    copy.copyBytes(from: source)
    bytes = UnsafeRawBufferPointer(start: copy.baseAddress, count: source.count)
    isMapped = false
  }

  /// Lets go of the memory that the first bytes take; they are read from the file again when they
  /// are asked for.
  /// - Parameter count: how many.
  func letGo(first count: Int) {
    guard isMapped, let start = bytes.baseAddress else { return }
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    madvise(UnsafeMutableRawPointer(mutating: start), count / page * page, MADV_DONTNEED)
  }

  deinit {
    if isMapped {
      munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    } else {
      bytes.deallocate()
    }
  }
}
