internal import CLeptonica
internal import CPoppler
internal import CQPDF

/// The libraries that open files.
package enum ImagingLibraries {
  /// Their versions by their names.
  package static var versions: [String: String] {
    var versions = ["poppler": String(cString: poppler_get_version())]
    if let text = getLeptonicaVersion() {
      versions["leptonica"] = String(cString: text).replacing("leptonica-", with: "")
      lept_free(text)
    }
    versions["qpdf"] = String(cString: qpdf_get_qpdf_version())
    return versions
  }
}
