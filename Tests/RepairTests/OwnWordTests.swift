import Lexicon
import Minutes
import Repair
import Testing

/// Words that people have confirmed.
@Suite struct OwnWordTests {
  /// Text of which only the marks were lost, long enough to tell.
  private static let stripped = Array(
    repeating: "Vi har en plan for det som ar ett mal och det ar en analys av steg till en grupp",
    count: 5
  ).joined(separator: "\n")

  private func repairer(_ own: [String]) throws -> Repairer {
    Repairer(lexicon: try SmallLexicon.lexicon.get(), ownWords: OwnWords(own))
  }

  private func repaired(
    _ text: String, with own: [String], among company: String = SmallLexicon.company
  ) throws -> (text: String, corrections: [Correction]) {
    let document = try repairer(own).repair(Page.pages(ofPlainText: company + "\n\n" + text))
    let line = try #require(document.pages[0].lines.last)
    return (
      line.text, document.corrections.filter { $0.location.lines?.first == line.number }
    )
  }

  @Test(arguments: [
    ("det är Sjovalla som", "Sjövalla", "det är Sjövalla som"),
    ("det är Sjévalla som", "Sjövalla", "det är Sjövalla som"),
    ("det är Sjovallas plan", "Sjövalla", "det är Sjövallas plan"),
    ("SJOVALLA OCH MOTET", "Sjövalla", "SJÖVALLA OCH MÖTET"),
    ("Sjovallaskolan har en plan", "Sjövalla", "Sjövallaskolan har en plan"),
    ("det är en plan i Sjovalla-Angsby", "Sjövalla-Ängsby", "det är en plan i Sjövalla-Ängsby"),
    // A word in small letters also begins sentences, and stands in compounds.
    ("Kvartersvard har en plan", "kvartersvärd", "Kvartersvärd har en plan"),
    ("en kvartersvard för", "kvartersvärd", "en kvartersvärd för"),
    ("en kvartersvardsgrupp för", "kvartersvärd", "en kvartersvärdsgrupp för"),
  ])
  func whatLooksLikeOneBecomesOne(read: String, own: String, meant: String) throws {
    let result = try repaired(read, with: [own]).text
    #expect(result.utf8.elementsEqual(meant.utf8), "\(result)")
    let bare = read.replacing("é", with: "o")
    let stripped = try repaired(bare, with: [own], among: Self.stripped).text
    #expect(stripped.utf8.elementsEqual(meant.utf8), "\(stripped)")
  }

  @Test(arguments: [
    ("det är Ostberg som", "Ostberg"), ("det är Asamo som", "Asamo"), ("Vi och BUF.", "BUF"),
    // With signs and figures.
    ("det är R6na som", "R6na"), ("planen för Ar:as grupp", "Ar:as"),
    ("i 8b2-gruppen", "8b2-gruppen"),
    ("det är en plan för Ostbergs grupp", "Ostberg"),
  ])
  func whatWasReadAsOneStaysAndNobodyIsAsked(read: String, own: String) throws {
    for company in [SmallLexicon.company, Self.stripped] {
      let result = try repaired(read, with: [own], among: company)
      #expect(result.text.utf8.elementsEqual(read.utf8), "\(result.text)")
      #expect(!result.corrections.contains { $0.original.contains(own) })
    }
  }

