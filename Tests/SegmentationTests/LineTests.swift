import Minutes
import Segmentation
import Testing

@Suite struct LineTests {
  @Test(arguments: [
    ("arbets-", "grupp", LineEnd.dropHyphen), ("av-", "och", .space), ("it-", "stöd", .glue),
    ("SFI-", "anordnare", .glue), ("Eva-", "Lena", .glue), ("2017-", "2021", .glue),
    ("https://a.se/fou-", "skola/", .glue), ("https://a.se/b", "och", .space),
    ("ord", "ord", .space), ("-", "ord", .space), ("arbets\u{AD}", "grupp", .dropHyphen),
  ])
  func undoesHyphens(last: String, next: String, expected: LineEnd) {
    #expect(lineEnd(last, next, words: WordList([String]())) == expected)
  }

  @Test func keepsAHyphenThatTheDocumentHasElsewhere() {
    let words = WordList(["vår", "klimat-app", "är", "ny"])
    #expect(lineEnd("klimat-", "app", words: words) == .glue)
  }

  @Test(arguments: [
    ("• ord", "•"), ("1. Ord", "1."), ("12) Ord", "12)"), ("a) ord", "a)"), ("§ 12 Ord", "§ 12"),
    ("§12. Ord", "§ 12."), ("$ 12 Ord", "§ 12"), ("812 Ord", "§ 12"), ("– ord", "–"),
  ])
  func readsMarkers(text: String, expected: String) {
    #expect(leadingMarker(ofLine: text) == expected)
  }

  @Test(arguments: ["2019 års siffror", "ord", "(1) ord", "12", "1.5 miljoner"])
  func leavesOrdinaryLinesAlone(text: String) {
    #expect(leadingMarker(ofLine: text) == nil)
  }

  @Test(arguments: [
    ("Närvarande", true), ("Narvarande", true), ("Närvaranda", true), ("Kaffe", false),
  ])
  func forgivesMisreadLabels(text: String, expected: Bool) {
    #expect((headLabel(text) != nil) == expected)
  }
}
