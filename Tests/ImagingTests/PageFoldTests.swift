import Imaging
import Minutes
import Testing

/// An A3 landscape picture at 100 dpi: bars for words, two pages or one wide table.
private struct Spread {
  var gap = 140
  /// How many rows of pixels the right side stands lower.
  var offset = 7
  /// How dark the fold is; nil for white.
  var fold: UInt8?
  var rules = false
  static let width = 1654
  static let height = 1169

  func brightness(_ x: Int, _ y: Int) -> UInt8 {
    let middle = Self.width / 2
    if let fold, abs(x - middle) < 8 { return fold }
    if rules, y % 80 == 0, (100..<1550).contains(x) { return 10 }
    let isRight = x > middle
    let edges = isRight ? (middle + gap / 2)..<1550 : 100..<(middle - gap / 2)
    guard edges.contains(x), (120..<1050).contains(y) else { return 250 }
    let row = y - (isRight ? offset : 0)
    // Each side has its own empty lines.
    if (row / 20) % (isRight ? 7 : 5) == 3, offset > 0 { return 250 }
    return (8..<17).contains(row % 20) && x % 9 < 6 && x % 63 < 54 ? 15 : 250
  }

  func leaves() throws -> [[Int]] {
    let image = try PixImage(width: Self.width, height: Self.height, brightness: brightness)
    let page = try PagePicture(
      preparing: PageSource(image: image, xResolution: 100, yResolution: 100))
    return page.leaves.map { [$0.x * 100 / page.gray.width, $0.maxX * 100 / page.gray.width] }
  }
}

@Suite struct PageFoldTests {
  @Test func whiteBetweenTwoPagesPartsThem() throws {
    #expect(try Spread().leaves() == [[0, 50], [50, 100]])
  }

  @Test(arguments: [UInt8(0), 60]) func aDarkFoldIsLeftOut(fold: UInt8) throws {
    let leaves = try Spread(gap: 60, fold: fold).leaves()
    #expect(leaves == [[0, 49], [50, 100]])
  }

  @Test(arguments: [
    // Two columns on one wide page.
    Spread(gap: 40),
    // A table's rows go on across the middle.
    Spread(offset: 0),
    // So do its rules.
    Spread(rules: true),
    Spread(fold: 10, rules: true),
  ])
  fileprivate func onePageStaysOne(_ page: Spread) throws {
    #expect(try page.leaves() == [[0, 100]])
  }
}
