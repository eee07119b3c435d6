/// Why a page could not be read.
package enum RecognitionError: Error, Equatable, Sendable {
  /// The language data is not installed or can't be loaded.
  case missingLanguage(String)
  /// Tesseract gave up on a page, at the named step.
  case gaveUp(step: String)
}

extension RecognitionError {
  /// A sentence that says what to do.
  package var message: String {
    switch self {
    case .missingLanguage(let name):
      "Tesseract's language data \"\(name)\" is missing: apt install tesseract-ocr-\(name)"
    case .gaveUp(let step): "Tesseract gave up while \(step)."
    }
  }
}
