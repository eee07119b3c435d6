package import CLeptonica

/// A Leptonica picture, freed when its only owner goes away. Pixels; the origin is top left.
package struct PixImage: ~Copyable {
  /// The most pixels that are decoded or rendered.
  package static let pixelLimit = 120_000_000

  private let pix: UnsafeMutablePointer<PIX>

  /// Takes over a picture that a Leptonica function has made.
  /// - Parameters:
  ///   - pix: what the function returned.
  ///   - step: what it was made for, for the error.
  /// - Throws: `outOfMemory` when there is none.
  package init(adopting pix: UnsafeMutablePointer<PIX>?, step: String) throws(ImagingError) {
    guard let pix else { throw .outOfMemory(step: step) }
    self.pix = pix
  }

  deinit {
    var pointer: UnsafeMutablePointer<PIX>? = pix
    pixDestroy(&pointer)
  }

  /// In pixels.
  package var width: Int { Int(pixGetWidth(pix)) }
  /// In pixels.
  package var height: Int { Int(pixGetHeight(pix)) }
  /// Bits a pixel.
  package var depth: Int { Int(pixGetDepth(pix)) }
  /// Pixels per inch across and down as the file has them; 0 where it has none.
  package var resolution: (x: Int, y: Int) { (Int(pixGetXRes(pix)), Int(pixGetYRes(pix))) }

  /// The one seam through which Leptonica's and Tesseract's functions see the picture.
  /// - Parameter body: must not free the picture nor keep the pointer.
  /// - Returns: what `body` returns.
  /// - Throws: what `body` throws.
  package borrowing func withUnsafePix<R, E: Error>(
    _ body: (UnsafeMutablePointer<PIX>) throws(E) -> R
  ) throws(E) -> R { try body(pix) }

  /// Another picture made from this one.
  /// - Parameters:
  ///   - step: what it is made for, for the error.
  ///   - body: a Leptonica function that returns a new picture.
  /// - Returns: the new picture.
  /// - Throws: `outOfMemory` when `body` returns none.
  package borrowing func made(
    _ step: String, _ body: (UnsafeMutablePointer<PIX>) -> UnsafeMutablePointer<PIX>?
  ) throws(ImagingError) -> PixImage {
    try PixImage(adopting: body(pix), step: step)
  }
}

/// Leptonica says what it dislikes on stderr; the worker's reports say it in their own words.
package func silenceLeptonica() {
  _ = setMsgSeverity(Int32(L_SEVERITY_NONE))
}
