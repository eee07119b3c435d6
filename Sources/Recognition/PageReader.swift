internal import CTesseract
internal import Foundation
package import Imaging
package import Minutes

/// Reads the pictures of pages.
package final class PageReader {
  private let engine: TesseractEngine

  package init(engine: TesseractEngine) { self.engine = engine }

  /// Reads a page.
  /// - Parameters:
  ///   - picture: made ready.
  ///   - number: the page's number, from 1.
  /// - Returns: its lines from top to bottom, with what was recognised and bullets by their shape.
  /// - Throws: `RecognitionError`.
  package func read(
    _ picture: borrowing PagePicture, number: Int
  ) throws(RecognitionError) -> Page {
    var page = Page(
      number: number, origin: .blank, width: picture.image.width, height: picture.image.height,
      dpi: picture.dpi, rotation: picture.rotation, skewDegrees: picture.skewDegrees)
    guard !picture.isBlank else { return page }
    let rows = try engine.rows(
      in: picture.image, dpi: picture.dpi, segmentation: Self.segmentation)
    let ink = InkMap(picture.image)
    let layout = RowLayout(rows: rows, dpi: picture.dpi)
    let bullets = BulletFinder(ink: ink, dpi: picture.dpi)
    page.lines = layout.rows.enumerated().map { index, row in
      Line(number: index + 1, words: bullets.words(of: row))
    }.filter { !$0.words.isEmpty }
    for index in page.lines.indices { page.lines[index].number = index + 1 }
    let confidences = page.lines.flatMap(\.words).compactMap(\.confidence)
    if confidences.isEmpty {
      page.warnings.append(
        Warning(
          code: "emptyTextOnInk", message: "there is ink on the page, but no word was read",
          page: number))
    } else {
      let mean = confidences.reduce(0, +) / Double(confidences.count)
      page.confidence = (mean * 1000).rounded() / 1000
    }
    page.origin = .ocr
    return page
  }

  /// Minutes have one column; forms and tables are read row by row.
  private static let segmentation = PSM_SINGLE_BLOCK
}

@available(*, unavailable) extension PageReader: Sendable {}
