/// What a worker works with, as `prant-worker --check` prints it: one JSON object.
package struct Installation: Equatable, Sendable, Codable {
  /// The libraries' versions.
  package var tesseract: String
  package var leptonica: String
  package var poppler: String
  package var qpdf: String
  /// The languages that Tesseract finds.
  package var languages: [String]
  /// Where it looks for them; empty when it finds none.
  package var tessdata: String

  package init(
    tesseract: String, leptonica: String, poppler: String, qpdf: String, languages: [String],
    tessdata: String
  ) {
    self.tesseract = tesseract
    self.leptonica = leptonica
    self.poppler = poppler
    self.qpdf = qpdf
    self.languages = languages
    self.tessdata = tessdata
  }

  /// Tesseract's name of the script model that gives the second opinion, such as `Latin` where it
  /// lies among the languages (Debian) or `script/Latin`; nil where there is none.
  package var scriptModel: String? {
    languages.first { $0 == "Latin" || $0 == "script/Latin" }
  }
}
