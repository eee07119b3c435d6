package import Foundation

/// Turns a text file's bytes into text, whatever their encoding.
package enum TextDecoding {
  /// Why bytes are not taken for text.
  package enum Failure: Error, Equatable, Sendable, CustomStringConvertible {
    /// There are bytes that no text has.
    case binary
    /// The first bytes are those of another kind of file.
    case otherKind(ForeignFile)

    package var description: String {
      switch self {
      case .binary:
        "not a text: it has control characters that no text has; convert it to UTF-8 first"
      case .otherKind(let kind): "not a text but \(kind.name); \(kind.remedy)"
      }
    }
  }

  /// How the bytes were read.
  package enum Encoding: Equatable, Sendable, CustomStringConvertible {
    case utf8
    /// With or without a byte order mark.
    case utf16
    case singleByte(SingleByteEncoding)
    /// UTF-8 with some bytes among it that are none; those are taken for Windows-1252.
    case brokenUTF8

    /// Its usual name.
    package var description: String {
      switch self {
      case .utf8: "UTF-8"
      case .utf16: "UTF-16"
      case .singleByte(let encoding): encoding.rawValue
      case .brokenUTF8: "UTF-8 with bytes of Windows-1252 among it"
      }
    }
  }

  /// Decodes a text.
  ///
  /// UTF-8 is told by its form, UTF-16 by its byte order mark or its NUL bytes; of anything else
  /// that encoding is taken in which the most of it is Swedish. NUL bytes are left out.
  /// - Parameter data: the whole file.
  /// - Returns: the text without a byte order mark, not normalised, and how it was read.
  /// - Throws: where it is no text.
  /// - Complexity: O(bytes).
  package static func decode(
    _ data: Data
  ) throws(Failure) -> (text: String, encoding: Encoding) {
    let bytes = [UInt8](data)
    var evidence = EncodingEvidence()
    if let order = UTF16Order(head: bytes.prefix(UTF16Order.headLength)) {
      var units = UTF16Decoder(order: order)
      var converted = units.decode(bytes[...])
      converted += units.finish()
      return (try decode(converted, isStart: true, evidence: &evidence).text, .utf16)
    }
    return try decode(bytes, isStart: true, evidence: &evidence)
  }

  /// Decodes bytes that are not UTF-16.
  /// - Parameters:
  ///   - bytes: a text, or a part of one.
  ///   - isStart: whether they are a file's first.
  ///   - evidence: what the parts before said of their encoding; this part is added.
  /// - Returns: the text without a byte order mark, and how it was read.
  /// - Throws: where it is no text.
  static func decode(
    _ bytes: [UInt8], isStart: Bool, evidence: inout EncodingEvidence
  ) throws(Failure) -> (text: String, encoding: Encoding) {
    if isStart, let kind = ForeignFile(head: bytes.prefix(16)) { throw .otherKind(kind) }
    let controls = controls(in: bytes)
    guard isText(length: bytes.count, controls: controls) else { throw .binary }
    var rest = isStart && bytes.starts(with: byteOrderMark) ? bytes.dropFirst(3) : bytes[...]
    if controls > 0, rest.contains(0) { rest = rest.filter { $0 != 0 }[...] }
    if let text = String(validating: rest, as: UTF8.self) { return (text, .utf8) }
    if let text = mended(rest) { return (text, .brokenUTF8) }
    evidence.add(rest)
    let encoding = evidence.best
    var view = String.UnicodeScalarView()
    for byte in rest { view.append(encoding.scalar(byte)) }
    return (String(view), .singleByte(encoding))
  }

  /// Whether a file's bytes are such as a text has: those for which `decode` does not say `binary`.
  ///
  /// No decoded copy is made.
  /// - Complexity: O(bytes).
  package static func isText(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let order = UTF16Order(head: bytes.prefix(UTF16Order.headLength)) else {
      return isText(length: bytes.count, controls: controls(in: bytes))
    }
    var units = UTF16Decoder(order: order)
    var (length, controls) = (0, 0)
    for start in stride(from: 0, to: bytes.count, by: UTF16Order.headLength) {
      let piece = Array(bytes[start..<min(bytes.count, start + UTF16Order.headLength)])
      let decoded = units.decode(piece[...])
      length += decoded.count
      controls += self.controls(in: decoded)
    }
    return isText(length: length + units.finish().count, controls: controls)
  }

  /// A stray control character happens in old texts; more than one in a hundred bytes doesn't.
  private static func isText(length: Int, controls: Int) -> Bool { controls * 100 <= length }

  /// How many control characters there are that no text has; ESC, the § of DOS and the sign that
  /// ended its files are none of them.
  private static func controls(in bytes: some Sequence<UInt8>) -> Int {
    var count = 0
    for byte in bytes where byte < 0x20 {
      switch byte {
      case 0x09...0x0D, 0x15, 0x1A, 0x1B: break
      default: count += 1
      }
    }
    return count
  }

  /// U+FEFF in UTF-8.
  package static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// UTF-8 with some other bytes among it; nil where most of the bytes above ASCII are others.
  private static func mended(_ bytes: ArraySlice<UInt8>) -> String? {
    var whole = 0
    var strays = 0
    var view = String.UnicodeScalarView()
    view.reserveCapacity(bytes.count)
    var place = bytes.startIndex
    while place < bytes.endIndex {
      let byte = bytes[place]
      if byte < 0x80 {
        view.append(Unicode.Scalar(byte))
        place += 1
        continue
      }
      let length = byte < 0xC2 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      let end = min(bytes.endIndex, place + length)
      if length > 1, let text = String(validating: bytes[place..<end], as: UTF8.self),
        let scalar = text.unicodeScalars.first
      {
        view.append(scalar)
        whole += 1
        place = end
      } else {
        view.append(SingleByteEncoding.windows1252.scalar(byte))
        strays += 1
        place += 1
      }
    }
    return whole > strays ? String(view) : nil
  }
}

