import Foundation
import TestSupport
import Testing

/// An archive's own words, as a user meets them.
@Suite struct OwnWordCommandTests {
  private let prant: BuiltCommand
  private let folder: TemporaryFolder

  init() throws {
    prant = try BuiltCommand(named: "prant")
    folder = try TemporaryFolder()
  }

  /// Of an English model; nobody else knows the two names.
  private static let text = """
    Narvarande: Goran Rybohult, Hakan Ostlund och Asa Bjork fran namnden i Tvarflata
    Fragan om vem som bér betala ar inte 6ppen langre, sager Rybohult pa motet i Tvarflata.

    """

  private func call(
    _ arguments: String..., input: String = "", environment: [String: String] = [:]
  ) async throws -> BuiltCommand.Outcome {
    try await prant.run(
      arguments, in: folder, standardInput: Data(input.utf8), environment: environment)
  }

  private func output(_ archive: String) throws -> String {
    String(decoding: try folder.contents(of: "\(archive)/out/a.txt"), as: UTF8.self)
  }

  private func makeArchive(_ name: String) async throws {
    try folder.write(Data(Self.text.utf8), to: "a.txt")
    let run = try await call("run", "a.txt", "-w", name)
    try #require(run.status == 0, "\(run.errors)")
  }

  @Test func whatIsTaughtIsRepairedWithoutReading() async throws {
    try await makeArchive("one")
    let before = try output("one")
    #expect(!before.contains("Tvärflåta"))
    let added = try await call("dictionary", "add", "Tvärflåta", "Ryböhult", "-w", "one")
    #expect(added.status == 0 && added.output == "Tvärflåta\nRyböhult\n", "\(added.errors)")
    #expect(added.errors.contains("2 new words"), "\(added.errors)")
    // The file is not needed: the archive has what was read.
    try FileManager.default.removeItem(at: folder.url.appending(path: "a.txt"))
    let spy = try await Spy(in: folder, pages: 1)
    let run = try await call("run", "-w", "one", environment: spy.environment)
    #expect(run.status == 0 && run.errors.contains("1 document read"), "\(run.errors)")
    let after = try output("one")
    #expect(after.contains("säger Ryböhult på mötet i Tvärflåta"), "\(after)")
    let again = try await call("run", "-w", "one", environment: spy.environment)
    #expect(again.errors.contains("1 known before"), "\(again.errors)")
    #expect(spy.jobs.isEmpty)
    // Forgotten, all is as it was.
    let removed = try await call("dictionary", "remove", "Tvärflåta", "Ryböhult", "-w", "one")
    #expect(removed.status == 0 && removed.output == "Tvärflåta\nRyböhult\n", "\(removed.errors)")
    #expect(try await call("run", "-w", "one").status == 0)
    #expect(try output("one") == before)
    let files = try FileManager.default.contentsOfDirectory(
      atPath: folder.url.appending(path: "one").path)
    #expect(files.allSatisfy { !$0.hasPrefix(".prant-") }, "\(files)")
  }

  @Test func archivesLearnFromOthersAndFromLists() async throws {
    try await makeArchive("one")
    try await makeArchive("two")
    try folder.write(Data("\u{FEFF}Tvärflåta\r\n\r\n Ryböhult \n".utf8), to: "names.txt")
    let listed = try await call("dictionary", "learn", "names.txt", "-w", "one")
    #expect(listed.output == "Tvärflåta\nRyböhult\n", "\(listed.errors)")
    #expect(try await call("dictionary", "add", "Tvärflåta", "-w", "two").status == 0)
    let learned = try await call("dictionary", "learn", "one", "-w", "two")
    #expect(learned.status == 0 && learned.output == "Ryböhult\n", "\(learned.errors)")
    #expect(learned.errors.contains("1 new word, 1 known before"), "\(learned.errors)")
    let shown = try await call("dictionary", "show", "-w", "two")
    let rows = shown.output.split(separator: "\n").map { $0.split(separator: "\t") }
    #expect(rows.map(\.first) == ["Ryböhult", "Tvärflåta"] && rows.allSatisfy { $0.count == 4 })
    let word = try await call("dictionary", "show", "Tvärflåta", "-w", "two")
    #expect(word.output.contains("Tvärflåta: an own word, "), "\(word.output)")
    #expect(word.output.contains("by hand"))
    let listing = try await call(
      "dictionary", "add", "--from", "-", "-w", "two", input: "Åsamo\nTvärflåta\n")
    #expect(listing.output == "Åsamo\n", "\(listing.errors)")
  }

  @Test func whatIsNoWordIsNamed() async throws {
    try await makeArchive("one")
    try folder.write(Data("Åby\n\ntvå ord\n".utf8), to: "names.txt")
    for command in [["add", "--from", "names.txt"], ["learn", "names.txt"]] {
      let outcome = try await prant.run(["dictionary"] + command + ["-w", "one"], in: folder)
      #expect(outcome.status == 6)
      #expect(
        outcome.errors.contains("names.txt, line 3: “två ord” is no word: there is white space"),
        "\(outcome.errors)")
    }
    let repair = try await call("repair", "--words", "names.txt", "a.txt")
    #expect(repair.status == 6 && repair.output.isEmpty, "\(repair.errors)")
    let given = try await call("dictionary", "add", "Åby", "<b>", "-w", "one")
    #expect(given.status == 6 && given.errors.contains("“<b>” is no word"), "\(given.errors)")
    #expect(try await call("dictionary", "show", "-w", "one").output.isEmpty)
    #expect(try await call("dictionary", "add", "-w", "one").status == 64)
    #expect(try await call("dictionary", "add", "Åby", "-w", "nowhere").status == 5)
    #expect(try await call("dictionary", "learn", "nowhere", "-w", "one").status == 2)
    let removed = try await call("dictionary", "remove", "Åby", "-w", "one")
    #expect(removed.status == 4 && removed.errors.contains("none of the archive's own words"))
  }

  @Test func textFromAnywhereIsRepairedWithAList() async throws {
    try folder.write(Data("Tvärflåta\nRyböhult\n".utf8), to: "names.txt")
    let plain = try await call("repair", input: Self.text)
    #expect(!plain.output.contains("Tvärflåta"))
    let taught = try await call("repair", "--words", "names.txt", input: Self.text)
    #expect(taught.status == 0, "\(taught.errors)")
    #expect(taught.output.contains("säger Ryböhult på mötet i Tvärflåta."), "\(taught.output)")
    let again = try await call("repair", "--words", "names.txt", input: taught.output)
    #expect(again.output == taught.output)
    let explained = try await call("repair", "--words", "names.txt", "--explain", "i Tvarflata")
    #expect(explained.output.contains("own word"), "\(explained.output)")
  }

  /// Who works for a run works with the run's words; with others nothing is kept.
  @Test func aFinisherWithOtherWordsRefuses() async throws {
    try await makeArchive("one")
    let keys = #"{"reading":"r","repair":"r, dictionary x, own words y","result":"s"}"#
    let outcome = try await call(
      "finish", "-w", "one", "--keys", keys,
      input: #"{"id":1,"task":"finish","document":1,"run":1,"repairs":true}"# + "\n")
    #expect(outcome.status == 3 && outcome.output.isEmpty, "\(outcome.output)")
    #expect(outcome.errors.contains("run again"), "\(outcome.errors)")
  }
}
