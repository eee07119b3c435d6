import Lexicon
import Minutes
import Repair
import Testing

/// What is offered where a person is asked: the words of the document and of the dictionary that
/// are near to what was read.
@Suite struct NearWordTests {
  private func word(_ text: String, score: Double, other: String? = nil) -> Word {
    Word(
      recognized: text, leadingSpace: " ", confidence: score,
      symbols: text.enumerated().map { index, character in
        Symbol(
          text: String(character), confidence: index == 1 ? 1 - (1 - score) / 4 : 0.995,
          alternatives: [Alternative(text: index == 1 ? "q" : "x", confidence: 0.4)])
      },
      otherReading: other.map { Alternative(text: $0, confidence: 0.7) })
  }

  /// What is proposed for a word that the reader doubted, below prose with some other words.
  private func asked(
    _ text: String, other: String? = nil, beside others: [String] = []
  ) throws -> Correction {
    let prose = "Nämnden är här på mötet för att få stöd".split(separator: " ").map(String.init)
    let clean = (prose + others).map {
      Word(recognized: $0, leadingSpace: " ", confidence: 0.985)
    }
    var lines = (1...12).map { Line(number: $0, words: clean) }
    lines.append(Line(number: 13, words: [word(text, score: 0.5, other: other)]))
    let document = Repairer(lexicon: try SmallLexicon.lexicon.get())
      .repair([Page(number: 1, origin: .ocr, lines: lines)])
    return try #require(document.corrections.last { $0.location.lines == [13] })
  }

  @Test(arguments: [
    // A name of the document, with marks, a letter more, two other letters, capitals, signs.
    ("Hamtraberga", "Hamraberga", "Hamraberga"), ("Evè-Lena", "Eva-Lena", "Eva-Lena"),
    ("HAMTRABERGA", "Hamraberga", "HAMRABERGA"), ("(Hamrabcrga),", "Hamraberga", "(Hamraberga),"),
    ("Foyaltlogen", "Förvaltlogen", "Förvaltlogen"),
  ])
  func wordsOfTheDocumentAreOffered(read: String, beside: String, offered: String) throws {
    let correction = try asked(read, beside: [beside])
    #expect(correction.candidates.contains { $0.text == offered }, "\(correction.candidates)")
    // Without it nobody could think of it.
    #expect(try !asked(read).candidates.contains { $0.text == offered })
  }

  @Test(arguments: [
    ("plansring", "planering"), ("Lokalcr", "Lokaler"), ("verksmhet", "verksamhet"),
    ("grruppen", "gruppen"),
  ])
  func wordsOfTheDictionaryAreOffered(read: String, offered: String) throws {
    let correction = try asked(read)
    #expect(correction.candidates.contains { $0.text == offered }, "\(correction.candidates)")
  }

  @Test func ofTwoReadingsEachMayBeRightInAPart() throws {
    let correction = try asked("itstod@berga.se", other: "it.stodQberga.se")
    #expect(correction.candidates.contains { $0.text == "it.stod@berga.se" })
  }

  @Test(arguments: ["Hamtraberga", "plansring", "Beslut,", "Foyaltlogen"])
  func candidatesAreFewAndShareOneProbability(read: String) throws {
    let correction = try asked(read, beside: ["Hamraberga", "Hamrabarga", "Hamraborga"])
    let candidates = correction.candidates
    #expect((2...6).contains(candidates.count), "\(candidates)")
    #expect((0.5...1.02).contains(candidates.reduce(0) { $0 + $1.confidence }), "\(candidates)")
    #expect(Set(candidates.map(\.text)).count == candidates.count)
    #expect(candidates.contains { $0.text == read })
  }

  @Test func theSameEveryTime() throws {
    let others = ["Hamraberga", "Hamrabarga", "Hamraborga", "Hamraburga", "Hamrabyrga"]
    let first = try asked("Hamtraberga", beside: others)
    for _ in 0..<5 { #expect(try asked("Hamtraberga", beside: others) == first) }
  }
}
