/// What to do where a line ends.
package enum LineEnd: Equatable, Sendable {
  /// The words stay apart.
  case space
  /// The hyphen was the line's: it goes, and the word is whole again.
  case dropHyphen
  /// The hyphen is the word's, or an address goes on: no space.
  case glue
}

/// The words of a document, for telling a line's hyphen from a word's.
///
/// They are gathered when first asked for: many a document has no hyphen at a line's end.
package final class WordList {
  private let gather: () -> [String]
  private lazy var words = Set(gather().map(normal))

  /// Takes words as they stand in lines, with their commas and brackets.
  /// - Parameter texts: the words.
  package init(_ texts: [String]) { gather = { texts } }

  init(_ sheets: [Sheet]) {
    gather = { sheets.flatMap { $0.rows.flatMap { $0.tokens.map(\.text) } } }
  }

  func contains(_ word: String) -> Bool { words.contains(normal(word)) }

  private func normal(_ word: String) -> String { word.trimmed(".,;:!?()\"”'").lowercased() }
}

/// Short first parts that Swedish joins with a hyphen.
private let hyphenatingParts: Set<String> = [
  "e", "it", "tv", "pc", "pdf", "id", "sms", "vd", "ip", "wc", "u", "t", "ai", "hr", "vp",
]

/// Decides what a hyphen at a line's end was.
/// - Parameters:
///   - last: the line's last word.
///   - next: the next line's first word.
///   - words: those of the document: `it-stöd` elsewhere keeps its hyphen here.
/// - Returns: how the two are to be put together.
package func lineEnd(_ last: String, _ next: String, words: WordList) -> LineEnd {
  guard let end = last.lastScalar, let start = next.firstScalar else { return .space }
  let isHyphen = end == "-" || end == "\u{AD}" || end == "¬" || end == "\u{2010}"
  guard isHyphen || end == "/" else { return .space }
  if last.looksLikeAddress {
    if end == "-" || end == "/" { return start.isLower || start.isDigit ? .glue : .space }
    return .space
  }
  guard isHyphen else { return .space }
  let stem = String(last.unicodeScalars.dropLast())
  guard let before = stem.lastScalar else { return .space }
  if end == "\u{AD}" || end == "¬" { return .dropHyphen }
  let follower = next.trimmed(".,;:").lowercased()
  if ["och", "eller", "samt", "respektive", "resp"].contains(follower) { return .space }
  if before.isDigit { return start.isDigit || start.isLetter ? .glue : .space }
  guard before.isLetter else { return .space }
  if start.isUpper { return .glue }
  guard start.isLower else { return .space }
  let letters = stem.trimmed("(\"”'")
  if words.contains(letters + "-" + next) { return .glue }
  if words.contains(letters + next) { return .dropHyphen }
  if letters.unicodeScalars.count > 1, letters.unicodeScalars.allSatisfy(\.isUpper) { return .glue }
  if hyphenatingParts.contains(letters.lowercased()) { return .glue }
  return .dropHyphen
}
