internal import CLeptonica

/// Lines that a dirty sensor draws down the whole scan, through the words that stand in its way.
///
/// They are looked for in the picture as the scanner made it, where they are upright to the
/// pixel whatever the paper's skew: what they hide of a letter is then a pixel or two.
enum SensorLines {
  /// Replaces thin upright lines by what stands beside them, row by row.
  /// - Parameters:
  ///   - gray: the page in 8 bits gray, neither scaled nor turned.
  ///   - resolution: its pixels per inch across and down.
  ///   - spread: how many pixels beside a line may be darkened by it.
  /// - Returns: the light on the page, and whether there was any such line.
  /// - Throws: `outOfMemory`.
  static func bridge(
    in gray: borrowing PixImage, resolution: (x: Double, y: Double), spread: Int
  ) throws(ImagingError) -> (light: PageLight, found: Bool) {
    // No letter has a stroke of half an inch, and no stroke is as thin as a fiftieth for so long.
    let length = Int(max(40, resolution.y / 2))
    let most = max(2, Int(resolution.x / 50))
    let light = PageLight(gray)
    // A photograph has no sensor's lines, but shadows.
    guard !light.isUneven else { return (light, false) }
    let binary = try gray.split(at: light.threshold)
    // Specks of white interrupt a line.
    let closed = try binary.made("finding sensor lines") { pixCloseBrick(nil, $0, 1, 3) }
    let lines = try closed.runs(ofAtLeast: length, .down)
    let pieces = lines.specks
    var found = false
    for box in pieces {
      // A table's rule leans as the paper does: of it only short pieces are upright. Taking out
      // those would leave its steps behind.
      let column = pieces.filter { $0.x <= box.x + box.width && $0.x + $0.width >= box.x }
      guard Double(column.reduce(0) { $0 + $1.height }) > resolution.y * 2.5 else { continue }
      for row in box.y..<(box.y + box.height) {
        bridge(row, of: box, lines: lines, gray: gray, most: most, spread: spread)
      }
      found = true
    }
    return (light, found)
  }

  private static func bridge(
    _ row: Int32, of box: PixImage.Speck, lines: borrowing PixImage, gray: borrowing PixImage,
    most: Int, spread: Int
  ) {
    var first: Int32?
    var last: Int32 = 0
    for column in box.x..<(box.x + box.width) where lines.value(column, row) == 1 {
      first = first ?? column
      last = column
    }
    guard let first, last - first < Int32(most) else { return }
    let left = first - 1 - Int32(spread)
    let right = last + 1 + Int32(spread)
    // Where ink stands on both sides, a stroke crosses the line; else it is paper.
    let brightness = max(gray.value(left, row) ?? 255, gray.value(right, row) ?? 255)
    gray.withUnsafePix { pix in
      for column in (left + 1)..<right { pixSetPixel(pix, column, row, brightness) }
    }
  }
}
