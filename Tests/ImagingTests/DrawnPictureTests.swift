import CLeptonica
import Foundation
import Imaging
import Minutes
import TestSupport
import Testing

/// Pictures of pages whose words are those of the PDF.
@Suite struct DrawnPictureTests {
  private static let text =
    "BT /F 24 Tf 100 500 Td (Protokollet) Tj 1 0 0 rg 0 -90 Td (Justeras) Tj ET"

  private func open(_ entries: String, content: String = text, image: Bool = false) throws
    -> PdfFile
  {
    var objects = [
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] \(entries) /Contents 4 0 R"
        + " /Resources << /Font << /F 5 0 R >> /XObject << /I 6 0 R >> >> >>",
      "<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    objects.append(
      "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8"
        + " /ColorSpace /DeviceGray /Length 1 >>\nstream\n\u{60}\nendstream")
    var text = "%PDF-1.4\n"
    for (index, object) in objects.enumerated() {
      text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    text += "trailer\n<< /Root 1 0 R /Size 7 >>\n%%EOF\n"
    let folder = try TemporaryFolder()
    return try PdfFile(file: FileBytes(path: folder.write(Data(text.utf8), to: "page.pdf").path))
  }

  private func frame(_ layer: TextLayer) throws -> PageFrame {
    try #require(PageFrame(width: layer.width, height: layer.height, dpi: TextLayer.dpi))
  }

  /// The box of the dark pixels.
  private func ink(_ image: borrowing PixImage) throws -> Minutes.Box? {
    let gray = try image.made("test") { pixConvertTo8($0, 0) }
    var found: Minutes.Box?
    for row in 0..<gray.height {
      for column in 0..<gray.width where gray.value(Int32(column), Int32(row)) ?? 255 < 128 {
        let pixel = Minutes.Box(x: column, y: row, width: 1, height: 1)
        found = found?.union(pixel) ?? pixel
      }
    }
    return found
  }

  /// The part of a page that has no large image.
  private func drawing(
    _ file: PdfFile, _ part: Minutes.Box, _ frame: PageFrame, maxWidth: Int? = nil
  ) throws -> CutPicture {
    guard let drawn = try file.drawing(of: part, in: frame, page: 1, maxWidth: maxWidth) else {
      throw ImagingError.unsupported("It has a large image.")
    }
    return drawn
  }

  @Test(arguments: ["", "/CropBox [50 100 500 700]", "/UserUnit 2"])
  func wordsStandInTheirBoxes(entries: String) throws {
    let file = try open(entries)
    let layer = try file.textLayer(page: 1)
    #expect(layer.words.map(\.word.recognized) == ["Protokollet", "Justeras"])
    for word in layer.words.map(\.word) {
      let box = try #require(word.box)
      let cut = try drawing(file, box, frame(layer))
      let ink = try #require(try ink(cut.image))
      // The box is as wide as the letters, and as high as the type's highest and deepest.
      #expect(ink.x <= 14 && ink.maxX >= box.width - 10, "\(ink) in \(box)")
      #expect(ink.height * 3 > box.height && ink.height < box.height, "\(ink) in \(box)")
      let isRed = cut.image.depth == 32
      #expect(isRed == (word.recognized == "Justeras"))
    }
  }

  /// The boxes of turned pages are those of the page as it shows.
  @Test(arguments: [90, 180, 270]) func turnedPagesAreDrawnAsTheyShow(degrees: Int) throws {
    let file = try open("/Rotate \(degrees)")
    let layer = try file.textLayer(page: 1)
    let boxes = layer.words.compactMap(\.word.box)
    let first = try #require(boxes.first)
    let all = boxes.reduce(first) { $0.union($1) }
    let frame = try frame(layer)
    let inside = try #require(try ink(drawing(file, all, frame).image))
    #expect(inside.width * 10 > all.width * 8 && inside.height * 10 > all.height * 8)
    let whole = Minutes.Box(x: 0, y: 0, width: layer.width, height: layer.height)
    let everywhere = try #require(try ink(drawing(file, whole, frame).image))
    // A letter may stand out of its type's box by a hair.
    let differences = [
      everywhere.x - all.x - inside.x, everywhere.y - all.y - inside.y,
      everywhere.maxX - all.x - inside.maxX, everywhere.maxY - all.y - inside.maxY,
    ]
    #expect(differences.allSatisfy { abs($0) <= 6 }, "\(differences)")
  }

  @Test func partsAreDrawnSmaller() throws {
    let file = try open("")
    let layer = try file.textLayer(page: 1)
    let box = try #require(layer.words.first?.word.box)
    let cut = try drawing(file, box, frame(layer), maxWidth: box.width / 4)
    let width = cut.image.width
    #expect(width == box.width / 4)
    let ink = try #require(try ink(cut.image))
    #expect(ink.x <= 4 && ink.maxX >= width - 4)
  }

  @Test func pagesWithLargeImagesAreDrawnOnce() throws {
    let file = try open("", content: "q 500 0 0 700 40 80 cm /I Do Q " + Self.text)
    let frame = try #require(PageFrame(width: 2479, height: 3508, dpi: 300))
    let part = Minutes.Box(x: 0, y: 0, width: 2000, height: 90)
    let drawn = try file.drawing(of: part, in: frame, page: 1, maxWidth: nil)
    let isDrawn = drawn != nil
    #expect(!isDrawn)
    let raster = try PageRaster(file.drawing(page: 1, in: frame))
    let layer = try file.textLayer(page: 1)
    let box = try #require(layer.words.first?.word.box)
    let cut = try raster.cut(box, of: frame, maxWidth: nil)
    // The letters stand on the image, which is dark gray; those below them are red.
    let (width, background) = (cut.image.width, cut.image.value(0, 0))
    #expect(width == box.width)
    #expect(background == 0x6060_6000)
  }

  @Test(arguments: [0, 2, Int.max]) func pagesThatAreNotThere(number: Int) throws {
    let file = try open("")
    let frame = try #require(PageFrame(width: 2479, height: 3508, dpi: 300))
    #expect(throws: ImagingError.noSuchPage(count: 1)) {
      _ = try file.drawing(page: number, in: frame)
    }
  }
}
