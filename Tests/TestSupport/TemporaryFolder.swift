package import Foundation

/// A fresh, empty folder that is removed with its contents when the last owner lets go of it.
package final class TemporaryFolder: Sendable {
  package let url: URL

  package init() throws {
    url = FileManager.default.temporaryDirectory
      .appending(path: "prant-test-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    // Nothing depends on it, and a folder left behind in the temporary folder harms nobody.
    try? FileManager.default.removeItem(at: url)
  }

  /// Writes a file into the folder, making the folders on the way.
  /// - Returns: Where it is.
  @discardableResult
  package func write(_ contents: Data, to name: String) throws -> URL {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try contents.write(to: file)
    return file
  }

  /// The bytes of a file in the folder.
  package func contents(of name: String) throws -> Data {
    try Data(contentsOf: url.appending(path: name))
  }
}
