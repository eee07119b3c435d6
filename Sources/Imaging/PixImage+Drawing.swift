internal import CLeptonica

extension PixImage {
  /// A gray picture, point by point.
  /// - Parameters:
  ///   - width: in pixels.
  ///   - height: in pixels.
  ///   - brightness: 0 for black to 255 for white, at a column and a row.
  /// - Throws: `outOfMemory`.
  package init(width: Int, height: Int, brightness: (_ x: Int, _ y: Int) -> UInt8)
    throws(ImagingError)
  {
    try self.init(adopting: pixCreate(Int32(width), Int32(height), 8), step: "drawing")
    withUnsafePix { pix in
      for row in 0..<height {
        for column in 0..<width {
          pixSetPixel(pix, Int32(column), Int32(row), UInt32(brightness(column, row)))
        }
      }
    }
  }
}
