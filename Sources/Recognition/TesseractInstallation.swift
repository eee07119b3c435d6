internal import CTesseract

/// What Tesseract is installed, asked without loading a language for reading.
package struct TesseractInstallation: Sendable {
  /// Tesseract's version.
  package let version: String
  /// The languages that are installed; empty when none can be loaded.
  package let languages: [String]
  /// The folder of the language data.
  package let dataPath: String

  package init() {
    version = TessVersion().map { String(cString: $0) } ?? ""
    guard let handle = TessBaseAPICreate() else {
      (languages, dataPath) = ([], "")
      return
    }
    defer {
      TessBaseAPIEnd(handle)
      TessBaseAPIDelete(handle)
    }
    TessBaseAPISetVariable(handle, "debug_file", "/dev/null")
    guard
      ["swe", "eng", "osd"].contains(where: { (name: String) in
        TessBaseAPIInit2(handle, nil, name, OEM_LSTM_ONLY) == 0
      })
    else {
      (languages, dataPath) = ([], "")
      return
    }
    dataPath = TessBaseAPIGetDatapath(handle).map { String(cString: $0) } ?? ""
    var names: [String] = []
    if let list = TessBaseAPIGetAvailableLanguagesAsVector(handle) {
      defer { TessDeleteTextArray(list) }
      var index = 0
      while let name = list[index] as UnsafeMutablePointer<CChar>? {
        names.append(String(cString: name))
        index += 1
      }
    }
    languages = names.sorted()
  }
}
