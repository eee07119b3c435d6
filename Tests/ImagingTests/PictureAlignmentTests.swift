import CLeptonica
import Foundation
import Imaging
import Minutes
import TestSupport
import Testing

private typealias Box = Minutes.Box

/// Boxes refer to the page as it was made ready for reading: a picture cut out of the file must show
/// the same place.
@Suite struct PictureAlignmentTests {
  private struct Gray {
    var width: Int
    var height: Int
    var values: [Double]

    init(_ image: borrowing PixImage) throws {
      let gray = try image.made("test") { pixConvertTo8($0, 0) }
      (width, height) = (gray.width, gray.height)
      values = []
      for row in 0..<Int32(height) {
        for column in 0..<Int32(width) { values.append(Double(gray.value(column, row) ?? 255)) }
      }
    }

    /// How alike two pictures are, -1...1, when the other is moved.
    func likeness(to other: Gray, movedBy dx: Int, _ dy: Int) -> Double {
      var (count, a, b, aa, bb, ab) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
      for row in max(0, dy)..<min(height, height + dy) {
        for column in max(0, dx)..<min(width, width + dx) {
          let one = values[row * width + column]
          let two = other.values[(row - dy) * width + column - dx]
          count += 1
          a += one
          b += two
          aa += one * one
          bb += two * two
          ab += one * two
        }
      }
      let spread = (aa - a * a / count) * (bb - b * b / count)
      return spread <= 0 ? 0 : (ab - a * b / count) / spread.squareRoot()
    }

    /// The move that makes them most alike.
    func bestMove(onto other: Gray) -> (dx: Int, dy: Int, likeness: Double) {
      var best = (dx: 0, dy: 0, likeness: -1.0)
      for dy in -5...5 {
        for dx in -5...5 {
          let likeness = likeness(to: other, movedBy: dx, dy)
          if likeness > best.likeness { best = (dx, dy, likeness) }
        }
      }
      return best
    }
  }

  private func source(_ name: String, page: Int) throws -> PageSource {
    switch try Scan.open(path: Fixtures.url("minutes/\(name)").path).scan {
    case .pdf(let file): try file.colorPicture(page: page)
    case .image(let file): try file.page(page)
    case .text: throw ImagingError.unsupported("text")
    }
  }

  @Test(arguments: [
    ("o3_vastermala.scan-fax.tif", 1), ("o6_norrhamra.scan-fax.pdf", 2),
    ("o1_lindakra.scan-copy.pdf", 2), ("v1_tangeryd.scan-copy.tif", 1),
    ("o4_tallvik.scan-clean300.png", 1), ("o4_tallvik.scan-photo.jpg", 1),
    ("o4_tallvik.scan-office200.pdf", 1), ("v2_sjovalla.scan-worn150.pdf", 1),
    ("v2_sjovalla.scan-rotated.pdf", 1), ("v2_sjovalla.scan-rotated.pdf", 2),
    ("o2_hasslevik.scan-mixed.pdf", 2), ("o3_vastermala.scan-badtext.pdf", 1),
  ])
  func picturesShowWhatWasRead(name: String, number: Int) throws {
    let page = try PagePicture(preparing: source(name, page: number))
    let raster = try PageRaster(source(name, page: number))
    let (width, height) = (page.gray.width, page.gray.height)
    // The archive keeps two digits.
    let frame = try #require(
      PageFrame(
        width: width, height: height, dpi: page.dpi, rotation: page.rotation,
        skewDegrees: (page.skewDegrees * 100).rounded() / 100))
    var compared = 0
    for (column, row) in [(1, 2), (2, 4), (4, 3), (1, 7), (5, 6), (2, 9), (3, 6)] {
      let part = Box(
        x: width * column / 8, y: height * row / 14, width: 260, height: 130)
      guard let ready = page.gray.part(part), let ink = page.binary.part(part) else { continue }
      var count: Int32 = 0
      _ = ink.withUnsafePix { pixCountPixels($0, &count, nil) }
      // A few letters at least, and no black edge.
      guard (1_500...15_000).contains(Int(count)) else { continue }
      let expected = try Gray(ready)
      let cut = try raster.cut(part, of: frame, maxWidth: nil)
      let found = try Gray(cut.image)
      #expect(found.width == part.width && found.height == part.height)
      let move = found.bestMove(onto: expected)
      #expect(abs(move.dx) <= 1 && abs(move.dy) <= 1 && move.likeness > 0.8, "\(part): \(move)")
      compared += 1
    }
    #expect(compared >= 2)
  }
}
