/// Where a picture's pixels come from in another: an affine map of places.
///
/// Places count from the middle of the first pixel, so that whole numbers are pixels' middles.
struct PlaneMap: Equatable {
  /// How far across the other picture one step across and one step down lead, and from where.
  var xx = 1.0
  var xy = 0.0
  var x0 = 0.0
  /// How far down the other picture one step across and one step down lead, and from where.
  var yx = 0.0
  var yy = 1.0
  var y0 = 0.0

  /// The map between two pictures of the same rectangle.
  /// - Parameters:
  ///   - across: pixels of the other picture beside each other a pixel.
  ///   - down: pixels of the other picture below each other a pixel.
  /// - Returns: the map.
  static func scaling(_ across: Double, _ down: Double) -> PlaneMap {
    PlaneMap(xx: across, x0: (across - 1) / 2, yy: down, y0: (down - 1) / 2)
  }

  /// The map onto the other picture's part that begins at a place.
  static func moving(_ across: Double, _ down: Double) -> PlaneMap {
    PlaneMap(x0: across, y0: down)
  }

  func callAsFunction(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
    (xx * x + xy * y + x0, yx * x + yy * y + y0)
  }

  /// This map, and then another from there.
  func then(_ next: PlaneMap) -> PlaneMap {
    PlaneMap(
      xx: next.xx * xx + next.xy * yx, xy: next.xx * xy + next.xy * yy,
      x0: next.xx * x0 + next.xy * y0 + next.x0,
      yx: next.yx * xx + next.yy * yx, yy: next.yx * xy + next.yy * yy,
      y0: next.yx * x0 + next.yy * y0 + next.y0)
  }

  /// The rectangle that a picture's pixels come from, with the pixels beside it that go into them.
  /// - Parameters:
  ///   - width: the picture's.
  ///   - height: the picture's.
  ///   - margin: how many pixels more on each side.
  /// - Returns: the first column and row of it, and the first ones behind it.
  func source(width: Int, height: Int, margin: Double) -> (
    left: Double, top: Double, right: Double, bottom: Double
  ) {
    let (right, bottom) = (Double(width) - 0.5, Double(height) - 0.5)
    let corners = [self(-0.5, -0.5), self(right, -0.5), self(-0.5, bottom), self(right, bottom)]
    let columns = corners.map(\.x)
    let rows = corners.map(\.y)
    return (
      (columns.min() ?? 0) + 0.5 - margin, (rows.min() ?? 0) + 0.5 - margin,
      (columns.max() ?? 0) + 0.5 + margin, (rows.max() ?? 0) + 0.5 + margin
    )
  }

  /// By how many quarters clockwise the other picture is turned to give this one, where each pixel
  /// is one of its pixels; nil where pixels have to be mixed.
  var quarterTurns: Int? {
    func near(_ value: Double, _ whole: Double) -> Bool { abs(value - whole) < 1e-6 }
    guard near(x0, x0.rounded()), near(y0, y0.rounded()) else { return nil }
    let steps = [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)]
    return steps.firstIndex { cosine, sine in
      near(xx, cosine) && near(xy, sine) && near(yx, -sine) && near(yy, cosine)
    }
  }
}
