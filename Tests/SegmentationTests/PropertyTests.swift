import Export
import Foundation
import Minutes
import Segmentation
import TestSupport
import Testing

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

  @Test(arguments: 0..<UInt64(150))
  func keepsEveryWordOnce(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let pages = Page.pages(ofPlainText: soup(&generator))
    let made = passages(of: pages)
    let before = pages.flatMap { $0.lines.flatMap { $0.words.map(\.text) } }
    // A lost marker or a misread sign is written anew; the letters are the lines'.
    #expect(
      lettersOf(before) == lettersOf(made.map { ($0.marker ?? "") + $0.text }), "seed \(seed)")
    let places = made.compactMap { $0.locations.first }.map {
      $0.page * 10_000 + ($0.lines?[0] ?? 0)
    }
    #expect(places == places.sorted(), "seed \(seed): out of order")
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
    let before = pages.flatMap { $0.lines.flatMap { $0.words.map(\.text) } }
    let after = passages(of: pages).map { ($0.marker ?? "") + $0.text }
    #expect(lettersOf(before) == lettersOf(after), "seed \(seed)")
  }

  @Test func standsAHundredThousandBullets() {
    let text = (0..<100_000).map { "• punkt \($0)" }.joined(separator: "\n")
    #expect(document(text).passages.count == 100_000)
  }

  /// Headers that differ from page to page are found without comparing each with each.
  @Test func standsManyPagesWithHeaders() {
    let pages = (1...3_000).map { page in
      "Storby kommun Nämnd\(page)a Sida \(page) (3000)\n§ \(page) Bro\nText om bron nummer \(page).\n"
    }
    let meeting = document(pages.joined(separator: "\u{0C}")).meeting
    #expect(meeting.sections.flatMap(\.items).count == 3_000)
  }

  @Test func standsDeepNesting() {
    let lines = (0..<2_000).map { (x: 100 + $0 * 60, y: 100 + $0 * 50, text: "• ord") }
    #expect(passages(of: [page(1, lines)]).map(\.depth).max() == deepestNesting)
  }

  @Test(arguments: ["", "\n\n", "\u{0}\u{0}", "\u{0C}\u{0C}", " ", "•", "1.", "§", "Beslut"])
  func standsNearlyNothing(text: String) { _ = document(text) }
}
