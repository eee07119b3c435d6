import Lexicon
import Minutes
import Repair
import Testing

/// Pages of our own reader: what it doubts, and acronyms.
@Suite struct DoubtfulWordTests {
  private func symbols(_ text: String, score: Double, other: String) -> [Symbol] {
    text.enumerated().map { index, character in
      Symbol(
        text: String(character), confidence: index == 1 ? score : 0.995,
        alternatives: [Alternative(text: index == 1 ? other : "x", confidence: 0.4)])
    }
  }

  /// A page of the Swedish model: sure words, and one besides.
  private func repaired(_ words: [Word], prose: Int = 12) throws -> RepairedDocument {
    let clean = "Nämnden är här på mötet för att få stöd".split(separator: " ").map {
      Word(recognized: String($0), leadingSpace: " ", confidence: 0.965)
    }
    var lines = (1...prose).map { Line(number: $0, words: clean) }
    lines.append(Line(number: prose + 1, words: words))
    let page = Page(number: 1, origin: .ocr, lines: lines)
    return Repairer(lexicon: try SmallLexicon.lexicon.get()).repair([page])
  }

  private func doubtful(_ text: String, score: Double, other: String = "q") -> Word {
    Word(
      recognized: text, leadingSpace: " ", confidence: score,
      symbols: symbols(text, score: 1 - (1 - score) / 4, other: other))
  }

  @Test func whatIsProbablyWrongIsProposedAndStands() throws {
    let document = try repaired([doubtful("bhvsluk", score: 0.5)])
    let correction = try #require(document.corrections.first)
    #expect(document.corrections.count == 1)
    #expect(correction.status == .proposed)
    #expect(correction.original == "bhvsluk" && correction.corrected == "bqvsluk")
    #expect(correction.confidence > 0 && correction.confidence < 0.2)
    #expect(document.pages[0].lines.last?.words[0].text == "bhvsluk")
  }

  @Test(arguments: [
    // A known word of which the reader was sure; no word at all.
    ("beslut", 0.96), ("–", 0.4), ("...", 0.2),
  ])
  func whatIsProbablyRightIsLeftAlone(text: String, score: Double) throws {
    #expect(try repaired([doubtful(text, score: score)]).corrections == [])
  }

  @Test func anotherReadingIsOfferedFirst() throws {
    var word = doubtful("bhvsluk", score: 0.5)
    word.otherReading = Alternative(text: "bevsluk", confidence: 0.7)
    #expect(try repaired([word]).corrections.map(\.corrected) == ["bevsluk"])
    // With another full stop it is the same word.
    word.otherReading = Alternative(text: "bhvsluk.", confidence: 0.7)
    #expect(try repaired([word]).corrections.map(\.corrected) == ["bqvsluk"])
  }

  /// A page of noise is not asked about word by word.
  @Test func noMoreIsAskedThanAPersonReads() throws {
    let words = (0..<60).map { doubtful("bhvsl\(["a", "e", "u"][$0 % 3])k", score: 0.3) }
    let document = try repaired(words, prose: 20)
    let asked = document.corrections.count { $0.status == .proposed }
    #expect(asked > (20 * 9 + 60) * 45 / 1000)
    #expect(asked <= (20 * 9 + 60) * 15 / 100)
  }

  @Test func theMostDoubtfulComeFirst() throws {
    let words = (0..<60).map { doubtful("bhvsluk", score: $0 == 37 ? 0.05 : 0.6) }
    let document = try repaired(words, prose: 20)
    let sure = document.corrections.map(\.confidence).max() ?? 0
    let first = try #require(document.corrections.first { $0.confidence == sure })
    #expect(first.id == Correction.stableID(page: 1, line: 21, word: 37, original: "bhvsluk"))
  }

  @Test(arguments: [
    ("Al", "är", "AI"), ("Al.", "", "AI."), ("(Al)", "och", "(AI)"), ("Al-stöd", "är", "AI-stöd"),
    // Names and words stay.
    ("Al", "Gore", "Al"), ("Al-Sayed", "är", "Al-Sayed"), ("al", "är", "al"), ("Ol", "är", "Ol"),
    ("Alla", "är", "Alla"), ("AI", "är", "AI"),
  ])
  func capitalIIsNoSmallL(read: String, next: String, meant: String) throws {
    let words = [read, next].filter { !$0.isEmpty }.map {
      Word(recognized: $0, leadingSpace: " ", confidence: 0.97)
    }
    let word = try #require(try repaired(words).pages[0].lines.last?.words.first)
    #expect(word.text.utf8.elementsEqual(meant.utf8), "\(word.text)")
  }
}
