import Minutes
import Recognition
import TestSupport
import Testing

@Suite struct DoubtTests {
  /// A line of type 40 pixels high, 20 pixels a letter, 16 between words.
  private func line(_ text: String, scores: [Double] = [], gap: Int = 16) -> [Word] {
    var x = 100
    return text.split(separator: " ").enumerated().map { index, part in
      let box = Box(x: x, y: 100, width: part.count * 20, height: 40)
      x = box.maxX + gap
      return Word(
        recognized: String(part), confidence: index < scores.count ? scores[index] : 0.96, box: box)
    }
  }

  private func asked(_ words: [Word], gaps: [Int] = []) -> [String] {
    Doubt.found(in: words, gaps: gaps).map { doubt in
      "\(doubt.reason): " + words[doubt.words].map(\.recognized).joined(separator: " ")
    }
  }

  @Test(arguments: [
    // Paragraph signs: alone before a number or at its end, glued to it, before a title.
    ("8 12 Upprop", ["8 12"]), ("88 43-45", ["88"]), ("justerare, S 13", ["S"]),
    ("enligt 19 8 MBL", ["8"]), ("enligt 17 8", ["8"]), ("841 Upprop", ["841"]),
    ("$12 Upprop", ["$12"]), ("S15. Upprop", ["S15."]), ("&841 Upprop", ["&841"]),
    // Per cent: after a number, or glued to it where the model is unsure.
    ("omkring 50 24", ["24"]), ("omkring 50 25", ["25"]), ("ökning 7 Yo.", ["Yo."]),
    // Signs that the model prints for others.
    ("höll +11 ”C", ["+11 ”C"]), ("ord” står", ["ord”"]), ("[bilaga", ["[bilaga"]),
  ])
  func asksAboutWhatASignIsReadAs(text: String, words: [String]) {
    #expect(asked(line(text)) == words.map { "sign: " + $0 })
  }

  @Test(arguments: [
    "Ordföranden öppnar mötet.", "Vem svarar? Ingen! (Nej!)", "kostar 8 kronor", "på sidan 8",
    "841 barn", "8:e raden", "omkring 50 250", "rum 50 B", "år 2024", "klockan 08:20", "2019-11-20",
    "Se www.norrby.se nu", "Se norrby.se nu", "Se norrby.se/karta nu",
  ])
  func plainWordsAreNotAsked(text: String) {
    #expect(asked(line(text)) == [])
  }

  @Test(arguments: [
    ("steg 6,524 under", "6,524"), ("steg 12 960) under", "960)"), ("steg 12 9: under", "9:"),
  ])
  func figuresLikePerCentAreAskedWhereTheyAreUnsure(text: String, figures: String) {
    for (score, doubts) in [(0.92, ["sign: " + figures]), (0.94, [])] {
      let words = line(text).map { word in
        var word = word
        if word.recognized == figures { word.confidence = score }
        return word
      }
      #expect(asked(words) == doubts)
    }
  }

  @Test(arguments: [
    ("skriv kansliQ norrby.se nu", 16, "kansliQ norrby.se"),
    ("skriv kansli Gnorrby.se nu", 16, "kansli Gnorrby.se"),
    ("skriv kansli norrby.se nu", 4, "kansli norrby.se"),
    ("skriv kansliQnorrby.se nu", 16, "kansliQnorrby.se"),
  ])
  func addressesAreAskedWhole(text: String, gap: Int, address: String) {
    let words = line(text, gap: gap)
    #expect(asked(words).contains { $0.hasSuffix(address) }, "\(asked(words))")
    #expect(Doubt.found(in: words).allSatisfy { $0.reason == .sign })
  }

  @Test(arguments: [
    ("Svänsson", 0.92, true), ("Svänsson", 0.94, false), ("svänsson", 0.92, false),
    ("svänsson", 0.69, true), ("svänsson", 0.71, false), ("Vi", 0.75, false), ("Vi", 0.6, true),
    ("(Svänsson)", 0.92, true), ("Svensson", 0.91, false), ("Svensson", 0.89, true),
    // No name is that long.
    ("Elevhälsoutredning", 0.75, false), ("Elevhälsoutredning", 0.69, true),
  ])
  func namesAreAskedSoonerThanWords(text: String, score: Double, isAsked: Bool) {
    #expect(
      asked(line("och \(text) kom", scores: [0.96, score])) == (isAsked ? ["score: \(text)"] : []))
  }

  @Test func bulletsAndWordsWithoutAScoreAreNotAsked() {
    var words = line("* punkt")
    #expect(asked(words) == [])
    words = line("$ punkt")
    #expect(asked(words) == ["sign: $"])
    words[0].bulletShape = .disc
    #expect(asked(words) == [])
    words[1].confidence = nil
    #expect(asked(words) == [])
  }

  @Test func neighboursAreAskedTogetherAndASignWeighsMost() {
    #expect(asked(line("ett dåligt läst ord", scores: [0.9, 0.5, 0.6])) == ["score: dåligt läst"])
    #expect(asked(line("ett dåligt $ ord", scores: [0.9, 0.5])) == ["sign: dåligt $"])
    #expect(asked(line("ett tvåord här"), gaps: [1]) == ["gap: tvåord"])
    #expect(asked(line("ett tvåord $ här"), gaps: [1]) == ["sign: tvåord $"])
  }

  private static let pieces = [
    "8", "88", "$", "12", "24", "Ljung", "ljung", "norrby.se", "kansliQ", "”", "6,5", "960)", "§",
    "e\u{301}", ".", "", "🙂", "—", "(", "Yo", "a.bc", "Q.se",
  ]

  @Test(arguments: 0..<UInt64(200)) func doubtsStandApartAndInOrder(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let words = (0..<Int.random(in: 0...12, using: &random)).map { _ in
      Word(
        recognized: (0...Int.random(in: 0...2, using: &random)).map { _ in
          Self.pieces.randomElement(using: &random) ?? ""
        }.joined(), confidence: Double.random(in: 0...1, using: &random))
    }
    let doubts = Doubt.found(in: words, gaps: [0, 3, 40])
    for doubt in doubts {
      #expect(!doubt.words.isEmpty && doubt.words.upperBound <= words.count)
    }
    for (left, right) in zip(doubts, doubts.dropFirst()) {
      #expect(left.words.upperBound < right.words.lowerBound)
    }
  }
}
