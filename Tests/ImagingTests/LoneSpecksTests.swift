import Imaging
import Minutes
import Testing

@Suite struct LoneSpecksTests {
  /// A slip at 300 dpi with lines of letters, and a dot of so many pixels so far from the last.
  private func inkOfDot(size: Int, distance: Int) throws -> Int {
    let dot = Box(x: 591 + distance, y: 126 - size, width: size, height: size)
    let image = try PixImage(width: 800, height: 1300) { x, y in
      if (dot.x..<dot.maxX).contains(x), (dot.y..<dot.maxY).contains(y) { return 20 }
      guard (90..<600).contains(x), (100..<700).contains(y), (y - 100) % 60 < 36
      else { return 250 }
      let isStem = x % 30 < 6 || x % 30 >= 15 && x % 30 < 21
      return isStem || x % 30 < 18 && (15..<21).contains((y - 100) % 60) ? 20 : 250
    }
    let page = try PagePicture(
      preparing: PageSource(image: image, xResolution: 300, yResolution: 300))
    let around = Box(x: dot.x - 2, y: dot.y - 2, width: size + 4, height: size + 4)
    return page.binary.part(around)?.inkCount ?? -1
  }

  @Test(arguments: [1, 2, 3]) func grainsFarFromLettersGo(size: Int) throws {
    #expect(try inkOfDot(size: size, distance: 60) == 0)
  }

  @Test(arguments: [(2, 5), (3, 15), (5, 5), (5, 60), (8, 60)])
  func stopsAndWhatIsNearLettersStay(size: Int, distance: Int) throws {
    #expect(try inkOfDot(size: size, distance: distance) >= size * size)
  }
}
