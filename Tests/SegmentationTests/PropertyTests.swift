import Export
import Foundation
import Minutes
import Testing

@testable import Segmentation

@Suite struct PropertyTests {
  private static let fragments = [
    "1.", "2.", "§", "12", "§ 14", "•", "◦", "▪", "–", "Beslut", "Beslut:", "att", "och",
    "Anna Ek,",
    "Föredragande:", "Plats:", "Deltagare:", "Information", "Dialog", "den 3 mars 2020", "kl. 9–12",
    "Vid protokollet", "Justerare", "____", "Dag 1", "arbets-", "grupp", "\t", "    ", "Sida 1 (2)",
    "a)", "(S)", "Ordförande", "\u{0}", "e\u{301}", "😀", "Nämnden beslutar", "ANSLAG", ".", "8 12",
  ]

  private func soup(_ generator: inout SeededGenerator) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...40, using: &generator) {
      for _ in 0..<Int.random(in: 0...9, using: &generator) {
        text += (Self.fragments.randomElement(using: &generator) ?? "") + " "
      }
      text += Bool.random(using: &generator) ? "\n" : "\n\n"
      if Int.random(in: 0..<25, using: &generator) == 0 { text += "\u{0C}" }
    }
    return text
  }

  /// The scalars that are neither white space nor hyphens, which joining may take away.
  private func essence(_ texts: [String]) -> [Unicode.Scalar: Int] {
    var counts: [Unicode.Scalar: Int] = [:]
    for text in texts {
      for scalar in text.unicodeScalars
      where !scalar.properties.isWhitespace && !scalar.isDash && scalar != "\u{AD}" {
        counts[scalar, default: 0] += 1
      }
    }
    return counts
  }

  @Test(arguments: 0..<UInt64(150))
  func keepsEveryWordOnce(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let pages = Page.pages(ofPlainText: soup(&generator))
    let drafts = assemblePassages(of: pages)
    let before = pages.flatMap { page in
      page.lines.flatMap { line in line.words.map { (page.number, line.number, $0.text) } }
    }
    let after = drafts.flatMap { draft in
      draft.tokens.map { ($0.pageNumber, $0.line, $0.text) }
    }
    #expect(essence(before.map(\.2)) == essence(after.map(\.2)), "seed \(seed)")
    for draft in drafts {
      let places = draft.tokens.map { $0.pageNumber * 10_000 + $0.line }
      #expect(places == places.sorted(), "seed \(seed): out of order")
    }
    let texts = drafts.map(\.passage).map { passage in
      (passage.marker ?? "") + passage.text
    }
    // Markers are written in one form; the words of the text are the lines'.
    #expect(texts.count == drafts.count)
  }

  @Test(arguments: 0..<UInt64(60))
  func readsAnythingTheSameTwice(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let text = soup(&generator)
    let first = document(text)
    let json = try meetingJSON(first.meeting)
    #expect(json == (try meetingJSON(document(text).meeting)), "seed \(seed)")
    #expect(try schemaViolations(of: json).isEmpty, "seed \(seed)")
  }

  @Test(arguments: 0..<UInt64(60))
  func readsScatteredBoxes(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var lines: [(x: Int, y: Int, text: String)] = []
    for _ in 0..<Int.random(in: 1...60, using: &generator) {
      let words = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
        Self.fragments.randomElement(using: &generator) ?? "ord"
      }
      lines.append(
        (
          Int.random(in: -50...1900, using: &generator),
          Int.random(in: -50...2900, using: &generator), words.joined(separator: " ")
        ))
    }
    let pages = [page(1, lines), page(2, lines)]
    let drafts = assemblePassages(of: pages)
    let before = pages.flatMap { $0.lines.flatMap { $0.words.map(\.text) } }
    #expect(essence(before) == essence(drafts.flatMap { $0.tokens.map(\.text) }), "seed \(seed)")
  }

  @Test func standsTwentyThousandBullets() {
    let text = (0..<20_000).map { "• punkt \($0)" }.joined(separator: "\n")
    #expect(document(text).passages.count == 20_000)
  }

  @Test func standsDeepNesting() {
    let lines = (0..<2_000).map { (x: 100 + $0 * 60, y: 100 + $0 * 50, text: "• ord") }
    let drafts = assemblePassages(of: [page(1, lines)])
    #expect(drafts.map(\.depth).max() == deepestNesting)
  }

  @Test(arguments: ["", "\n\n", "\u{0}\u{0}", "\u{0C}\u{0C}", " ", "•", "1.", "§", "Beslut"])
  func standsNearlyNothing(text: String) { _ = document(text) }
}
