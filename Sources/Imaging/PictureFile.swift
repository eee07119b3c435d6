internal import CLeptonica
internal import Foundation
internal import Minutes

/// PNG, JPEG and TIFF files.
enum PictureFile {
  /// The most pixels that a page may have: A0 at 300 dpi, and a little more.
  static let mostPixels = 150_000_000

  /// How many pages a file has.
  /// - Throws: `damaged`, `tooLarge`.
  static func pageCount(_ path: String, _ type: MediaType) throws(ImageError) -> Int {
    guard type == .tiff else {
      try checkHeader(path, type)
      return 1
    }
    guard let file = fopen(path, "rb") else { throw .unreadable(reason: "can't be opened") }
    defer { fclose(file) }
    var count: l_int32 = 0
    guard tiffGetCount(file, &count) == 0, count > 0 else {
      throw .damaged(reason: "the TIFF's directory can't be read")
    }
    return Int(count)
  }

  /// Decodes a page.
  /// - Parameter number: from 1.
  /// - Throws: `damaged`, `tooLarge`, `noSuchPage`.
  static func page(
    _ number: Int, of path: String, _ type: MediaType
  ) throws(ImageError) -> PixImage {
    let count = try pageCount(path, type)
    guard (1...count).contains(number) else { throw .noSuchPage(number: number, count: count) }
    guard type == .tiff else { return try PixImage(owning: pixRead(path), "decode the picture") }
    var width: l_int32 = 0
    var height: l_int32 = 0
    var bits: l_int32 = 0
    var samples: l_int32 = 0
    guard
      readHeaderTiff(
        path, l_int32(number - 1), &width, &height, &bits, &samples, nil, nil, nil) == 0
    else { throw .damaged(reason: "the TIFF page's header can't be read") }
    try check(width: width, height: height)
    return try PixImage(owning: pixReadTiff(path, l_int32(number - 1)), "decode the TIFF page")
  }

  private static func checkHeader(_ path: String, _ type: MediaType) throws(ImageError) {
    var width: l_int32 = 0
    var height: l_int32 = 0
    let isBroken: Bool
    switch type {
    case .png: isBroken = readHeaderPng(path, &width, &height, nil, nil, nil) != 0
    case .jpeg: isBroken = readHeaderJpeg(path, &width, &height, nil, nil, nil) != 0
    default: isBroken = true
    }
    guard !isBroken else { throw .damaged(reason: "the picture's header can't be read") }
    try check(width: width, height: height)
  }

  private static func check(width: l_int32, height: l_int32) throws(ImageError) {
    guard width > 0, height > 0 else { throw .damaged(reason: "the picture has no size") }
    guard width < 32_767, height < 32_767, Int(width) * Int(height) <= mostPixels else {
      throw .tooLarge(reason: "the picture has \(width) × \(height) pixels")
    }
  }
}
