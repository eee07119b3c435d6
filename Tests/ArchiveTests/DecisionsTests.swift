import Archive
import Foundation
import Minutes
import TestSupport
import Testing

/// What people decided is a log that only grows.
@Suite struct DecisionsTests {
  private let archive: SampleArchive
  private let hash = String(repeating: "1", count: 64)

  init() throws { archive = try SampleArchive() }

  @discardableResult
  private func decide(
    _ id: String, _ verdict: ReviewDecision.Verdict, seen: String = "for", learned: String? = nil
  ) throws -> Int {
    try archive.store.append([
      ReviewDecision(
        id: id, action: id,
        place: SeenPlace(
          sha256: hash, page: 1, line: 2, word: 3, box: Box(x: 1, y: 2, width: 3, height: 4),
          pageWidth: 2480, seen: seen),
        shown: "för", verdict: verdict, learned: learned, reviewer: "Åsa",
        decided: "2026-11-22T04:00:00Z")
    ])
  }

  private func standing() throws -> [ReviewDecision] {
    try archive.store.decisions(of: hash).map(\.decision)
  }

  @Test func decisionsAreKeptInTheirOrder() throws {
    try decide("a", .accept("för"))
    try decide("b", .keep, seen: "nu")
    try decide("c", .edit("fördel"))
    try decide("d", .role(LineRole(kind: .item, depth: 1)))
    let kept = try standing()
    #expect(kept.map(\.id) == ["a", "b", "c", "d"])
    #expect(
      kept.map(\.verdict) == [
        .accept("för"), .keep, .edit("fördel"), .role(LineRole(kind: .item, depth: 1)),
      ])
    #expect(kept[0].place.box == Box(x: 1, y: 2, width: 3, height: 4))
    #expect(kept[0].place.word == 3 && kept[0].place.pageWidth == 2480)
    #expect(kept[0].reviewer == "Åsa" && kept[0].shown == "för")
    #expect(try archive.store.decisions(of: String(repeating: "2", count: 64)).isEmpty)
    #expect(try archive.store.decisionLog(after: 0, limit: 9).map(\.decision) == kept)
  }

  @Test func undoingIsADecisionToo() throws {
    try decide("a", .accept("för"))
    try decide("b", .undo("a"))
    #expect(try standing().isEmpty)
    try decide("c", .undo("b"))
    #expect(try standing().map(\.id) == ["a"], "redone")
    try decide("d", .undo("c"))
    #expect(try standing().isEmpty, "undone again")
    #expect(try archive.store.decisionLog(after: 1, limit: 2).map(\.decision.id) == ["b", "c"])
  }

  @Test func whatIsKnownAlreadyIsNotAddedAgain() throws {
    #expect(try decide("a", .accept("för")) == 1)
    #expect(try decide("a", .accept("för")) == 0)
    #expect(try standing().count == 1)
  }

  @Test func nobodyUndoesWhatIsNotThere() throws {
    #expect(throws: ArchiveError.self) { try decide("a", .undo("z")) }
    #expect(try archive.store.decisionLog(after: 0, limit: 9).isEmpty)
  }

  /// Not even another program: the database itself refuses.
  @Test func theLogCannotBeRewritten() async throws {
    try decide("a", .accept("för"))
    let sqlite = BuiltCommand(executable: URL(filePath: "/usr/bin/env"))
    let script = """
      import sqlite3, sys
      db = sqlite3.connect(sys.argv[1])
      for sql in ["DELETE FROM decision", "UPDATE decision SET seen = 'x'"]:
          try:
              db.execute(sql)
          except sqlite3.IntegrityError as error:
              print(error)
      """
    let outcome = try await sqlite.run(
      ["python3", "-c", script, archive.folder.database], in: archive.temporary)
    #expect(
      outcome.output == "a decision is never removed\na decision is never changed\n",
      "\(outcome.errors)")
  }
}
