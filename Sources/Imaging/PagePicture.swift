internal import CLeptonica

/// A page's picture made ready for the recogniser: upright, straight, evenly lit, 8 bits a pixel.
package struct PagePicture: ~Copyable {
  /// The picture.
  package let image: PixImage
  /// Pixels an inch, the same across and down.
  package var dpi: Int
  /// Degrees clockwise by which the page lay turned: 0, 90, 180 or 270.
  package var rotation: Int
  /// Degrees by which the upright page was skewed, anticlockwise positive.
  package var skewDegrees: Double
  /// Whether there is no print on the page.
  package var isBlank: Bool

  /// Makes a picture ready.
  /// - Parameter raw: as the scanner left it.
  /// - Throws: `damaged` where Leptonica has no memory for it.
  package init(preparing raw: consuming PixImage) throws(ImageError) {
    let guessed = Self.resolution(of: raw)
    let gray = try Self.squareGray(raw, guessed)
    let resolution = gray.resolution.x
    let even = try Self.evened(gray)
    let turned = try Self.upright(even, dpi: resolution)
    let angle = try Self.skew(of: turned.image)
    let straight =
      abs(angle) < 0.08
      ? turned.image
      : try turned.image.mapped("straighten the page") {
        pixRotate(
          $0, Float(angle * .pi / 180), l_int32(L_ROTATE_AREA_MAP), l_int32(L_BRING_IN_WHITE), 0, 0)
      }
    let clean = try Self.withoutScannerMarks(straight, dpi: resolution)
    isBlank = try !Self.hasPrint(clean, dpi: resolution)
    clean.setResolution(resolution)
    image = clean
    dpi = resolution
    rotation = turned.rotation
    skewDegrees = (-angle * 100).rounded() / 100 + 0
  }

  /// The resolution that a picture states, or, where that can't be, the one that makes its
  /// shorter side as wide as A4.
  private static func resolution(of image: borrowing PixImage) -> (x: Double, y: Double) {
    let stated = image.resolution
    let shorter = Double(min(image.width, image.height))
    if stated.x >= 60, stated.y >= 60, stated.x <= 1300, stated.y <= 1300 {
      // A phone's camera states 72 whatever it saw: no sheet is wider than 20 inches.
      if shorter / Double(min(stated.x, stated.y)) < 20 {
        return (Double(stated.x), Double(stated.y))
      }
    }
    let guess = (shorter / 8.27).rounded()
    return (max(guess, 50), max(guess, 50))
  }

  /// 8 bits a pixel, square pixels, about 300 an inch where the picture is far from it.
  private static func squareGray(
    _ image: borrowing PixImage, _ resolution: (x: Double, y: Double)
  ) throws(ImageError) -> PixImage {
    let gray = try image.mapped("make the picture gray") { pix in
      let opaque = pixRemoveAlpha(pix)
      defer {
        var pointer = opaque
        pixDestroy(&pointer)
      }
      return opaque.flatMap { pixConvertTo8($0, 0) }
    }
    let target =
      (190...420).contains(resolution.x) && resolution.x == resolution.y
      ? resolution.x : 300
    let scale = (x: target / resolution.x, y: target / resolution.y)
    if abs(scale.x - 1) < 0.01, abs(scale.y - 1) < 0.01 {
      gray.setResolution(Int(target))
      return gray
    }
    let width = Double(gray.width) * scale.x
    let height = Double(gray.height) * scale.y
    guard width < 32_000, height < 32_000 else {
      throw .tooLarge(reason: "the page is \(Int(width)) × \(Int(height)) pixels large at 300 dpi")
    }
    let scaled = try gray.mapped("scale the picture") {
      pixScale($0, Float(scale.x), Float(scale.y))
    }
    scaled.setResolution(Int(target))
    return scaled
  }

  /// The paper made white and even: the background's brightness, tile by tile, becomes the same
  /// everywhere. A page that is even already is left as it is.
  private static func evened(_ gray: consuming PixImage) throws(ImageError) -> PixImage {
    guard try isUneven(gray) else { return gray }
    let normed = gray.withUnsafePix {
      pixBackgroundNorm($0, nil, nil, 16, 24, 60, 60, 250, 2, 1)
    }
    // Leptonica has nothing to go by on a page that is all picture: then it stays as it is.
    guard let normed else { return gray }
    return try PixImage(owning: normed, "even the light")
  }

  /// Whether the paper's brightness differs by more than a tenth over the page.
  private static func isUneven(_ gray: borrowing PixImage) throws(ImageError) -> Bool {
    let small = try gray.mapped("measure the light") { pix -> UnsafeMutablePointer<PIX>? in
      // The brightest of each field of 32 × 32: paper, unless the field is all ink.
      pixScaleGrayMinMax(pix, 32, 32, l_int32(L_CHOOSE_MAX))
    }
    let dark = small.rank(0.08)
    return small.rank(0.95) - dark > 25 || dark < 200
  }
}

extension PixImage {
  /// The brightness under which a share of the pixels lies.
  /// - Parameter share: 0...1.
  /// - Returns: 0...255.
  borrowing func rank(_ share: Float) -> Int {
    withUnsafePix { pix in
      var value: l_uint32 = 255
      return pixGetRankValue(pix, 1, share, &value) == 0 ? Int(value) : 255
    }
  }

  /// States how many pixels an inch has.
  borrowing func setResolution(_ dpi: Int) {
    withUnsafePix { _ = pixSetResolution($0, l_int32(dpi), l_int32(dpi)) }
  }

  /// The picture in black and white.
  /// - Parameter threshold: what is darker is ink, 1...255.
  borrowing func ink(darkerThan threshold: Int) throws(ImageError) -> PixImage {
    try mapped("tell ink from paper") {
      pixThresholdToBinary($0, l_int32(min(max(threshold, 1), 255)))
    }
  }
}

extension PixImage {
  /// The picture in black and white, the threshold being Otsu's for the whole page.
  package borrowing func inkByOtsu() throws(ImageError) -> PixImage {
    try mapped("tell ink from paper") { pix in
      var threshold: UnsafeMutablePointer<PIX>?
      var result: UnsafeMutablePointer<PIX>?
      defer { pixDestroy(&threshold) }
      let (width, height) = (pixGetWidth(pix), pixGetHeight(pix))
      pixOtsuAdaptiveThreshold(pix, width, height, 0, 0, 0.1, &threshold, &result)
      return result
    }
  }
}
