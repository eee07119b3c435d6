internal import CLeptonica
internal import CTesseract
internal import Foundation
internal import Imaging
internal import Minutes

/// A Tesseract engine with the Swedish model. One a process: it has state, and it costs 100 MB.
package final class TesseractEngine {
  /// The settings that make runners-up and their scores usable, and keep the library silent.
  private static let settings = [
    ("debug_file", "/dev/null"), ("lstm_choice_mode", "2"), ("lstm_rating_coefficient", "0.5"),
    ("tessedit_do_invert", "0"),
  ]

  private let handle: OpaquePointer

  /// Loads the model.
  /// - Throws: `missingLanguage`.
  package init(language: String) throws(RecognitionError) {
    guard let handle = TessBaseAPICreate() else { throw .failed(reason: "no memory for Tesseract") }
    setMsgSeverity(l_int32(L_SEVERITY_NONE))
    var names = Self.settings.map { strdup($0.0) }
    var values = Self.settings.map { strdup($0.1) }
    defer { for text in names + values { free(text) } }
    let code = TessBaseAPIInit4(
      handle, nil, language, OEM_LSTM_ONLY, nil, 0, &names, &values, names.count, 0)
    guard code == 0 else {
      TessBaseAPIDelete(handle)
      throw .missingLanguage(language)
    }
    self.handle = handle
  }

  deinit {
    TessBaseAPIEnd(handle)
    TessBaseAPIDelete(handle)
  }

  /// Reads a picture.
  /// - Parameters:
  ///   - image: upright, 8 bits a pixel.
  ///   - dpi: its resolution.
  ///   - segmentation: how Tesseract shall look for lines.
  /// - Returns: rows of words as the engine found them.
  /// - Throws: `failed`.
  func rows(
    in image: borrowing PixImage, dpi: Int, segmentation: TessPageSegMode
  ) throws(RecognitionError) -> [[ReadWord]] {
    defer { TessBaseAPIClear(handle) }
    TessBaseAPISetPageSegMode(handle, segmentation)
    image.withUnsafePix { TessBaseAPISetImage2(handle, $0) }
    TessBaseAPISetSourceResolution(handle, Int32(dpi))
    guard TessBaseAPIRecognize(handle, nil) == 0 else {
      throw .failed(reason: "Tesseract gave the page up")
    }
    guard let iterator = TessBaseAPIGetIterator(handle) else { return [] }
    defer { TessResultIteratorDelete(iterator) }
    return ResultReader(iterator: iterator).rows()
  }
}

@available(*, unavailable) extension TesseractEngine: Sendable {}
