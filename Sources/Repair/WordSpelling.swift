package import Lexicon

/// Tells which words no dictionary has: for the eyes of somebody who types, not for the repair.
package struct WordSpelling: Sendable {
  private let lexicon: Lexicon

  package init(_ lexicon: Lexicon) { self.lexicon = lexicon }

  /// Whether a word, or a compound of known parts, is spelled so. Short words and those with signs
  /// that no dictionary has pass.
  /// - Parameter word: without the punctuation around it; NFC.
  /// - Returns: false where nobody knows it.
  package func knows(_ word: String) -> Bool {
    word.split(separator: "-").allSatisfy { part in
      guard let codes = PageDraft.letters(of: [String(part)]) else { return true }
      return PageDraft.isKnown(codes, lexicon) || PageDraft.isComposed(codes, lexicon)
    }
  }
}
