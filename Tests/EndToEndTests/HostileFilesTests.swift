import Foundation
import Minutes
import TestSupport
import Testing

/// Files as they should not be: nothing crashes, hangs or leaves its folder, and each is named.
@Suite struct HostileFilesTests {
  private struct Expectation: Decodable {
    struct File: Decodable {
      var name: String
      var nameHex: String
      var about: String
      var outcomes: [String]
      var reasons: [String]
    }

    var files: [File]
  }

  private struct Event: Decodable {
    var event: String
    var path: String?
    var code: String?
    var message: String?
  }

  @Test func eachIsNamedAndTheOthersAreRead() async throws {
    let folder = try TemporaryFolder()
    let maker = Fixtures.packageFolder.appending(path: "scripts/make-hostile-files.py").path
    let python = BuiltCommand(executable: URL(filePath: "/usr/bin/env"))
    let made = try await python.run(["python3", maker, "hostile"], in: folder)
    try #require(made.status == 0, "\(made.errors)")
    let expected = try JSONDecoder().decode(
      Expectation.self, from: folder.contents(of: "hostile/expected.json"))
    #expect(expected.files.count >= 25)
    try folder.write(Data("Möte den 3 maj 2021\n".utf8), to: "hostile/files/zz-good.txt")

    let outcome = try await BuiltCommand(named: "prant").run(
      [
        "run", "hostile/files", "-w", "archive", "--progress", "json", "--page-time-limit", "12",
      ], in: folder, timeout: .seconds(420))
    #expect(!outcome.timedOut)
    #expect(outcome.status == 4, "\(outcome.errors)")

    // By the names' bytes: `==` of strings takes composed and decomposed names for one.
    var results: [[UInt8]: Event] = [:]
    for line in outcome.output.split(separator: "\n") {
      let event = try JSONDecoder().decode(Event.self, from: Data(line.utf8))
      guard let path = event.path, ["read", "same", "failed"].contains(event.event) else {
        continue
      }
      results[Array(path.utf8)] = event
    }
    for file in expected.files {
      let name = String(decoding: file.nameHex.bytesOfHex, as: UTF8.self)
      let event = results[Array("hostile/files/\(name)".utf8)]
      let result = event.map { $0.event == "failed" ? "failed" : "readable" } ?? "ignored"
      #expect(
        file.outcomes.contains(result),
        "\(file.name) (\(file.about)): \(result) \(event?.code ?? "") \(event?.message ?? "")")
      if let event, event.event == "failed" {
        #expect(event.message?.isEmpty == false, "\(file.name) failed without a reason")
        let reason = event.code ?? "refused"
        #expect(
          file.reasons.contains(reason) || reason == "refused",
          "\(file.name) (\(file.about)): \(reason), \(event.message ?? "")")
      }
    }
    #expect(results[Array("hostile/files/zz-good.txt".utf8)]?.event == "read")
    try checkThatNothingLeftTheArchive(folder)
  }

  private func checkThatNothingLeftTheArchive(_ folder: TemporaryFolder) throws {
    let top = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
    #expect(top == ["archive", "hostile"])
    let archive = folder.url.appending(path: "archive").path
    let inside = try FileManager.default.contentsOfDirectory(atPath: archive).sorted()
    #expect(inside == [".lock", "out", "prant.sqlite"])
    let outputs = try FileManager.default.contentsOfDirectory(atPath: archive + "/out")
    for name in outputs {
      #expect(
        name.hasSuffix(".meeting.json") || name.hasSuffix(".txt") || name == "report.json",
        "\(name)")
      guard name.hasSuffix(".meeting.json") else { continue }
      let data = try folder.contents(of: "archive/out/\(name)")
      #expect(throws: Never.self) { try JSONDecoder().decode(Meeting.self, from: data) }
    }
  }
}

extension String {
  /// The bytes that pairs of hexadecimal digits name.
  fileprivate var bytesOfHex: [UInt8] {
    var digits = self[...]
    var bytes: [UInt8] = []
    while let byte = UInt8(digits.prefix(2), radix: 16) {
      bytes.append(byte)
      digits = digits.dropFirst(2)
    }
    return bytes
  }
}
