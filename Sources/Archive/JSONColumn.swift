internal import Foundation

/// Small lists that are never searched, kept as JSON in a column.
enum JSONColumn {
  /// - Returns: nil for nil.
  static func encode(_ value: (some Encodable)?) throws -> String? {
    guard let value else { return nil }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  /// - Returns: nil for nil.
  static func decode<Value: Decodable>(_ type: Value.Type, _ text: String?) throws -> Value? {
    guard let text else { return nil }
    return try JSONDecoder().decode(type, from: Data(text.utf8))
  }
}
