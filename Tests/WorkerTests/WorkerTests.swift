import Foundation
import Minutes
import Testing
import WorkerProtocol
import prant_worker

@Suite struct WorkerTests {
  private func report(_ line: String) throws -> Report {
    try JSONDecoder().decode(Report.self, from: Worker().answer(line))
  }

  @Test(arguments: [
    ("not json", -1), ("{}", -1), (#"{"id":7,"kind":"dance","path":"x"}"#, 7),
    (#"{"id":8,"kind":"read","path":"/dev/null"}"#, 8),
  ])
  func answersEveryLine(line: String, id: Int) throws {
    let report = try report(line)
    #expect(report.id == id)
    #expect(report.failure != nil)
  }

  @Test func saysWhatATextFileIs() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("prant-\(UUID().uuidString)")
    try Data("Närvarande: Åsa".utf8).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    let report = try report(#"{"id":1,"kind":"describe","path":"\#(url.path)"}"#)
    #expect(report.document == DocumentDescription(mediaType: .plainText, pageCount: 1))
  }

  @Test func answersStandOnOneLine() {
    #expect(!Worker().answer("\u{85}{").contains(0x0A))
  }
}
