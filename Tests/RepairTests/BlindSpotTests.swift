import Lexicon
import Minutes
import Repair
import Testing

/// Signs that the Swedish model can't print.
@Suite struct BlindSpotTests {
  /// A page as the Swedish model reads it: each string a line.
  private func repaired(_ lines: [String]) throws -> [String] {
    let lexicon = try Lexicon(
      bytes: LexiconCompiler.compile(words: "nämnden\t9\t0\t0\n"))
    // Enough å ä ö that the page is taken for one of the Swedish model.
    let body = Array(
      repeating: "nämnden får återkomma på sitt möte därför är ärendet öppet", count: 6)
    let page = Page(
      number: 1, origin: .ocr,
      lines: (lines + body).enumerated().map { index, text in
        var line = Line(plainText: text, number: index + 1)
        for word in line.words.indices { line.words[word].confidence = 0.95 }
        return line
      })
    let document = Repairer(lexicon: lexicon).repair([page])
    return document.pages[0].lines.prefix(lines.count).map(\.text)
  }

  @Test(arguments: [
    ("ställs till namnQexempel.se.", "ställs till namn@exempel.se."),
    ("(fornamn.efternamnQkommun.exempel.se)", "(fornamn.efternamn@kommun.exempel.se)"),
    ("barn.skola(Qexempel.se", "barn.skola@exempel.se"),
    ("skriv till namn Qexempel.se nu", "skriv till namn@exempel.se nu"),
    ("anmälan på www. exempel.se/heltid.", "anmälan på www.exempel.se/heltid."),
    ("se https:// exempel.se nu", "se https://exempel.se nu"),
    ("adressen börjar med www. Sedan mer", "adressen börjar med www. Sedan mer"),
    ("Quist och McQueen", "Quist och McQueen"), ("IQ-test", "IQ-test"),
    ("kl. 9.00—-11.20", "kl. 9.00–11.20"), ("årskurs 4—6", "årskurs 4–6"),
    ("enligt 19 $ MBL sker", "enligt 19 § MBL sker"),
    ("2 kap. 17 8 PBL.", "2 kap. 17 § PBL."),
    ("7 kap. 18 c 8 miljöbalken", "7 kap. 18 c § miljöbalken"),
    ("tjänstgör 88 43-45", "tjänstgör §§ 43-45"), ("Bemötande 88 91", "Bemötande 88 91"),
    ("ett hus om 140 m? samt", "ett hus om 140 m² samt"), ("hur många m?", "hur många m?"),
    ("höll +11 ”C.", "höll +11 °C."), ("kostar 8 kronor", "kostar 8 kronor"),
    ("§ 4 «Förslag till beslut", "§ 4 Förslag till beslut"),
    ("se «Förslag» ovan", "se «Förslag» ovan"),
    ("på https:/Amww.exempel.se/bygglov nu", "på https://www.exempel.se/bygglov nu"),
    ("(wWww.exempel.se)", "(www.exempel.se)"),
    ("https://Awww.exempel.se.", "https://www.exempel.se."),
    ("http://www.exempel.se", "http://www.exempel.se"), ("wwf.exempel.se", "wwf.exempel.se"),
    ("https://vwm.exempel.se", "https://vwm.exempel.se"),
  ])
  func putsBackOnlyWhatIsBeyondDoubt(read: String, written: String) throws {
    #expect(try repaired([read]) == [written])
  }

  @Test func headsOfParagraphsAreToldByTheirSequence() throws {
    #expect(
      try repaired([
        "$ 12 Godkännande av dagordning", "813 Årsredovisning", "8 14 Ändrad organisation",
        "Paragrafer 88 12-14", "ekonom, 8 13",
      ]) == [
        "§ 12 Godkännande av dagordning", "§ 13 Årsredovisning", "§ 14 Ändrad organisation",
        "Paragrafer §§ 12-14", "ekonom, § 13",
      ])
  }

  @Test func aNumberThatStandsAloneIsNoParagraph() throws {
    let lines = ["812 Barn har skrivits in", "8 Elever slutade"]
    #expect(try repaired(lines) == lines)
  }
}
