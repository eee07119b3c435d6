import Foundation

/// Which files in a folder are worth a worker's look.
enum FileKind {
  private static let extensions = scanExtensions.union(["txt", "text"])
  private static let scanExtensions: Set<String> = [
    "pdf", "tif", "tiff", "png", "jpg", "jpeg", "jpe",
  ]

  /// The first bytes of the kinds of file that are read, text excepted.
  private static let signatures: [[UInt8]] = [
    Array("%PDF-".utf8), [0x49, 0x49, 0x2A, 0x00], [0x4D, 0x4D, 0x00, 0x2A],
    [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF],
  ]

  /// Whether a file claims by its name to be a PDF or a picture.
  static func claimsToBeScan(_ path: String) -> Bool {
    scanExtensions.contains((path as NSString).pathExtension.lowercased())
  }

  /// Whether a file claims by its name, or shows by its first bytes, to be of a kind we read.
  /// - Parameter path: a regular file.
  /// - Returns: true also for a file that claims it wrongly, so that it is reported.
  static func isReadable(_ path: String) -> Bool {
    if extensions.contains((path as NSString).pathExtension.lowercased()) { return true }
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return false }
    defer { close(file) }
    var head = [UInt8](repeating: 0, count: 8)
    let count = read(file, &head, head.count)
    return count > 0 && signatures.contains { head.prefix(count).starts(with: $0) }
  }
}
