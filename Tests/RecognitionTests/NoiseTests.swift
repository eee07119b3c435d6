import Minutes
import Recognition
import Testing

@Suite struct NoiseTests {
  private let leaf = Box(x: 0, y: 0, width: 2480, height: 3508)

  /// A word between two others that stay.
  private func isKept(_ text: String, _ box: Box, score: Double = 0.9) -> Bool {
    let words = [
      Word(recognized: "Norra", confidence: 0.95, box: Box(x: 300, y: 500, width: 120, height: 36)),
      Word(recognized: text, confidence: score, box: box),
      Word(
        recognized: "skolan", confidence: 0.95, box: Box(x: 800, y: 500, width: 150, height: 36)),
    ]
    let line = RecognizedLine(words: words, box: Box(x: 300, y: 500, width: 650, height: 36))
    let kept = Noise.removed(from: [line], leaf: leaf, dpi: 300)
    return kept.flatMap(\.words).contains { $0.recognized == text }
  }

  @Test(arguments: [
    ("-", 2, false), ("-", 4, false), ("-", 8, true), ("–", 14, true), ("—", 30, true),
    ("—", 600, false), ("____", 400, false), ("|", 3, false), (".", 5, false), ("”", 14, false),
    ("a", 12, true), ("§", 20, true),
  ])
  func specksAndRulesAreNoWords(text: String, width: Int, isWord: Bool) {
    #expect(isKept(text, Box(x: 500, y: 510, width: width, height: min(width, 20))) == isWord)
  }

  @Test func shortWordsNeedSomeConviction() {
    let box = Box(x: 500, y: 500, width: 30, height: 36)
    #expect(!isKept("ij", box, score: 0.1))
    #expect(isKept("ij", box, score: 0.2))
    #expect(isKept("ordet", box, score: 0.1))
  }

  @Test func nothingIsPrintedInTheOutermostMargin() {
    #expect(!isKept("ab", Box(x: 10, y: 500, width: 40, height: 36)))
    #expect(isKept("Bilaga", Box(x: 10, y: 500, width: 80, height: 36)))
    #expect(!isKept("Bilaga", Box(x: 10, y: 500, width: 80, height: 36), score: 0.4))
  }

  @Test func linesOfALetterOrTwoByHandGo() {
    let words = ["Aj", "B"].enumerated().map {
      Word(
        recognized: $1, confidence: 0.5, box: Box(x: 500 + $0 * 60, y: 900, width: 40, height: 50))
    }
    let line = RecognizedLine(words: words, box: Box(x: 500, y: 900, width: 100, height: 50))
    #expect(Noise.removed(from: [line], leaf: leaf, dpi: 300).isEmpty)
  }
}
