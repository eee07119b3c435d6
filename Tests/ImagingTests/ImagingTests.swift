import Foundation
import Imaging
import Testing

/// A4 at 100 dpi with lines of words made of boxes, and strokes that rise as in Latin scripts.
private struct DrawnPage {
  var degrees = 0.0
  static let width = 827
  static let height = 1169

  func brightness(_ x: Int, _ y: Int) -> UInt8 {
    let angle = degrees * .pi / 180
    let (u, v) = (Double(x) - 413, Double(y) - 584)
    let column = Int((u * cos(angle) - v * sin(angle) + 413).rounded())
    let row = Int((u * sin(angle) + v * cos(angle) + 584).rounded())
    guard (80..<740).contains(column), (100..<1050).contains(row) else { return 250 }
    let inLine = (row - 100) % 20
    // Letters of one line do not stand under those of the next.
    let line = (row - 100) / 20
    let place = column + line * 23
    let inWord = place % 9
    let isSmallLetter = (6..<13).contains(inLine) && inWord < 6 && place % 63 < 54
    let isStroke = (1..<13).contains(inLine) && place % 27 < 2 && place % 63 < 54
    return isSmallLetter && (inLine == 6 || inLine == 12 || inWord < 2) || isStroke ? 20 : 250
  }

  func prepared() throws -> (rotation: Int, skew: Double, isBlank: Bool, width: Int, dpi: Int) {
    let image = try PixImage(width: Self.width, height: Self.height, brightness: brightness)
    let page = try PagePicture(
      preparing: PageSource(image: image, xResolution: 100, yResolution: 100))
    return (page.rotation, page.skewDegrees, page.isBlank, page.gray.width, page.dpi)
  }
}

@Suite struct PagePictureTests {
  @Test(arguments: [-1.5, -0.6, 0, 0.8, 2]) func levels(degrees: Double) throws {
    let page = try DrawnPage(degrees: degrees).prepared()
    #expect(abs(page.skew - degrees) < 0.2 || abs(page.skew + degrees) < 0.2)
    #expect(!page.isBlank)
    // 100 dpi are enlarged to no more than 210.
    #expect(page.dpi == 210)
    #expect(abs(page.width * 10 - DrawnPage.width * 21) <= 30)
  }

  @Test func findsPagesThatLieOnTheirSide() throws {
    let drawn = DrawnPage()
    let image = try PixImage(width: DrawnPage.height, height: DrawnPage.width) { x, y in
      drawn.brightness(y, DrawnPage.height - 1 - x)
    }
    let page = try PagePicture(
      preparing: PageSource(image: image, xResolution: 100, yResolution: 100))
    let (rotation, width, height) = (page.rotation, page.gray.width, page.gray.height)
    #expect(rotation % 180 == 90)
    #expect(width < height)
  }

  @Test(arguments: [UInt8(225), 235, 250]) func shineThroughIsBlank(ghost: UInt8) throws {
    let drawn = DrawnPage()
    let image = try PixImage(width: DrawnPage.width, height: DrawnPage.height) { x, y in
      drawn.brightness(x, y) < 100 ? ghost : 250
    }
    let page = try PagePicture(
      preparing: PageSource(image: image, xResolution: 100, yResolution: 100))
    let isBlank = page.isBlank
    #expect(isBlank)
  }

  @Test func faxPixelsBecomeSquare() throws {
    let image = try PixImage(width: 1728, height: 1143) { x, y in
      (y / 8) % 4 == 0 && x % 7 < 4 ? 0 : 255
    }
    let page = try PagePicture(
      preparing: PageSource(image: image, xResolution: 204, yResolution: 98))
    let longest = max(page.gray.height, page.gray.width)
    #expect(abs(longest - 1143 * 300 / 98) < 60)
  }

  @Test func distrustsImpossibleResolutions() throws {
    let image = try PixImage(width: 827, height: 1169) { _, _ in 255 }
    let source = PageSource(image: image, xResolution: 72, yResolution: 72)
    let resolution = source.xResolution
    #expect(resolution > 68 && resolution < 110)
  }
}
