internal import Foundation
internal import Minutes

/// The symbols of a word as bytes: a page has thousands, and JSON of them takes ten times as long
/// to read and twice the space.
///
/// A symbol is the number of its readings (one byte), then each: the length of its text in UTF-8
/// (one byte), the text, its confidence in thousandths (two bytes, little-endian). What does not
/// fit that form is kept as JSON behind a zero, which no number of readings is.
enum SymbolCodec {
  /// - Returns: nil for no symbols.
  static func encode(_ symbols: [Symbol]) -> Data? {
    guard !symbols.isEmpty else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(symbols.count * 24)
    for symbol in symbols {
      let count = symbol.alternatives.count + 1
      guard count < 256, append(symbol.text, symbol.confidence, count: count, to: &bytes) else {
        return asJSON(symbols)
      }
      for other in symbol.alternatives {
        guard append(other.text, other.confidence, count: nil, to: &bytes) else {
          return asJSON(symbols)
        }
      }
    }
    return Data(bytes)
  }

  /// - Parameter data: from `encode`.
  /// - Returns: the symbols; nil where the bytes are none.
  static func decode(_ data: Data) -> [Symbol]? {
    if data.first == 0 {
      return try? JSONDecoder().decode([Symbol].self, from: data.dropFirst())
    }
    return data.withUnsafeBytes { bytes in
      var symbols: [Symbol] = []
      var place = 0
      while place < bytes.count {
        let count = Int(bytes[place])
        place += 1
        guard let first = reading(in: bytes, at: &place) else { return nil }
        var symbol = Symbol(text: first.text, confidence: first.confidence)
        symbol.alternatives.reserveCapacity(count - 1)
        for _ in 1..<max(1, count) {
          guard let other = reading(in: bytes, at: &place) else { return nil }
          symbol.alternatives.append(other)
        }
        symbols.append(symbol)
      }
      return symbols
    }
  }

  private static func asJSON(_ symbols: [Symbol]) -> Data? {
    (try? JSONEncoder().encode(symbols)).map { [0] + $0 }
  }

  private static func append(
    _ text: String, _ confidence: Double, count: Int?, to bytes: inout [UInt8]
  ) -> Bool {
    let thousandths = (confidence * 1000).rounded()
    guard text.utf8.count < 256, (0...1000).contains(thousandths),
      thousandths / 1000 == confidence
    else { return false }
    if let count { bytes.append(UInt8(count)) }
    bytes.append(UInt8(text.utf8.count))
    bytes += text.utf8
    let value = UInt16(thousandths)
    bytes.append(UInt8(value & 0xFF))
    bytes.append(UInt8(value >> 8))
    return true
  }

  private static func reading(
    in bytes: UnsafeRawBufferPointer, at place: inout Int
  ) -> Alternative? {
    guard place < bytes.count else { return nil }
    let end = place + 1 + Int(bytes[place])
    guard end + 2 <= bytes.count else { return nil }
    let text = String(decoding: bytes[(place + 1)..<end], as: UTF8.self)
    let value = UInt16(bytes[end]) | UInt16(bytes[end + 1]) << 8
    place = end + 2
    return Alternative(text: text, confidence: Double(value) / 1000)
  }
}
