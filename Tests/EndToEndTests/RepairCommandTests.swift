import Foundation
import Minutes
import TestSupport
import Testing

/// `prant repair` on files of any kind.
@Suite struct RepairCommandTests {
  private let prant: BuiltCommand
  private let folder: TemporaryFolder

  init() throws {
    prant = try BuiltCommand(named: "prant")
    folder = try TemporaryFolder()
  }

  private static let clean = "Nämnden öppnar mötet på kvällen.\r\nÅsa är här"

  @Test(arguments: SingleByteEncoding.allCases)
  func textOfOldEncodingsBecomesUTF8(encoding: SingleByteEncoding) async throws {
    let bytes = Self.clean.unicodeScalars.map { scalar -> UInt8 in
      guard scalar.value >= 0x80 else { return UInt8(scalar.value) }
      return UInt8(0x80 + (encoding.upperHalf.firstIndex(of: scalar) ?? 0))
    }
    // Nothing tells these letters of the two apart.
    let name = encoding == .codePage437 ? SingleByteEncoding.codePage850 : encoding
    let outcome = try await prant.run(["repair"], in: folder, standardInput: Data(bytes))
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.standardOutput == Data(Self.clean.utf8), "\(outcome.output)")
    #expect(
      outcome.errors == "prant: standard input: read as \(name.rawValue), made UTF-8\n")
  }

  @Test(arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian, .utf16])
  func textOfWideCharactersBecomesUTF8(encoding: String.Encoding) async throws {
    let data = try #require(Self.clean.data(using: encoding))
    let outcome = try await prant.run(["repair"], in: folder, standardInput: data)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.standardOutput == Data(Self.clean.utf8), "\(outcome.output)")
  }

  @Test func aByteOrderMarkStays() async throws {
    let data = Data([0xEF, 0xBB, 0xBF]) + Data(Self.clean.utf8)
    let outcome = try await prant.run(["repair"], in: folder, standardInput: data)
    #expect(outcome.standardOutput == data)
  }

  @Test func whatIsNoTextIsNamedAndTheRestGoesOn() async throws {
    try folder.write(Data(Self.clean.utf8), to: "a.txt")
    let pdf = Fixtures.url("minutes/o4_tallvik.born.pdf").path
    let outcome = try await prant.run(["repair", pdf, "a.txt", "none", "."], in: folder)
    #expect(outcome.status == 4)
    #expect(outcome.output == Self.clean)
    #expect(outcome.errors.contains("o4_tallvik.born.pdf: not a text but a PDF; read it with"))
    #expect(outcome.errors.contains("none: can't be read: No such file"))
    #expect(outcome.errors.contains(".: can't be read: Is a directory"))
    let alone = try await prant.run(["repair", pdf], in: folder)
    #expect(alone.status == 2)
  }

  @Test func correctionsComeAsJSON() async throws {
    let text = "Franvaron ar hog i ar\n\nHogskolan far stod av namnden pa motet"
    try folder.write(Data(text.utf8), to: "a.txt")
    let outcome = try await prant.run(["repair", "--json", "a.txt"], in: folder)
    let rows = try outcome.output.split(separator: "\n").map {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }
    let row = try #require(rows.compactMap { $0 }.first { $0["original"] as? String == "namnden" })
    #expect(row["file"] as? String == "a.txt")
    #expect(row["line"] as? Int == 3 && row["column"] as? Int == 23)
    #expect(row["corrected"] as? String == "nämnden" && row["kind"] as? String == "diacritic")
    #expect(row["status"] as? String == "applied")
    let held = try await prant.run(
      ["repair", "--json", "--apply-threshold", "1", "a.txt"], in: folder)
    // What is certain is made all the same.
    for line in held.output.split(separator: "\n") where line.contains("\"applied\"") {
      #expect(line.contains("\"confidence\":1,"), "\(line)")
    }
    #expect(held.output.contains("\"proposed\""))
    let wrong = try await prant.run(["repair", "--apply-threshold", "1.5", "a.txt"], in: folder)
    #expect(wrong.status == 64)
  }

  /// A line is worked on in parts where it is long: its corrections are told apart all the same, and
  /// each stands where it says.
  @Test func correctionsOfALongLineHaveTheirOwnNamesAndPlaces() async throws {
    let sentence = "Hogskolan far stod av namnden pa motet — och i ar. "
    let long = String(repeating: sentence, count: 12_000)
    let text = "Franvaron ar hog i ar\r\n" + long + "\r\nnamnden far stod av hogskolan"
    try folder.write(Data(text.utf8), to: "a.txt")
    let outcome = try await prant.run(["repair", "--json", "a.txt"], in: folder)
    let lines = text.components(separatedBy: "\r\n").map { Array($0.unicodeScalars) }
    var ids: Set<String> = []
    var perLine = [0, 0, 0]
    for row in outcome.output.split(separator: "\n") {
      let fields = try #require(
        try JSONSerialization.jsonObject(with: Data(row.utf8)) as? [String: Any])
      let line = try #require(fields["line"] as? Int) - 1
      let column = try #require(fields["column"] as? Int) - 1
      let original = Array(try #require(fields["original"] as? String).unicodeScalars)
      try #require(lines.indices.contains(line) && column + original.count <= lines[line].count)
      try #require(lines[line][column..<column + original.count].elementsEqual(original))
      perLine[line] += 1
      try #require(ids.insert(try #require(fields["id"] as? String)).inserted)
    }
    #expect(perLine[0] > 1 && perLine[1] > 40_000 && perLine[2] > 1, "\(perLine)")
    let run = try await prant.run(["run", "a.txt", "-w", "archive"], in: folder)
    #expect(run.status == 0, "\(run.errors)")
    let meeting = try JSONDecoder().decode(
      Meeting.self, from: folder.contents(of: "archive/out/a.meeting.json"))
    #expect(meeting.corrections.count > 40_000)
    #expect(Set(meeting.corrections.map(\.id)).count == meeting.corrections.count)
  }

  @Test func aWordIsExplained() async throws {
    let outcome = try await prant.run(["repair", "--explain", "namnden har"], in: folder)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("namnden → nämnden\n"), "\(outcome.output)")
    #expect(outcome.output.contains("nämnden rather than"), "\(outcome.output)")
    #expect(outcome.output.contains("-ln P(seen | reading)"))
    let both = try await prant.run(["repair", "--explain", "a", "b.txt"], in: folder)
    #expect(both.status == 64)
  }

  /// One line of some megabytes, and as many lines: bounded memory, and every byte comes out.
  @Test(arguments: [" ", "\n", ""])
  func longTextsDoNoHarm(separator: String) async throws {
    let text = String(repeating: "Nämnden är på mötet" + separator, count: 150_000)
    try folder.write(Data(text.utf8), to: "long.txt")
    let shell = BuiltCommand(executable: URL(filePath: "/bin/sh"))
    let outcome = try await shell.run(
      ["-c", "ulimit -v 1500000; exec '\(prant.executable.path)' repair long.txt"], in: folder)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.standardOutput == Data(text.utf8))
  }

  @Test func endsQuietly() async throws {
    let shell = BuiltCommand(executable: URL(filePath: "/bin/sh"))
    let program = prant.executable.path
    let closed = try await shell.run(
      ["-c", "yes 'namnden har ett mote' 2> none | '\(program)' repair | head -n 2"], in: folder)
    #expect(closed.output.split(separator: "\n").count == 2)
    #expect(closed.errors.isEmpty, "\(closed.errors)")
    let interrupted = try await shell.run(
      ["-c", "mkfifo pipe; sleep 30 > pipe & exec '\(program)' repair pipe"], in: folder,
      interruptedAfter: .seconds(1))
    #expect(interrupted.status == 130)
    #expect(interrupted.errors.isEmpty, "\(interrupted.errors)")
  }
}

