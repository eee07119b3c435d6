internal import CLeptonica

extension PagePicture {
  /// The page put upright.
  struct Upright: ~Copyable {
    let image: PixImage
    /// Degrees clockwise by which it lay turned.
    let rotation: Int
  }

  /// Finds which side of a page is up.
  ///
  /// Lines of text make the ink's distribution over the rows ragged, and that over the columns
  /// smooth; what stands up from the letters (d, k, å) outnumbers what hangs down (g, p).
  static func upright(
    _ image: consuming PixImage, dpi: Int
  ) throws(ImageError) -> Upright {
    let ink = try letters(of: image, dpi: dpi)
    let (_, flatConfidence) = try skewAndConfidence(of: ink)
    let side = try ink.mapped("turn the page") { pixRotateOrth($0, 1) }
    let (_, sideConfidence) = try skewAndConfidence(of: side)
    let liesOnItsSide = sideConfidence > 3 && sideConfidence > 2 * flatConfidence
    let isDown = try isUpsideDown(liesOnItsSide ? side : ink, dpi: dpi)
    let quarters = (liesOnItsSide ? 1 : 0) + (isDown ? 2 : 0)
    guard quarters > 0 else { return Upright(image: image, rotation: 0) }
    let turned = try image.mapped("turn the page") { pixRotateOrth($0, l_int32(quarters)) }
    // Turning by so many quarters clockwise undid a turn of the rest of the circle.
    return Upright(image: turned, rotation: (360 - 90 * quarters) % 360)
  }

  /// The ink without what is larger than a letter: edges, rules and a dirty sensor's lines are
  /// level or upright whichever way the page lies.
  private static func letters(
    of image: borrowing PixImage, dpi: Int
  ) throws(ImageError) -> PixImage {
    try image.inkByOtsu().mapped("find letters") {
      let size = l_int32(dpi * 2 / 3)
      return pixSelectBySize(
        $0, size, size, 8, l_int32(L_SELECT_IF_BOTH), l_int32(L_SELECT_IF_LT), nil)
    }
  }

  /// Degrees clockwise to turn the page by so that its lines lie level; 0 where that is unsure.
  static func skew(of image: borrowing PixImage) throws(ImageError) -> Double {
    let (angle, confidence) = try skewAndConfidence(of: image.ink(darkerThan: 140))
    return confidence > 2.5 && abs(angle) < 6 ? angle : 0
  }

  private static func skewAndConfidence(
    of ink: borrowing PixImage
  ) throws(ImageError) -> (angle: Double, confidence: Double) {
    ink.withUnsafePix { pix in
      var angle: Float = 0
      var confidence: Float = 0
      guard pixFindSkew(pix, &angle, &confidence) == 0 else { return (0, 0) }
      return (Double(angle), Double(confidence))
    }
  }

  private static func isUpsideDown(
    _ ink: borrowing PixImage, dpi: Int
  ) throws(ImageError) -> Bool {
    // The detector's patterns are made for 150 to 300 pixels an inch, and for level lines.
    let (angle, _) = try skewAndConfidence(of: ink)
    let level = try ink.mapped("straighten the page") {
      abs(angle) > 0.2
        ? pixRotate(
          $0, Float(angle * .pi / 180), l_int32(L_ROTATE_SHEAR), l_int32(L_BRING_IN_WHITE), 0, 0)
        : pixClone($0)
    }
    return level.withUnsafePix { pix in
      var confidence: Float = 0
      guard pixUpDownDetect(pix, &confidence, 0, 0, 0) == 0 else { return false }
      return confidence < -4
    }
  }
}
