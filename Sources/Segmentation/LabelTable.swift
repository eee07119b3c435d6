/// Labels that a text is looked up among: exactly, or with a letter misread.
struct LabelTable {
  private let labels: Set<String>
  private let byLength: [Int: [(String, Void)]]

  init(_ labels: some Sequence<String>) {
    self.labels = Set(labels)
    byLength = Labels.byLength(labels.map { ($0, ()) })
  }

  /// Whether a folded text is one of them; in one of eight letters or more, one may be wrong.
  /// - Complexity: O(1), or O(labels of about its length) where it is none.
  func contains(_ folded: String) -> Bool {
    if labels.contains(folded) { return true }
    return folded.unicodeScalars.count >= 8 && Labels.nearest(folded, in: byLength) != nil
  }
}

extension Labels {
  static let sectionTable = LabelTable(sections.map(\.0))
  static let signatureTable = LabelTable(signatures.map(\.0))
  static let subheadingTable = LabelTable(subheadings)
}

/// A text as one of the labels of a table, whole.
func isLabel(_ text: String, _ table: LabelTable) -> Bool {
  guard text.utf8.count < 90 else { return false }
  let folded = text.trimmed(":.\"”“'").foldedForLabels
  let length = folded.utf8.count
  return length > 1 && length < 60 && table.contains(folded)
}
