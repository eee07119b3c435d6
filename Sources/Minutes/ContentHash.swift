internal import Crypto
internal import Foundation

/// The identity of bytes: their SHA-256.
package enum ContentHash {
  /// What the system said when a file could not be read.
  package struct Failure: Error, Equatable, Sendable {
    /// An `errno`.
    package var code: Int32
  }

  /// Hashes a file piece by piece.
  /// - Parameter path: a regular file.
  /// - Returns: 64 lower-case hexadecimal digits.
  /// - Throws: `Failure`.
  package static func sha256(ofFile path: String) throws(Failure) -> String {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw Failure(code: errno) }
    defer { close(file) }
    var hash = SHA256()
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = read(file, &buffer, buffer.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw Failure(code: errno)
      }
      if count == 0 { break }
      buffer.withUnsafeBytes { hash.update(bufferPointer: .init(rebasing: $0[..<count])) }
    }
    return hex(hash.finalize())
  }

  /// Hashes bytes that are at hand.
  package static func sha256(of data: some Sequence<UInt8>) -> String {
    var hash = SHA256()
    let isDone: Void? = data.withContiguousStorageIfAvailable {
      hash.update(bufferPointer: UnsafeRawBufferPointer($0))
    }
    if isDone == nil { hash.update(data: Array(data)) }
    return hex(hash.finalize())
  }

  private static func hex(_ digest: SHA256.Digest) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
