import Archive
import Foundation
import Minutes
import TestSupport
import Testing

/// The review at a terminal: keys in, decisions and new outputs out.
@Suite struct TerminalReviewTests {
  private let prant: BuiltCommand
  private let folder: TemporaryFolder

  init() throws {
    prant = try BuiltCommand(named: "prant")
    folder = try TemporaryFolder()
  }

  private func store() async throws -> ArchiveStore {
    try folder.write(Fixtures.data("minutes/o4_tallvik.legacy.txt"), to: "in/a.txt")
    #expect(try await prant.run(["run", "in", "-w", "archive"], in: folder).status == 0)
    return try ArchiveStore(
      ArchiveFolder(path: folder.url.appending(path: "archive").path), creates: false)
  }

  private func press(_ keys: String, _ more: String...) async throws -> BuiltCommand.Outcome {
    try await prant.run(
      ["review", "--terminal", "-w", "archive"] + more, in: folder,
      standardInput: Data(keys.utf8))
  }

  private func verdicts(_ store: ArchiveStore) throws -> [String] {
    try store.decisionLog(after: 0, limit: 99).map(\.decision.verdict.name.rawValue)
  }

  @Test func keysDecide() async throws {
    let store = try await store()
    let waiting = try store.queueProgress(.init()).places
    let outcome = try await press("nje rätt ord\nsq")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains("3 beslut"))
    #expect(try verdicts(store) == ["keep", "accept", "edit"])
    #expect(try store.queueProgress(.init()).places == waiting - 3)
    let text = String(decoding: try folder.contents(of: "archive/out/a.txt"), as: UTF8.self)
    #expect(text.contains("rätt ord"), "the outputs have followed")
    #expect(try store.undecidedDocuments() == [])
  }

  @Test func undoingIsOneKey() async throws {
    let store = try await store()
    let waiting = try store.queueProgress(.init())
    #expect(try await press("nuUuq").status == 0)
    #expect(try verdicts(store) == ["keep", "undo", "undo", "undo"])
    #expect(try store.queueProgress(.init()) == waiting)
    let none = try await press("uq", "--language", "en")
    #expect(none.errors.contains("there is nothing"))
  }

  /// What is given up decides nothing; nor does the end of the input.
  @Test(arguments: ["", "e abc\u{1B}q", "a\u{1B}q", "e abc", "xyzq", "\u{1B}q"])
  func nothingIsDecidedByAccident(keys: String) async throws {
    let store = try await store()
    #expect(try await press(keys).status == 0)
    #expect(try verdicts(store) == [])
  }

  @Test func equalCasesAreOneStroke() async throws {
    let store = try await store()
    let first = try #require(try store.questions(.init(), limit: 1).first)
    #expect(try await press("a\nuq").status == 0)
    let log = try store.decisionLog(after: 0, limit: 99).map(\.decision)
    #expect(log.count == 2 * first.cases)
    #expect(Set(log.prefix(first.cases).map(\.action)).count == 1)
  }

  @Test func scansCannotSpeakToTheTerminal() async throws {
    try folder.write(
      Data("Foérvaltningen \u{202E}fér m\u{200B}étet ndmnden berdttar\n".utf8), to: "in/b.txt")
    _ = try await store()
    let outcome = try await press(String(repeating: "s", count: 60) + "q")
    #expect(outcome.errors.contains("b.txt"))
    #expect(!outcome.errors.contains("\u{202E}") && !outcome.errors.contains("\u{200B}"))
  }

  @Test func itHasNoUsers() async throws {
    let outcome = try await press("", "--users", "file")
    #expect(outcome.status == 64, "\(outcome.errors)")
    let none = try await prant.run(["review", "--terminal", "-w", "none"], in: folder)
    #expect(none.status == 5)
  }
}
