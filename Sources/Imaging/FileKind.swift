package import Minutes

/// What a file is, by its first bytes; its name says nothing.
package enum FileKind {
  /// Tells the kind.
  /// - Parameter file: the file.
  /// - Returns: the kind, when it is one that is read.
  /// - Throws: `unsupported` with what it looks like.
  package static func of(_ file: FileBytes) throws(ImagingError) -> MediaType {
    let head = file.head(1024)
    if contains(Array("%PDF-".utf8), in: head) { return .pdf }
    if let image = image(head) { return image }
    let isText = TextDecoding.isText(UnsafeRawBufferPointer(file.buffer))
    if let other = foreign(head, isText: isText) {
      throw .unsupported("It looks like \(other).")
    }
    if isText { return .plainText }
    throw .unsupported("It is neither PDF, TIFF, PNG, JPEG nor plain text.")
  }

  private static func image(_ head: [UInt8]) -> MediaType? {
    if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
    if head.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
    let tiff: [[UInt8]] = [
      [0x49, 0x49, 0x2A, 0], [0x4D, 0x4D, 0, 0x2A], [0x49, 0x49, 0x2B, 0], [0x4D, 0x4D, 0, 0x2B],
    ]
    return tiff.contains { head.starts(with: $0) } ? .tiff : nil
  }

  private static func foreign(_ head: [UInt8], isText: Bool) -> String? {
    let signatures: [([UInt8], String)] = [
      ([0x50, 0x4B, 0x03, 0x04], "a zip archive or an Office document"),
      ([0x50, 0x4B, 0x05, 0x06], "an empty zip archive"),
      ([0xD0, 0xCF, 0x11, 0xE0], "an old Office document"),
      ([0x7F, 0x45, 0x4C, 0x46], "an executable"),
      ([0x4D, 0x5A], "a Windows executable"),
      ([0x1F, 0x8B], "a gzip archive"),
      ([0x42, 0x5A, 0x68], "a bzip2 archive"),
      ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "an xz archive"),
      ([0x37, 0x7A, 0xBC, 0xAF], "a 7-zip archive"),
      (Array("Rar!\u{1A}\u{7}".utf8), "a RAR archive"),
      (Array("GIF8".utf8), "a GIF picture"),
      (Array("BM".utf8), "a BMP picture"),
      (Array("RIFF".utf8), "a WebP picture or a sound"),
      (Array("{\\rtf".utf8), "an RTF document"),
      (Array("%!PS".utf8), "a PostScript document"),
      (Array("#!".utf8), "a script"),
      (Array("SQLite format 3".utf8), "a database"),
      ([0, 0, 0, 0x0C, 0x6A, 0x50], "a JPEG 2000 picture"),
    ]
    if let found = signatures.first(where: { head.starts(with: $0.0) }) {
      // "BM", "MZ" and the like may begin a sentence.
      let isWord = found.0.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "z") ~= $0 }
      if !(isText && isWord) { return found.1 }
    }
    if head.count > 12, Array(head[4..<8]) == Array("ftyp".utf8) {
      return "a HEIC picture or a film"
    }
    let start = String(decoding: head.prefix(256), as: UTF8.self).lowercased()
      .drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") { return "a web page" }
    return start.hasPrefix("<?xml") ? "an XML document" : nil
  }

  private static func contains(_ needle: [UInt8], in bytes: [UInt8]) -> Bool {
    guard bytes.count >= needle.count else { return false }
    return (0...(bytes.count - needle.count)).contains { bytes[$0...].starts(with: needle) }
  }
}
