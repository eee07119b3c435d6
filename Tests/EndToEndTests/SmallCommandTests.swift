import Foundation
import Minutes
import TestSupport
import Testing

/// The commands that need no archive.
@Suite struct SmallCommandTests {
  private let prant: BuiltCommand
  private let folder: TemporaryFolder

  init() throws {
    prant = try BuiltCommand(named: "prant")
    folder = try TemporaryFolder()
  }

  @Test func schemaIsPrinted() async throws {
    let outcome = try await prant.run(["schema"], in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.standardOutput == MeetingSchema.json)
  }

  @Test func doctorFindsEverythingHere() async throws {
    let outcome = try await prant.run(["doctor"], in: folder)
    #expect(outcome.status == 0, "\(outcome.output)")
    for part in ["prant-worker", "Tesseract", "language data swe", "dictionary", "prant-review"] {
      #expect(outcome.output.contains(part), "\(outcome.output)")
    }
  }

  @Test func doctorNamesTheCommandThatMends() async throws {
    let outcome = try await prant.run(
      ["doctor"], in: folder,
      environment: [
        "PRANT_DICTIONARY": folder.url.appending(path: "none").path,
        "TESSDATA_PREFIX": folder.url.path,
      ])
    #expect(outcome.status == 3, "\(outcome.output)")
    #expect(outcome.output.contains("apt-get install tesseract-ocr-swe"), "\(outcome.output)")
    #expect(outcome.output.contains("prant dictionary compile"), "\(outcome.output)")
  }

  @Test(arguments: [
    (model: String?.none, line: "without  script data Latin"),
    ("Latin", "ok       script data Latin"),
    ("script/Latin", "ok       script data Latin"),
    ("script/Cyrillic", "without  script data Latin"),
  ])
  func doctorGoesOnWithoutTheScriptModel(model: String?, line: String) async throws {
    let tessdata = folder.url.appending(path: "tessdata")
    // Its name is all that the doctor looks at.
    try await LanguageData.found(by: prant, in: folder)
      .link(["swe"] + (model.map { [$0] } ?? []), to: "swe", in: tessdata)
    let outcome = try await prant.run(
      ["doctor"], in: folder, environment: ["TESSDATA_PREFIX": tessdata.path])
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(outcome.output.contains(line), "\(outcome.output)")
    let isAbsent = line.hasPrefix("without")
    let remedy = "apt-get install tesseract-ocr-script-latn"
    #expect(outcome.output.contains(remedy) == isAbsent, "\(outcome.output)")
  }

  @Test func repairKeepsLinesAndWhiteSpace() async throws {
    let text = "\n  Franvaron ar hog  \n\nHogskolan i Skane far stod av namnden.\n"
    let outcome = try await prant.run(
      ["repair"], in: folder, standardInput: Data(text.utf8))
    #expect(outcome.status == 0, "\(outcome.errors)")
    let repaired = "\n  Frånvaron är hög  \n\nHögskolan i Skåne får stöd av nämnden.\n"
    #expect(outcome.output == repaired)
    let again = try await prant.run(
      ["repair"], in: folder, standardInput: Data(repaired.utf8))
    #expect(again.output == repaired, "what is right stays as it is")
  }

  @Test func segmentMakesAMeetingOfText() async throws {
    let truth = try Fixtures.data("minutes/o4_tallvik.truth.txt")
    let outcome = try await prant.run(["segment"], in: folder, standardInput: truth)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let meeting = try JSONDecoder().decode(Meeting.self, from: outcome.standardOutput)
    #expect(meeting.sections.map(\.kind) == [.information, .dialogue, .decision])
    #expect(meeting.attendance.count == 6)
  }

  /// A full device is told; a reader that has seen enough is none of our business.
  @Test(arguments: ["schema", "repair", "segment"])
  func aFullDeviceIsTold(command: String) async throws {
    let shell = BuiltCommand(executable: URL(filePath: "/bin/sh"))
    let line = "echo 'Möte den 3 maj 2021' | \"\(prant.executable.path)\" \(command)"
    let full = try await shell.run(["-c", line + " > /dev/full"], in: folder)
    #expect(full.status == 5)
    #expect(full.errors.contains("No space left on device"), "\(full.errors)")
    let closed = try await shell.run(["-c", "(\(line); echo $? >&2) | true"], in: folder)
    #expect(!closed.errors.contains("prant:"), "\(closed.errors)")
  }

  @Test func unreadableInputIsStatusTwo() async throws {
    for command in ["repair", "segment"] {
      let outcome = try await prant.run([command, "none.txt"], in: folder)
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("none.txt"))
    }
  }
}
