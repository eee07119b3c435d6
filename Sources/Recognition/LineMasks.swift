package import CLeptonica
import Imaging

/// Takes the place of Leptonica's function of that name in a program that links this module, for
/// Tesseract's sake.
///
/// Tesseract looks for ruled lines by openings with bricks a quarter of an inch long, for which
/// Leptonica makes a pass over the page for each of their pixels: a thirtieth of a page's time.
/// - Parameters:
///   - target: where the opening shall go; nil for a new picture.
///   - pix: black and white.
///   - width: of the brick in pixels.
///   - height: likewise.
/// - Returns: the opening; `target`, unchanged, where that is not possible.
@_cdecl("pixOpenBrick")
package func openedInFewPasses(
  _ target: UnsafeMutablePointer<PIX>?, _ pix: UnsafeMutablePointer<PIX>?, _ width: Int32,
  _ height: Int32
) -> UnsafeMutablePointer<PIX>? {
  // A clone is another owner, not a copy.
  guard let pix, pixGetDepth(pix) == 1, width > 0, height > 0,
    let page = try? PixImage(adopting: pixClone(pix), step: "looking for lines"),
    let opened = try? page.opened(width: Int(width), height: Int(height))
  else { return target }
  return opened.withUnsafePix { target == nil ? pixClone($0) : pixCopy(target, $0) }
}
