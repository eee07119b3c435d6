internal import CLeptonica

/// How a page lies in its picture, told by its lines and by its letters' strokes.
enum PageTurn {
  /// Finds the turn.
  /// - Parameter binary: a page with ink, black and white, at about 150 dpi.
  /// - Returns: degrees clockwise by which the page lies turned: 0, 90, 180, 270.
  /// - Throws: `outOfMemory`.
  static func found(in binary: borrowing PixImage) throws(ImagingError) -> Int {
    let ways = lineScores(binary)
    guard ways.columns > ways.rows * 1.3 else { return isUpsideDown(binary) ? 180 : 0 }
    let upright = try binary.made("turning") { pixRotateOrth($0, 3) }
    return isUpsideDown(upright) ? 270 : 90
  }

  private static func isUpsideDown(_ binary: borrowing PixImage) -> Bool {
    // Positive when more strokes rise above the lines than fall below, as in Latin scripts.
    var confidence: Float = 0
    let failed = binary.withUnsafePix { pixUpDownDetect($0, &confidence, 20, 0, 0) }
    return failed == 0 && confidence < -2
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
    guard let strip = image.part(x: x, y: y, width: width, height: height) else { return 0 }
    let values = (byRow ? strip.inkOfRows : strip.inkOfColumns).map(Double.init)
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
