import Minutes
import Recognition
import Testing

@Suite struct WordGapsTests {
  private static let words = ["mono", "ommo", "nomono", "mammon", "nono"]

  /// The places found in a line with these gaps inside its words.
  private func doubtful(
    _ words: [String] = Self.words, wide: [Int: Int] = [:],
    changing change: (inout [Word]) -> Void = { _ in }
  ) throws -> [Int]? {
    var text = DrawnText()
    text.add(words.map { .init($0) }, wide: wide)
    var line = text.lines[0].words
    change(&line)
    let ink = try #require(LineInk(line, ink: text.ink()))
    return WordGaps(line, ink: ink)?.doubtful
  }

  @Test func aGapAsBetweenWordsIsFound() throws {
    #expect(try doubtful() == [])
    #expect(try doubtful(wide: [2: 2]) == [2])
    #expect(try doubtful(wide: [0: 1, 4: 3]) == [0, 4])
  }

  @Test func shortWordsAndBulletsAreLetBe() throws {
    #expect(try doubtful(["mono", "om", "nomono", "mammon"], wide: [1: 1]) == [])
    #expect(try doubtful(wide: [2: 2]) { $0[2].bulletShape = .ring } == [])
  }

  @Test func withFewGapsNobodyKnowsWhatIsUsual() throws {
    #expect(try doubtful(["mono", "nomono"], wide: [1: 2]) == nil)
  }
}
