import Foundation
import Lexicon
import Minutes
import Repair
import Testing

@Suite struct WordRepair {
  @Test(arguments: [
    ("nasta steg", "nästa steg"), ("namnden har", "nämnden har"), ("ndmnden har", "nämnden har"),
    ("férvaltningen", "förvaltningen"), ("vi har 6kad analys", "vi har ökad analys"),
    ("st6d", "stöd"),
    ("behdover {3 tillgang", "behöver få tillgång"), ("Vitar beslut", "Vi tar beslut"),
    ("P3avilket satt", "På vilket sätt"), ("skolan pA motet", "skolan på mötet"),
    ("Attsdkerstalla det", "Att säkerställa det"), ("(ora analys", "Göra analys"),
    ("till Al", "till AI"), ("FoU och LMS", "FoU och LMS"),
  ])
  func restoresWhatTheEnglishModelLost(seen: String, meant: String) throws {
    #expect(try utf8(SmallLexicon.repaired(seen)) == utf8(meant))
  }

  @Test(arguments: [
    ("verksamhetsdialog", "verksamhetsdialog"), ("verksamhetssprak", "verksamhetsspråk"),
  ])
  func knowsCompoundsByTheirParts(seen: String, meant: String) throws {
    #expect(try utf8(SmallLexicon.repaired("en \(seen)")) == utf8("en \(meant)"))
  }

  @Test(arguments: [
    ("Hakan Bjork", "Håkan Björk"), ("Asa Sjéqvist", "Åsa Sjöqvist"),
    ("Asa Lindstrém", "Åsa Lindström"),
  ])
  func restoresNames(seen: String, meant: String) throws {
    #expect(try utf8(SmallLexicon.repaired("Deltagare: \(seen)")).hasSuffix(utf8(meant)))
  }

  @Test func makesWordsWholeThatALineCut() throws {
    #expect(
      try SmallLexicon.repaired("vi har ater-\nkoppling om det") == "vi har återkoppling\nom det")
  }

  @Test(arguments: [
    "https://www.skola.exempel.se/larande-och-plan", "barn.skola@nasta.exempel.se",
    "www.namnden.se/mal", "2021/22:14", "H22", "3-4", "12.30-16.00", "1,9", "kl.",
    "exempel.se/fragor",
  ])
  func leavesAddressesCodesAndFigures(text: String) throws {
    #expect(try utf8(SmallLexicon.repaired("vi har \(text) och")) == utf8("vi har \(text) och"))
  }

  @Test func leavesAnAddressThatALineCuts() throws {
    let text = "se https://kommun.se/larande/plan-\nmal/nasta"
    #expect(try SmallLexicon.repaired(text) == text)
  }

  @Test func cleanTextStays() throws {
    let text = "Nämnden är här på mötet för att få stöd.\nHar vi en plan? Asa har det för år 3.\n"
    let document = try SmallLexicon.repair(text)
    #expect(document.corrections.isEmpty)
    #expect(document.diagnoses.map(\.source) == [.bornDigital])
  }

  @Test func whatWasReadIsKept() throws {
    let document = try SmallLexicon.repair(SmallLexicon.company + "nasta mote")
    let before = Page.pages(ofPlainText: SmallLexicon.company + "nasta mote")
    #expect(document.pages[0].lines.map(\.recognized) == before[0].lines.map(\.recognized))
  }

  @Test func correctionsTellWhatAndWhere() throws {
    let document = try SmallLexicon.repair(SmallLexicon.company + "vi har nasta steg")
    let correction = try #require(document.corrections.first { $0.original == "nasta" })
    #expect(correction.corrected == "nästa")
    #expect(correction.kind == .diacritic)
    #expect(correction.status == .applied)
    #expect(correction.confidence > 0.5 && correction.confidence <= 1)
    #expect(correction.context == "vi har nästa steg")
    #expect(correction.location.lines == [3])
    #expect(
      correction.id == Correction.stableID(page: 1, line: 3, word: 2, original: "nasta"))
  }

  @Test func doubtfulCorrectionsAreOnlyProposed() throws {
    let lexicon = try SmallLexicon.lexicon.get()
    let document = Repairer(lexicon: lexicon, settings: RepairSettings(threshold: 1.1))
      .repair(Page.pages(ofPlainText: SmallLexicon.company + "nasta steg"))
    #expect(document.corrections.allSatisfy { $0.status == .proposed })
    #expect(document.pages[0].lines[2].text == "nasta steg")
  }
}

