package import CLeptonica

/// Takes the place of Leptonica's function of that name in a program that links this module, for
/// Tesseract's sake.
///
/// Tesseract packs the picture of each line as a PNG and unpacks it at once, which takes a
/// thirtieth of a page's time. All that it wants back is the pixels: here they are copied, in
/// Leptonica's own form, as its other unpacked forms take a call for each byte.
/// Nothing else in such a program writes pictures.
/// - Parameters:
///   - data: where the bytes shall go; the caller frees them.
///   - size: where their number shall go.
///   - pix: the picture.
///   - format: Leptonica's number of the form that is wanted; not heeded, for what reads the
///     bytes looks at how they begin.
/// - Returns: 0 unless it failed.
@_cdecl("pixWriteMem")
package func writeUnpacked(
  _ data: UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?,
  _ size: UnsafeMutablePointer<Int>?, _ pix: UnsafeMutablePointer<PIX>?, _ format: Int32
) -> Int32 {
  guard let pix else { return 1 }
  return pixWriteMemSpix(data, size, pix)
}
