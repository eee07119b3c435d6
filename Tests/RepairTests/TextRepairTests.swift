import Lexicon
import Minutes
import Repair
import Testing

/// Text in, text out.
@Suite struct TextRepairTests {
  private func repair(_ parts: String...) throws -> (text: String, corrections: [PlacedCorrection])
  {
    var repair = TextRepair(repairer: Repairer(lexicon: try SmallLexicon.lexicon.get()))
    var quiet = repair
    var text = ""
    var corrections: [PlacedCorrection] = []
    for part in parts {
      let repaired = repair.explained(part)
      #expect(quiet.repaired(part) == repaired.bytes)
      text += String(decoding: repaired.bytes, as: UTF8.self)
      corrections += repaired.corrections
    }
    return (text, corrections)
  }

  @Test(arguments: [
    "Nämnden är här på mötet\r\nför att få stöd\rnästa år\n\n\u{C}slut", "", "\n", "\r\r\n",
    "\u{C}",
    " \tpå\u{A0}mötet  \n", "•\tpå mötet\n\n\n", "\u{FEFF}Nämnden är här",
  ])
  func cleanTextStaysByteForByte(text: String) throws {
    let repaired = try repair(text)
    #expect(repaired.text.utf8.elementsEqual(text.utf8))
    #expect(repaired.corrections.isEmpty)
  }

  @Test func lineEndsStay() throws {
    let repaired = try repair(SmallLexicon.company + "nasta steg\r\nvi har nasta\rsteg")
    #expect(repaired.text.hasSuffix("nästa steg\r\nvi har nästa\rsteg"), "\(repaired.text)")
  }

