import CLeptonica
import Imaging
import TestSupport
import Testing

@Suite("Levelling") struct LevellingTests {
  private static let angles: [Float] = [
    0.0018, -0.0018, 0.005, -0.0093, 0.0171, -0.0171, 0.031, -0.0524, 0.1, -0.17,
  ]

  private func noise(width: Int, height: Int) throws -> PixImage {
    var random = SeededGenerator(seed: UInt64(width * height))
    let values = (0..<width * height).map { _ in UInt8.random(in: 0...255, using: &random) }
    return try PixImage(width: width, height: height) { x, y in values[y * width + x] }
  }

  @Test(
    "gives the pixels of Leptonica's area mapping", arguments: angles,
    [(331, 204), (64, 97), (1203, 77), (9, 5), (1, 1)])
  func givesLeptonicasPixels(angle: Float, size: (Int, Int)) throws {
    let page = try noise(width: size.0, height: size.1)
    let expected = try page.made("levelling") {
      pixRotate($0, angle, Int32(L_ROTATE_AREA_MAP), Int32(L_BRING_IN_WHITE), 0, 0)
    }
    let levelled = try page.levelled(by: angle)
    var isSame: Int32 = 0
    let failed = expected.withUnsafePix { one in
      levelled.withUnsafePix { pixEqual(one, $0, &isSame) }
    }
    #expect(failed == 0 && isSame == 1)
  }
}
