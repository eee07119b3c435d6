import Minutes
import Recognition
import Testing

@Suite struct TightWordsTests {
  /// A line of type 40 pixels high: words of 100 pixels, and the gaps before each but the first.
  private func line(_ words: [String], gaps: [Int]) -> [Word] {
    var x = 0
    return words.enumerated().map { index, text in
      if index > 0 { x += 100 + gaps[index - 1] }
      return Word(
        recognized: text, leadingSpace: index > 0 ? " " : "", confidence: 0.8,
        box: Box(x: x, y: 0, width: 100, height: 40),
        symbols: text.map { Symbol(text: String($0), confidence: 0.8) })
    }
  }

  @Test(arguments: [
    ["Läs", "mer:", "https://www.", "exempel.se"], ["Läs", "mer:", "www.exempel.se", "/larande"],
    ["Skriv", "till", "anna@", "exempel.se"], ["Börjar", "redan", "kl.08:", "30"],
    ["Se", "filen", "bilaga_", "tre.pdf"],
  ])
  func joinsWhatASignHoldsTogether(words: [String]) {
    let joined = TightWords.joined(line(words, gaps: [14, 14, 3]))
    #expect(joined.map(\.recognized) == [words[0], words[1], words[2] + words[3]])
    #expect(joined.last?.box == Box(x: 228, y: 0, width: 203, height: 40))
    #expect(joined.last?.symbols.map(\.text).joined() == words[2] + words[3])
    #expect(joined.last?.leadingSpace == " ")
    #expect(joined.last?.confidence == 0.8)
  }

  @Test(arguments: [
    // A sentence ends, a figure follows, a letter stands at the seam.
    ["Detta", "är", "slutet.", "Nästa"], ["Den", "står", "under", "sid.", "12"],
    ["Detta", "är", "för", "handling"],
    // An ordinal and a lone sign belong to what follows, not to what they touch.
    ["Detta", "är", "3.", "4"], ["Detta", "är", "/", "eller"],
  ])
  func leavesWordsThatOnlyStandClose(words: [String]) {
    let gaps = Array(repeating: 14, count: words.count - 2) + [3]
    #expect(TightWords.joined(line(words, gaps: gaps)).map(\.recognized) == words)
  }

  @Test(arguments: [7, 14]) func leavesWordsAtASpace(gap: Int) {
    let words = ["Läs", "mer:", "https://www.", "exempel.se"]
    #expect(TightWords.joined(line(words, gaps: [14, 14, gap])).map(\.recognized) == words)
  }

  @Test func leavesALineOfTwoWords() {
    // Nobody knows how wide its spaces are.
    let words = ["https://www.", "exempel.se"]
    #expect(TightWords.joined(line(words, gaps: [3])).map(\.recognized) == words)
  }

  @Test func wordsWithoutBoxesStayApart() {
    let words = ["Läs", "www.", "exempel.se"].map { Word(recognized: $0) }
    #expect(TightWords.joined(words) == words)
  }
}
