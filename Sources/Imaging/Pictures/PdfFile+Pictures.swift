internal import CPoppler
package import Minutes

extension PdfFile {
  /// Draws a part of a page whose boxes are those of its own text.
  /// - Parameters:
  ///   - part: at the frame's resolution.
  ///   - frame: the page's.
  ///   - number: of the page, from 1.
  ///   - maxWidth: how wide the picture may be; nil for as wide as the part.
  /// - Returns: the picture; nil where a large image would be decoded anew for each part.
  /// - Throws: `noSuchPage`, `damaged`, `tooLarge`, `outOfMemory`.
  package func drawing(
    of part: Minutes.Box, in frame: PageFrame, page number: Int, maxWidth: Int?
  ) throws(ImagingError) -> CutPicture? {
    let page = try open(number)
    defer { g_object_unref(UnsafeMutableRawPointer(page)) }
    _ = try size(of: page, number)
    guard !hasPicture(page: number) else { return nil }
    let (width, height) = frame.size(of: part, maxWidth: maxWidth)
    let scale = Double(width) / Double(part.width)
    let drawn = try DrawnPage(
      page, width: width, height: height, scale: scale * Double(frame.dpi) / 72,
      origin: (Double(part.x) * scale, Double(part.y) * scale))
    return CutPicture(image: try drawn.image(.color).withoutOddities(), isDrawing: true)
  }

  /// Draws a page whose boxes are those of its own text.
  /// - Parameters:
  ///   - number: from 1.
  ///   - frame: the page's.
  /// - Returns: the picture.
  /// - Throws: `noSuchPage`, `damaged`, `tooLarge`, `outOfMemory`.
  package func drawing(page number: Int, in frame: PageFrame) throws(ImagingError) -> PageSource {
    let page = try open(number)
    defer { g_object_unref(UnsafeMutableRawPointer(page)) }
    _ = try size(of: page, number)
    let whole = Minutes.Box(x: 0, y: 0, width: frame.width, height: frame.height)
    let (width, height) = frame.size(of: whole, maxWidth: nil)
    let dpi = Double(frame.dpi) * Double(width) / Double(frame.width)
    let drawn = try DrawnPage(page, width: width, height: height, scale: dpi / 72)
    return PageSource(image: try drawn.image(.color), xResolution: dpi, yResolution: dpi)
  }
}