/// Files that are given for texts by mistake, told by their first bytes.
package enum ForeignFile: Equatable, Sendable {
  /// A PDF or a picture of a kind that `prant run` reads.
  case document(String)
  /// Something that a text must be taken out of first.
  case other(String)

  private static let documents: [([UInt8], String)] = [
    (Array("%PDF-".utf8), "a PDF"), ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"),
    ([0xFF, 0xD8, 0xFF], "a JPEG picture"), ([0x49, 0x49, 0x2A, 0], "a TIFF picture"),
    ([0x4D, 0x4D, 0, 0x2A], "a TIFF picture"),
  ]
  private static let others: [([UInt8], String)] = [
    ([0x50, 0x4B, 0x03, 0x04], "a zip archive or an Office document"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an old Office document"), ([0x1F, 0x8B], "a gzip archive"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "an xz archive"), (Array("GIF8".utf8), "a GIF picture"),
    (Array("{\\rtf".utf8), "an RTF document"), ([0x7F, 0x45, 0x4C, 0x46], "a program"),
    (Array("PRANTLEX".utf8), "a compiled dictionary"),
    (Array("SQLite format 3".utf8), "a database"),
  ]

  init?(head: some Collection<UInt8>) {
    if let found = Self.documents.first(where: { head.starts(with: $0.0) }) {
      self = .document(found.1)
    } else if let found = Self.others.first(where: { head.starts(with: $0.0) }) {
      self = .other(found.1)
    } else {
      return nil
    }
  }

  /// What it is, with its article.
  package var name: String {
    switch self {
    case .document(let name), .other(let name): name
    }
  }

  /// What to do.
  package var remedy: String {
    switch self {
    case .document: "read it with: prant run FILE -w ARCHIVE"
    case .other: "save it as plain text first"
    }
  }
}
