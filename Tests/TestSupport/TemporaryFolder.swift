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

  /// Puts a program of shell into the folder.
  ///
  /// A child writes it: a file that this process has open for writing is inherited by whatever
  /// another test starts in that moment, and can't be run as long as that lives.
  /// - Parameters:
  ///   - script: the program, without its first line.
  ///   - name: its name; the folders on the way are made.
  /// - Returns: where it is.
  /// - Throws: where it can't be written.
  @discardableResult
  package func install(_ script: String, as name: String) async throws -> URL {
    let file = url.appending(path: name)
    let writer = BuiltCommand(executable: URL(filePath: "/bin/sh"))
    let outcome = try await writer.run(
      ["-c", "mkdir -p \"$(dirname '\(name)')\" && cat > '\(name)' && chmod 755 '\(name)'"],
      in: self,
      standardInput: Data(("#!/bin/sh\n" + script).utf8))
    guard outcome.status == 0 else { throw CocoaError(.fileWriteUnknown) }
    return file
  }
}
