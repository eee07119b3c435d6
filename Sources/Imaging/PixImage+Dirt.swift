internal import CLeptonica

extension PixImage {
  /// Paints over what is no text: rules, a dirty sensor's lines, black edges.
  /// - Parameter binary: the picture in black and white; painted over likewise, so that it stays
  ///   what splitting this one gives.
  /// - Throws: `outOfMemory`.
  borrowing func clearDirt(seenIn binary: borrowing PixImage) throws(ImagingError) {
    let edges = try binary.made("finding black edges") { pixExtractBorderConnComps($0, 8) }
    let rules = try binary.runs(ofAtLeast: 150, .across)
    // A line that is one pixel wide and not quite upright breaks into steps: thicken it first.
    let thick = try binary.made("finding rules") { pixDilateBrick(nil, $0, 3, 1) }
    let lines = try thick.runs(ofAtLeast: 150, .down)
    if !edges.isEmpty { paintWhite(in: binary, under: edges, margin: 5) }
    if !rules.isEmpty { paintWhite(in: binary, under: rules, margin: 5) }
    guard !lines.isEmpty else { return }
    let bands = try lines.made("finding rules") { pixDilateBrick(nil, $0, 3, 9) }
    for band in bands.specks where band.width <= 16 { bridge(in: binary, across: band) }
    paintWhite(in: binary, under: bands, margin: 1, widerThan: 16)
  }

  private borrowing func paintWhite(
    in binary: borrowing PixImage, under mask: borrowing PixImage, margin: Int32,
    widerThan width: Int32 = 0
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
    binary.withUnsafePix { _ = pixSetMasked($0, grown, 0) }
  }

  /// The box of a connected speck.
  typealias Speck = (x: Int32, y: Int32, width: Int32, height: Int32)

  /// The boxes of the connected specks of a black and white picture.
  var specks: [Speck] {
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
  private borrowing func bridge(in binary: borrowing PixImage, across band: Speck) {
    let left = max(0, band.x - 1)
    let right = min(Int32(width) - 1, band.x + band.width)
    for row in band.y..<(band.y + band.height) {
      // The brighter of both; of black and white, where ink is 1, the lower.
      let brightness = max(value(left, row) ?? 255, value(right, row) ?? 255)
      let ink = min(binary.value(left, row) ?? 0, binary.value(right, row) ?? 0)
      for column in (left + 1)..<max(left + 2, right) {
        withUnsafePix { _ = pixSetPixel($0, column, row, brightness) }
        binary.withUnsafePix { _ = pixSetPixel($0, column, row, ink) }
      }
    }
  }

  /// A pixel's value; nil outside the picture.
  package borrowing func value(_ column: Int32, _ row: Int32) -> UInt32? {
    var value: UInt32 = 0
    return withUnsafePix { pixGetPixel($0, column, row, &value) } == 0 ? value : nil
  }
}