  @Test func placesAreThoseOfTheText() throws {
    let repaired = try repair(
      "Nämnden är på mo\u{308}tet\r\nhär\rfå \u{C} o\u{308}kad fo\u{308}r\n")
    #expect(repaired.corrections.map(\.line) == [1, 3, 3])
    #expect(repaired.corrections.map(\.column) == [15, 6, 12])
    #expect(repaired.corrections.map(\.correction.location.page) == [1, 2, 2])
    #expect(repaired.corrections.map(\.correction.kind) == [.diacritic, .diacritic, .diacritic])
    #expect(
      repaired.text.utf8.elementsEqual("Nämnden är på mötet\r\nhär\rfå \u{C} ökad för\n".utf8))
  }

  @Test func partsContinueLinesAndPages() throws {
    let repaired = try repair("Nämnden är fo\u{308}r det ", "o\u{308}kad\n\u{C}på ", "o\u{308}ver")
    #expect(repaired.corrections.map(\.line) == [1, 1, 2])
    #expect(repaired.corrections.map(\.column) == [12, 21, 5])
    #expect(repaired.corrections.map(\.correction.location.page) == [1, 1, 2])
    #expect(repaired.corrections.map { $0.correction.location.lines } == [[1], [1], [1]])
    #expect(repaired.text.utf8.isExactly("Nämnden är för det ökad\n\u{C}på över"))
  }

  /// Words of a line that goes on are counted from its start, however it is cut.
  @Test(arguments: [
    ["fo\u{308}r fo\u{308}r ", "fo\u{308}r ", "fo\u{308}r"],
    ["fo\u{308}r fo\u{308}r fo\u{308}r fo\u{308}r"],
  ])
  func idsDoNotDependOnTheParts(line: [String]) throws {
    var repair = TextRepair(repairer: Repairer(lexicon: try SmallLexicon.lexicon.get()))
    var corrections: [PlacedCorrection] = []
    for part in ["Nämnden är\n"] + line + [
      "\nhär fo\u{308}r ", "o\u{308}kad\u{C}fo\u{308}r ", "fo\u{308}r",
    ] {
      corrections += repair.explained(part).corrections
    }
    let expected = [
      (1, 2, 0), (1, 2, 1), (1, 2, 2), (1, 2, 3), (1, 3, 1), (1, 3, 2), (2, 1, 0), (2, 1, 1),
    ].map { (page, line, word) in
      Correction.stableID(
        page: page, line: line, word: word,
        original: (page, line, word) == (1, 3, 2) ? "ökad" : "för")
    }
    #expect(corrections.map(\.correction.id) == expected)
    #expect(corrections.map(\.column) == [1, 6, 11, 16, 5, 10, 16, 21])
    #expect(corrections.map(\.line) == [2, 2, 2, 2, 3, 3, 3, 3])
  }

  /// A word that is cut is two; none of them has the name of another.
  @Test func idsOfCutWordsDiffer() throws {
    let repaired = try repair(
      "o\u{308}vero\u{308}ver", "o\u{308}vero\u{308}ver o\u{308}ver", "o\u{308}ver")
    #expect(repaired.corrections.count == 4)
    #expect(Set(repaired.corrections.map(\.correction.id)).count == 4)
  }

  /// A short part is taken for what came before.
  @Test func partsRememberTheSource() throws {
    let repaired = try repair(
      String(repeating: SmallLexicon.company, count: 4) + "\n", "nasta ar\n")
    #expect(repaired.text.hasSuffix("nästa är\n"), "\(repaired.text)")
    let clean = try repair(
      String(repeating: "Nämnden är här på mötet för att få stöd\n", count: 20), "nasta ar\n")
    #expect(clean.text.hasSuffix("nasta ar\n"))
  }

  @Test(arguments: [
    ("fi\u{FB01}n", "fifin", Correction.Kind.character), ("a\u{FB04}o", "afflo", .character),
    ("för\u{AD}valt\u{AD}ning", "förvaltning", .character),
    ("på \u{F0B7} mötet", "på • mötet", .bullet), ("på \u{F0A7}mötet", "på ▪mötet", .bullet),
    ("p├Ñ m├╢tet", "på mötet", .character), ("p├Ñ m├Âtet", "på mötet", .character),
    ("pÃƒÂ¥ mÃƒÂ¶tet", "på mötet", .character), ("pâ€“ pÃ¥", "p– på", .character),
  ])
  func whatWasSetOrMisreadIsWritten(seen: String, meant: String, kind: Correction.Kind) throws {
    let repaired = try repair("Nämnden är här för att få stöd av \(seen)\n")
    #expect(repaired.text.utf8.isExactly("Nämnden är här för att få stöd av \(meant)\n"))
    #expect(!repaired.corrections.isEmpty)
    for placed in repaired.corrections {
      #expect(placed.correction.kind == kind && placed.correction.status == .applied)
    }
  }

  @Test(arguments: [
    ("\u{F0B7} för att\n\u{F06F} för det\n\u{F0A7} på år\n", "• för att\n◦ för det\n▪ på år\n"),
    ("vi tar förvalt\u{AD}\nningen här\n", "vi tar förvaltningen\nhär\n"),
    ("vi tar förvalt\u{AD}\n\nningen här\n", "vi tar förvalt\u{AD}\n\nningen här\n"),
  ])
  func headsAndEndsOfLines(seen: String, meant: String) throws {
    let repaired = try repair("Nämnden är här för att få stöd\n" + seen)
    #expect(repaired.text.utf8.isExactly("Nämnden är här för att få stöd\n" + meant))
  }

  @Test(arguments: [0.0, 0.5, 0.9, 1.0])
  func theThresholdHolds(threshold: Double) throws {
    let repairer = Repairer(
      lexicon: try SmallLexicon.lexicon.get(), settings: RepairSettings(threshold: threshold))
    var repair = TextRepair(repairer: repairer)
    let text = SmallLexicon.company + "| nasta mal\n¢ vi har ater-\nkoppling\n"
    let repaired = repair.explained(text)
    for placed in repaired.corrections where placed.correction.status == .applied {
      #expect(placed.correction.confidence >= (threshold == 1 ? 1 : threshold / 2))
    }
    if threshold > 0.8 {
      #expect(repaired.corrections.contains { $0.correction.status == .proposed })
    }
  }
}

extension String.UTF8View {
  /// Whether they are the bytes of a text: `==` of texts would not see the forms of Unicode.
  fileprivate func isExactly(_ text: String) -> Bool { elementsEqual(text.utf8) }
}

/// Why a word is what it is.
@Suite struct ExplanationTests {
  private func explain(_ phrase: String) throws -> [WordExplanation] {
    Repairer(lexicon: try SmallLexicon.lexicon.get()).explain(phrase)
  }

  @Test func theBestIsWhatARepairTakes() throws {
    let words = try explain("vi har nasta steg https://a.se/mal")
    #expect(words.map(\.seen) == ["vi", "har", "nasta", "steg", "https://a.se/mal"])
    #expect(words[2].written == "nästa" && words[2].isApplied)
    #expect(words[4].written == "https://a.se/mal")
    let readings = words[2].readings
    #expect(readings.first?.text == "nästa")
    #expect(abs(readings.reduce(0) { $0 + $1.probability } - 1) < 1e-6)
    #expect(words[4].readings.isEmpty)
    #expect(words[4].reason.contains("address"))
  }

  @Test(arguments: ["", " ", "\n", "12", "§", "a\nb", "\u{308}"])
  func anythingMayBeAsked(phrase: String) throws {
    #expect(try explain(phrase).count == phrase.split(whereSeparator: \.isWhitespace).count)
  }
}
