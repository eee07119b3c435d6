package import CLeptonica

/// A picture; freed when its only owner goes away. Pixels, origin top left.
package struct PixImage: ~Copyable {
  private let pix: UnsafeMutablePointer<PIX>

  /// Takes over a Leptonica picture.
  /// - Parameters:
  ///   - pix: what a Leptonica function returned; nil is its way to fail.
  ///   - task: what was to be done, for the error.
  /// - Throws: `damaged` where there is no picture.
  init(owning pix: UnsafeMutablePointer<PIX>?, _ task: String) throws(ImageError) {
    guard let pix else { throw .damaged(reason: "can't \(task)") }
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
  /// Pixels an inch across and down; 0 where the file does not say.
  package var resolution: (x: Int, y: Int) { (Int(pixGetXRes(pix)), Int(pixGetYRes(pix))) }

  /// Lends the picture to Leptonica or Tesseract.
  package borrowing func withUnsafePix<R, E: Error>(
    _ body: (UnsafeMutablePointer<PIX>) throws(E) -> R
  ) throws(E) -> R { try body(pix) }

  /// A new picture made of this one by a Leptonica function.
  borrowing func mapped(
    _ task: String, _ body: (UnsafeMutablePointer<PIX>) -> UnsafeMutablePointer<PIX>?
  ) throws(ImageError) -> PixImage { try PixImage(owning: body(pix), task) }
}

@available(*, unavailable) extension PixImage: Sendable {}
