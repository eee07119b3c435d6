internal import Foundation
internal import Imaging
internal import Minutes
internal import Recognition

/// What `prant-worker --check` prints for `prant doctor`.
enum Inspection {
  private struct Result: Encodable {
    var versions: [String: String]
    var languages: [String]
    var tessdata: String
  }

  static func print() {
    let engine = TesseractInstallation.current()
    var versions = ImagingLibraries.versions
    versions["tesseract"] = engine.version
    let result = Result(
      versions: versions, languages: engine.languages, tessdata: engine.folder)
    guard let data = try? CanonicalJSON.line(result) else { return }
    FileHandle.standardOutput.write(data + Data([0x0A]))
  }
}
