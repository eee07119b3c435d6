/// Why a picture could not be read.
package enum RecognitionError: Error, Equatable, Sendable {
  /// Tesseract has no data for a language.
  case missingLanguage(String)
  /// Tesseract gave up.
  case failed(reason: String)
}
