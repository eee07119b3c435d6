package import Foundation

/// The documents that tests read, in the folder `fixtures` beside `Sources` and `Tests`.
package enum Fixtures {
  /// The package's own folder.
  package static let packageFolder = URL(filePath: #filePath)
    .deletingLastPathComponent()  // TestSupport
    .deletingLastPathComponent()  // Tests
    .deletingLastPathComponent()

  package static let folder = packageFolder.appending(
    path: "fixtures", directoryHint: .isDirectory)

  /// Where the fixture of this name is, such as `minutes/v1_tangeryd.scan-copy.tif`.
  package static func url(_ name: String) -> URL {
    folder.appending(path: name)
  }

  package static func data(_ name: String) throws -> Data {
    try Data(contentsOf: url(name))
  }

  /// The text of a fixture in UTF-8.
  package static func text(_ name: String) throws -> String {
    String(decoding: try data(name), as: UTF8.self)
  }
}
