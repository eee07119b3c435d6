internal import CLeptonica

/// How a page lies in its picture, told by its lines and by its letters' strokes.
enum PageTurn {
  /// Finds the turn.
  /// - Parameter gray: a page with ink.
  /// - Returns: degrees clockwise by which the page lies turned: 0, 90, 180, 270.
  /// - Throws: `outOfMemory`.
  static func found(in gray: borrowing PixImage) throws(ImagingError) -> Int {
    // Strokes and lines are as plain at 150 dpi, and cost a quarter.
    let binary = try gray.binarized().made("halving") {
      pixReduceRankBinaryCascade($0, 1, 0, 0, 0)
    }
    let ways = lineScores(binary)
    let lying = ways.columns > ways.rows * 1.3
    let upright: PixImage
    if lying {
      upright = try binary.made("turning") { pixRotateOrth($0, 3) }
    } else {
      upright = binary
    }
    // Positive when more strokes rise above the lines than fall below, as in Latin scripts.
    var confidence: Float = 0
    let failed = upright.withUnsafePix { pixUpDownDetect($0, &confidence, 20, 0, 0) }
    let upsideDown = failed == 0 && confidence < -2
    return (lying ? 90 : 0) + (upsideDown ? 180 : 0)
  }

  /// How strongly ink and gaps alternate down and across the page.
  ///
  /// Counted in strips, so that a skewed page's lines don't blur into each other.
  private static func lineScores(_ binary: borrowing PixImage) -> (rows: Double, columns: Double) {
    guard
      let small = try? binary.made(
        "looking for lines", { pixReduceRankBinaryCascade($0, 1, 0, 0, 0) })
    else { return (1, 0) }
    let strips = 10
    let width = small.width
    let height = small.height
    var rows = 0.0
    var columns = 0.0
    for strip in 0..<strips {
      rows += alternation(
        small, x: strip * width / strips, y: 0, width: width / strips, height: height, byRow: true)
      columns += alternation(
        small, x: 0, y: strip * height / strips, width: width, height: height / strips,
        byRow: false)
    }
    return (rows / Double(width), columns / Double(height))
  }

  private static func alternation(
    _ image: borrowing PixImage, x: Int, y: Int, width: Int, height: Int, byRow: Bool
  ) -> Double {
    var box = boxCreate(Int32(x), Int32(y), Int32(width), Int32(height))
    defer { boxDestroy(&box) }
    guard let strip = try? image.made("looking for lines", { pixClipRectangle($0, box, nil) })
    else { return 0 }
    var counts = strip.withUnsafePix {
      byRow ? pixCountPixelsByRow($0, nil) : pixCountPixelsByColumn($0)
    }
    defer { numaDestroy(&counts) }
    var values: [Double] = []
    for index in 0..<Int(numaGetCount(counts)) {
      var value: Float = 0
      numaGetFValue(counts, Int32(index), &value)
      values.append(Double(value))
    }
    // Rules and black edges fill a whole row or column and would outweigh all letters.
    let full = Double(byRow ? width : height) * 0.75
    var sum = 0.0
    for index in values.indices.dropFirst(3)
    where values[index] < full && values[index - 3] < full {
      let step = values[index] - values[index - 3]
      sum += step * step
    }
    return sum
  }
}
