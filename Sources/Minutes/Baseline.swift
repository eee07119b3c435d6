/// The line on which letters stand, in pixels of the page image from its top.
package struct Baseline: Equatable, Sendable {
  /// Its height at the left edge of the line's box.
  package var left: Int
  /// Its height at the right edge.
  package var right: Int

  package init(left: Int, right: Int) {
    self.left = left
    self.right = right
  }
}

/// In JSON a baseline is `[left, right]`.
extension Baseline: Codable {
  package init(from decoder: any Decoder) throws {
    var values = try decoder.unkeyedContainer()
    self.init(left: try values.decode(Int.self), right: try values.decode(Int.self))
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.unkeyedContainer()
    try values.encode(left)
    try values.encode(right)
  }
}
