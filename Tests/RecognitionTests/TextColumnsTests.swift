import Minutes
import Recognition
import Testing

private func segment(_ text: String, _ x: Int, _ y: Int, width: Int) -> RecognizedLine {
  let box = Box(x: x, y: y, width: width, height: 40)
  return RecognizedLine(words: [Word(recognized: text, box: box)], box: box)
}

@Suite struct TextColumnsTests {
  /// Two columns whose lines stand at different heights, under a heading and over a list.
  private func page(rightWidth: Int = 900) -> [RecognizedLine] {
    [segment("rubrik", 200, 100, width: 1800)]
      + (0..<8).map { segment("v\($0)", 200, 300 + 60 * $0, width: $0 % 3 == 2 ? 300 : 880) }
      + (0..<6).map { segment("h\($0)", 1240, 318 + 60 * $0, width: rightWidth) }
      + [segment("kort", 200, 1000, width: 600), segment("lång", 200, 1060, width: 1500)]
  }

  @Test func columnsNeedNotStandOnOneBaseline() {
    let lines = RowLayout.lines(from: page())
    #expect(
      lines.map(\.recognized) == ["rubrik"] + (0..<8).map { "v\($0)" } + (0..<6).map { "h\($0)" }
        + ["kort", "lång"])
    #expect(lines.map(\.number) == Array(1...17))
  }

  @Test func aColumnOfFiguresIsATable() {
    let lines = RowLayout.lines(from: page(rightWidth: 160)).map(\.recognized)
    #expect(lines.firstIndex { $0.contains("h0") } ?? 99 < 4)
  }
}
