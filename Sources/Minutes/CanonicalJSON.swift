package import Foundation

/// The one way in which the package writes JSON: the same value, the same bytes.
package enum CanonicalJSON {
  /// Readable JSON with sorted keys and a line feed at the end, for files and golden tests.
  package static func pretty(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return try encoder.encode(value) + Data([0x0A])
  }

  /// JSON on one line, without a line feed, for pipes.
  package static func line(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(value)
  }
}

/// The schema of `*.meeting.json`, as bytes.
package enum MeetingSchema {
  /// The JSON Schema document, UTF-8.
  package static var json: Data { Data(PackageResources.meeting_schema_json) }
}
