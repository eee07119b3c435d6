/// A language of the review's pages.
package enum ReviewLanguage: String, CaseIterable, Codable, Sendable {
  case swedish = "sv"
  case english = "en"

  /// One of two texts that mean the same.
  /// - Parameters:
  ///   - swedish: what Swedish users read.
  ///   - english: what the others read.
  /// - Returns: the one in this language.
  package func text(_ swedish: String, _ english: String) -> String {
    switch self {
    case .swedish: swedish
    case .english: english
    }
  }
}
