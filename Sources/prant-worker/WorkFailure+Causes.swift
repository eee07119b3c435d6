internal import Imaging
internal import Recognition
internal import WorkerProtocol

extension WorkFailure {
  init(_ error: ImageError) {
    switch error {
    case .unreadable(let reason): self.init(code: .unreadable, message: reason)
    case .empty: self.init(code: .empty, message: "the file is empty")
    case .unsupported(let name):
      self.init(
        code: .unsupported,
        message: "not a PDF, TIFF, PNG, JPEG or text; it looks like \(name)")
    case .damaged(let reason): self.init(code: .damaged, message: reason)
    case .encrypted:
      self.init(
        code: .encrypted,
        message: "locked with a password; unlock it (qpdf --decrypt) and run again")
    case .tooLarge(let reason): self.init(code: .tooLarge, message: reason)
    case .noSuchPage(let number, let count):
      self.init(code: .noSuchPage, message: "there is no page \(number), only \(count)")
    }
  }

  init(_ error: RecognitionError) {
    switch error {
    case .missingLanguage(let name):
      self.init(
        code: .missingDependency,
        message: "Tesseract has no data for '\(name)': apt-get install tesseract-ocr-\(name)")
    case .failed(let reason): self.init(code: .recognition, message: reason)
    }
  }
}
