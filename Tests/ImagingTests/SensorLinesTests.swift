import Imaging
import Minutes
import Testing

/// A slip at 200 dpi with lines of letters, and perhaps an upright line through them.
private struct LinedPage {
  enum Line: CaseIterable {
    case none
    /// From edge to edge, two pixels wide.
    case dark
    /// The same, but paler than ink.
    case pale
    /// As high as a large letter.
    case short
  }

  var line: Line
  static let column = 403
  /// The white between two lines of letters.
  static let gap = Box(x: column - 3, y: 647, width: 8, height: 8)

  func brightness(_ x: Int, _ y: Int) -> UInt8 {
    let isHere = (Self.column..<(Self.column + 2)).contains(x)
    switch line {
    case .dark where isHere: return 30
    case .pale where isHere: return 110
    case .short where isHere && (630..<670).contains(y): return 30
    default: break
    }
    guard (100..<700).contains(x), (100..<900).contains(y), (y - 100) % 40 < 24 else { return 250 }
    let row = (y - 100) % 40
    let isStem = x % 20 < 4 || x % 20 >= 10 && x % 20 < 14
    return isStem || x % 20 < 12 && (10..<14).contains(row) ? 20 : 250
  }

  /// The ink in a box, and that of the letters on either side of the line.
  func ink(in box: Box, isBinary: Bool) throws -> Int {
    let drawn = try PixImage(width: 800, height: 1100, brightness: brightness)
    let image = isBinary ? try drawn.binarized() : consume drawn
    let page = try PagePicture(
      preparing: PageSource(image: image, xResolution: 200, yResolution: 200))
    func scaled(_ value: Int) -> Int { value * page.gray.width / 800 }
    let part = page.binary.part(
      Box(x: scaled(box.x), y: scaled(box.y), width: scaled(box.width), height: scaled(box.height)))
    return part?.inkCount ?? -1
  }
}

@Suite struct SensorLinesTests {
  @Test(arguments: [true, false]) func linesFromEdgeToEdgeGo(isBinary: Bool) throws {
    for line in isBinary ? [LinedPage.Line.dark] : [.dark, .pale] {
      #expect(try LinedPage(line: line).ink(in: LinedPage.gap, isBinary: isBinary) == 0)
    }
  }

  @Test(arguments: [true, false]) func lettersInTheirWayStay(isBinary: Bool) throws {
    let letters = Box(x: 380, y: 500, width: 40, height: 24)
    let untouched = try LinedPage(line: .none).ink(in: letters, isBinary: isBinary)
    let crossed = try LinedPage(line: .dark).ink(in: letters, isBinary: isBinary)
    #expect(untouched > 500)
    #expect(abs(crossed - untouched) * 10 < untouched)
  }

  @Test(arguments: [true, false]) func shortStrokesAreNoSensorLines(isBinary: Bool) throws {
    #expect(try LinedPage(line: .short).ink(in: LinedPage.gap, isBinary: isBinary) > 10)
  }
}
