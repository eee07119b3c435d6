internal import Foundation

/// A word that an archive knows beyond every dictionary, and who taught it that.
package struct OwnWord: Equatable, Sendable {
  /// NFC, with its capitals.
  package var word: String
  /// Who was the first to add it or to decide so.
  package var reviewer: String
  /// When, ISO 8601.
  package var added: String
  /// How many decisions that hold speak for it.
  package var decisions: Int
  /// Whether somebody added it by hand.
  package var isByHand: Bool

  package init(word: String, reviewer: String, added: String, decisions: Int, isByHand: Bool) {
    self.word = word
    self.reviewer = reviewer
    self.added = added
    self.decisions = decisions
    self.isByHand = isByHand
  }
}

/// How an own word may be written.
extension OwnWord {
  /// What is wrong with a word.
  package enum Fault: Error, Equatable, Sendable, CustomStringConvertible {
    /// There is nothing.
    case empty
    /// It is longer than any word.
    case tooLong(count: Int)
    /// No letter is in it.
    case noLetter
    /// It begins or ends with something that only stands inside words, or holds what no word holds.
    case badScalar(Unicode.Scalar)

    package var description: String {
      switch self {
      case .empty: "it is empty"
      case .tooLong(let count): "it has \(count) characters; a word has at most \(longest)"
      case .noLetter: "there is no letter in it"
      case .badScalar(let scalar):
        scalar.properties.isWhitespace
          ? "there is white space in it; give one word at a time"
          : "“\(name(of: scalar))” can't stand there; a word has letters and figures, and "
            + "- ' . : between them"
      }
    }

    private func name(of scalar: Unicode.Scalar) -> String {
      let isVisible =
        !scalar.properties.isDefaultIgnorableCodePoint
        && scalar.properties.generalCategory != .control
      return isVisible ? String(scalar) : "U+" + String(scalar.value, radix: 16, uppercase: true)
    }
  }

  /// The most scalars that a word has.
  package static let longest = 60

  private static let inner: Set<Unicode.Scalar> = ["-", "'", "’", ".", ":"]

  /// Brings a word to the form in which it is kept.
  /// - Parameter text: as somebody wrote it, white space around it perhaps.
  /// - Returns: NFC.
  /// - Throws: what is wrong with it.
  package static func checked(_ text: String) throws(Fault) -> String {
    let word = text.trimmingCharacters(in: .whitespacesAndNewlines).normalizedNFC
    let scalars = Array(word.unicodeScalars)
    if scalars.isEmpty { throw .empty }
    var letters = 0
    for (place, scalar) in scalars.enumerated() {
      if isLetter(scalar) {
        letters += 1
      } else if !("0"..."9").contains(scalar) {
        let isInside = place > 0 && place + 1 < scalars.count
        guard isInside, inner.contains(scalar) else { throw .badScalar(scalar) }
      }
    }
    if scalars.count > longest { throw .tooLong(count: scalars.count) }
    if letters == 0 { throw .noLetter }
    return word
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .modifierLetter: true
    default: false
    }
  }

  /// Whether a text is a word in the form in which it is kept.
  package static func isWord(_ text: String) -> Bool {
    guard let word = try? checked(text) else { return false }
    return word.utf8.elementsEqual(text.utf8)
  }

  /// Names a list of words: equal words, equal versions.
  /// - Parameter words: sorted by their scalars, no two equal.
  /// - Returns: 64 hexadecimal digits; nil where there is no word.
  package static func version(of words: [String]) -> String? {
    words.isEmpty ? nil : ContentHash.sha256(of: words.joined(separator: "\n").utf8)
  }
}
