import Foundation
import Minutes
import TestSupport
import Testing

/// `prant run` as a user runs it, on texts and born-digital PDFs: no recognition, so it is quick.
@Suite struct RunCommandTests {
  private let prant: BuiltCommand
  private let folder: TemporaryFolder

  init() throws {
    prant = try BuiltCommand(named: "prant")
    folder = try TemporaryFolder()
  }

  private func run(
    _ arguments: String..., environment: [String: String] = [:]
  ) async throws -> BuiltCommand.Outcome {
    try await prant.run(
      ["run"] + arguments + ["-w", "archive"], in: folder, environment: environment)
  }

  /// A meeting that was written; it must keep the contract.
  private func meeting(_ stem: String) throws -> Meeting {
    let json = try folder.contents(of: "archive/out/\(stem).meeting.json")
    #expect(try schemaViolations(of: json) == [])
    return try JSONDecoder().decode(Meeting.self, from: json)
  }

  @Test func readsATextAndAPDF() async throws {
    let text = Fixtures.url("minutes/o4_tallvik.legacy.txt").path
    let pdf = Fixtures.url("minutes/o4_tallvik.born.pdf").path
    let outcome = try await run(text, pdf)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.isEmpty, "messages go to stderr")
    #expect(outcome.errors.contains("2 documents read"))
    for stem in ["o4_tallvik.legacy", "o4_tallvik.born"] {
      let meeting = try meeting(stem)
      #expect(meeting.sittings.map(\.date) == ["2023-03-14"])
      #expect(meeting.source.sha256.count == 64)
      let text = String(decoding: try folder.contents(of: "archive/out/\(stem).txt"), as: UTF8.self)
      #expect(text.contains("översiktsplanen"))
    }
    #expect(try meeting("o4_tallvik.born").source.pages.map(\.origin) == [.textLayer])
    #expect(try meeting("o4_tallvik.legacy").source.pages.map(\.origin) == [.plainText])
  }

  /// What `prant repair` takes for a text is one here, in whatever encoding.
  @Test func readsTextsOfOldEncodings() async throws {
    let text = "Nämnden beslutar på mötet den 3 maj 2021\r\n§ 1 Frågor från Åsa Öberg\r\n"
    for encoding in SingleByteEncoding.allCases {
      let bytes = text.unicodeScalars.map { scalar -> UInt8 in
        guard scalar.value >= 0x80 else { return UInt8(scalar.value) }
        // The paragraph sign of old DOS is a control character of others.
        guard let index = encoding.upperHalf.firstIndex(of: scalar) else { return 0x15 }
        return UInt8(0x80 + index)
      }
      // The sign by which DOS ended files.
      try folder.write(Data(bytes + [0x1A]), to: "in/\(encoding).txt")
    }
    for (name, encoding) in [
      ("little", String.Encoding.utf16LittleEndian), ("big", .utf16BigEndian), ("marked", .utf16),
    ] {
      try folder.write(try #require(text.data(using: encoding)), to: "in/\(name).txt")
    }
    let outcome = try await run("in")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains("7 documents read"), "\(outcome.errors)")
    for stem in SingleByteEncoding.allCases.map({ "\($0)" }) + ["little", "big", "marked"] {
      let text = String(decoding: try folder.contents(of: "archive/out/\(stem).txt"), as: UTF8.self)
      #expect(text.contains("Frågor från Åsa Öberg"), "\(stem): \(text)")
      #expect(text.contains("§ 1"), "\(stem): \(text)")
      #expect(try meeting(stem).sittings.map(\.date) == ["2021-05-03"])
    }
  }

  @Test func doesNotRepeatWhatIsDone() async throws {
    let pdf = Fixtures.url("minutes/o4_tallvik.born.pdf").path
    #expect(try await run(pdf).status == 0)
    let first = try folder.contents(of: "archive/out/o4_tallvik.born.meeting.json")
    let again = try await run(pdf)
    #expect(again.status == 0)
    #expect(again.errors.contains("0 documents read, 1 known before"))
    #expect(try folder.contents(of: "archive/out/o4_tallvik.born.meeting.json") == first)
  }

  @Test func documentsOfOneNameAndNamesOfOneDocument() async throws {
    try folder.write(Data("Möte den 3 maj 2021\n".utf8), to: "in/a/x.txt")
    try folder.write(Data("Möte den 4 maj 2021\n".utf8), to: "in/b/x.txt")
    try folder.write(Data("Möte den 3 maj 2021\n".utf8), to: "in/b/kopia.txt")
    #expect(try await run("in").status == 0)
    let names = try FileManager.default.contentsOfDirectory(
      atPath: folder.url.appending(path: "archive/out").path
    ).filter { $0.hasSuffix(".txt") }.sorted()
    #expect(names.count == 3)
    #expect(names.contains("x.txt") && names.contains("kopia.txt"))
    // A renamed copy gets outputs of its name without being read again.
    try FileManager.default.moveItem(
      at: folder.url.appending(path: "in/b/kopia.txt"), to: folder.url.appending(path: "in/ny.txt"))
    #expect(try await run("in/ny.txt").errors.contains("1 known before"))
    #expect(try meeting("ny").source.fileName == "ny.txt")
  }

  /// Which of two documents gets the plain name depends on their paths, not on who is done first.
  @Test func namesDoNotDependOnWhoIsDoneFirst() async throws {
    let long = String(
      repeating: "Mötet öppnas och dagordningen godkänns av nämnden.\n", count: 4000)
    try folder.write(Data(long.utf8), to: "in/a/x.txt")
    try folder.write(Data("Möte den 4 maj 2021\n".utf8), to: "in/b/x.txt")
    #expect(try await run("in").status == 0)
    #expect(
      try String(decoding: folder.contents(of: "archive/out/x.txt"), as: UTF8.self).count > 1000)
  }

  @Test func namesThatOnlyTheFileSystemTellsApart() async throws {
    try folder.write(Data("Möte den 3 maj 2021\n".utf8), to: "in/\u{F6}.txt")
    try folder.write(Data("Möte den 4 maj 2021\n".utf8), to: "in/o\u{308}.txt")
    let outcome = try await run("in", "./in", "in/../in")
    #expect(outcome.errors.contains("2 documents read"), "\(outcome.errors)")
  }

  /// A new dictionary mends what was read without reading it again: there is no worker to do it.
  @Test func anotherDictionaryNeedsNoReading() async throws {
    let pdf = Fixtures.url("minutes/o4_tallvik.born.pdf").path
    #expect(try await run(pdf).status == 0)
    let counts = try folder.write(Data("nämnden\t9\t0\t0\n".utf8), to: "small/words.tsv")
    let compiled = try await prant.run(
      ["dictionary", "compile", counts.deletingLastPathComponent().path, "-o", "small.lexicon"],
      in: folder)
    try #require(compiled.status == 0, "\(compiled.errors)")
    try await folder.install("exit 1", as: "libexec/prant-worker")
    let again = try await run(
      pdf, "--dictionary", "small.lexicon",
      environment: ["PRANT_LIBEXEC": folder.url.appending(path: "libexec").path])
    #expect(again.status == 0, "\(again.errors)")
    #expect(again.errors.contains("1 document read"))
    // And a worker that can't be loaded is told as what it is.
    let forced = try await run(
      pdf, "--mode", "ocr",
      environment: ["PRANT_LIBEXEC": folder.url.appending(path: "libexec").path])
    #expect(forced.status == 3, "\(forced.errors)")
    #expect(forced.errors.contains("prant doctor"))
  }

  /// Another list of words reads anew, an equal one does not; the list's path goes to the workers.
  @Test func wordsForTheRecogniserBelongToTheReading() async throws {
    let pdf = Fixtures.url("minutes/o4_tallvik.born.pdf").path
    #expect(try await run(pdf).status == 0)
    let words = try folder.write(Data("Tallvik\n".utf8), to: "words.txt")
    let jobs = folder.url.appending(path: "jobs")
    try await folder.install(
      """
      while read -r job; do
        echo "$job" >> '\(jobs.path)'
        case "$job" in
          *describe*) echo '{"id":1,"document":{"mediaType":"application/pdf","pageCount":1}}' ;;
          *) echo '{"id":1,"page":{"number":1,"origin":"blank","lines":[],"warnings":[]}}' ;;
        esac
      done
      """, as: "libexec/prant-worker")
    let spy = ["PRANT_LIBEXEC": folder.url.appending(path: "libexec").path]
    let same = try await run(pdf, environment: spy)
    #expect(same.errors.contains("0 documents read, 1 known before"), "\(same.errors)")
    let other = try await run(pdf, "--user-words", "words.txt", environment: spy)
    #expect(other.errors.contains("1 document read"), "\(other.errors)")
    let asked = try String(contentsOf: jobs, encoding: .utf8).split(separator: "\n")
    #expect(asked.count == 2)
    #expect(asked.last?.contains(#""userWords":"\#(words.path)""#) == true, "\(asked)")
    let again = try await run(pdf, "--user-words", words.path, environment: spy)
    #expect(again.errors.contains("0 documents read, 1 known before"), "\(again.errors)")
    try folder.write(Data("Tallvik\nHåkansgården\n".utf8), to: "words.txt")
    let changed = try await run(pdf, "--user-words", "words.txt", environment: spy)
    #expect(changed.errors.contains("1 document read"), "\(changed.errors)")
  }

  @Test(arguments: [nil, " \n", "\u{FFFD}"]) func aListWithoutWordsIsRefused(text: String?)
    async throws
  {
    // U+FFFD stands for bytes that are no text.
    let bytes = text.map { $0 == "\u{FFFD}" ? Data([0xE5, 0x0A]) : Data($0.utf8) }
    if let bytes { try folder.write(bytes, to: "words.txt") }
    try folder.write(Data("Möte den 3 maj 2021\n".utf8), to: "x.txt")
    let outcome = try await run("x.txt", "--user-words", "words.txt")
    #expect(outcome.status == 6, "\(outcome.errors)")
    #expect(outcome.errors.contains("words.txt"))
  }

  @Test func anArchiveIsNoInput() async throws {
    try folder.write(Data("Möte den 3 maj 2021\n".utf8), to: "in/x.txt")
    #expect(
      try await prant.run(["run", "in", "-w", "in/first"], in: folder).status == 0)
    let second = try await prant.run(["run", "in", "-w", "in/second"], in: folder)
    #expect(second.errors.contains("1 document read"), "\(second.errors)")
  }

  @Test func tellsWhatCannotBeReadAndGoesOn() async throws {
    try folder.write(Data(), to: "in/empty.pdf")
    try folder.write(Data("bara text".utf8), to: "in/text.pdf")
    try folder.write(Data("Möte den 3 maj 2021\n".utf8), to: "in/good.txt")
    let outcome = try await run("in", "in/missing.pdf")
    #expect(outcome.status == 4)
    for name in ["in/empty.pdf", "in/text.pdf", "in/missing.pdf"] {
      #expect(outcome.errors.contains("failed  \(name)"), "\(outcome.errors)")
    }
    #expect(try meeting("good").sittings.first?.date == "2021-05-03")
  }

  @Test func nothingReadableIsStatusTwo() async throws {
    try folder.write(Data(), to: "in/empty.pdf")
    #expect(try await run("in").status == 2)
    #expect(try await run("nowhere").status == 2)
    try folder.write(Data("x".utf8), to: "none/x.docx")
    #expect(try await run("none").status == 2)
  }

  @Test func statusesTellWhatIsWrong() async throws {
    try folder.write(Data("Möte\n".utf8), to: "x.txt")
    #expect(try await prant.run(["run", "x.txt"], in: folder).status == 64, "no archive named")
    #expect(try await run("x.txt", "-j", "0").status == 64)
    let missing = try await run("x.txt", "--dictionary", "none.lexicon")
    #expect(missing.status == 3)
    #expect(missing.errors.contains("prant dictionary compile"))
    try folder.write(Data(), to: "archive")
    #expect(try await run("x.txt").status == 5)
  }

  @Test func progressForPrograms() async throws {
    try folder.write(Data("Möte den 3 maj 2021\n".utf8), to: "x.txt")
    let outcome = try await run("x.txt", "--progress", "json")
    let events = try outcome.output.split(separator: "\n").map {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }
    #expect(
      events.compactMap { $0?["event"] as? String } == ["started", "opened", "read", "ended"])
    #expect(try await run("x.txt", "--progress", "none").errors.isEmpty)
  }
}
