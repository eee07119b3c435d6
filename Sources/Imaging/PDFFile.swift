internal import CLeptonica
internal import CPoppler
internal import Foundation

/// An open PDF document.
final class PDFFile {
  private let document: OpaquePointer
  let pageCount: Int

  /// - Throws: `encrypted`, `damaged`, `tooLarge`.
  init(path: String) throws(ImageError) {
    var failure: UnsafeMutablePointer<GError>?
    guard let uri = g_filename_to_uri(path, nil, nil) else {
      throw .unreadable(reason: "the path can't be written as a URI")
    }
    defer { g_free(uri) }
    guard let document = poppler_document_new_from_file(uri, nil, &failure) else {
      defer { g_error_free(failure) }
      let code = failure.map { PopplerError(rawValue: UInt32($0.pointee.code)) }
      if code == POPPLER_ERROR_ENCRYPTED { throw .encrypted }
      throw .damaged(reason: failure.map { String(cString: $0.pointee.message) } ?? "not a PDF")
    }
    self.document = document
    pageCount = Int(poppler_document_get_n_pages(document))
    guard pageCount > 0 else { throw .damaged(reason: "the PDF has no pages") }
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(document)) }

  /// Lends a page to a function.
  /// - Throws: `noSuchPage`, `damaged`, and what the function throws.
  func withPage<R: ~Copyable>(
    _ number: Int, _ body: (OpaquePointer) throws(ImageError) -> R
  ) throws(ImageError) -> R {
    guard (1...pageCount).contains(number) else {
      throw .noSuchPage(number: number, count: pageCount)
    }
    guard let page = poppler_document_get_page(document, Int32(number - 1)) else {
      throw .damaged(reason: "the PDF's page can't be opened")
    }
    defer { g_object_unref(UnsafeMutableRawPointer(page)) }
    return try body(page)
  }
}

@available(*, unavailable) extension PDFFile: Sendable {}

/// The largest picture on a PDF's page.
struct PDFPicture {
  /// The share of the page that it covers, 0...1.
  var coverage: Double
  /// Its own pixels per inch of the page; 0 where that can't be told.
  var dpi: Double

  /// - Returns: nil where there is no picture.
  static func largest(on page: OpaquePointer) -> PDFPicture? {
    var width = 0.0
    var height = 0.0
    poppler_page_get_size(page, &width, &height)
    guard width > 0, height > 0, let list = poppler_page_get_image_mapping(page) else { return nil }
    defer { poppler_page_free_image_mapping(list) }
    var best: (area: Double, width: Double, id: Int32)?
    var node: UnsafeMutablePointer<GList>? = list
    while let current = node {
      let mapping = current.pointee.data.assumingMemoryBound(to: PopplerImageMapping.self).pointee
      let x = min(mapping.area.x2, width) - max(mapping.area.x1, 0)
      let y = min(mapping.area.y2, height) - max(mapping.area.y1, 0)
      if x > 0, y > 0, x * y > best?.area ?? 0 {
        best = (x * y, mapping.area.x2 - mapping.area.x1, mapping.image_id)
      }
      node = current.pointee.next
    }
    guard let best else { return nil }
    var dpi = 0.0
    if let surface = poppler_page_get_image(page, best.id) {
      dpi = Double(cairo_image_surface_get_width(surface)) / best.width * 72
      cairo_surface_destroy(surface)
    }
    return PDFPicture(coverage: best.area / (width * height), dpi: dpi)
  }
}

extension PDFFile {
  /// Draws a page.
  /// - Parameter dpi: pixels an inch.
  /// - Returns: a picture of 8 bits a pixel.
  /// - Throws: `tooLarge`, `damaged`.
  func rendered(_ page: OpaquePointer, dpi: Double) throws(ImageError) -> PixImage {
    var pointWidth = 0.0
    var pointHeight = 0.0
    poppler_page_get_size(page, &pointWidth, &pointHeight)
    let width = Int((pointWidth * dpi / 72).rounded())
    let height = Int((pointHeight * dpi / 72).rounded())
    guard width > 0, height > 0 else { throw .damaged(reason: "the PDF's page has no size") }
    guard width < 32_767, height < 32_767, width * height <= PictureFile.mostPixels else {
      throw .tooLarge(reason: "the page is \(Int(pointWidth)) × \(Int(pointHeight)) points large")
    }
    guard
      let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height)),
      let context = cairo_create(surface)
    else { throw .tooLarge(reason: "no memory for the page's picture") }
    defer {
      cairo_destroy(context)
      cairo_surface_destroy(surface)
    }
    cairo_set_source_rgb(context, 1, 1, 1)
    cairo_paint(context)
    cairo_scale(context, dpi / 72, dpi / 72)
    poppler_page_render(page, context)
    cairo_surface_flush(surface)
    guard
      cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS,
      let data = cairo_image_surface_get_data(surface)
    else { throw .tooLarge(reason: "the page's picture could not be drawn") }
    let stride = Int(cairo_image_surface_get_stride(surface))
    let picture = try PixImage(
      owning: pixCreate(l_int32(width), l_int32(height), 8), "make a picture")
    picture.withUnsafePix { pix in
      pixSetResolution(pix, l_int32(dpi.rounded()), l_int32(dpi.rounded()))
      Self.copyGray(from: data, stride: stride, width: width, height: height, to: pix)
    }
    return picture
  }

  /// Luma by ITU-R BT.601, in integers.
  private static func copyGray(
    from data: UnsafePointer<UInt8>, stride: Int, width: Int, height: Int,
    to pix: UnsafeMutablePointer<PIX>
  ) {
    let wordsPerLine = Int(pixGetWpl(pix))
    guard let target = pixGetData(pix) else { return }
    for y in 0..<height {
      let row = UnsafeRawPointer(data + y * stride).assumingMemoryBound(to: UInt32.self)
      let line = target + y * wordsPerLine
      for wordIndex in 0..<wordsPerLine {
        var word: UInt32 = 0
        for byte in 0..<4 {
          let x = wordIndex * 4 + byte
          var gray: UInt32 = 255
          if x < width {
            let pixel = row[x]
            gray =
              (77 * (pixel >> 16 & 0xFF) + 150 * (pixel >> 8 & 0xFF) + 29 * (pixel & 0xFF)) >> 8
          }
          word = word << 8 | gray
        }
        line[wordIndex] = word
      }
    }
  }
}

extension PDFFile {
  /// A page's size in pixels of `LayerLines.dpi`.
  func size(of page: OpaquePointer) -> (width: Int, height: Int) {
    var width = 0.0
    var height = 0.0
    poppler_page_get_size(page, &width, &height)
    let scale = Double(LayerLines.dpi) / 72
    return (Int((width * scale).rounded()), Int((height * scale).rounded()))
  }
}
