import Lexicon
import Minutes
import Repair
import Testing

/// Places that two models read differently.
@Suite struct OtherReadingTests {
  /// A page of the Swedish model with one word that was read twice.
  private func repaired(
    _ read: String, other: String?, origin: PageOrigin = .ocr
  ) throws -> RepairedDocument {
    let clean = "Nämnden är här på mötet för att få stöd".split(separator: " ").map {
      Word(recognized: String($0), leadingSpace: " ")
    }
    let word = Word(
      recognized: read, leadingSpace: " ",
      otherReading: other.map { Alternative(text: $0, confidence: 0.7) })
    let page = Page(number: 1, origin: origin, lines: [Line(number: 1, words: clean + [word])])
    return Repairer(lexicon: try SmallLexicon.lexicon.get()).repair([page])
  }

  @Test(arguments: [
    ("beslnt", "beslut", "beslut"), ("frägor.", "frågor.", "frågor."),
    // A compound of known words counts as one.
    ("verksamhetsdialcg", "verksamhetsdialog", "verksamhetsdialog"),
    // Both are words, or neither is: what stands stays.
    ("analys", "beslut", "analys"), ("beslnt", "beslvt", "beslnt"),
    ("beslut", "beslvt", "beslut"),
    // Too short to know, and no words at all.
    ("mäl", "mål", "mäl"), ("bes1nt", "beslut", "bes1nt"), ("beslnt", "2024", "beslnt"),
    // A letter that Swedish has not was seen by the model that has it.
    ("grüppen", "gruppen", "grüppen"),
  ])
  func theDictionaryDecides(read: String, other: String, kept: String) throws {
    let document = try repaired(read, other: other)
    let word = try #require(document.pages[0].lines[0].words.last)
    #expect(word.text.utf8.elementsEqual(kept.utf8), "\(word.text)")
    #expect(word.recognized.utf8.elementsEqual(read.utf8))
  }

  @Test func theChangeIsACorrection() throws {
    let correction = try #require(try repaired("beslnt", other: "beslut").corrections.first)
    #expect(correction.original == "beslnt" && correction.corrected == "beslut")
    #expect(correction.status == .applied)
    #expect(correction.kind == .character)
  }

  @Test func withoutAnotherReadingNothingIsDone() throws {
    let document = try repaired("beslnt", other: nil)
    #expect(document.pages[0].lines[0].words.last?.text == "beslnt")
    #expect(document.corrections.isEmpty)
  }

  /// A text layer has no second reading of ours.
  @Test func onlyWhatWasReadHereIsLookedAt() throws {
    let document = try repaired("beslnt", other: "beslut", origin: .textLayer)
    #expect(document.pages[0].lines[0].words.last?.text == "beslnt")
  }
}