/// A dictionary that can't be trusted.
@Suite struct DictionaryRepairTests {
  private let prant: BuiltCommand
  private let folder: TemporaryFolder

  init() async throws {
    prant = try BuiltCommand(named: "prant")
    folder = try TemporaryFolder()
    try folder.write(Data("nämnden\t90\t0\t0\nmötet\t80\t0\t0\n".utf8), to: "words/words.tsv")
    let made = try await prant.run(
      ["dictionary", "compile", "words", "-o", "small.lexicon"], in: folder)
    try #require(made.status == 0, "\(made.errors)")
  }

  private func damage(at place: Int) throws {
    var bytes = [UInt8](try folder.contents(of: "small.lexicon"))
    bytes[place < 0 ? bytes.count + place : place] ^= 0x10
    try folder.write(Data(bytes), to: "small.lexicon")
  }

  private func repair(_ options: String..., environment: [String: String] = [:]) async throws
    -> BuiltCommand.Outcome
  {
    try await prant.run(
      ["repair", "--dictionary", "small.lexicon"] + options, in: folder,
      standardInput: Data("Nämnden öppnar mötet\n".utf8), environment: environment)
  }

  /// A wrong magic number, version, header, and content.
  @Test(arguments: [0, 8, 40, 900, -1])
  func aDamagedOneIsNamedAndMadeAnew(place: Int) async throws {
    let whole = try folder.contents(of: "small.lexicon")
    try damage(at: place)
    let refused = try await repair()
    #expect(refused.status == 3, "\(refused.errors)")
    #expect(refused.errors.contains("small.lexicon"), "\(refused.errors)")
    #expect(refused.output.isEmpty, "nothing is written that a damaged dictionary made")
    let mended = try await repair("--dictionary-sources", "words")
    #expect(mended.status == 0, "\(mended.errors)")
    #expect(mended.errors.contains("compiling it anew from words"), "\(mended.errors)")
    #expect(mended.output == "Nämnden öppnar mötet\n")
    #expect(try folder.contents(of: "small.lexicon") == whole)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(Set(files) == ["small.lexicon", "words"], "\(files)")
  }

