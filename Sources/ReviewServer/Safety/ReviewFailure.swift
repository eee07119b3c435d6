internal import Archive

/// Why the review can't be served, or ended.
package struct ReviewFailure: Error, Equatable, Sendable {
  /// What the program ends with: the same numbers as the command's.
  package enum Status: Int32, Sendable {
    case success = 0
    /// Our bug.
    case internalError = 1
    /// The archive can't be opened, or a file can't be written.
    case archiveError = 5
    /// A setting makes no sense, or the address is taken.
    case invalidConfiguration = 6
    /// Ended by the user.
    case interrupted = 130
  }

  package var status: Status
  /// One line for people, saying what to do next.
  package var message: String

  package init(status: Status, message: String) {
    self.status = status
    self.message = message
  }

  /// A setting that makes no sense.
  static func configuration(_ message: String) -> ReviewFailure {
    ReviewFailure(status: .invalidConfiguration, message: message)
  }
}
