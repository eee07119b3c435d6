import CLeptonica
import Imaging
import Minutes
import TestSupport
import Testing

private typealias Box = Minutes.Box

/// Cuts out of pictures whose pixels are known.
@Suite struct PageRasterTests {
  private static func noise(_ width: Int, _ height: Int, depth: Int32) throws -> PixImage {
    var random = SeededGenerator(seed: UInt64(width * height))
    let image = try PixImage(adopting: pixCreate(Int32(width), Int32(height), depth), step: "test")
    image.withUnsafePix { pix in
      for row in 0..<Int32(height) {
        for column in 0..<Int32(width) {
          let value = UInt32.random(in: 0...UInt32.max, using: &random)
          pixSetPixel(pix, column, row, depth == 32 ? value & ~255 : value % (1 << UInt32(depth)))
        }
      }
    }
    return image
  }

  private static func isSame(_ one: borrowing PixImage, _ other: borrowing PixImage) -> Bool {
    var same: Int32 = 0
    let failed = one.withUnsafePix { one in other.withUnsafePix { pixEqual(one, $0, &same) } }
    return failed == 0 && same == 1
  }

  @Test(arguments: [Int32(1), 8, 32], [0, 90, 180, 270])
  func cutsTheFilesOwnPixels(depth: Int32, rotation: Int) throws {
    let image = try Self.noise(1000, 700, depth: depth)
    let upright = try image.made("turning") { pixRotateOrth($0, Int32((360 - rotation) / 90 % 4)) }
    let raster = try PageRaster(PageSource(image: image, xResolution: 100, yResolution: 100))
    let frame = try #require(
      PageFrame(width: upright.width, height: upright.height, dpi: 100, rotation: rotation))
    for part in [
      Box(x: 0, y: 0, width: upright.width, height: upright.height),
      Box(x: 37, y: 101, width: 203, height: 31),
      Box(x: upright.width - 1, y: upright.height - 1, width: 1, height: 1),
    ] {
      let cut = try raster.cut(part, of: frame, maxWidth: nil)
      guard let expected = upright.part(part) else { continue }
      let same = Self.isSame(cut.image, expected)
      #expect(same, "\(part)")
    }
  }

  /// A page of which each half has one brightness, so that halves of it have, too.
  @Test(arguments: [0, 90, 180, 270], [0.0, 1.5, -3])
  func smallerPicturesShowTheSamePart(rotation: Int, skew: Double) throws {
    let image = try PixImage(width: 1200, height: 1000) { x, _ in x < 600 ? 40 : 220 }
    let raster = try PageRaster(PageSource(image: image, xResolution: 100, yResolution: 100))
    let (width, height) = rotation % 180 == 0 ? (1200, 1000) : (1000, 1200)
    let frame = try #require(
      PageFrame(width: width, height: height, dpi: 100, rotation: rotation, skewDegrees: skew))
    let cut = try raster.cut(
      Box(x: 200, y: 200, width: 600, height: 600), of: frame, maxWidth: 150)
    #expect(cut.image.width == 150)
    #expect(cut.image.height == 150)
    // In the corners of what is shown the dark half is where the turn has put it.
    let corners = rotation % 180 == 0 ? [(3, 75), (146, 75)] : [(75, 3), (75, 146)]
    let values = corners.map { cut.image.value(Int32($0.0), Int32($0.1)) }
    let expected: [UInt32?] = rotation == 0 || rotation == 270 ? [40, 220] : [220, 40]
    #expect(values == expected)
  }

  @Test func whatTheSkewBringsInIsWhite() throws {
    let image = try PixImage(width: 800, height: 800) { _, _ in 30 }
    let raster = try PageRaster(PageSource(image: image, xResolution: 100, yResolution: 100))
    let frame = try #require(PageFrame(width: 800, height: 800, dpi: 100, skewDegrees: 5))
    let whole = Box(x: 0, y: 0, width: 800, height: 800)
    let cut = try raster.cut(whole, of: frame, maxWidth: nil)
    let corners = [(0, 0), (799, 0), (0, 799), (799, 799)].map {
      cut.image.value(Int32($0.0), Int32($0.1))
    }
    #expect(corners.contains(255))
    let middle = cut.image.value(400, 400)
    #expect(middle == 30)
  }

  @Test func lettersInBlackAndWhiteStaySo() throws {
    let image = try Self.noise(800, 600, depth: 1)
    let raster = try PageRaster(PageSource(image: image, xResolution: 100, yResolution: 100))
    let level = try #require(PageFrame(width: 800, height: 600, dpi: 100))
    let leaning = try #require(PageFrame(width: 800, height: 600, dpi: 100, skewDegrees: 1))
    let part = Box(x: 10, y: 10, width: 300, height: 40)
    let depths = [
      try raster.cut(part, of: level, maxWidth: nil).image.depth,
      try raster.cut(part, of: level, maxWidth: 100).image.depth,
      try raster.cut(part, of: leaning, maxWidth: nil).image.depth,
    ]
    // Black and white alone would tear scaled letters.
    #expect(depths == [1, 8, 8])
  }

  @Test func colorIsKeptWhereThereIsSome() throws {
    func raster(_ stamp: UInt32) throws -> PageRaster {
      let image = try PixImage(adopting: pixCreate(600, 800, 32), step: "test")
      image.withUnsafePix { pix in
        pixSetAll(pix)
        for row in 100..<Int32(120) {
          for column in 100..<Int32(130) { pixSetPixel(pix, column, row, stamp) }
        }
      }
      return try PageRaster(PageSource(image: image, xResolution: 72, yResolution: 72))
    }
    let frame = try #require(PageFrame(width: 600, height: 800, dpi: 72, skewDegrees: 0.5))
    let part = Box(x: 90, y: 90, width: 60, height: 60)
    let blue = try raster(0x2030_c000).cut(part, of: frame, maxWidth: nil)
    let gray = try raster(0x3030_3000).cut(part, of: frame, maxWidth: nil)
    #expect(blue.image.depth == 32)
    #expect(gray.image.depth == 8)
    let ink = blue.image.value(25, 20)
    #expect(ink == 0x2030_c000)
  }

  @Test func fineScansAreKeptAsFineAsAnyoneCanSee() throws {
    let image = try PixImage(width: 4800, height: 1200) { x, y in x / 20 % 2 == 0 ? 0 : 255 }
    let raster = try PageRaster(PageSource(image: image, xResolution: 600, yResolution: 600))
    #expect(raster.byteCount == 2400 * 600)
    let frame = try #require(PageFrame(width: 2400, height: 600, dpi: 300))
    let cut = try raster.cut(
      Box(x: 1000, y: 10, width: 40, height: 10), of: frame, maxWidth: nil)
    let row = (0..<Int32(40)).map { cut.image.value($0, 5) }
    #expect(row == (0..<40).map { $0 / 10 % 2 == 0 ? 0 : 255 })
  }

  @Test(
    arguments: [
      ([100, 50], nil, [100, 50]), ([100, 50], 30, [30, 15]), ([100, 50], 400, [100, 50]),
      ([1, 9], 5, [1, 9]), ([100, 1], 1, [1, 1]),
    ] as [([Int], Int?, [Int])])
  func picturesAreNeverLarger(part: [Int], maxWidth: Int?, expected: [Int]) throws {
    let frame = try #require(PageFrame(width: 2480, height: 3508, dpi: 300))
    let part = Box(x: 5, y: 5, width: part[0], height: part[1])
    let size = frame.size(of: part, maxWidth: maxWidth)
    #expect([size.width, size.height] == expected)
  }

  @Test(arguments: 0..<UInt64(60)) func anyPartOfAnyPageHasAPicture(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    let depth: Int32 = [1, 8, 32][number(0...2)]
    let image = try Self.noise(number(1...300), number(1...300), depth: depth)
    let raster = try PageRaster(PageSource(image: image, xResolution: 100, yResolution: 100))
    for _ in 0..<40 {
      let (width, height) = (number(1...2_000), number(1...2_000))
      let frame = try #require(
        PageFrame(
          width: width, height: height, dpi: 100, rotation: 90 * number(0...3),
          skewDegrees: Double(number(-440...440)) / Double(10 * number(1...20))))
      let wish = Box(
        x: number(-50...width), y: number(-50...height), width: number(0...width),
        height: number(0...60))
      guard let part = wish.clipped(toWidth: width, height: height) else { continue }
      let maxWidth = number(0...1) == 0 ? nil : number(1...width)
      let cut = try raster.cut(part, of: frame, maxWidth: maxWidth)
      let expected = frame.size(of: part, maxWidth: maxWidth)
      #expect(cut.image.width == expected.width && cut.image.height == expected.height)
    }
  }

  @Test(arguments: [(100_000, 100_000), (100_000, 3), (12_000, 9_000)])
  func hugePartsBecomeSmallPictures(width: Int, height: Int) throws {
    let frame = try #require(PageFrame(width: width, height: height, dpi: 300))
    let size = frame.size(of: Box(x: 0, y: 0, width: width, height: height), maxWidth: nil)
    #expect(size.width * size.height <= PageFrame.mostPixels + 20_000)
    #expect(max(size.width, size.height) <= 30_000)
  }

  @Test func noPageLiesOtherwise() {
    #expect(PageFrame(width: 0, height: 10, dpi: 300) == nil)
    #expect(PageFrame(width: 10, height: -1, dpi: 300) == nil)
    #expect(PageFrame(width: 10, height: Int.max, dpi: 300) == nil)
    #expect(PageFrame(width: 10, height: 10, dpi: 0) == nil)
    #expect(PageFrame(width: 10, height: 10, dpi: 300, rotation: 45) == nil)
    #expect(PageFrame(width: 10, height: 10, dpi: 300, skewDegrees: .nan) == nil)
    #expect(PageFrame(width: 10, height: 10, dpi: 300, skewDegrees: 90) == nil)
  }
}
