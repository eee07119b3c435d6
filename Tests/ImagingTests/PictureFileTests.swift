import CLeptonica
import Foundation
import Imaging
import Minutes
import TestSupport
import Testing

/// The files that pictures become.
@Suite struct PictureFileTests {
  private func packed(
    depth: Int32, width: Int, height: Int, maxWidth: Int? = nil
  ) throws -> PictureFile {
    let image = try PixImage(adopting: pixCreate(1000, 1000, depth), step: "test")
    image.withUnsafePix { pix in
      pixSetAll(pix)
      for place in 0..<Int32(900) {
        pixSetPixel(pix, place, place / 3, 0x8010_1000 >> (32 - UInt32(depth)))
      }
    }
    let raster = try PageRaster(PageSource(image: image, xResolution: 100, yResolution: 100))
    let frame = try #require(PageFrame(width: 1000, height: 1000, dpi: 100))
    return try raster.cut(
      Box(x: 0, y: 0, width: width, height: height), of: frame, maxWidth: maxWidth
    ).packed()
  }

  @Test(arguments: [
    (Int32(1), 1000, "image/png"), (8, 50, "image/png"), (32, 50, "image/png"),
    (8, 1000, "image/jpeg"), (32, 1000, "image/jpeg"),
  ])
  func photographsAreJPEGs(depth: Int32, height: Int, mediaType: String) throws {
    let file = try packed(depth: depth, width: 1000, height: height)
    #expect(file.mediaType == mediaType)
    #expect(file.width == 1000)
    #expect(file.height == height)
    let mark: [UInt8] = mediaType == "image/png" ? [0x89, 0x50, 0x4E, 0x47] : [0xFF, 0xD8, 0xFF]
    #expect(file.data.starts(with: mark))
  }

  @Test func smallPicturesOfBlackAndWhiteAreReadable() throws {
    let file = try packed(depth: 1, width: 1000, height: 1000, maxWidth: 500)
    let folder = try TemporaryFolder()
    let url = try folder.write(file.data, to: "picture.png")
    guard case .image(let image) = try Scan.open(path: url.path).scan else {
      Issue.record("it is no picture")
      return
    }
    let page = try image.page(1)
    let (width, depth) = (page.image.width, page.image.depth)
    #expect(width == 500)
    #expect(depth == 4)
  }
}
