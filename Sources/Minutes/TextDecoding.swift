package import Foundation

/// Turns a text file's bytes into text, whatever their encoding.
package enum TextDecoding {
  /// Why bytes are not taken for text.
  package enum Failure: Error, Equatable, Sendable, CustomStringConvertible {
    /// There are bytes that no text has.
    case binary

    package var description: String {
      "not a text: it has control characters that no text has; convert it to UTF-8 first"
    }
  }

  /// How the bytes were read.
  package enum Encoding: String, Sendable {
    case utf8 = "UTF-8"
    case utf16 = "UTF-16"
    case windows1252 = "Windows-1252"
  }

  /// Decodes a text.
  ///
  /// UTF-8 is told by its form, UTF-16 by its byte order mark; anything else is taken for
  /// Windows-1252, the superset of Latin-1 that Swedish text files were written in, unless it
  /// has many control characters. NUL bytes are left out.
  /// - Parameter data: the whole file.
  /// - Returns: the text without a byte order mark, not normalised, and how it was read.
  /// - Throws: `Failure.binary`.
  /// - Complexity: O(bytes).
  package static func decode(
    _ data: Data
  ) throws(Failure) -> (text: String, encoding: Encoding) {
    if let text = utf16(data) { return (text, .utf16) }
    // An array is looked at many times faster than data.
    var bytes = [UInt8](data)[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    var controls = 0
    for byte in bytes where byte < 0x20 {
      if !(0x09...0x0D).contains(byte) && byte != 0x1B { controls += 1 }
    }
    // A stray control character happens in old texts; more than one in a hundred bytes doesn't.
    guard controls * 100 <= bytes.count else { throw .binary }
    if bytes.contains(0) { bytes = bytes.filter { $0 != 0 }[...] }
    if let text = String(validating: bytes, as: UTF8.self) { return (text, .utf8) }
    return (String(String.UnicodeScalarView(bytes.map(windows1252))), .windows1252)
  }

  private static func utf16(_ data: Data) -> String? {
    guard data.count >= 2, data.count.isMultiple(of: 2) else { return nil }
    let isBigEndian: Bool
    switch (data[data.startIndex], data[data.startIndex + 1]) {
    case (0xFE, 0xFF): isBigEndian = true
    case (0xFF, 0xFE): isBigEndian = false
    default: return nil
    }
    let bytes = [UInt8](data.dropFirst(2))
    let units = stride(from: 0, to: bytes.count, by: 2).map { index -> UInt16 in
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      return isBigEndian ? first << 8 | second : second << 8 | first
    }
    return String(validating: units, as: UTF16.self)
  }

  /// The characters that Windows-1252 has where Latin-1 has controls, from 0x80.
  private static let upperControls: [UInt32] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
  ]

  private static func windows1252(_ byte: UInt8) -> Unicode.Scalar {
    guard (0x80..<0xA0).contains(byte) else { return Unicode.Scalar(byte) }
    return Unicode.Scalar(upperControls[Int(byte) - 0x80]) ?? "\u{FFFD}"
  }
}
