import Archive
import Foundation
import Minutes
import TestSupport
import Testing

/// What people decided outlives runs, repairs and readings.
@Suite struct DecidedRunTests {
  private let prant: BuiltCommand
  private let folder: TemporaryFolder

  init() throws {
    prant = try BuiltCommand(named: "prant")
    folder = try TemporaryFolder()
  }

  private var archive: ArchiveFolder {
    ArchiveFolder(path: folder.url.appending(path: "archive").path)
  }

  private func call(_ arguments: String...) async throws -> BuiltCommand.Outcome {
    try await prant.run(arguments, in: folder)
  }

  private func text() throws -> String {
    String(decoding: try folder.contents(of: "archive/out/a.txt"), as: UTF8.self)
  }

  private func meeting() throws -> Meeting {
    try JSONDecoder().decode(
      Meeting.self, from: try folder.contents(of: "archive/out/a.meeting.json"))
  }

  /// Decides about the first place that waits: another text than anybody would think of.
  private func decide(_ store: ArchiveStore, _ text: String) throws -> ReviewPlace {
    let place = try #require(try store.questions(.init(), limit: 1).first)
    try store.decide(
      [
        DecisionRequest(
          id: text, document: place.document, page: place.page, line: place.line,
          word: place.word, version: place.version, answer: .text(text))
      ], action: text, reviewer: "Åsa")
    return place
  }

