import CLeptonica
import Imaging
import Recognition
import TestSupport
import Testing

@Suite("Masks of lines") struct LineMasksTests {
  private static let sizes: [(Int32, Int32)] = [
    (1, 1), (1, 9), (12, 1), (3, 3), (5, 4), (33, 2), (40, 40), (200, 1), (1, 200),
  ]

  /// Ink with gaps that bricks of all sizes fit between.
  private func page(_ seed: UInt64) throws -> PixImage {
    var random = SeededGenerator(seed: seed)
    let gaps = (0..<70).map { _ in
      (x: Int.random(in: 0..<131, using: &random), y: Int.random(in: 0..<90, using: &random))
    }
    return try PixImage(width: 131, height: 90) { x, y in
      gaps.contains { abs($0.x - x) < 2 && abs($0.y - y) < 2 } ? 255 : 0
    }.binarized()
  }

  private func isSame(_ one: UnsafeMutablePointer<PIX>, _ other: UnsafeMutablePointer<PIX>?) -> Bool
  {
    var isSame: Int32 = 0
    return pixEqual(one, other, &isSame) == 0 && isSame == 1
  }

  @Test("are what Leptonica's own opening is", arguments: sizes)
  func areLeptonicas(size: (Int32, Int32)) throws {
    let page = try page(UInt64(size.0 * 7 + size.1))
    // The general opening, with the brick spelt out.
    let plain = try page.made("opening") { pix in
      var brick = selCreateBrick(size.1, size.0, size.1 / 2, size.0 / 2, Int32(SEL_HIT))
      defer { selDestroy(&brick) }
      return pixOpen(nil, pix, brick)
    }
    let opened = try page.made("opening") { openedInFewPasses(nil, $0, size.0, size.1) }
    #expect(plain.withUnsafePix { one in opened.withUnsafePix { isSame(one, $0) } })
    let inPlace = try page.made("copying") { pixCopy(nil, $0) }
    inPlace.withUnsafePix { _ = openedInFewPasses($0, $0, size.0, size.1) }
    #expect(plain.withUnsafePix { one in inPlace.withUnsafePix { isSame(one, $0) } })
  }

  @Test("of nothing are nothing") func ofNothing() {
    #expect(openedInFewPasses(nil, nil, 3, 3) == nil)
  }
}
