internal import Foundation
package import Minutes

/// What a file is, by its first bytes; its name says nothing.
package enum FileSignature {
  /// Looks at a file.
  /// - Parameter path: any path.
  /// - Returns: the kind of a file that can be read here.
  /// - Throws: `unreadable`, `empty`, `unsupported`.
  package static func mediaType(ofFile path: String) throws(ImageError) -> MediaType {
    var status = stat()
    guard stat(path, &status) == 0 else { throw .unreadable(reason: lastError()) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw .unreadable(reason: "not a file (a folder, a pipe, a socket or a device)")
    }
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw .unreadable(reason: lastError()) }
    defer { close(file) }
    var head = [UInt8](repeating: 0, count: 4096)
    let count = read(file, &head, head.count)
    guard count >= 0 else { throw .unreadable(reason: lastError()) }
    guard count > 0 else { throw .empty }
    return try mediaType(of: Array(head[..<count]))
  }

  /// The same for the first bytes of a file.
  static func mediaType(of head: [UInt8]) throws(ImageError) -> MediaType {
    if head.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return .png }
    if head.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
    if head.starts(with: [0x49, 0x49, 0x2A, 0]) || head.starts(with: [0x4D, 0x4D, 0, 0x2A]) {
      return .tiff
    }
    // Readers look for the mark in the first kilobyte; scanners put their own bytes before it.
    let mark = Array("%PDF-".utf8)
    if head.prefix(1024).indices.contains(where: { head[$0...].starts(with: mark) }) {
      return .pdf
    }
    for (start, name) in foreignKinds where head.starts(with: start) {
      throw .unsupported(looksLike: name)
    }
    guard looksLikeText(head) else { throw .unsupported(looksLike: "no kind that is known here") }
    return .plainText
  }

  private static let foreignKinds: [([UInt8], String)] = [
    (Array("PK".utf8) + [3, 4], "a ZIP archive or an Office document"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an old Office document"), ([0x7F, 0x45, 0x4C, 0x46], "a program"),
    (Array("MZ".utf8), "a Windows program"), (Array("GIF8".utf8), "a GIF picture"),
    (Array("BM".utf8), "a BMP picture"), (Array("RIFF".utf8), "a WebP picture, sound or film"),
    ([0x1F, 0x8B], "a gzip archive"), (Array("{\\rtf".utf8), "an RTF document"),
  ]

  private static func looksLikeText(_ head: [UInt8]) -> Bool {
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return true }
    let controls = head.count { $0 < 0x20 && !(0x09...0x0D).contains($0) && $0 != 0x1B }
    return controls * 100 <= head.count && head.count > 1
  }

  private static func lastError() -> String { String(cString: strerror(errno)) }
}
