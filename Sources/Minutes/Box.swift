/// A rectangle on a page image, in pixels; the origin is the page's top left corner.
package struct Box: Equatable, Hashable, Sendable {
  /// The left edge.
  package var x: Int
  /// The upper edge.
  package var y: Int
  /// How far it reaches to the right; not negative.
  package var width: Int
  /// How far it reaches downwards; not negative.
  package var height: Int

  package init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = max(0, width)
    self.height = max(0, height)
  }

  /// The first column of pixels to the right of the box.
  package var maxX: Int { x + width }
  /// The first row of pixels below the box.
  package var maxY: Int { y + height }
  /// The row of pixels in the middle of the box.
  package var midY: Int { y + height / 2 }

  /// The smallest box that holds both.
  package func union(_ other: Box) -> Box {
    let left = min(x, other.x)
    let top = min(y, other.y)
    return Box(
      x: left, y: top, width: max(maxX, other.maxX) - left, height: max(maxY, other.maxY) - top)
  }

  /// What of the box lies on a page.
  /// - Parameters:
  ///   - width: the page's, in pixels.
  ///   - height: the page's, in pixels.
  /// - Returns: nil where nothing does. Boxes of any numbers are taken.
  package func clipped(toWidth width: Int, height: Int) -> Box? {
    func sum(_ start: Int, _ length: Int) -> Int {
      let (sum, isTooLarge) = start.addingReportingOverflow(length)
      return isTooLarge ? Int.max : sum
    }
    let left = max(0, x)
    let top = max(0, y)
    let right = min(width, sum(x, self.width))
    let bottom = min(height, sum(y, self.height))
    guard right > left, bottom > top else { return nil }
    return Box(x: left, y: top, width: right - left, height: bottom - top)
  }
}

/// In JSON a box is `[x, y, width, height]`.
extension Box: Codable {
  package init(from decoder: any Decoder) throws {
    var values = try decoder.unkeyedContainer()
    self.init(
      x: try values.decode(Int.self), y: try values.decode(Int.self),
      width: try values.decode(Int.self), height: try values.decode(Int.self))
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.unkeyedContainer()
    for value in [x, y, width, height] { try values.encode(value) }
  }
}
