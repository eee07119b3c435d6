internal import CTesseract
internal import Foundation

/// Which language data Tesseract finds.
package struct TesseractInstallation: Sendable {
  package var version: String
  package var languages: [String]
  /// The folder it looks in.
  package var folder: String

  /// Asks the library without loading a model.
  package static func current() -> TesseractInstallation {
    let version = String(cString: TessVersion())
    let folders =
      [ProcessInfo.processInfo.environment["TESSDATA_PREFIX"]].compactMap { $0 }
      + ["/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tessdata"]
    let folder = folders.first { FileManager.default.fileExists(atPath: $0) } ?? ""
    let names =
      (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    let languages = names.filter { $0.hasSuffix(".traineddata") }
      .map { String($0.dropLast(".traineddata".count)) }.sorted()
    return TesseractInstallation(version: version, languages: languages, folder: folder)
  }
}
