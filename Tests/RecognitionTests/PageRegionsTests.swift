import Minutes
import Recognition
import Testing

@Suite struct PageRegionsTests {
  private func words(_ entries: [(text: String, height: Int, confidence: Double)]) -> Page {
    var x = 100
    let words = entries.map { entry in
      defer { x += 210 }
      return Word(
        recognized: entry.text, confidence: entry.confidence,
        box: Box(x: x, y: 200 - entry.height / 2, width: 200, height: entry.height))
    }
    let usual = (0..<9).map { number in
      Word(
        recognized: "ord", confidence: 0.9, box: Box(x: number * 90, y: 900, width: 80, height: 40))
    }
    return Page(
      number: 1, origin: .ocr, dpi: 300,
      lines: [Line(number: 1, words: words), Line(number: 2, words: usual)])
  }

  @Test func dropsWhatWasReadInSignatures() {
    var page = words([("Mhelas", 80, 0.8), ("vo", 40, 0.4), ("Holmgren", 40, 0.3)])
    page.mark([Region(kind: .handwriting, box: Box(x: 90, y: 100, width: 700, height: 200))])
    #expect(page.lines.map(\.recognized).first == "Holmgren")
    #expect(page.warnings.map(\.code) == ["handwriting"])
  }

  @Test func keepsAWordThatWasStruckOut() {
    var page = words([
      ("en", 40, 0.9), ("tid", 40, 0.9), ("av", 40, 0.9), ("vil", 44, 0.4), ("år", 40, 0.9),
    ])
    page.mark([Region(kind: .handwriting, box: Box(x: 730, y: 170, width: 60, height: 60))])
    #expect(page.lines.first?.words.map(\.recognized) == ["en", "tid", "av", "vil", "år"])
    #expect(page.warnings.isEmpty)
  }

  @Test func initialsAreNotedWithoutAWarning() {
    var page = words([("Justeras", 40, 0.9)])
    page.mark([Region(kind: .handwriting, box: Box(x: 90, y: 400, width: 60, height: 50))])
    #expect(page.regions?.count == 1)
    #expect(page.warnings.isEmpty)
  }
}
