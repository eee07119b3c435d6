import Lexicon
import Minutes
import Repair
import Testing

/// What a Swedish model read, weighed against what it may have misread.
@Suite struct MisreadingTests {
  private static let channel = """
    a\t\t4000\t=
    b\t\t400\t=
    l\t\t2000\t=
    l\t\t20
    l\tt\t10
    n\t\t3000\t=
    n\th\t10
    ä\t\t700\t=
    ä\ta\t20
    ä\tå\t20
    rn\t\t300\t=
    rn\tm\t15
    \t\t38000\t=
    \tt\t200

    """

  private static func lexicon() throws -> Lexicon {
    var text = "barn\t60\t0\t0\nnärmare\t40\t0\t0\nannan\t50\t0\t0\nkalla\t30\t0\t0\n"
    for (word, count) in SmallLexicon.words { text += "\(word)\t\(count)\t0\t0\n" }
    return try Lexicon(
      bytes: LexiconCompiler.compile(
        words: text + "bun\t9\t0\t9\n", names: "given\tÅsa\nfamily\tBjörk\nfamily\tStåhl\n",
        lists: [("channel-swedish.tsv", channel)]))
  }

  private func word(_ text: String, score: Double = 0.965) -> Word {
    Word(
      recognized: text, leadingSpace: " ", confidence: score,
      symbols: text.map { Symbol(text: String($0), confidence: 1 - (1 - score) / 4) })
  }

  /// The last line of a page that a Swedish model read, its words with these scores.
  private func repaired(_ words: [(String, Double)], after before: [(String, Double)] = []) throws
    -> [Word]
  {
    let clean = "Nämnden har tillgång till språk och stöd".split(separator: " ").map {
      word(String($0))
    }
    let lines = [
      Line(number: 1, words: clean), Line(number: 2, words: before.map { word($0.0, score: $0.1) }),
      Line(number: 3, words: words.map { word($0.0, score: $0.1) }),
    ]
    let page = Page(number: 1, origin: .ocr, lines: lines)
    return Repairer(lexicon: try Self.lexicon()).repair([page]).pages[0].lines[2].words
  }

  @Test(arguments: [
    // Two letters seen as one, one letter seen as another, a letter lost, one added.
    ("bam", "barn"), ("nämhden", "nämnden"), ("tilgång", "tillgång"), ("mötett", "mötet"),
    ("språket", "språket"),
  ])
  func whatNoDictionaryKnowsIsReadAnew(read: String, meant: String) throws {
    let words = try repaired([("vi", 0.965), ("har", 0.965), (read, 0.6), ("och", 0.965)])
    #expect(words[2].text == meant || words[2].text == read && meant == read)
    #expect(words[2].recognized == read)
  }

  /// The surer the reader, the less is changed.
  @Test func whatWasReadSurelyStays() throws {
    #expect(try repaired([("har", 0.965), ("annan", 0.6)])[1].text == "annan")
    #expect(try repaired([("har", 0.965), ("nämnden", 0.3)])[1].text == "nämnden")
    let sure = try repaired([("har", 0.965), ("bam", 0.999)])
    let unsure = try repaired([("har", 0.965), ("bam", 0.5)])
    #expect((sure[1].text, unsure[1].text) == ("bam", "barn"))
  }

  @Test(arguments: ["BUN", "Åsta", "Stahl", "Łódź"])
  func namesAndAbbreviationsAreLetBe(name: String) throws {
    #expect(try repaired([("av", 0.965), (name, 0.955), ("och", 0.965)])[1].text == name)
  }

  /// A name that stands elsewhere in the document says what a doubtful one was.
  @Test func theDocumentKnowsItsOwnNames() throws {
    let elsewhere = [("av", 0.965), ("Torphage", 0.99), ("och", 0.965), ("Torphage", 0.99)]
    let words = try repaired([("av", 0.965), ("Torphåge", 0.5)], after: elsewhere)
    #expect(words[1].text == "Torphage")
    #expect(try repaired([("av", 0.965), ("Torphåge", 0.5)])[1].text == "Torphåge")
    // What differs in its ending is another form.
    let genitive = try repaired([("av", 0.965), ("Torphages", 0.5)], after: elsewhere)
    #expect(genitive[1].text == "Torphages")
  }

