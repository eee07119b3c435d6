internal import Foundation
internal import HTTPTypes
internal import Hummingbird

/// The fields of a form as a browser sends them.
struct FormFields: Equatable {
  private var values: [String: String] = [:]

  /// - Parameter text: such as `name=%C3%85sa&next=%2F`; of fields of one name the first counts.
  init(_ text: String) {
    for pair in text.split(separator: "&").prefix(100) {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let name = Self.decoded(parts[0]), let value = Self.decoded(parts[1]),
        values[name] == nil
      else { continue }
      values[name] = value
    }
  }

  subscript(_ name: String) -> String { values[name] ?? "" }

  private static func decoded(_ text: Substring) -> String? {
    text.replacing("+", with: " ").removingPercentEncoding
  }
}

extension Request {
  /// Whether the body is a form's.
  var isForm: Bool {
    headers[.contentType]?.lowercased().hasPrefix("application/x-www-form-urlencoded") == true
  }

  /// The fields of the form; the body can be read again after it.
  /// - Throws: `ReviewError.wrongType` where it is none, `tooLarge`.
  mutating func form() async throws -> FormFields {
    guard isForm else {
      throw ReviewError.wrongType(expected: "application/x-www-form-urlencoded")
    }
    let bytes = try await collectBody(upTo: BodyLimit.form)
    return FormFields(String(buffer: bytes))
  }
}
