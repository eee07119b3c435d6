/// Labels, folded, with what each means: looked up as they are, or with a letter misread.
struct LabelTable<Meaning: Sendable>: Sendable {
  private let byName: [String: Meaning]
  /// By how many bytes the label has: a misread letter changes that by two at most.
  private let byLength: [Int: [(label: String, meaning: Meaning)]]

  /// - Parameter labels: where one stands twice, the first counts.
  init(_ labels: [(String, Meaning)]) {
    byName = Dictionary(labels, uniquingKeysWith: { first, _ in first })
    byLength = Dictionary(grouping: labels.map { (label: $0.0, meaning: $0.1) }) {
      $0.label.utf8.count
    }
  }

  /// What the label of just this name means.
  func exact(_ folded: String) -> Meaning? { byName[folded] }

  /// What the label means that is a letter from a text of eight or more.
  /// - Complexity: O(labels of about its length).
  func nearest(_ folded: String) -> Meaning? {
    guard folded.unicodeScalars.count >= 8 else { return nil }
    let length = folded.utf8.count
    for count in [length, length + 1, length - 1, length + 2, length - 2] {
      for (label, meaning) in byLength[count] ?? []
      where editDistance(folded, label, limit: 1) != nil {
        return meaning
      }
    }
    return nil
  }

  /// What the label of this name means, else of the nearest.
  func meaning(of folded: String) -> Meaning? { exact(folded) ?? nearest(folded) }
}

extension LabelTable where Meaning == Bool {
  /// Labels that mean no more than that they are some.
  init(names: some Sequence<String>) { self.init(names.map { ($0, true) }) }
}

extension Labels {
  static let headTable = LabelTable(foldedHead.map { ($0.label, $0.meaning) })
  static let sectionTable = LabelTable(sections)
  static let partTable = LabelTable(parts)
  static let signatureTable = LabelTable(names: signatures.map(\.0))
  static let subheadingTable = LabelTable(names: subheadings)
}

extension String {
  /// The text as labels are compared, without the colon and quotes around it; empty for what is too
  /// long for a label.
  var foldedAsLabel: String {
    utf8.count < 90 ? trimmed(":.\"”“'").foldedForLabels : ""
  }
}

/// A text as one of the labels of a table, whole.
func isLabel<Meaning: Sendable>(_ text: String, _ table: LabelTable<Meaning>) -> Bool {
  let folded = text.foldedAsLabel
  return folded.utf8.count > 1 && table.meaning(of: folded) != nil
}
