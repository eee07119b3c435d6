/// What a password may be.
package enum Password {
  /// In characters, as NIST SP 800-63B has it.
  package static let shortest = 8
  /// In bytes.
  package static let longest = 1_024

  /// - Parameter password: what was typed.
  /// - Throws: where it is too short or too long.
  package static func check(_ password: String) throws(ReviewFailure) {
    guard password.count >= shortest else {
      throw .configuration("a password takes at least \(shortest) characters")
    }
    guard password.utf8.count <= longest else {
      throw .configuration("a password takes at most \(longest) bytes")
    }
  }
}