  @Test(arguments: ["o3_vastermala.scan-fax.tif", "o4_tallvik.legacy.txt"])
  func decisionsStand(fixture: String) async throws {
    let name = "in/a." + (fixture as NSString).pathExtension
    try folder.write(Fixtures.data("minutes/\(fixture)"), to: name)
    #expect(try await call("run", "in", "-w", "archive").status == 0)
    let before = try text()
    let store = try ArchiveStore(archive, creates: false)
    let place = try decide(store, "Zebrafink")
    #expect(try text() == before, "files follow when the meeting is made anew")
    // The run that follows sees that a document waits for its meeting.
    #expect(try await call("run", "-w", "archive").status == 0)
    #expect(try text().contains("Zebrafink"))
    let decided = try meeting()
    let correction = try #require(
      decided.corrections.first { $0.id == place.correction })
    #expect(correction.status == .edited && correction.corrected == "Zebrafink")
    #expect(correction.context?.contains("Zebrafink") == true)
    let json = try folder.contents(of: "archive/out/a.meeting.json")
    #expect(try schemaViolations(of: json) == [])
    #expect(try store.search("zebrafink", limit: 9).map(\.line) == [place.line])
    #expect(try store.changes(after: 0, limit: 9).count == 2)
    // Neither another repair nor another reading overwrites it.
    for stage in ["segment", "repair", "read"] {
      #expect(try await call("run", "in", "-w", "archive", "--force", stage).status == 0)
      #expect(try folder.contents(of: "archive/out/a.meeting.json") == json, "\(stage)")
    }
    #expect(try store.undecidedDocuments() == [])
    // Undone, everything is as it was.
    _ = try store.undo("Åsa")
    #expect(try await call("run", "-w", "archive").status == 0)
    #expect(try text() == before)
    #expect(try await call("archive", "check", "-w", "archive").status == 0)
  }

  /// A log goes to another archive of the same documents, and does the same there.
  @Test func decisionsTravel() async throws {
    try folder.write(Fixtures.data("minutes/o4_tallvik.legacy.txt"), to: "in/a.txt")
    #expect(try await call("run", "in", "-w", "archive").status == 0)
    let store = try ArchiveStore(archive, creates: false)
    _ = try decide(store, "Zebrafink")
    _ = try decide(store, "Borttaget")
    _ = try store.undo("Åsa")
    let export = try await call("export", "-w", "archive", "--format", "decisions")
    #expect(export.status == 0, "\(export.errors)")
    #expect(export.output.split(separator: "\n").count == 3)
    let file = try await call(
      "export", "-w", "archive", "--format", "decisions", "-o", "log.ndjson")
    #expect(file.status == 0)
    #expect(try folder.contents(of: "log.ndjson") == export.standardOutput)

    #expect(try await call("run", "-w", "archive").status == 0)
    try FileManager.default.moveItem(
      atPath: archive.path, toPath: folder.url.appending(path: "first").path)
    #expect(try await call("run", "in", "-w", "archive").status == 0)
    let taken = try await call("import", "-w", "archive", "log.ndjson")
    #expect(taken.status == 0 && taken.errors.contains("3 decisions, 3 of them new; 1 document"))
    #expect(try await call("run", "-w", "archive").status == 0)
    #expect(
      try folder.contents(of: "archive/out/a.meeting.json")
        == (try folder.contents(of: "first/out/a.meeting.json")))
    let again = try await call("import", "-w", "archive", "log.ndjson")
    #expect(again.errors.contains("0 of them new; no document"), "\(again.errors)")
    let there = try await call("export", "-w", "archive", "--format", "decisions")
    #expect(there.output == export.output)
  }

  @Test(arguments: [
    ("rubbish", "line 1: it is no decision's JSON"),
    ("\n{\"id\":\"a\"}", "line 2: it is no decision's JSON"),
  ])
  func rubbishIsNotTakenIn(text: String, message: String) async throws {
    _ = try ArchiveStore(archive, creates: true)
    try folder.write(Data(text.utf8), to: "log.ndjson")
    let outcome = try await call("import", "-w", "archive", "log.ndjson")
    #expect(outcome.status == 2 && outcome.errors.contains(message), "\(outcome.errors)")
  }

  /// What a person said of a line holds, whatever is repaired or read again, until it is undone.
  @Test func whatALineIsHolds() async throws {
    try folder.write(Fixtures.data("minutes/o3_vastermala.scan-fax.tif"), to: "in/a.tif")
    #expect(try await call("run", "in", "-w", "archive").status == 0)
    let store = try ArchiveStore(archive, creates: false)
    let document = try #require(try store.documents(.init(), limit: 1).rows.first?.id)
    func outline() throws -> [OutlineLine] {
      try (1...2).flatMap { try store.pageView($0, of: document)?.outline ?? [] }
    }
    let before = try outline()
    #expect(before.count > 20 && !before.contains(where: \.isDecided))
    let decisions = try meeting().decisionTexts
    let line = try #require(before.first { $0.role == .listItem && $0.opens })
    let view = try #require(try store.pageView(line.page, of: document))
    let shown = try #require(view.lines.first { $0.number == line.line })
    try store.decide(
      [
        DecisionRequest(
          id: "1", document: document, page: line.page, line: line.line, word: nil,
          version: shown.version, answer: .role(LineRole(kind: .decision, joint: .opens)))
      ], action: "1", reviewer: "Åsa")
    #expect(try await call("run", "-w", "archive").status == 0)
    let said = try #require(try outline().first { $0.address == line.address })
    #expect(said.role == .decision && said.isDecided)
    let new = try meeting().decisionTexts.filter { !decisions.contains($0) }
    #expect(new.count == 1)
    #expect(new[0].hasPrefix(shown.words[1].text) || new[0].hasPrefix(shown.words[0].text))
    let json = try folder.contents(of: "archive/out/a.meeting.json")
    #expect(try schemaViolations(of: json) == [])
    for stage in ["segment", "repair", "read"] {
      #expect(try await call("run", "in", "-w", "archive", "--force", stage).status == 0)
      #expect(try folder.contents(of: "archive/out/a.meeting.json") == json, "\(stage)")
    }
    _ = try store.undo("Åsa")
    #expect(try await call("run", "-w", "archive").status == 0)
    #expect(try outline() == before)
    #expect(try meeting().decisionTexts == decisions)
  }

  /// The process that the review starts needs neither keys nor a dictionary.
  @Test func aMeetingFollowsADecisionByItself() async throws {
    try folder.write(Fixtures.data("minutes/o4_tallvik.legacy.txt"), to: "in/a.txt")
    #expect(try await call("run", "in", "-w", "archive").status == 0)
    let store = try ArchiveStore(archive, creates: false)
    let place = try decide(store, "Zebrafink")
    let order = #"{"id":1,"task":"decide","document":\#(place.document),"run":0,"repairs":false}"#
    let finish = try await prant.run(
      ["finish", "-w", "archive"], in: folder, standardInput: Data((order + "\n").utf8),
      environment: ["PRANT_DICTIONARY": "/nonexistent"])
    #expect(finish.status == 0, "\(finish.errors)")
    #expect(finish.output.contains(#""id":1"#) && !finish.output.contains("failure"))
    #expect(try text().contains("Zebrafink"))
    #expect(try store.undecidedDocuments() == [])
    // What is not there is told, not invented.
    let none = try await prant.run(
      ["finish", "-w", "archive"], in: folder,
      standardInput: Data(
        order.replacing(#""document":\#(place.document)"#, with: #""document":99"#).utf8))
    #expect(none.output.contains("failure"))
  }
}

extension Meeting {
  fileprivate var decisionTexts: [String] {
    sections.flatMap { $0.decisions + $0.items.flatMap(\.decisions) }.map(\.text)
  }
}
