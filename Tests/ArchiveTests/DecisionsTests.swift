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

  private func decide(_ verdict: ReviewDecision.Verdict, seen: String = "for") throws -> Int64 {
    try archive.store.append(
      ReviewDecision(
        sha256: hash, page: 1, line: 2, box: Box(x: 1, y: 2, width: 3, height: 4), seen: seen,
        verdict: verdict, reviewer: "Åsa"))
  }

  @Test func decisionsAreKeptInTheirOrder() throws {
    let first = try decide(.accept("för"))
    let second = try decide(.keep, seen: "nu")
    let third = try decide(.edit("fördel"))
    let kept = try archive.store.decisions(of: hash)
    #expect(kept.map(\.number) == [first, second, third])
    #expect(kept.map(\.decision.verdict) == [.accept("för"), .keep, .edit("fördel")])
    #expect(kept[0].decision.box == Box(x: 1, y: 2, width: 3, height: 4))
    #expect(kept[0].decision.reviewer == "Åsa")
    #expect(try archive.store.decisions(of: String(repeating: "2", count: 64)).isEmpty)
  }

  @Test func undoingIsADecisionToo() throws {
    let first = try decide(.accept("för"))
    let undo = try decide(.undo(first))
    #expect(try archive.store.decisions(of: hash).isEmpty)
    _ = try decide(.undo(undo))
    #expect(try archive.store.decisions(of: hash).map(\.number) == [first], "redone")
  }

  @Test func nobodyUndoesWhatIsNotThere() throws {
    #expect(throws: ArchiveError.self) { try decide(.undo(99)) }
  }

  /// Not even another program: the database itself refuses.
  @Test func theLogCannotBeRewritten() async throws {
    _ = try decide(.accept("för"))
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
