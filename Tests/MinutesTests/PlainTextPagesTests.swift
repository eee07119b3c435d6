import Minutes
import Testing

@Suite struct PlainTextPagesTests {
  @Test func formFeedsEndPagesAndLineBreaksLines() {
    let pages = Page.pages(ofPlainText: "ett\n\n två \r\ntre\u{0C}fyra\n")
    #expect(pages.map(\.number) == [1, 2])
    #expect(pages[0].lines.map(\.text) == ["ett", "", " två ", "tre"])
    #expect(pages[1].lines.map(\.text) == ["fyra"])
    #expect(pages[0].lines.map(\.number) == [1, 2, 3, 4])
  }

  @Test func wordsAreNFC() {
    let line = Line(plainText: "fo\u{308}re  moge", number: 1)
    #expect(line.words[0].recognized.unicodeScalars.elementsEqual("f\u{F6}re".unicodeScalars))
    #expect(line.words[1].leadingSpace == "  ")
  }

  @Test func removedWordsTakeTheirSpaceWithThem() {
    var line = Line(plainText: "  till gång nu ", number: 1)
    line.words[0].text = "tillgång"
    line.words[1].text = ""
    #expect(line.text == "  tillgång nu ")
    #expect(line.recognized == "  till gång nu ")
  }

  /// Random white space and words come back byte for byte.
  @Test(arguments: 0..<UInt64(100))
  func linesKeepTheirText(seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ bound: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % bound)
    }
    let alphabet: [Character] = ["a", "ö", " ", "\t", "§", " ", "•", "\u{A0}", "-", "1"]
    let text = String((0..<next(60)).map { _ in alphabet[next(UInt64(alphabet.count))] })
    #expect(Line(plainText: text, number: 1).text.utf8.elementsEqual(text.utf8))
  }
}
