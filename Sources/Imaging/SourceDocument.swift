package import Minutes

/// A file of one or more pages.
package final class SourceDocument {
  package let path: String
  package let mediaType: MediaType
  package let pageCount: Int
  private let pdf: PDFFile?

  /// Opens a file.
  /// - Throws: `ImageError`.
  package init(path: String) throws(ImageError) {
    self.path = path
    mediaType = try FileSignature.mediaType(ofFile: path)
    switch mediaType {
    case .pdf:
      let pdf = try PDFFile(path: path)
      self.pdf = pdf
      pageCount = pdf.pageCount
    case .plainText:
      pdf = nil
      pageCount = 1
    default:
      pdf = nil
      pageCount = try PictureFile.pageCount(path, mediaType)
    }
  }

  /// What a page has: text of its own, or a picture.
  package enum Content: ~Copyable {
    /// The page's own text, made into lines.
    case text([Line], width: Int, height: Int)
    /// A picture to be read; `hasLayer` where a text layer was set aside for it.
    case picture(PixImage, hasLayer: Bool)
  }

  /// Whose words a page shall give.
  package enum Preference: Sendable {
    case goodTextLayer
    case picture
    case textLayer
  }

  /// Opens a page.
  /// - Parameters:
  ///   - number: from 1.
  ///   - preference: whose words are wanted.
  /// - Returns: text or a picture.
  /// - Throws: `ImageError`.
  package func content(
    ofPage number: Int, preferring preference: Preference
  ) throws(ImageError) -> Content {
    guard let pdf else {
      return .picture(try PictureFile.page(number, of: path, mediaType), hasLayer: false)
    }
    return try pdf.withPage(number) { page throws(ImageError) in
      let layer = TextLayer(page: page)
      let picture = PDFPicture.largest(on: page)
      let hasText = layer.characters.contains { !$0.scalar.properties.isWhitespace }
      let takesText =
        switch preference {
        case .textLayer: true
        case .picture: false
        case .goodTextLayer: hasText && !layer.isRecognized(beside: picture)
        }
      if takesText {
        let size = pdf.size(of: page)
        return .text(LayerLines.lines(of: layer), width: size.width, height: size.height)
      }
      // A scan is drawn in its own resolution, so that no pixel is made up or lost.
      let own = picture.map { $0.coverage > 0.5 ? $0.dpi : 0 } ?? 0
      let dpi = own >= 60 ? min(max(own, 72), 600) : 300
      return .picture(try pdf.rendered(page, dpi: dpi), hasLayer: hasText)
    }
  }
}

@available(*, unavailable) extension SourceDocument: Sendable {}
