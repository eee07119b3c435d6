internal import CLeptonica
internal import CPoppler
internal import CQPDF

/// The versions of the libraries that open files.
package enum ImagingLibraries {
  /// Leptonica's version.
  package static var leptonica: String {
    guard let text = getLeptonicaVersion() else { return "" }
    defer { lept_free(text) }
    return String(cString: text).replacing("leptonica-", with: "")
  }
  /// Poppler's version.
  package static var poppler: String { String(cString: poppler_get_version()) }
  /// qpdf's version.
  package static var qpdf: String { String(cString: qpdf_get_qpdf_version()) }
}

/// Poppler says what it dislikes through GLib's log, which writes to stderr.
package func silencePoppler() {
  _ = g_log_set_default_handler({ _, _, _, _ in }, nil)
}