  /// Words of the language are as likely as their context makes them; a name is no reason to
  /// doubt one.
  @Test(arguments: [
    ("Vi har en plan för stöd", ["Hår", "Plån", "Ståd"]),
    ("det är här vi har mål", ["mal", "ar", "hår", "Vî"]), ("vi får par", ["Pår", "Fär"]),
  ])
  func wordsOfTheLanguageStand(text: String, own: [String]) throws {
    for company in [SmallLexicon.company, Self.stripped] {
      let result = try repaired(text, with: own, among: company)
      #expect(
        result.text.utf8.elementsEqual(try repaired(text, with: [], among: company).text.utf8))
    }
  }

  /// A word that only differs by its marks from a known one is mostly that.
  @Test func aWordThatLostItsMarksIsMoreThanAnOwnOne() throws {
    for company in [SmallLexicon.company, Self.stripped] {
      #expect(try repaired("vi behöver stod", with: ["stod"], among: company).text.contains("stöd"))
    }
  }

  @Test func repairersDoNotShareWhatTheyKnow() throws {
    let text = SmallLexicon.company + "\n\ndet är Sjovalla som"
    let pages = Page.pages(ofPlainText: text)
    let (one, other, none) = (
      try repairer(["Sjövalla"]), try repairer(["Sjåvalla"]), try repairer([])
    )
    let alone = try repairer([]).repair(pages)
    for _ in 0..<3 {
      #expect(one.repair(pages).pages[0].lines.last?.text.contains("Sjövalla") == true)
      #expect(other.repair(pages).pages[0].lines.last?.text.contains("Sjåvalla") == true)
      #expect(none.repair(pages) == alone)
    }
  }

  /// A page of our own reader, which was in doubt about one word.
  private func read(_ text: String, score: Double, with own: [String]) throws -> RepairedDocument {
    let clean = "Nämnden är här på mötet för att få stöd".split(separator: " ").map {
      Word(recognized: String($0), leadingSpace: " ", confidence: 0.965)
    }
    let symbols = text.enumerated().map { index, character in
      Symbol(
        text: String(character), confidence: index == 1 ? 1 - (1 - score) / 4 : 0.995,
        alternatives: [Alternative(text: "q", confidence: 0.4)])
    }
    let word = Word(recognized: text, leadingSpace: " ", confidence: score, symbols: symbols)
    var lines = (1...12).map { Line(number: $0, words: clean) }
    lines.append(Line(number: 13, words: Array(clean[..<2]) + [word] + Array(clean[2...])))
    return try repairer(own).repair([Page(number: 1, origin: .ocr, lines: lines)])
  }

  @Test(arguments: [
    ("bhvsluk", ["bhvsluk"]), ("Bhvsluk,", ["bhvsluk"]), ("BHVSLUK", ["Bhvsluk"]),
    ("Bhvsluks", ["Bhvsluk"]), ("förvaLtning", ["förvaLtning"]), ("Al", ["Al"]),
    ("bhv-sluk", ["bhv-sluk"]), ("b3hvsluk", ["b3hvsluk"]),
  ])
  func nobodyIsAskedAboutOwnWordsOfScans(text: String, own: [String]) throws {
    #expect(try !read(text, score: 0.4, with: []).corrections.isEmpty, "else it proves nothing")
    let document = try read(text, score: 0.4, with: own)
    #expect(document.corrections == [])
    #expect(document.pages[0].lines.last?.words[2].text == text)
  }

  @Test(arguments: [("Bhvsluk", ["bhvslux"]), ("bhvsluk", ["Bhvsluk"]), ("bhvslukar", ["bhvsluk"])])
  func othersAreAskedAbout(text: String, own: [String]) throws {
    #expect(try !read(text, score: 0.4, with: own).corrections.isEmpty)
  }

  @Test(arguments: [("Sjövaila", "Sjövalla"), ("Sjovalla", "Sjövalla")])
  func aMisreadOwnWordIsRepaired(text: String, meant: String) throws {
    let word = try read(text, score: 0.5, with: [meant]).pages[0].lines.last?.words[2].text
    #expect(word?.utf8.elementsEqual(meant.utf8) == true, "\(word ?? "")")
  }

  @Test func listsAreSortedAndNamed() {
    let own = OwnWords(["Öby", "Åby", "O\u{308}by", "två ord", ""])
    #expect(own.words == ["Åby", "Öby"])
    #expect(own.version == OwnWord.version(of: ["Åby", "Öby"]))
    #expect(OwnWords().isEmpty && OwnWords().version == nil && OwnWords(["- "]).isEmpty)
  }

  @Test func anExplanationNamesThem() throws {
    let explained = try repairer(["Sjövalla"]).explain("det är Sjovalla")
    let best = try #require(explained.last?.readings.first)
    #expect(best.text == "Sjövalla" && best.remark.contains("own word"), "\(best)")
  }

  /// Whatever is taught, whatever is read: nothing traps, and what was repaired needs no repair.
  @Test(arguments: 0..<UInt64(60)) func anyWordsDoNoHarm(seed: UInt64) throws {
    var random = SeededRandom(seed)
    let letters = Array("aåäöosjklrt6é-:.BÅ")
    func word(_ random: inout SeededRandom) -> String {
      String(
        (0..<Int.random(in: 1...9, using: &random)).map { _ in
          letters.randomElement(using: &random) ?? "a"
        })
    }
    let own = (0..<30).map { _ in word(&random) }
    let repairer = try repairer(own)
    let text = (0..<60).map { _ in
      Bool.random(using: &random) ? word(&random) : own.randomElement(using: &random) ?? "a"
    }.joined(separator: " ")
    for company in [SmallLexicon.company, Self.stripped, ""] {
      let pages = Page.pages(ofPlainText: company + "\n" + text)
      let document = repairer.repair(pages)
      #expect(document.pages.map(\.lines.count) == pages.map(\.lines.count))
      #expect(document == repairer.repair(pages), "the same again")
    }
  }
}