@Suite struct DoubtfulSymbols {
  private func page(_ symbols: [Symbol]) -> Page {
    let clean = "Nämnden är här på mötet för att få stöd".split(separator: " ").map {
      Word(recognized: String($0), leadingSpace: " ")
    }
    let word = Word(recognized: symbols.map(\.text).joined(), leadingSpace: " ", symbols: symbols)
    return Page(number: 1, origin: .ocr, lines: [Line(number: 1, words: clean + [word])])
  }

  private func symbols(_ text: String, doubt: Int, other: String) -> [Symbol] {
    text.enumerated().map { index, character in
      index == doubt
        ? Symbol(
          text: String(character), confidence: 0.6,
          alternatives: [Alternative(text: other, confidence: 0.3)])
        : Symbol(text: String(character), confidence: 0.99)
    }
  }

  @Test func takesTheRunnerUpThatMakesAWord() throws {
    let read = page(symbols("frägor", doubt: 2, other: "å"))
    let document = Repairer(lexicon: try SmallLexicon.lexicon.get()).repair([read])
    #expect(document.pages[0].lines[0].words.last?.text == "frågor")
    #expect(document.diagnoses[0].source == .swedishModel)
  }

  @Test(arguments: ["frågor", "verksamhetsdialog", "Xyzzy"])
  func leavesWhatMayBeRight(text: String) throws {
    let read = page(symbols(text, doubt: 2, other: "q"))
    let document = Repairer(lexicon: try SmallLexicon.lexicon.get()).repair([read])
    #expect(document.pages[0].lines[0].words.last?.text == text)
  }
}

@Suite struct BulletRepairs {
  @Test(arguments: [
    ("e Lokaler om det\no Vi har en plan\no Vi har ett mal", "•◦◦"),
    ("¢ Lokaler om det\noO Vi har en plan\n= Vi har ett beslut", "•◦▪"),
    ("© Lokaler om det\n¢ Vi har en plan\n© Vi har ett beslut", "•••"),
    ("\u{F0B7} Lokaler\no Vi har\n\u{F0A7} Vi tar", "•◦▪"),
    ("0 Lokaler har det\n0 Vi har en plan\n0 Vi tar det", "◦◦◦"),
    // The same sign, behind an item that announces others and behind one that ends a sentence.
    ("Ansvar\n© Vi har en plan.\n0 Vi tar det.\n0 Vi har analys.", "A◦◦◦"),
    ("= Vi tar analys.\n© Lokaler\n0 Vi har en plan.\n0 Vi tar det.", "▪•◦◦"),
    // Fragments below a sentence are of another level.
    ("e Vi har ett beslut\n° analys om det\n° analys av det", "•◦◦"),
  ])
  func namesTheShape(text: String, shapes: String) throws {
    let heads = try SmallLexicon.repaired(text).split(separator: "\n").compactMap(\.first)
    #expect(String(heads) == shapes)
  }

