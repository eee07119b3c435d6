internal import CLeptonica
package import Minutes

/// A TIFF, PNG or JPEG file.
package struct ImageFile {
  private let file: FileBytes
  private let kind: MediaType
  /// How many pictures it has: the pages.
  package let pageCount: Int

  /// Checks that the file is whole and counts its pages.
  /// - Parameters:
  ///   - file: the bytes.
  ///   - kind: `tiff`, `png` or `jpeg`.
  /// - Throws: `damaged`, `tooLarge`.
  package init(file: FileBytes, kind: MediaType) throws(ImagingError) {
    self.file = file
    self.kind = kind
    switch kind {
    case .tiff:
      pageCount = TIFFDirectories.count(in: file)
      guard pageCount > 0 else { throw .damaged("The TIFF has no page that can be found.") }
    case .png:
      pageCount = 1
      guard Self.pngEnds(file) else { throw .damaged("The PNG is cut off before its end.") }
    default:
      pageCount = 1
      guard Self.jpegEnds(file) else { throw .damaged("The JPEG is cut off before its end.") }
    }
    try checkHeader(page: 1)
  }

  /// Decodes a page.
  /// - Parameter number: from 1.
  /// - Returns: its picture.
  /// - Throws: `noSuchPage`, `damaged`, `tooLarge`.
  package func page(_ number: Int) throws(ImagingError) -> PageSource {
    guard (1...pageCount).contains(number) else { throw .noSuchPage(count: pageCount) }
    try checkHeader(page: number)
    let pix =
      kind == .tiff
      ? pixReadMemTiff(file.bytes, file.count, Int32(number - 1))
      : pixReadMem(file.bytes, file.count)
    guard let pix else { throw .damaged("The picture of page \(number) can't be decoded.") }
    return PageSource(image: try PixImage(adopting: pix, step: "decoding"))
  }

  /// Asks the header for the size before anything is decoded.
  private func checkHeader(page: Int) throws(ImagingError) {
    var width: Int32 = 0
    var height: Int32 = 0
    let failed =
      kind == .tiff
      ? readHeaderMemTiff(
        file.bytes, file.count, Int32(page - 1), &width, &height, nil, nil, nil, nil, nil)
      : pixReadHeaderMem(file.bytes, file.count, nil, &width, &height, nil, nil, nil)
    guard failed == 0, width > 0, height > 0 else {
      throw .damaged("The header of the picture makes no sense.")
    }
    guard Int(width) * Int(height) <= PixImage.pixelLimit else {
      throw .tooLarge("The picture is \(width) by \(height) pixels.")
    }
  }

  private static func pngEnds(_ file: FileBytes) -> Bool {
    let tail = file.buffer.suffix(64)
    let mark = Array("IEND".utf8)
    return tail.indices.contains { tail[$0...].starts(with: mark) }
  }

  private static func jpegEnds(_ file: FileBytes) -> Bool {
    // Some programs pad the end with zeros or a thumbnail's remains.
    let tail = file.buffer.suffix(4096)
    return tail.indices.contains { tail[$0...].starts(with: [0xFF, 0xD9]) }
  }
}

/// The chain of directories in a TIFF, one a page, walked without decoding anything.
enum TIFFDirectories {
  /// The most pages that a file may have: a chain may be a ring.
  static let limit = 10_000

  static func count(in file: FileBytes) -> Int {
    let bytes = file.buffer
    guard bytes.count > 16 else { return 0 }
    let little = bytes[0] == 0x49
    func number(at offset: Int, _ size: Int) -> Int? {
      guard offset >= 0, offset <= bytes.count - size else { return nil }
      var value: UInt64 = 0
      for index in 0..<size {
        value = value << 8 | UInt64(bytes[offset + (little ? size - 1 - index : index)])
      }
      return Int(exactly: value)
    }
    let big = number(at: 2, 2) == 43
    var next = big ? number(at: 8, 8) : number(at: 4, 4)
    var seen: Set<Int> = []
    while let offset = next, offset > 0, seen.count < limit, seen.insert(offset).inserted {
      // A directory beyond the end counts: a page that is cut off must fail, not vanish.
      guard let entries = number(at: offset, big ? 8 : 2), entries > 0, entries < 4096 else {
        break
      }
      next =
        big ? number(at: offset + 8 + entries * 20, 8) : number(at: offset + 2 + entries * 12, 4)
    }
    return seen.count
  }
}
