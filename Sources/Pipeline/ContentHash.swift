internal import Crypto
internal import Foundation
package import WorkerProtocol

/// The identity of a document: the SHA-256 of its bytes.
package enum ContentHash {
  /// Hashes a file piece by piece.
  /// - Parameter path: a regular file.
  /// - Returns: 64 lower-case hexadecimal digits.
  /// - Throws: `WorkFailure` with `unreadable`.
  package static func sha256(ofFile path: String) throws(WorkFailure) -> String {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw unreadable() }
    defer { close(file) }
    var hash = SHA256()
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = read(file, &buffer, buffer.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw unreadable()
      }
      if count == 0 { break }
      buffer.withUnsafeBytes { hash.update(bufferPointer: .init(rebasing: $0[..<count])) }
    }
    return hex(hash.finalize())
  }

  /// Hashes bytes that are at hand.
  package static func sha256(of data: some Sequence<UInt8>) -> String {
    hex(SHA256.hash(data: Array(data)))
  }

  private static func hex(_ digest: SHA256.Digest) -> String {
    digest.map { byte in
      let digits = String(byte, radix: 16)
      return byte < 16 ? "0" + digits : digits
    }.joined()
  }

  private static func unreadable() -> WorkFailure {
    WorkFailure(code: .unreadable, message: String(cString: strerror(errno)))
  }
}
