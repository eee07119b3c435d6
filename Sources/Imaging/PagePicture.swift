internal import CLeptonica

/// A page's picture made ready for reading: upright, level, evenly lit, at about 300 dpi.
package struct PagePicture: ~Copyable {
  /// 8 bits gray; text is dark.
  package let gray: PixImage
  /// Pixels per inch, both ways.
  package let dpi: Int
  /// Degrees clockwise by which the page lay turned in the file.
  package let rotation: Int
  /// Degrees by which the upright page was skewed, anticlockwise positive.
  package let skewDegrees: Double
  /// Whether there is nothing on the page but what shines through.
  package let isBlank: Bool
  /// Whether not even the paper shows: every pixel is the same.
  package let isBare: Bool
}

extension PagePicture {
  /// Pixels per inch that the recogniser reads best.
  private static let readingResolution = 300.0

  /// Makes a page ready.
  /// - Parameter source: the picture as it lies in the file; its owner gives it up.
  /// - Throws: `outOfMemory`, `tooLarge`.
  package init(preparing source: consuming PageSource) throws(ImagingError) {
    var gray = try source.squareGray(at: Self.readingResolution)
    let light = PageLight(gray)
    if light.isUneven {
      gray = try gray.made("evening the light") { pixBackgroundNormSimple($0, nil, nil) }
    }
    let blank = PageLight.isBlank(gray)
    var rotation = 0
    var skew = 0.0
    if !blank {
      let turned = try PageTurn.found(in: gray)
      if turned != 0 {
        rotation = turned
        gray = try gray.made("turning") { pixRotateOrth($0, Int32((360 - turned) / 90)) }
      }
      skew = try gray.skew()
      if abs(skew) >= 0.1 {
        let angle = Float(skew * .pi / 180)
        gray = try gray.made("levelling") {
          pixRotate($0, angle, Int32(L_ROTATE_AREA_MAP), Int32(L_BRING_IN_WHITE), 0, 0)
        }
      }
      try gray.clearDirt()
    }
    self.gray = gray
    self.dpi = Int(Self.readingResolution)
    self.rotation = rotation
    self.skewDegrees = skew
    self.isBlank = blank
    self.isBare = blank && light.isBare
  }
}

extension PageSource {
  /// The picture in 8 bits gray with square pixels of the given resolution.
  fileprivate consuming func squareGray(at resolution: Double) throws(ImagingError) -> PixImage {
    var across = resolution / xResolution
    var down = resolution / yResolution
    // A page that is about right is left as it is: scaling blurs.
    if abs(across - 1) < 0.02, abs(down - 1) < 0.02 { (across, down) = (1, 1) }
    let gray = try image.made("reading gray") { pixConvertTo8($0, 0) }
    guard across != 1 || down != 1 else { return gray }
    return try gray.made("scaling") { pixScale($0, Float(across), Float(down)) }
  }
}

extension PixImage {
  /// Degrees by which the page is skewed, anticlockwise positive; 0 when that can't be told.
  fileprivate borrowing func skew() throws(ImagingError) -> Double {
    let binary = try binarized()
    var angle: Float = 0
    var confidence: Float = 0
    let failed = binary.withUnsafePix { pixFindSkew($0, &angle, &confidence) }
    return failed == 0 && confidence > 3 && abs(angle) < 10 ? Double(angle) : 0
  }

  /// Black and white, split where the gray values part.
  package borrowing func binarized() throws(ImagingError) -> PixImage {
    let threshold = PageLight(self).threshold
    return try made("splitting black from white") { pixThresholdToBinary($0, Int32(threshold)) }
  }
}
