internal import Foundation
internal import Hummingbird

/// A request's query, value by value: what can't be understood is refused, not guessed at.
struct Query {
  private let values: [String: [String]]

  /// As forms write it: `+` is a space.
  init(_ request: Request) {
    var values: [String: [String]] = [:]
    for part in (request.uri.query ?? "").split(separator: "&") {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        .map { side in
          let spaced = side.replacing("+", with: " ")
          return spaced.removingPercentEncoding ?? String(spaced)
        }
      values[sides[0], default: []].append(sides.count > 1 ? sides[1] : "")
    }
    self.values = values
  }

  /// A text.
  /// - Parameter name: the parameter's.
  /// - Returns: nil where it is absent or empty: forms send what was left empty, too.
  /// - Throws: `badRequest` where it is too long or stands there twice.
  func text(_ name: String) throws(ReviewError) -> String? {
    let found = (values[name] ?? [])
    guard found.count <= 1 else { throw .badRequest("\(name) is given twice") }
    guard let text = found.first?.trimmingCharacters(in: .whitespaces), !text.isEmpty else {
      return nil
    }
    guard text.utf8.count <= 1_000, !text.unicodeScalars.contains("\0") else {
      throw .badRequest("\(name) is too long")
    }
    return text
  }

  /// A number within bounds; nil where it is absent or empty.
  /// - Throws: `badRequest` where it is no such number.
  func number<Number: FixedWidthInteger & Sendable>(
    _ name: String, in bounds: ClosedRange<Number>
  ) throws(ReviewError) -> Number? {
    guard let text = try text(name) else { return nil }
    guard let number = Number(text), bounds.contains(number) else {
      throw .badRequest(
        "\(name) must be a number from \(bounds.lowerBound) to \(bounds.upperBound)")
    }
    return number
  }

  /// A day, ISO 8601; nil where it is absent or empty.
  /// - Throws: `badRequest` where it is no day.
  func day(_ name: String) throws(ReviewError) -> String? {
    guard let text = try text(name) else { return nil }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard text.utf8.count == 10, parts.map(\.count) == [4, 2, 2],
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let month = Int(parts[1]), let day = Int(parts[2]), (1...12).contains(month),
      (1...31).contains(day)
    else { throw .badRequest("\(name) must be a day such as 2024-05-17") }
    return text
  }

  /// Whether a box was ticked.
  func isSet(_ name: String) throws(ReviewError) -> Bool {
    try text(name) != nil
  }

  /// One of a few words; nil where it is absent or empty.
  /// - Throws: `badRequest` where it is another word.
  func choice<Choice: RawRepresentable & Sendable>(
    _ name: String, of type: Choice.Type
  ) throws(ReviewError) -> Choice? where Choice.RawValue == String {
    guard let text = try text(name) else { return nil }
    guard let choice = Choice(rawValue: text) else {
      throw .badRequest("\(name) has no value of that name")
    }
    return choice
  }

  /// Some of a few words.
  /// - Throws: `badRequest` where one is another word.
  func choices<Choice: RawRepresentable & Hashable & Sendable>(
    _ name: String, of type: Choice.Type
  ) throws(ReviewError) -> Set<Choice> where Choice.RawValue == String {
    var found: Set<Choice> = []
    for text in (values[name] ?? []) where !text.isEmpty {
      guard let choice = Choice(rawValue: text) else {
        throw .badRequest("\(name) has no value of that name")
      }
      found.insert(choice)
    }
    return found
  }

  /// The open page that asks: what its script made up.
  /// - Throws: `badRequest` where it is missing or no such thing.
  func tab() throws(ReviewError) -> String {
    guard let tab = try text("tab"), tab.isTabName else {
      throw .badRequest("tab is missing, or not a UUID")
    }
    return tab
  }
}

extension String {
  /// Whether it may name an open page: a UUID, or nearly.
  var isTabName: Bool {
    (8...64).contains(utf8.count)
      && utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
  }
}
