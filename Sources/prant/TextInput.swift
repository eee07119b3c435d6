internal import Foundation

/// A text file, or standard input, read piece by piece.
struct TextInput: ~Copyable {
  private let descriptor: Int32
  /// What messages call it.
  let name: String

  private static let pieceSize = 64 * 1024

  /// - Parameter file: a path; `-` is standard input.
  /// - Throws: where it can't be opened.
  init(_ file: String) throws(CommandFailure) {
    name = file == "-" ? "standard input" : file
    descriptor = file == "-" ? STDIN_FILENO : open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.unreadable(name) }
  }

  deinit { if descriptor > STDIN_FILENO { close(descriptor) } }

  /// The next bytes; none at the end.
  func read() throws(CommandFailure) -> [UInt8] {
    while true {
      var count = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: Self.pieceSize) { buffer, used in
        count = Foundation.read(descriptor, buffer.baseAddress, Self.pieceSize)
        used = max(0, count)
      }
      if count >= 0 { return bytes }
      if errno != EINTR { throw Self.unreadable(name) }
    }
  }

  private static func unreadable(_ name: String) -> CommandFailure {
    CommandFailure(
      status: .unreadableInput,
      message: "\(name): can't be read: \(String(cString: strerror(errno)))")
  }
}
