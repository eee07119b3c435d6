internal import CLeptonica

extension PixImage {
  /// Paints over what is no text: rules, a dirty sensor's lines, black edges.
  /// - Throws: `outOfMemory`.
  borrowing func clearDirt() throws(ImagingError) {
    let binary = try binarized()
    let edges = try binary.made("finding black edges") { pixExtractBorderConnComps($0, 8) }
    let rules = try binary.made("finding rules") { pixOpenCompBrick(nil, $0, 150, 1) }
    // A line that is one pixel wide and not quite upright breaks into steps: thicken it first.
    let thick = try binary.made("finding rules") { pixDilateBrick(nil, $0, 3, 1) }
    let lines = try thick.made("finding rules") { pixOpenCompBrick(nil, $0, 1, 150) }
    let bands = try lines.made("finding rules") { pixDilateBrick(nil, $0, 3, 9) }
    paintWhite(under: edges, margin: 5)
    paintWhite(under: rules, margin: 5)
    for band in bands.specks where band.width <= 16 { bridge(across: band) }
    paintWhite(under: bands, margin: 1, widerThan: 16)
  }

  private borrowing func paintWhite(
    under mask: borrowing PixImage, margin: Int32, widerThan width: Int32 = 0
  ) {
    var grown = mask.withUnsafePix { pix in
      width > 0
        ? pixSelectBySize(
          pix, width, 0, 8, Int32(L_SELECT_WIDTH), Int32(L_SELECT_IF_GT), nil)
        : pixDilateBrick(nil, pix, margin, margin)
    }
    defer { pixDestroy(&grown) }
    guard grown != nil else { return }
    withUnsafePix { _ = pixSetMasked($0, grown, 255) }
  }

  /// The boxes of the connected specks of a black and white picture.
  private var specks: [(x: Int32, y: Int32, width: Int32, height: Int32)] {
    var boxes = withUnsafePix { pixConnCompBB($0, 8) }
    defer { boxaDestroy(&boxes) }
    return (0..<max(0, boxaGetCount(boxes))).compactMap { index in
      var (x, y, width, height): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
      return boxaGetBoxGeometry(boxes, index, &x, &y, &width, &height) == 0
        ? (x, y, width, height) : nil
    }
  }

  /// Replaces a thin upright band by what stands beside it, row by row.
  ///
  /// Where ink stands on both sides a stroke crossed the line; painting it white would cut words.
  private borrowing func bridge(
    across band: (x: Int32, y: Int32, width: Int32, height: Int32)
  ) {
    let left = max(0, band.x - 1)
    let right = min(Int32(width) - 1, band.x + band.width)
    withUnsafePix { pix in
      for row in band.y..<(band.y + band.height) {
        var before: UInt32 = 255
        var after: UInt32 = 255
        pixGetPixel(pix, left, row, &before)
        pixGetPixel(pix, right, row, &after)
        for column in (left + 1)..<max(left + 2, right) {
          pixSetPixel(pix, column, row, max(before, after))
        }
      }
    }
  }
}
