import Imaging
import Minutes
import Testing

@Suite struct LoneSpecksTests {
  /// A4 at 300 dpi with lines of letters, and a dot of so many pixels so far from the last one.
  private func inkOfDot(size: Int, distance: Int) throws -> Int {
    let dot = Box(x: 1200 + distance, y: 1026 - size, width: size, height: size)
    let image = try PixImage(width: 2481, height: 3508) { x, y in
      if (dot.x..<dot.maxX).contains(x), (dot.y..<dot.maxY).contains(y) { return 20 }
      guard (300..<1200).contains(x), (1000..<1600).contains(y), (y - 1000) % 60 < 36
      else { return 250 }
      let isStem = x % 30 < 6 || x % 30 >= 15 && x % 30 < 21
      return isStem || x % 30 < 18 && (15..<21).contains((y - 1000) % 60) ? 20 : 250
    }
    let page = try PagePicture(
      preparing: PageSource(image: image, xResolution: 300, yResolution: 300))
    let around = Box(x: dot.x - 2, y: dot.y - 2, width: size + 4, height: size + 4)
    return page.binary.part(around)?.inkCount ?? -1
  }

  @Test(arguments: [1, 2, 3]) func grainsFarFromLettersGo(size: Int) throws {
    #expect(try inkOfDot(size: size, distance: 60) == 0)
  }

  @Test(arguments: [(2, 5), (3, 5), (5, 5), (5, 60), (8, 60)])
  func stopsAndWhatIsNearLettersStay(size: Int, distance: Int) throws {
    #expect(try inkOfDot(size: size, distance: distance) >= size * size)
  }
}
