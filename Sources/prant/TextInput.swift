internal import Foundation

/// Why a text file can't be taken.
enum TextInputError: Error, Equatable, CustomStringConvertible {
  /// It can't be opened.
  case unreadable(file: String)
  /// It is no text in an encoding we know.
  case notText(file: String)

  var description: String {
    switch self {
    case .unreadable(let file): "\(file): can't be read"
    case .notText(let file):
      "\(file): is no text (expected UTF-8, UTF-16 with a byte order mark, or Latin-1)"
    }
  }
}

/// Turns the bytes of a text file into text.
enum TextInput {
  /// UTF-8; UTF-16 with a byte order mark; else Windows-1252, if the bytes look like text.
  static func decode(_ bytes: [UInt8], file: String) throws(TextInputError) -> String {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return try decode(Array(bytes[3...]), file: file) }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      guard bytes.count % 2 == 0, let text = String(data: Data(bytes), encoding: .utf16) else {
        throw .notText(file: file)
      }
      return text
    }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    let controls = bytes.count { $0 < 0x20 && ![0x09, 0x0A, 0x0C, 0x0D].contains($0) }
    guard controls * 200 <= bytes.count, !bytes.contains(0) else { throw .notText(file: file) }
    if let text = String(data: Data(bytes), encoding: .windowsCP1252) { return text }
    if let text = String(data: Data(bytes), encoding: .isoLatin1) { return text }
    throw .notText(file: file)
  }
}
