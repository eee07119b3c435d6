internal import Foundation

/// A reviewer's name, as it is typed at sign-in and written into decisions.
package struct UserName: Equatable, Hashable, Sendable {
  /// One line of composed characters.
  package let text: String

  /// - Parameter text: what was typed; blanks around it don't count. Nothing comes of it where it is
  ///   empty, longer than 100 bytes, begins like a remark, or has a colon or something that can't be
  ///   seen.
  package init?(_ text: String) {
    let text = text.trimmingCharacters(in: .whitespaces).precomposedStringWithCanonicalMapping
    guard (1...100).contains(text.utf8.count), !text.hasPrefix("#") else { return nil }
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .lineSeparator, .paragraphSeparator, .privateUse,
        .unassigned:
        false
      default: scalar != ":"
      }
    }
    guard isPlain else { return nil }
    self.text = text
  }
}
