/// A page's picture as it lies in the file.
package struct PageSource: ~Copyable {
  /// Gray or black and white, as it lies in the file: perhaps turned, skewed, of any resolution.
  package let image: PixImage
  /// Pixels per inch across.
  package let xResolution: Double
  /// Pixels per inch down.
  package let yResolution: Double
  /// Pixels per inch that the picture was made from; less than its own where it was enlarged.
  package let detail: Double

  /// A picture with its resolution, which is guessed from A4 where it can not be true.
  /// - Parameters:
  ///   - image: the picture.
  ///   - xResolution: pixels per inch across; 0 to ask the picture.
  ///   - yResolution: pixels per inch down; 0 to ask the picture.
  ///   - detail: pixels per inch that it was made from; 0 where it was not enlarged.
  package init(
    image: consuming PixImage, xResolution: Double = 0, yResolution: Double = 0, detail: Double = 0
  ) {
    let known = image.resolution
    var x = xResolution > 0 ? xResolution : Double(known.x)
    var y = yResolution > 0 ? yResolution : Double(known.y)
    if x <= 0 { x = y }
    if y <= 0 { y = x }
    // Resolutions outside this range are defaults that some program wrote (72, 96, 1), not the
    // scanner's; minutes are printed on A4, 8.27 inches by 11.69.
    let inches = (Double(image.width) / max(1, x), Double(image.height) / max(1, y))
    let plausible = max(inches.0, inches.1) > 4 && max(inches.0, inches.1) < 20
    if x < 70 || x > 1300 || !plausible {
      x = Double(max(image.width, image.height)) / 11.69
      y = x
    }
    self.image = image
    self.xResolution = x
    self.yResolution = y
    self.detail = detail > 0 ? detail : max(x, y)
  }
}
