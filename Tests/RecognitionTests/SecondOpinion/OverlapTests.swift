import Minutes
import Recognition
import TestSupport
import Testing

@Suite struct OverlapTests {
  private func word(
    _ text: String, _ x: Int, _ width: Int, score: Double = 0.9
  ) -> Word {
    Word(
      recognized: text, confidence: score, box: Box(x: x, y: 100, width: width, height: 40),
      symbols: text.map { Symbol(text: String($0), confidence: score) })
  }

  private func texts(_ groups: [Overlap]) -> [String] {
    groups.map { group in
      group.first.map(\.recognized).joined(separator: " ") + " | "
        + group.second.map(\.recognized).joined(separator: " ")
    }
  }

  @Test func wordsOfOnePlaceMeet() {
    let first = [word("vid", 0, 60), word("8", 80, 20), word("12", 120, 40), word("ska", 180, 60)]
    let second = [word("§", 78, 24), word("12", 121, 38)]
    let groups = Overlap.groups(first: first, places: 1..<3, second: second)
    #expect(texts(groups) == ["8 | §", "12 | 12"])
    #expect(groups.map(\.places) == [1..<2, 2..<3])
  }

  @Test func whatOneReadsAsOneWordAndTheOtherAsTwo() {
    let two = [word("kansliQ", 0, 140), word("norrby.se", 156, 180)]
    let one = [word("kansli@norrby.se", 0, 336)]
    #expect(
      texts(Overlap.groups(first: two, places: 0..<2, second: one))
        == ["kansliQ norrby.se | kansli@norrby.se"])
    #expect(
      texts(Overlap.groups(first: one, places: 0..<1, second: two))
        == ["kansli@norrby.se | kansliQ norrby.se"])
    #expect(
      texts(Overlap.groups(first: two, places: 0..<2, second: [])) == [
        "kansliQ | ", "norrby.se | ",
      ])
  }

  /// Nothing that either model read is lost or doubled on the way.
  @Test(arguments: 0..<UInt64(200)) func groupsHaveEveryWordOnce(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func words(_ name: String) -> [Word] {
      var x = 0
      return (0..<Int.random(in: 1...6, using: &random)).map { index in
        x += Int.random(in: 0...90, using: &random)
        let width = Int.random(in: 1...120, using: &random)
        defer { x += width }
        return word("\(name)\(index)", x, width)
      }
    }
    let (first, second) = (words("a"), words("b"))
    let start = Int.random(in: 0..<first.count, using: &random)
    let end = Int.random(in: (start + 1)...first.count, using: &random)
    let groups = Overlap.groups(first: first, places: start..<end, second: second)
    #expect(groups.flatMap(\.second) == second)
    #expect(groups.flatMap(\.first) == Array(first[start..<end]))
    #expect(groups.flatMap(\.places) == Array(start..<end))
  }

  private func replaced(
    _ first: [Word], by second: [Word], _ reason: Doubt.Reason = .sign, before next: String? = nil
  ) -> [Word]? {
    Overlap(places: 2..<(2 + first.count), first: first, second: second)
      .replacement(for: Doubt(words: 2..<3, reason: reason), before: next)
  }

  @Test func theFirstReadingIsKeptBesideTheSecond() throws {
    let found = try #require(replaced([word("8", 0, 20, score: 0.7)], by: [word("§", 2, 22)]))
    #expect(found.map(\.recognized) == ["§"])
    #expect(found[0].otherReading == Alternative(text: "8", confidence: 0.7))
    #expect(found[0].box == Box(x: 2, y: 100, width: 22, height: 40))
  }

  @Test func wordsThatNobodyDoubtedStand() {
    let overlap = Overlap(places: 3..<4, first: [word("8", 0, 20)], second: [word("§", 0, 20)])
    #expect(overlap.replacement(for: Doubt(words: 2..<3, reason: .sign)) == nil)
    #expect(overlap.replacement(for: Doubt(words: 2..<4, reason: .sign)) != nil)
  }

  @Test(arguments: [(gap: 12, parts: ["i", "huset"] as [String]?), (9, nil)])
  func aWordIsPartedWhereAGapCanBeSeen(gap: Int, parts: [String]?) {
    let second = [word("i", 0, 10), word("huset", 10 + gap, 100)]
    #expect(
      replaced([word("ihuset", 0, 110 + gap)], by: second, .gap)?.map(\.recognized) == parts)
  }

  @Test func punctuationIsNoWord() {
    let second = [word("huset", 0, 100), word(".", 120, 5)]
    #expect(replaced([word("huset.", 0, 125)], by: second, .gap) == nil)
  }

  @Test func whatTheSecondModelTearsIsOneWord() throws {
    let torn = [word("kansli@", 0, 140), word("norrby.se", 144, 180, score: 0.8)]
    let found = try #require(replaced([word("kansliQnorrby.se", 0, 324)], by: torn))
    #expect(found.map(\.recognized) == ["kansli@norrby.se"])
    #expect(found[0].box == Box(x: 0, y: 100, width: 324, height: 40))
    #expect(found[0].confidence == 0.8)
    #expect(found[0].symbols.map(\.text).joined() == "kansli@norrby.se")
  }

  @Test func twoWordsBecomeOne() throws {
    let first = [word("kansli", 0, 120), word("Qnorrby.se", 126, 198)]
    let found = try #require(replaced(first, by: [word("kansli@norrby.se", 0, 324)]))
    #expect(found.map(\.recognized) == ["kansli@norrby.se"])
    #expect(found[0].otherReading?.text == "kansliQnorrby.se")
  }

  /// What is tidied is tidied in all of the words, not only where there is one.
  @Test func severalWordsAreTidiedToo() throws {
    let second = [word("\"Ja,", 0, 60), word("1*", 80, 40)]
    let found = try #require(replaced([word("”Ja,", 0, 60), word("1”", 80, 40)], by: second))
    #expect(found.map(\.recognized) == ["”Ja,", "1*"])
    let signs = [word("§", 0, 20), word("841", 40, 60)]
    #expect(replaced([word("841", 0, 100)], by: signs)?.map(\.recognized) == ["§41"])
  }

  @Test(arguments: [("12–14", "§§"), ("Övrigt", "§8")])
  func whatFollowsTellsTwoSignsFromAParagraph(next: String, text: String) {
    let found = replaced([word("88", 0, 40)], by: [word("§8", 0, 40)], before: next)
    #expect(found?.map(\.recognized) == [text])
  }
}
