internal import Minutes

extension PageDraft {
  /// Whether a Swedish model read the page: what it can't print is looked for.
  var hasBlindSpots: Bool { diagnosis.source == .swedishModel }
  /// Whether it was read here, with the reader's scores for each word.
  var hasScores: Bool { hasBlindSpots && page.origin == .ocr }

  /// Puts back the signs that the Swedish model can't print.
  /// - Parameter drafts: all pages of a document: its paragraphs are told by their sequence.
  static func repairBlindSpots(_ drafts: inout [PageDraft]) {
    let pages = drafts.indices.filter { drafts[$0].hasBlindSpots }
    let heads = pages.map { BlindSpots.heads(of: drafts[$0].words) }
    let accepted = BlindSpots.accepted(heads.flatMap { $0 })
    var numbers: [Int] = []
    var place = 0
    for (page, heads) in zip(pages, heads) {
      for head in heads {
        defer { place += 1 }
        guard accepted[place] else { continue }
        numbers.append(head.number)
        drafts[page].decide(BlindSpots.findings(for: head))
      }
    }
    let range = numbers.min().flatMap { low in numbers.max().map { low...$0 } }
    for page in pages {
      guard let facts = drafts[page].read?.facts else { continue }
      for (line, words) in drafts[page].words.enumerated() {
        guard facts[words.numbers].contains(where: { !$0.marks.isDisjoint(with: Self.hints) })
        else { continue }
        drafts[page].decide(BlindSpots.findings(in: words, line: line, paragraphs: range))
      }
    }
  }

  /// Lines without such a word have nothing to put back.
  private static let hints: WordFacts.Marks = [.mayHideSign, .mayEndAddress]

  private mutating func decide(_ findings: [BlindSpots.Finding]) {
    for finding in findings where decisions[finding.line, finding.word] == nil {
      decisions[finding.line, finding.word] = Decision(
        text: finding.text, kind: finding.kind, confidence: finding.confidence)
    }
  }
}
