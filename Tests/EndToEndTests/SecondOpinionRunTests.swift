import Foundation
import Minutes
import TestSupport
import Testing

/// `prant run` on scans with paragraph signs, with the Latin script and without.
@Suite(.tags(.ocr), .serialized) struct SecondOpinionRunTests {
  private let prant: BuiltCommand
  private let folder: TemporaryFolder
  private let scan = Fixtures.url("minutes/o6_norrhamra.scan-fax.pdf").path
  private let remedy = "apt install tesseract-ocr-script-latn"

  init() throws {
    prant = try BuiltCommand(named: "prant")
    folder = try TemporaryFolder()
  }

  private func meeting(_ stem: String) throws -> Meeting {
    let json = try folder.contents(of: "archive/out/\(stem).meeting.json")
    #expect(try schemaViolations(of: json) == [])
    return try JSONDecoder().decode(Meeting.self, from: json)
  }

  /// The words with a paragraph sign, as they were read, before any repair.
  private func signsRead() throws -> [String] {
    struct Kept: Decodable {
      var lines: [Line]
    }
    let pages = try JSONDecoder().decode(
      [Kept].self, from: folder.contents(of: "work/o6_norrhamra.scan-fax.pages.json"))
    return pages.flatMap(\.lines).flatMap(\.words).map(\.recognized).filter { $0.contains("§") }
  }

  @Test func theLatinScriptReadsWhatSwedishCannot() async throws {
    let data = try await LanguageData.found(by: prant, in: folder)
    try #require(data.hasLatin, "the package tesseract-ocr-script-latn is not installed")
    let outcome = try await prant.run(
      ["run", scan, "-w", "archive", "--keep-work", "work"], in: folder)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(!outcome.errors.contains(remedy), "\(outcome.errors)")
    let signs = try signsRead()
    #expect(signs.count { $0 == "§§" } == 3, "\(signs)")
    #expect(signs.count == 8, "\(signs)")
    let made = try meeting("o6_norrhamra.scan-fax")
    #expect(!made.warnings.contains { $0.code == Warning.noSecondOpinion })
  }

  @Test func withoutItTheRunGoesOnAndSaysSo() async throws {
    let tessdata = folder.url.appending(path: "tessdata")
    try await LanguageData.found(by: prant, in: folder).link(["swe"], to: "swe", in: tessdata)
    try folder.write(Data("Möte den 3 maj 2021\n".utf8), to: "x.txt")
    let outcome = try await prant.run(
      ["run", scan, "x.txt", "-w", "archive", "--keep-work", "work", "--progress", "json"],
      in: folder, environment: ["TESSDATA_PREFIX": tessdata.path])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try signsRead() == [], "the Swedish model has no such sign")
    let warnings = try meeting("o6_norrhamra.scan-fax").warnings
    #expect(warnings.filter { $0.code == Warning.noSecondOpinion }.map(\.page) == [1])
    #expect(try meeting("x").warnings.isEmpty)
    #expect(outcome.errors.components(separatedBy: remedy).count == 2, "\(outcome.errors)")
    #expect(outcome.errors.contains("warning, 1 document: "), "\(outcome.errors)")

    let events = try outcome.output.split(separator: "\n").compactMap {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }
    let warned = events.filter { $0["event"] as? String == "warning" }
    #expect(warned.count == 1)
    #expect(warned.first?["code"] as? String == "noSecondOpinion")
    #expect(warned.first?["documents"] as? Int == 1)
    #expect((warned.first?["message"] as? String)?.contains(remedy) == true)
    #expect(events.last?["event"] as? String == "ended")
  }

  /// Text needs no reading: nothing was missed.
  @Test func whereNothingWasReadNothingIsMissed() async throws {
    let tessdata = folder.url.appending(path: "tessdata")
    try await LanguageData.found(by: prant, in: folder).link(["swe"], to: "swe", in: tessdata)
    let outcome = try await prant.run(
      ["run", Fixtures.url("minutes/o6_norrhamra.born.pdf").path, "-w", "archive"], in: folder,
      environment: ["TESSDATA_PREFIX": tessdata.path])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(!outcome.errors.contains("warning"), "\(outcome.errors)")
  }
}
