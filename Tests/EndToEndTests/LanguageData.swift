import Foundation
import TestSupport
import Testing

/// Tesseract's installed data, to make folders of that have some of it.
struct LanguageData {
  private let folder: URL

  /// Asks the doctor where it is.
  static func found(by prant: BuiltCommand, in folder: TemporaryFolder) async throws -> Self {
    let doctor = try await prant.run(["doctor"], in: folder)
    let found = try #require(doctor.output.firstMatch(of: /language data swe: (.*)/)?.1)
    return Self(folder: URL(filePath: String(found), directoryHint: .isDirectory))
  }

  /// Whether the Latin script is installed, in either of its places.
  var hasLatin: Bool {
    ["Latin", "script/Latin"].contains { name in
      FileManager.default.fileExists(atPath: folder.appending(path: "\(name).traineddata").path)
    }
  }

  /// Links names to an installed language.
  /// - Parameters:
  ///   - names: such as `script/Latin`.
  ///   - language: what all of them lead to.
  ///   - tessdata: the folder for the links.
  /// - Throws: where they can't be made.
  func link(_ names: [String], to language: String, in tessdata: URL) throws {
    for name in names {
      let path = tessdata.appending(path: "\(name).traineddata")
      try FileManager.default.createDirectory(
        at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        at: path, withDestinationURL: folder.appending(path: "\(language).traineddata"))
    }
  }
}
