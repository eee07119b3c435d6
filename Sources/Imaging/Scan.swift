package import Minutes

/// An open document whose pages are pictures or a PDF's pages.
package enum Scan {
  /// A PDF.
  case pdf(PdfFile)
  /// A TIFF, PNG or JPEG.
  case image(ImageFile)
  /// A text file: the program reads it itself.
  case text

  /// Opens a file by what its bytes are.
  /// - Parameter path: the file.
  /// - Returns: the open document and its kind.
  /// - Throws: every `ImagingError` that concerns whole files.
  package static func open(path: String) throws(ImagingError) -> (scan: Scan, kind: MediaType) {
    let file = try FileBytes(path: path)
    let kind = try FileKind.of(file)
    switch kind {
    case .pdf: return (.pdf(try PdfFile(file: file)), kind)
    case .tiff, .png, .jpeg: return (.image(try ImageFile(file: file, kind: kind)), kind)
    case .plainText: return (.text, kind)
    }
  }

  /// How many pages it has.
  package var pageCount: Int {
    switch self {
    case .pdf(let file): file.pageCount
    case .image(let file): file.pageCount
    case .text: 1
    }
  }
}