  /// That it was right a moment ago, and that nothing about the file but a byte is new, says nothing.
  @Test func oneThatWasDamagedAfterItWasUsedIsFound() async throws {
    try folder.write(Data("Nämnden öppnar mötet den 3 maj 2021\n".utf8), to: "a.txt")
    let run = ["run", "a.txt", "--dictionary", "small.lexicon", "-w"]
    #expect(try await repair().status == 0)
    #expect(try await prant.run(run + ["first"], in: folder).status == 0)
    let path = folder.url.appending(path: "small.lexicon").path
    let before = try FileManager.default.attributesOfItem(atPath: path)
    let file = try FileHandle(forUpdating: URL(filePath: path))
    try file.seek(toOffset: 900)
    let byte = try #require(try file.read(upToCount: 1)?.first)
    try file.seek(toOffset: 900)
    try file.write(contentsOf: Data([byte ^ 1]))
    try file.close()
    let date = try #require(before[.modificationDate] as? Date)
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
    let after = try FileManager.default.attributesOfItem(atPath: path)
    for key in [FileAttributeKey.size, .systemFileNumber] {
      #expect(before[key] as? Int == after[key] as? Int)
    }
    let refused = try await repair()
    #expect(refused.status == 3 && refused.output.isEmpty, "\(refused.errors)")
    #expect(refused.errors.contains("small.lexicon: damaged"), "\(refused.errors)")
    let second = try await prant.run(run + ["second"], in: folder)
    #expect(second.status == 3 && second.errors.contains("damaged"), "\(second.errors)")
    #expect(try await repair("--dictionary-sources", "words").output == "Nämnden öppnar mötet\n")
  }

  @Test func theSourcesAreFoundByTheirPlace() async throws {
    try damage(at: 900)
    let named = try await repair(
      environment: ["PRANT_DICTIONARY_SOURCES": folder.url.appending(path: "words").path])
    #expect(named.status == 0, "\(named.errors)")
    try damage(at: 900)
    try FileManager.default.moveItem(
      at: folder.url.appending(path: "words"), to: folder.url.appending(path: "dictionaries"))
    let beside = try await repair()
    #expect(beside.status == 0, "\(beside.errors)")
    #expect(try await repair().errors.isEmpty)
  }

  @Test func anotherFileIsNotWrittenOver() async throws {
    let text = Data(String(repeating: "my own text\n", count: 100).utf8)
    try folder.write(text, to: "mine.txt")
    let outcome = try await prant.run(
      ["repair", "--dictionary", "mine.txt", "--dictionary-sources", "words"], in: folder)
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("mine.txt: not a dictionary"))
    #expect(try folder.contents(of: "mine.txt") == text)
  }

  @Test func runsAndTheDoctorLookAtTheContent() async throws {
    try damage(at: -1)
    try folder.write(Data("Nämnden öppnar mötet den 3 maj 2021\n".utf8), to: "a.txt")
    let run = try await prant.run(
      ["run", "a.txt", "-w", "archive", "--dictionary", "small.lexicon"], in: folder)
    #expect(run.status == 3, "\(run.errors)")
    #expect(run.errors.contains("damaged"), "\(run.errors)")
    let doctor = try await prant.run(
      ["doctor", "--dictionary", "small.lexicon"], in: folder)
    #expect(doctor.output.contains("damaged"), "\(doctor.output)")
  }
}
