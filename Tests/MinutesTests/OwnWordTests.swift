import Minutes
import Testing

/// What may be an archive's own word.
@Suite struct OwnWordTests {
  @Test(arguments: [
    ("Sjövalla", "Sjövalla"), ("  Sjövalla\n", "Sjövalla"),
    // Letters in parts are put together.
    ("Sjo\u{308}valla", "Sjövalla"), ("Anna-Märit", "Anna-Märit"), ("O'Brien", "O'Brien"),
    ("t.ex", "t.ex"), ("SFI:s", "SFI:s"), ("H22", "H22"), ("8b", "8b"), ("Å", "Å"),
    ("Žižek", "Žižek"), (String(repeating: "å", count: 60), String(repeating: "å", count: 60)),
  ])
  func wordsAreKeptInOneForm(text: String, word: String) throws {
    #expect(try OwnWord.checked(text).utf8.elementsEqual(word.utf8))
    #expect(OwnWord.isWord(word))
    #expect(OwnWord.isWord(text) == text.utf8.elementsEqual(word.utf8))
  }

  @Test(arguments: [
    ("", OwnWord.Fault.empty), (" \t", .empty), ("två ord", .badScalar(" ")),
    ("två\nrader", .badScalar("\n")), ("-Sjö", .badScalar("-")), ("bl.a.", .badScalar(".")),
    ("<b>", .badScalar("<")), ("a\u{0}b", .badScalar("\0")), ("a\u{200B}b", .badScalar("\u{200B}")),
    ("2019", .noLetter), ("§", .badScalar("§")), ("q\u{301}", .badScalar("\u{301}")),
    (String(repeating: "å", count: 61), .tooLong(count: 61)),
  ])
  func whatIsNoWordIsTold(text: String, fault: OwnWord.Fault) {
    #expect(throws: fault) { try OwnWord.checked(text) }
    #expect(!OwnWord.isWord(text))
  }

  @Test func equalListsHaveEqualVersions() {
    #expect(OwnWord.version(of: []) == nil)
    let version = OwnWord.version(of: ["Åby", "Öby"])
    #expect(version?.count == 64 && version == OwnWord.version(of: ["Åby", "Öby"]))
    #expect(version != OwnWord.version(of: ["Åby"]))
  }
}
