import CLeptonica
import Foundation
import Imaging
import Recognition
import Testing

@Suite("Pictures of lines") struct LinePicturesTests {
  @Test("come back pixel by pixel, and were not packed") func comeBack() throws {
    let (width, height) = (37, 11)
    let line = try PixImage(width: width, height: height) { x, y in UInt8(x * 6 + y) }
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    defer { free(bytes) }
    #expect(line.withUnsafePix { writeUnpacked(&bytes, &count, $0, Int32(IFF_PNG)) } == 0)
    #expect(count >= width * height)
    let back = try PixImage(adopting: pixReadMem(bytes, count), step: "reading a line")
    var isSame: Int32 = 0
    let failed = line.withUnsafePix { one in
      back.withUnsafePix { pixEqual(one, $0, &isSame) }
    }
    #expect(failed == 0 && isSame == 1)
  }

  @Test("of nothing are an error") func ofNothingFail() {
    #expect(writeUnpacked(nil, nil, nil, Int32(IFF_PNG)) != 0)
  }
}
