import Archive
import Foundation
import Minutes
import Testing

/// The words that an archive knows beyond every dictionary.
@Suite struct ArchiveOwnWordsTests {
  private let archive: SampleArchive

  init() throws { archive = try SampleArchive() }

  private func decide(_ id: String, _ verdict: ReviewDecision.Verdict, learned: String? = nil)
    throws
  {
    try archive.store.append([
      ReviewDecision(
        id: id, action: id,
        place: SeenPlace(
          sha256: String(repeating: "1", count: 64), page: 1, line: 2, word: 3, seen: "Sjovalla"),
        shown: nil, verdict: verdict, learned: learned, reviewer: "Åsa",
        decided: "2026-11-2\(id)T04:00:00Z")
    ])
  }

  private func words() throws -> [String] { try archive.store.ownWords().map(\.word) }

  @Test func decisionsAndHandsTeachTheSameList() throws {
    try decide("2", .accept("Sjövalla"), learned: "Sjövalla")
    try decide("1", .edit("Sjövalla"), learned: "Sjövalla")
    #expect(
      try archive.store.addOwnWords(["Öby", "Sjövalla", "Abild", "Öby"], reviewer: "Bo")
        == ["Öby", "Abild"])
    let all = try archive.store.ownWords()
    #expect(all.map(\.word) == ["Abild", "Sjövalla", "Öby"], "by scalars")
    #expect(all[1].reviewer == "Åsa" && all[1].added == "2026-11-21T04:00:00Z", "the first")
    #expect(all[1].decisions == 2 && all[1].isByHand)
    #expect(all[0].reviewer == "Bo" && all[0].decisions == 0 && all[0].isByHand)
  }

  @Test func whatIsUndoneIsForgotten() throws {
    try decide("1", .accept("Sjövalla"), learned: "Sjövalla")
    #expect(try archive.store.removeOwnWord("Sjövalla") == .heldByDecisions(1))
    #expect(try words() == ["Sjövalla"])
    try decide("2", .undo("1"))
    #expect(try words() == [])
    try decide("3", .undo("2"))
    #expect(try words() == ["Sjövalla"], "redone")
    try archive.store.addOwnWords(["Sjövalla"], reviewer: "Bo")
    try decide("4", .undo("3"))
    #expect(try words() == ["Sjövalla"], "somebody added it by hand, too")
    #expect(try archive.store.removeOwnWord("Sjo\u{308}valla") == .removed)
    #expect(try archive.store.removeOwnWord("Sjövalla") == .unknown)
  }

  @Test func allWordsAreAddedOrNone() throws {
    #expect(
      throws: ArchiveError.unfitting(
        reason: "“- b” is no word: “-” can't stand there; a word "
          + "has letters and figures, and - ' . : between them")
    ) {
      try archive.store.addOwnWords(["Åby", "- b"], reviewer: "Bo")
    }
    #expect(try words() == [])
    try archive.store.addOwnWords([" A\u{30A}by "], reviewer: "Bo")
    #expect(try words().first?.utf8.elementsEqual("Åby".utf8) == true)
  }

  @Test func theVersionIsThatOfTheList() throws {
    #expect(try archive.store.ownWordsVersion() == nil)
    #expect(try archive.store.writeOwnWords() == nil)
    try archive.store.addOwnWords(["Öby", "Åby"], reviewer: "Bo")
    let version = try archive.store.ownWordsVersion()
    #expect(version == OwnWord.version(of: ["Åby", "Öby"]))
    // How often and by whom makes no other list; nor does what is no word.
    try decide("1", .accept("Åby"), learned: "Åby")
    try decide("2", .accept("Åby"), learned: "två\nrader")
    #expect(try archive.store.ownWordsVersion() == version)
    let file = try #require(try archive.store.writeOwnWords())
    #expect(file.words == ["Åby", "Öby"])
    #expect(try String(contentsOfFile: file.path, encoding: .utf8) == "Åby\nÖby\n")
    try archive.store.addOwnWords(["Ängby"], reviewer: "Bo")
    #expect(try archive.store.ownWordsVersion() != version)
    // What a killed run leaves goes with its other leftovers.
    archive.folder.removeLeftovers()
    #expect(!FileManager.default.fileExists(atPath: file.path))
  }
}