  @Test func bringsStrayBulletsBack() throws {
    let text = "O\n\nO\nO\n\nVi har en plan\n\nVi tar beslut\n\nVi har analys"
    #expect(
      try SmallLexicon.repaired(text)
        == "\n\n\n\n\n◦ Vi har en plan\n\n◦ Vi tar beslut\n\n◦ Vi har analys")
  }

  /// A lone sign above a heading is dirt or a logo; above a sentence it is its bullet.
  @Test func aHeadingIsNoItem() throws {
    #expect(try SmallLexicon.repaired("e\n\nDialog\n\nVi har en plan").contains("\nDialog\n"))
    #expect(
      try SmallLexicon.repaired("e\n\nVi har en plan om det.\nVi tar beslut")
        == "\n\n• Vi har en plan om det.\nVi tar beslut")
  }

  @Test func dropsWhatSticksToBullets() throws {
    #expect(try SmallLexicon.repaired("¢ — Lokaler om det") == "• Lokaler om det")
  }

  @Test func theShapeInThePictureCounts() throws {
    let line = Line(
      number: 1,
      words: [
        Word(recognized: "e", bulletShape: .square), Word(recognized: "är", leadingSpace: " "),
      ])
    let page = Page(number: 1, origin: .ocr, lines: [line])
    let repaired = Repairer(lexicon: try SmallLexicon.lexicon.get()).repair([page])
    #expect(repaired.pages[0].lines[0].words[0].text == "▪")
  }

  @Test(arguments: ["vi har e och o i det", "Vi tar O"])
  func lettersInProseStay(text: String) throws {
    #expect(try SmallLexicon.repaired(text) == text)
  }
}

@Suite struct RepairProperties {
  private static let pieces = [
    "nasta", "férvaltningen", "e", "o", "O", "¢", "—", "(", "{3", "12", "§", "a-", "Al", "Hakan",
    "o\u{308}", "www.x.se/a-", "\u{F0B7}", "|", "“", "\u{0}", "é", "6", "x6x6x6", "-", "ÅÄÖ",
    "\u{200B}", "🙂",
    "ater-", "koppling", "https:", "//", "SAMMANTRADE",
  ]

  private func text(seed: UInt64) -> String {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(truncatingIfNeeded: state >> 33) % bound
    }
    var text = SmallLexicon.company
    for _ in 0..<30 {
      text += Self.pieces[next(Self.pieces.count)]
      text += [" ", "  ", "\n", "\n\n", "\t", "\u{0C}"][min(5, next(9) / 2 + next(2))]
    }
    return text
  }

  @Test(arguments: 0..<UInt64(120))
  func linesAndReadingsStay(seed: UInt64) throws {
    let pages = Page.pages(ofPlainText: text(seed: seed))
    let repaired = Repairer(lexicon: try SmallLexicon.lexicon.get()).repair(pages)
    #expect(repaired.pages.map { $0.lines.map(\.number) } == pages.map { $0.lines.map(\.number) })
    #expect(
      repaired.pages.map { $0.lines.map { $0.words.map(\.recognized).filter { !$0.isEmpty } } }
        == pages.map { $0.lines.map { $0.words.map(\.recognized) } })
    for line in repaired.pages.flatMap(\.lines) {
      for word in line.words {
        #expect(
          word.text.utf8.elementsEqual(word.text.precomposedStringWithCanonicalMapping.utf8))
      }
    }
    for correction in repaired.corrections { #expect((0...1).contains(correction.confidence)) }
  }

  @Test(arguments: 0..<UInt64(40))
  func isDeterministic(seed: UInt64) throws {
    #expect(try SmallLexicon.repair(text(seed: seed)) == SmallLexicon.repair(text(seed: seed)))
  }

  @Test func longLinesAndEmptyPages() throws {
    let long = String(repeating: "abcdefghij", count: 20_000)
    let document = try SmallLexicon.repair(long + "\n\u{0C}\n\n")
    #expect(document.pages.count == 2)
    #expect(document.pages[0].lines[0].text == long)
    #expect(Repairer(lexicon: try SmallLexicon.lexicon.get()).repair([]).pages.isEmpty)
  }
}

private func utf8(_ text: String) -> [UInt8] { Array(text.utf8) }

extension [UInt8] {
  fileprivate func hasSuffix(_ other: [UInt8]) -> Bool { suffix(other.count).elementsEqual(other) }
}
