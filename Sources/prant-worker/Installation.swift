import Foundation
import Imaging
import Minutes
import Recognition

/// What is installed, as `--check` and `--version` print it.
struct Installation: Codable {
  var tesseract: String
  var leptonica: String
  var poppler: String
  var qpdf: String
  /// The languages that Tesseract finds.
  var languages: [String]
  /// Where it looks for them; empty when it finds none.
  var tessdata: String

  init() {
    let found = TesseractInstallation()
    tesseract = found.version
    languages = found.languages
    tessdata = found.dataPath
    leptonica = ImagingLibraries.leptonica
    poppler = ImagingLibraries.poppler
    qpdf = ImagingLibraries.qpdf
  }
}
