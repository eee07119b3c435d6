import Imaging
import Recognition
import WorkerProtocol

extension Installation {
  /// What is installed here.
  static func current() -> Installation {
    let found = TesseractInstallation()
    return Installation(
      tesseract: found.version, leptonica: ImagingLibraries.leptonica,
      poppler: ImagingLibraries.poppler, qpdf: ImagingLibraries.qpdf, languages: found.languages,
      tessdata: found.dataPath)
  }
}
