internal import CLeptonica
internal import CPoppler
import Foundation

/// What makes it doubtful that all of a PDF's page shows.
package enum PageDamage: String, Sendable {
  /// The content can't be decoded to its end.
  case contentCutOff
  /// Text is drawn, and nothing shows.
  case textWithoutInk
  /// A picture covers the page, and nothing shows.
  case pictureWithoutInk
}

/// An open PDF.
package final class PdfFile {
  private let file: FileBytes
  private let document: OpaquePointer
  private let content: PdfContent?
  private var latest: (page: Int, traits: PdfPageTraits)?
  private var picturePages: [Int: Bool] = [:]
  /// The number of pages.
  package let pageCount: Int

  /// Opens a PDF.
  /// - Parameter file: its bytes.
  /// - Throws: `encrypted`, `damaged`.
  package init(file: FileBytes) throws(ImagingError) {
    self.file = file
    let bytes = g_bytes_new_static(file.bytes, gsize(file.count))
    defer { g_bytes_unref(bytes) }
    var error: UnsafeMutablePointer<GError>?
    guard let document = poppler_document_new_from_bytes(bytes, nil, &error) else {
      defer { g_error_free(error) }
      if let error, error.pointee.code == Int32(POPPLER_ERROR_ENCRYPTED.rawValue) {
        throw .encrypted
      }
      throw .damaged("The PDF can't be opened.")
    }
    let count = Int(poppler_document_get_n_pages(document))
    guard count > 0 else {
      g_object_unref(UnsafeMutableRawPointer(document))
      throw .damaged("The PDF has no pages.")
    }
    self.document = document
    self.pageCount = count
    self.content = PdfContent(file: file)
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(document)) }

  /// The PDF's own text on a page, and what speaks against it.
  /// - Parameter number: from 1.
  /// - Returns: words with boxes at 300 dpi, in no special order.
  /// - Throws: `noSuchPage`, `damaged`.
  package func textLayer(page number: Int) throws(ImagingError) -> TextLayer {
    let page = try open(number)
    defer { g_object_unref(UnsafeMutableRawPointer(page)) }
    return TextLayer(page: page, content: traits(page: number))
  }

  /// Why less may show of a page than was put there.
  /// - Parameters:
  ///   - number: from 1.
  ///   - isBlank: whether nothing was found on the page.
  /// - Returns: nil where nothing speaks for it.
  package func damage(page number: Int, isBlank: Bool) -> PageDamage? {
    let traits = traits(page: number)
    if traits.isDamaged { return .contentCutOff }
    // Programs write a space or two on pages that are blank.
    if isBlank, traits.textShows >= 8 { return .textWithoutInk }
    return isBlank && hasPicture(page: number) ? .pictureWithoutInk : nil
  }

  private func traits(page number: Int) -> PdfPageTraits {
    if let latest, latest.page == number { return latest.traits }
    // Poppler mends files that qpdf gives up: what it then shows may not be all.
    let traits = content.map { $0.traits(page: number) } ?? PdfPageTraits(isDamaged: true)
    latest = (number, traits)
    return traits
  }

  /// A page as a picture: its own image where one image is the page, else rendered.
  /// - Parameter number: from 1.
  /// - Returns: the picture.
  /// - Throws: `noSuchPage`, `damaged`, `tooLarge`, `outOfMemory`.
  package func picture(page number: Int) throws(ImagingError) -> PageSource {
    try picture(page: number, .gray)
  }

  /// The same page, pixel for pixel, with the colours that it has.
  /// - Parameter number: from 1.
  /// - Returns: the picture.
  /// - Throws: `noSuchPage`, `damaged`, `tooLarge`, `outOfMemory`.
  package func colorPicture(page number: Int) throws(ImagingError) -> PageSource {
    try picture(page: number, .color)
  }

  private func picture(page number: Int, _ ink: DrawnPage.Ink) throws(ImagingError) -> PageSource {
    let page = try open(number)
    defer { g_object_unref(UnsafeMutableRawPointer(page)) }
    let (width, height) = try size(of: page, number)
    if let own = try content?.ownImage(page: number, width: width, height: height) { return own }
    let coverage = LayerImages.coverage(of: page, width, height)
    guard let columns = traits(page: number).onlyImageWidth, coverage > 0.5 else {
      return try render(page, width: width, height: height, dpi: 300, detail: 300, ink)
    }
    // What the image does not have, no rendering puts in.
    let detail = Double(columns) / (width * min(1, coverage).squareRoot()) * 72
    return try render(
      page, width: width, height: height, dpi: min(300, max(100, detail)), detail: detail, ink)
  }

  /// Whether images cover a good part of a page; false, too, where the page can't be opened.
  func hasPicture(page number: Int) -> Bool {
    if let known = picturePages[number] { return known }
    guard let page = try? open(number) else { return false }
    defer { g_object_unref(UnsafeMutableRawPointer(page)) }
    var width = 0.0
    var height = 0.0
    poppler_page_get_size(page, &width, &height)
    let found = LayerImages.coverage(of: page, width, height) > 0.3
    picturePages[number] = found
    return found
  }

  /// The page's size in points, as it lies upright on the screen.
  func size(of page: OpaquePointer, _ number: Int) throws(ImagingError) -> (
    width: Double, height: Double
  ) {
    var width = 0.0
    var height = 0.0
    poppler_page_get_size(page, &width, &height)
    guard width > 1, height > 1 else { throw .damaged("Page \(number) has no size.") }
    // 200 inches are the most that the format's own readers take; infinity is none of them.
    guard width <= 14_400, height <= 14_400 else {
      throw .tooLarge("Page \(number) is larger than 200 inches.")
    }
    return (width, height)
  }

  func open(_ number: Int) throws(ImagingError) -> OpaquePointer {
    guard (1...pageCount).contains(number) else { throw .noSuchPage(count: pageCount) }
    guard let page = poppler_document_get_page(document, Int32(number - 1)) else {
      throw .damaged("Page \(number) can't be opened.")
    }
    return page
  }

  private func render(
    _ page: OpaquePointer, width: Double, height: Double, dpi wanted: Double, detail: Double,
    _ ink: DrawnPage.Ink
  ) throws(ImagingError) -> PageSource {
    // A poster is rendered coarser rather than refused: its letters are larger, too.
    let most = 30_000_000.0
    let dpi = min(wanted, (most / (width * height)).squareRoot() * 72)
    let drawn = try DrawnPage(
      page, width: max(1, Int(width * dpi / 72)), height: max(1, Int(height * dpi / 72)),
      scale: dpi / 72)
    return PageSource(
      image: try drawn.image(ink), xResolution: dpi, yResolution: dpi, detail: min(dpi, detail))
  }
}

@available(*, unavailable) extension PdfFile: Sendable {}
