internal import CLeptonica
package import Foundation

/// A picture for people to look at.
package struct CutPicture: ~Copyable {
  /// 1 bit a pixel, 8 (gray) or 32 (colour).
  package let image: PixImage
  /// Whether it has plain paper and sharp ink, as scans in black and white have, and drawn text.
  package let isDrawing: Bool
}

/// A picture as a browser shows it.
package struct PictureFile: Sendable {
  /// `image/png` or `image/jpeg`.
  package let mediaType: String
  /// In pixels.
  package let width: Int
  /// In pixels.
  package let height: Int
  /// The file.
  package let data: Data
}

extension CutPicture {
  /// More pixels of a photograph than these are a JPEG: a word is small either way, a line is not.
  private static let mostExact = 60_000
  private static let quality: Int32 = 80
  /// The packing is done before somebody waits for it; a better one takes five times as long.
  private static let effort: Int32 = 2

  /// Packs the picture: as a PNG where that is small, else as a JPEG.
  /// - Returns: the file.
  /// - Throws: `outOfMemory`.
  package consuming func packed() throws(ImagingError) -> PictureFile {
    let (width, height) = (image.width, image.height)
    if !isDrawing, width * height > Self.mostExact {
      let data = try image.file { pixWriteMemJpeg($0, $1, $2, Self.quality, 0) }
      return PictureFile(mediaType: "image/jpeg", width: width, height: height, data: data)
    }
    // Sixteen grays are more than the edges of black letters need, and take a third of the bytes.
    let fewer =
      isDrawing && image.depth == 8
      ? try image.made("packing") { pixThresholdTo4bpp($0, 16, 0) }
      : try image.made("packing") { pixClone($0) }
    let data = try fewer.file { data, size, pix in
      pixSetZlibCompression(pix, Self.effort)
      return pixWriteMemPng(data, size, pix, 0)
    }
    return PictureFile(mediaType: "image/png", width: width, height: height, data: data)
  }
}

extension PixImage {
  /// The bytes that one of Leptonica's writers makes; into memory, for the worker may write no file.
  fileprivate borrowing func file(
    _ writer: (
      UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>, UnsafeMutablePointer<Int>,
      UnsafeMutablePointer<PIX>
    ) -> Int32
  ) throws(ImagingError) -> Data {
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    let failed = withUnsafePix { writer(&bytes, &count, $0) }
    guard failed == 0, let bytes else {
      lept_free(bytes)
      throw .outOfMemory(step: "packing")
    }
    defer { lept_free(bytes) }
    return Data(bytes: bytes, count: count)
  }
}