  @Test(arguments: [
    (["verksam", "het,"], ["verksamhet,", ""]), (["F", "örvaltningen"], ["Förvaltningen", ""]),
    // Words of their own, a word and a letter of an alphabet, a name.
    (["en", "grupp"], ["en", "grupp"]), (["i", "nämnden"], ["i", "nämnden"]),
    (["Verksam", "Het"], ["Verksam", "Het"]), (["verksam", "het-"], ["verksam", "het-"]),
    (["verksam", "hetxyz"], ["verksam", "hetxyz"]),
  ])
  func wordsThatWereCutAreWhole(read: [String], whole: [String]) throws {
    let words = [("vi", 0.965), ("har", 0.965)] + read.map { ($0, 0.965) } + [("och", 0.965)]
    let found = try repaired(words)
    #expect(found.map(\.text) == ["vi", "har"] + whole + ["och"])
  }

  /// What an English model cut is whole, too, with its marks.
  @Test func piecesOfAnEnglishModelAreJoined() throws {
    #expect(
      try SmallLexicon.repaired("vi behéver sak erstalla plan") == "vi behöver säkerställa plan")
  }

  /// `e-tjänst` keeps its hyphen where a line ends behind it.
  @Test(arguments: [
    ("mö-", "tet", "mötet"), ("e-", "mötet", "e-"), ("IT-", "stöd", "IT-"), ("it-", "stöd", "it-"),
  ])
  func hyphensAtLineEnds(first: String, second: String, meant: String) throws {
    let text = SmallLexicon.company + "\nvi har en \(first)\n\(second) till gruppen"
    let document = try SmallLexicon.repair(text)
    #expect(document.pages[0].lines[3].words.last?.text == meant)
    #expect(document.pages[0].lines.count == 5)
  }
}

/// Text that somebody else's program has read with a Swedish model.
@Suite struct ReadTextTests {
  private static let prose = """
    Nämnden har fått stöd för planering av språk och göra en analys på mötet
    Återkoppling från gruppen: vi behöver säkerställa tillgång till lokaler

    """

  private func repaired(_ text: String) throws -> (source: PageDiagnosis.Source?, text: String) {
    let document = try SmallLexicon.repair(Self.prose + text)
    let lines = document.pages[0].lines.dropFirst(3).map(\.text)
    return (document.diagnoses.first?.source, lines.joined(separator: "\n"))
  }

  @Test func whatItCouldNotPrintIsPutBack() throws {
    let found = try repaired(
      """

      8 12 Beslut om plan
      0 Skolan har en plan
      « Gruppen tar beslut
      8 13 Planering
      Frågor till namnQexempel.se
      """)
    #expect(found.source == .swedishModel)
    #expect(
      found.text == """
        § 12 Beslut om plan
        ◦ Skolan har en plan
        • Gruppen tar beslut
        § 13 Planering
        Frågor till namn@exempel.se
        """, "\(found.text)")
  }

  /// The short way over a text does the same as the explained one, and what it made stays.
  @Test func bothWaysAgree() throws {
    let text =
      Self.prose + "0 Skolan har en plän\n« Gruppen tar beslut\n88 45-46\n8 45 Nästa möte\n"
      + "8 46 Frägor till namnQexempel.se\ne Verksamhetsplän för skolän\n"
    let repairer = Repairer(lexicon: try SmallLexicon.lexicon.get())
    let pages = repairer.repair(Page.pages(ofPlainText: text)).pages
    let explained = pages[0].lines.map(\.text).joined(separator: "\n")
    let quick = String(decoding: repairer.repair(plainText: Array(text.utf8)), as: UTF8.self)
    #expect(quick == explained || quick == explained + "\n")
    #expect(quick != text)
    #expect(String(decoding: repairer.repair(plainText: Array(quick.utf8)), as: UTF8.self) == quick)
  }

  @Test(arguments: [
    "", "\n0 poäng\n", "\n8 stycken\n- Planering\n– Beslut\n", "\n« Beslut »\n",
    "\n0 Beslut fattades, 8 Frågor ställdes\n",
  ])
  func whatWasWrittenStays(text: String) throws {
    let document = try SmallLexicon.repair(Self.prose + text)
    #expect(document.diagnoses.first?.source == .bornDigital)
    #expect(document.corrections == [])
  }
}
