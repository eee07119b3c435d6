import Lexicon
import Testing

@Suite struct CorpusCounting {
  private func counts(_ paragraphs: [String], holdOut: Int = 0) -> CorpusCounts {
    var limits = CorpusCounter.Limits()
    limits.word = 1
    limits.pair = 1
    limits.triple = 1
    limits.holdOut = holdOut
    var counter = CorpusCounter(limits: limits)
    for paragraph in paragraphs { counter.add(paragraph: paragraph) }
    return counter.finish()
  }

  @Test func countsWordsAndShapes() {
    let result = counts(["Vi har en plan. Planen har Göran.", "Göran har FoU"])
    let has = result.words.first { Alphabet.text($0.codes) == "har" }
    #expect(has?.total == 3)
    let name = result.words.first { Alphabet.text($0.codes) == "göran" }
    #expect(name?.total == 2)
    #expect(name?.capitalised == 1)
    #expect(result.words.first { Alphabet.text($0.codes) == "fou" }?.upper == 1)
  }

  @Test func countsAParagraphOnce() {
    let result = counts(["vi har", "vi har", "", "vi har"])
    #expect(result.words.allSatisfy { $0.total == 1 })
  }

  @Test func joinsAtSoftHyphens() {
    #expect(
      counts(["under\u{AD}sökning"]).words.map { Alphabet.text($0.codes) } == ["undersökning"])
  }

  @Test func dropsTheReadingErrorsOfTheCorpus() {
    var text = (0..<1000).map { "för nummer \($0)" }
    text.append("en fora for resan")
    let words = counts(text).words.map { Alphabet.text($0.codes) }
    #expect(words.contains("för"))
    #expect(!words.contains("for"))
    #expect(words.contains("fora"))
  }

  @Test func writesReadableSortedText() {
    let result = counts(["vi har 3 mål"])
    #expect(
      String(decoding: CountsText.words(of: result), as: UTF8.self)
        == "har\t1\t0\t0\nmål\t1\t0\t0\nvi\t1\t0\t0\n")
    let pairs = CountsText.sequences(result.pairs, length: 2, words: result.words)
    #expect(
      String(decoding: pairs, as: UTF8.self)
        == ".\n\tvi\t1\n#\n\tmål\t1\nhar\n\t#\t1\nmål\n\t.\t1\nvi\n\thar\t1\n")
  }

  @Test(arguments: [
    ("Vi tar 3.5 upp", 4), ("A.B", 3), ("kl. 10.30", 3), ("", 0), ("–,(", 0), ("e-post", 2),
  ])
  func cutsTokens(text: String, count: Int) {
    var tokens = CorpusTokens()
    var seen = 0
    tokens.forEach(in: text.unicodeScalars) { _, _ in seen += 1 }
    #expect(seen == count)
  }
}
