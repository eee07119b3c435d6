import Foundation
package import Minutes

/// How the upright, level page that boxes refer to lies in the file's own picture.
package struct PageFrame: Equatable, Sendable {
  /// The most pixels that a picture has; more are asked for by mistake.
  package static let mostPixels = 12_000_000
  /// What JPEG files can have on one side is twice as much.
  private static let longestSide = 30_000

  /// Of the upright page, in pixels.
  package let width: Int
  /// Of the upright page, in pixels.
  package let height: Int
  /// Pixels per inch.
  package let dpi: Int
  /// Quarters clockwise by which the page lies turned in the file.
  private let quarters: Int
  /// Degrees by which the upright page was skewed, anticlockwise positive.
  private let skewDegrees: Double

  /// A page's frame; nil where no page lies so.
  /// - Parameters:
  ///   - width: of the upright page, in pixels.
  ///   - height: of the upright page, in pixels.
  ///   - dpi: pixels per inch.
  ///   - rotation: degrees clockwise by which the page lies turned in the file.
  ///   - skewDegrees: degrees by which the upright page was skewed, anticlockwise positive.
  package init?(width: Int, height: Int, dpi: Int, rotation: Int = 0, skewDegrees: Double = 0) {
    guard (1...100_000).contains(width), (1...100_000).contains(height), (1...10_000).contains(dpi),
      [0, 90, 180, 270].contains(rotation), abs(skewDegrees) < 45
    else { return nil }
    self.width = width
    self.height = height
    self.dpi = dpi
    quarters = rotation / 90
    self.skewDegrees = skewDegrees
  }

  /// How large the picture of a part becomes.
  /// - Parameters:
  ///   - part: lies on the page.
  ///   - maxWidth: how wide it may be; nil for as wide as the part.
  /// - Returns: in pixels, never more than the part has.
  package func size(of part: Minutes.Box, maxWidth: Int?) -> (width: Int, height: Int) {
    let (across, down) = (Double(part.width), Double(part.height))
    let scale = min(
      1, Double(max(1, maxWidth ?? part.width)) / across,
      (Double(Self.mostPixels) / (across * down)).squareRoot(),
      Double(Self.longestSide) / max(across, down))
    return (max(1, Int((across * scale).rounded())), max(1, Int((down * scale).rounded())))
  }

  /// From the upright, level page to the file's picture.
  /// - Parameters:
  ///   - columns: the pixels across the file's picture.
  ///   - rows: the pixels down it.
  /// - Returns: the map.
  func toFile(columns: Double, rows: Double) -> PlaneMap {
    let isOnItsSide = quarters % 2 == 1
    let (lyingWidth, lyingHeight) = isOnItsSide ? (height, width) : (width, height)
    return skew.then(turn).then(
      .scaling(columns / Double(lyingWidth), rows / Double(lyingHeight)))
  }

  /// From the level page to the one as it was, turned about the same pixel as when it was read.
  private var skew: PlaneMap {
    // A page that leans by less was not levelled. Of a tenth, being rounded, nobody knows: half of
    // that is wrong by a pixel at most.
    let least = 0.1
    let leaning = abs(skewDegrees)
    let degrees = leaning < least ? 0 : leaning == least ? skewDegrees / 2 : skewDegrees
    guard degrees != 0 else { return PlaneMap() }
    let (cosine, sine) = (cos(degrees * .pi / 180), sin(degrees * .pi / 180))
    let (x, y) = (Double(width / 2), Double(height / 2))
    return PlaneMap.moving(-x, -y)
      .then(PlaneMap(xx: cosine, xy: sine, yx: -sine, yy: cosine))
      .then(.moving(x, y))
  }

  /// From the upright page to the one as it lies in the file.
  private var turn: PlaneMap {
    let (right, bottom) = (Double(width - 1), Double(height - 1))
    return switch quarters {
    case 1: PlaneMap(xx: 0, xy: -1, x0: bottom, yx: 1, yy: 0)
    case 2: PlaneMap(xx: -1, x0: right, yy: -1, y0: bottom)
    case 3: PlaneMap(xx: 0, xy: 1, yx: -1, yy: 0, y0: right)
    default: PlaneMap()
    }
  }
}
