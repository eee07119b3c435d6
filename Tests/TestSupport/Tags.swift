package import Testing

extension Tag {
  /// Runs real Tesseract: seconds, not milliseconds.
  @Tag package static var ocr: Self
}
