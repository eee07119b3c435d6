import Minutes
import Segmentation
import Testing

@Suite struct AssemblyTests {
  /// A hole where a word was struck out is no gap between columns.
  @Test func whatIsStruckOutTearsNoParagraph() {
    func read(_ struck: String) -> [String] {
      var page = page(
        1,
        [
          (200, 400, "Syftet med mötet var att börja formulera ett gemensamt sätt"),
          (200, 450, "att arbeta med frågorna och \(struck) visade exempel på hur lärare"),
          (200, 500, "använder verktygen för att anpassa texter till elever"),
        ])
      for place in page.lines[1].words.indices
      where page.lines[1].words[place].recognized == struck {
        page.lines[1].words[place].text = ""
      }
      return passages(of: [page]).map(\.text)
    }
    let whole = read("yrkesutbildningarna")
    #expect(whole.contains { $0.contains("frågorna och visade exempel på hur") }, "\(whole)")
  }

  @Test func joinsLinesThatAreFull() {
    let made = passages(of: [
      page(
        1,
        [
          (100, 100, "Detta är en lång rad som når fram till marginalen och"),
          (100, 150, "fortsätter på nästa rad."),
          (100, 200, "Ett nytt stycke."),
          (100, 250, "Ett till som också når fram till marginalen här borta"),
        ])
    ])
    #expect(made.map(\.kind) == [.paragraph, .paragraph, .paragraph])
    #expect(made[0].text.hasSuffix("nästa rad."))
  }

  @Test func leavesOutWhatEveryPageRepeats() {
    let pages = (1...3).map { number in
      page(
        number,
        [
          (100, 60, "Storby kommun"), (100, 1400, "Unik text nummer \(number * 7) står här"),
          (100, 2700, "Sida \(number) (3)"),
        ])
    }
    let kinds = passages(of: pages).map(\.kind)
    #expect(kinds.count { $0 == .furniture } == 6)
    #expect(kinds.count { $0 == .paragraph } == 3)
  }

  @Test(arguments: [true, false]) func leavesOfOneScanHaveTheirOwnHeaders(areLeaves: Bool) {
    var scan = page(
      1,
      [
        (100, 60, "Storby kommun"), (100, 1400, "Unik text nummer 7 står här"),
        (1300, 60, "Storby kommun"), (1300, 1480, "En annan text till höger om den"),
      ])
    scan.width = 2400
    if areLeaves {
      scan.leaves = [0, 1200].map { Box(x: $0, y: 0, width: 1200, height: 2800) }
    }
    let kinds = passages(of: [scan]).map(\.kind)
    #expect(kinds.count { $0 == .furniture } == (areLeaves ? 2 : 0))
  }

  @Test func goesOnOverAPage() {
    let pages = [
      page(
        1,
        [
          (100, 2500, "Den första sidan slutar med en rad som är helt full av text"),
          (100, 2550, "och den andra raden på samma sida är det också eftersom den"),
        ]),
      page(2, [(100, 100, "fortsätter på nästa sida."), (100, 300, "Nytt stycke.")]),
    ]
    let made = passages(of: pages)
    #expect(made.count == 2)
    #expect(made[0].locations.map(\.page) == [1, 2])
  }

  @Test func nestsByIndentation() {
    let made = passages(of: [
      page(
        1,
        [
          (100, 100, "• yttre"), (160, 150, "• inre"), (220, 200, "• innerst"),
          (160, 250, "• inre"),
          (100, 300, "• yttre"),
        ])
    ])
    #expect(made.map(\.depth) == [0, 1, 2, 1, 0])
  }

  @Test func nestsByMarkerWithoutIndentation() {
    let made = passages(
      of: Page.pages(ofPlainText: "• a\n◦ b\n▪ c\n◦ d\n• e\nText.\n◦ f\n"))
    #expect(made.map(\.depth) == [0, 1, 2, 1, 0, 0, 0])
  }

  @Test func putsFormRowsTogether() {
    let made = passages(of: [
      page(
        1,
        [
          (100, 100, "Datum:"), (500, 102, "2020-01-02"), (100, 150, "Närvarande:"),
          (500, 152, "Anna Ek"), (500, 202, "Bo Alm"),
        ])
    ])
    #expect(made.map(\.text) == ["Datum: 2020-01-02", "Närvarande: Anna Ek", "Bo Alm"])
  }
}
