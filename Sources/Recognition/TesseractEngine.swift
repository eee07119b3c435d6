internal import CTesseract
internal import Foundation
package import Imaging

/// A Tesseract engine with its language loaded; reused from page to page.
package final class TesseractEngine {
  /// How a page is cut into lines.
  package enum Segmentation: Sendable {
    /// Tesseract looks for columns, tables and pictures.
    case automatic
    /// The page is one block of lines.
    case oneBlock
    /// The picture is a single line.
    case oneLine

    fileprivate var mode: TessPageSegMode {
      switch self {
      case .automatic: PSM_AUTO
      case .oneBlock: PSM_SINGLE_BLOCK
      case .oneLine: PSM_SINGLE_LINE
      }
    }
  }

  private let handle: OpaquePointer

  /// Loads a language.
  /// - Parameters:
  ///   - language: such as `swe`.
  ///   - userWords: the path of a list of words, one a line, that it shall know besides its own.
  /// - Throws: `missingLanguage`.
  package init(language: String, userWords: String? = nil) throws(RecognitionError) {
    guard let handle = TessBaseAPICreate() else { throw .gaveUp(step: "starting") }
    // Set before the language is loaded, or loading writes to stderr.
    TessBaseAPISetVariable(handle, "debug_file", "/dev/null")
    // The list is read while the language is loaded: as a variable set afterwards it does nothing.
    var names: [UnsafeMutablePointer<CChar>?] = userWords == nil ? [] : [strdup("user_words_file")]
    var values: [UnsafeMutablePointer<CChar>?] = userWords.map { [strdup($0)] } ?? []
    defer { for pointer in names + values { free(pointer) } }
    guard
      TessBaseAPIInit4(
        handle, nil, language, OEM_LSTM_ONLY, nil, 0, &names, &values, names.count, 0) == 0
    else {
      TessBaseAPIDelete(handle)
      throw .missingLanguage(language)
    }
    self.handle = handle
    // Alternatives for each symbol; without the coefficient all runners-up score 0.
    TessBaseAPISetVariable(handle, "lstm_choice_mode", "2")
    // Each round of the search finds about one more for a symbol, and costs a hundredth of a page;
    // nothing was read better for a third.
    TessBaseAPISetVariable(handle, "lstm_choice_iterations", "2")
    TessBaseAPISetVariable(handle, "lstm_rating_coefficient", "0.5")
  }

  /// Loads the model of a script, for short stretches of a line.
  /// - Parameter model: the model.
  /// - Throws: `gaveUp`.
  package init(script model: ScriptModel) throws(RecognitionError) {
    guard let handle = TessBaseAPICreate() else { throw .gaveUp(step: "starting") }
    TessBaseAPISetVariable(handle, "debug_file", "/dev/null")
    let failed = model.data.withUnsafeBytes { bytes in
      TessBaseAPIInit5(
        handle, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count),
        "Latin", OEM_LSTM_ONLY, nil, 0, nil, nil, 0, 0)
    }
    guard failed == 0 else {
      TessBaseAPIDelete(handle)
      throw .gaveUp(step: "loading the Latin script")
    }
    self.handle = handle
    // A stretch that is badly read would be read once more as white on black.
    TessBaseAPISetVariable(handle, "invert_threshold", "0")
  }

  deinit {
    TessBaseAPIEnd(handle)
    TessBaseAPIDelete(handle)
  }

  /// Reads a page.
  /// - Parameters:
  ///   - image: upright, gray or black and white.
  ///   - dpi: its resolution.
  ///   - segmentation: how it is cut into lines.
  /// - Returns: Tesseract's lines, each with its words from left to right.
  /// - Throws: `gaveUp`.
  package func lines(
    in image: borrowing PixImage, dpi: Int, segmentation: Segmentation
  ) throws(RecognitionError) -> [RecognizedLine] {
    defer { TessBaseAPIClear(handle) }
    TessBaseAPISetPageSegMode(handle, segmentation.mode)
    image.withUnsafePix { TessBaseAPISetImage2(handle, $0) }
    TessBaseAPISetSourceResolution(handle, Int32(dpi))
    guard TessBaseAPIRecognize(handle, nil) == 0 else { throw .gaveUp(step: "recognising") }
    // An iterator of nil means a page without words, or no memory: the caller knows about ink.
    guard let iterator = TessBaseAPIGetIterator(handle) else { return [] }
    defer { TessResultIteratorDelete(iterator) }
    return ResultReader(iterator: iterator).lines()
  }

  /// Lets only some characters be read from now on.
  /// - Parameter characters: nil for all.
  func restrict(to characters: String?) {
    TessBaseAPISetVariable(handle, "tessedit_char_whitelist", characters ?? "")
  }

  /// Where the language data lies.
  package var dataPath: String {
    TessBaseAPIGetDatapath(handle).map { String(cString: $0) } ?? ""
  }
}

@available(*, unavailable) extension TesseractEngine: Sendable {}
