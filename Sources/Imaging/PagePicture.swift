internal import CLeptonica
package import Minutes

/// A page's picture made ready for reading: upright, level, evenly lit, at about 300 dpi.
package struct PagePicture: ~Copyable {
  /// 8 bits gray; text is dark.
  package let gray: PixImage
  /// The same in black and white.
  package let binary: PixImage
  private let light: PageLight
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
  /// The pages that lie side by side on it, from left to right; mostly one, the whole picture.
  package let leaves: [Minutes.Box]
  /// Where there is ink that is no print; it is painted over in `gray` and `binary`.
  package let regions: [Region]
}

extension PagePicture {
  /// Pixels per inch that the recogniser reads best.
  private static let readingResolution = 300.0
  /// Enlarging more than that blurs letters into what the recogniser has not learnt: a page at
  /// 72 dpi is read with a quarter of the errors at 150.
  private static let mostEnlarged = 2.1

  /// Makes a page ready.
  /// - Parameter source: the picture as it lies in the file; its owner gives it up.
  /// - Throws: `outOfMemory`, `tooLarge`.
  package init(preparing source: consuming PageSource) throws(ImagingError) {
    let resolution = min(Self.readingResolution, (source.detail * Self.mostEnlarged).rounded())
    var known: PageLight?
    var gray = try source.squareGray(at: resolution, telling: &known)
    let found = known ?? PageLight(gray)
    var light = found
    if found.isUneven {
      gray = try gray.made("evening the light") { pixBackgroundNormSimple($0, nil, nil) }
      light = PageLight(gray)
    }
    let blank = PageLight.isBlank(gray)
    let threshold = light.threshold
    var binary = try gray.split(at: threshold)
    var rotation = 0
    var skew = 0.0
    var fold: PageFold?
    var pen: PenStrokes?
    if !blank {
      // Lines and strokes are as plain at half the resolution, and cost a quarter.
      var half = try binary.made("halving") { pixReduceRankBinaryCascade($0, 1, 0, 0, 0) }
      rotation = try PageTurn.found(in: half)
      if rotation != 0 {
        let quarters = Int32((360 - rotation) / 90)
        gray = try gray.made("turning") { pixRotateOrth($0, quarters) }
        half = try half.made("turning") { pixRotateOrth($0, quarters) }
      }
      skew = half.skew()
      if abs(skew) >= 0.1 {
        gray = try gray.levelled(by: Float(skew * .pi / 180))
      }
      if rotation != 0 || abs(skew) >= 0.1 { binary = try gray.split(at: threshold) }
      fold = PageFold(in: binary, dpi: Int(resolution))
      try gray.clearDirt(seenIn: binary)
      let strokes = binary.strokes
      if let rows = PrintedRows(strokes, dpi: Int(resolution)) {
        pen = PenStrokes(in: binary, among: strokes, besides: rows)
        try pen?.clear(gray, seenIn: binary)
        LoneSpecks.clear(gray, and: binary, among: strokes, capital: rows.capital)
        if pen != nil { binary = try gray.split(at: threshold) }
      }
    }
    self.leaves = Self.leaves(width: gray.width, height: gray.height, fold: fold)
    self.regions = pen?.regions ?? []
    self.gray = gray
    self.binary = binary
    self.dpi = Int(resolution)
    self.rotation = rotation
    self.skewDegrees = skew
    self.isBlank = blank
    self.isBare = blank && found.isBare
    self.light = light
  }

  private static func leaves(width: Int, height: Int, fold: PageFold?) -> [Minutes.Box] {
    guard let fold else { return [Minutes.Box(x: 0, y: 0, width: width, height: height)] }
    let end = Int(Double(width) * fold.end)
    return [
      Minutes.Box(x: 0, y: 0, width: Int(Double(width) * fold.start), height: height),
      Minutes.Box(x: end, y: 0, width: width - end, height: height),
    ]
  }

  /// The page in black and white with hairlines that are too pale to be ink in `binary`.
  /// - Parameter share: how far between ink and paper, 0...1, the split lies.
  /// - Returns: 1 bit a pixel; what is darker is 1.
  /// - Throws: `outOfMemory`.
  package borrowing func hairlines(to share: Double) throws(ImagingError) -> PixImage {
    let span = Double(max(0, light.paper - light.threshold))
    return try gray.split(at: light.threshold + Int(span * share))
  }
}

extension PageSource {
  /// The picture in 8 bits gray with square pixels of the given resolution.
  /// - Parameters:
  ///   - resolution: in pixels per inch.
  ///   - light: on the picture, where that becomes known by the way.
  /// - Returns: the picture, neither turned nor levelled.
  /// - Throws: `outOfMemory`.
  fileprivate consuming func squareGray(
    at resolution: Double, telling light: inout PageLight?
  ) throws(ImagingError) -> PixImage {
    var across = resolution / xResolution
    var down = resolution / yResolution
    // A page that is about right is left as it is: scaling blurs.
    if abs(across - 1) < 0.02, abs(down - 1) < 0.02 { (across, down) = (1, 1) }
    let gray = try image.made("reading gray") { pixConvertTo8($0, 0) }
    let seen = try SensorLines.bridge(
      in: gray, resolution: (xResolution, yResolution), spread: image.depth == 1 ? 0 : 1)
    guard across != 1 || down != 1 else {
      light = seen.found ? nil : seen.light
      return gray
    }
    return try gray.made("scaling") { pixScale($0, Float(across), Float(down)) }
  }
}

extension PixImage {
  /// Degrees by which a page at half the resolution is skewed, anticlockwise positive; 0 when
  /// that can't be told.
  fileprivate borrowing func skew() -> Double {
    var angle: Float = 0
    var confidence: Float = 0
    // Leptonica's own search, on a picture that is already halved once.
    let failed = withUnsafePix {
      pixFindSkewSweepAndSearch($0, &angle, &confidence, 2, 1, 7, 1, 0.01)
    }
    return failed == 0 && confidence > 3 && abs(angle) < 10 ? Double(angle) : 0
  }

  /// Black and white, split where the gray values part.
  /// - Returns: 1 bit a pixel; ink is 1.
  /// - Throws: `outOfMemory`.
  package borrowing func binarized() throws(ImagingError) -> PixImage {
    try split(at: PageLight(self).threshold)
  }

  borrowing func split(at threshold: Int) throws(ImagingError) -> PixImage {
    try made("splitting black from white") { pixThresholdToBinary($0, Int32(threshold)) }
  }
}
