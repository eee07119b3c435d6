import Foundation
import TestSupport
import Testing

/// The helper that the other end-to-end tests rest on.
@Suite struct BuiltCommandTests {
  let shell = BuiltCommand(executable: URL(filePath: "/bin/sh"))

  @Test func separatesOutputFromErrors() async throws {
    let outcome = try await shell.run(
      ["-c", "echo ut; echo fel >&2; exit 3"], in: TemporaryFolder())
    #expect(outcome.output == "ut\n")
    #expect(outcome.errors == "fel\n")
    #expect(outcome.status == 3)
    #expect(!outcome.timedOut)
  }

  @Test func runsInItsFolderWithInputAndEnvironment() async throws {
    let folder = try TemporaryFolder()
    try folder.write(Data("fil\n".utf8), to: "a/b.txt")
    let outcome = try await shell.run(
      ["-c", "cat a/b.txt -; echo \"$EXTRA\""], in: folder,
      standardInput: Data("in\n".utf8), environment: ["EXTRA": "åäö"])
    #expect(outcome.output == "fil\nin\nåäö\n")
  }

  @Test func survivesMoreOutputThanAPipeHolds() async throws {
    let outcome = try await shell.run(
      ["-c", "head -c 3000000 /dev/zero >&2; head -c 3000000 /dev/zero"], in: TemporaryFolder())
    #expect(outcome.standardOutput.count == 3_000_000)
    #expect(outcome.standardError.count == 3_000_000)
  }

  @Test func endsWhatTakesTooLong() async throws {
    let outcome = try await shell.run(
      ["-c", "exec sleep 60"], in: TemporaryFolder(), timeout: .milliseconds(300))
    #expect(outcome.timedOut)
    #expect(outcome.status == -SIGTERM)
  }

  @Test func interruptsLikeAPersonAtTheKeyboard() async throws {
    let outcome = try await shell.run(
      ["-c", "exec sleep 60"], in: TemporaryFolder(), interruptedAfter: .milliseconds(200))
    #expect(outcome.status == -SIGINT)
    #expect(!outcome.timedOut)
  }

  @Test func doesNotWaitForChildrenThatOutliveIt() async throws {
    let outcome = try await shell.run(
      ["-c", "sleep 60 & echo klar"], in: TemporaryFolder(), timeout: .seconds(40))
    #expect(outcome.output == "klar\n")
    #expect(!outcome.timedOut)
  }

  @Test func saysWhichProgramIsNotBuilt() {
    #expect(throws: BuiltCommand.Failure.self) { try BuiltCommand(named: "no-such-program") }
  }

  @Test func findsTheProgramsOfThisPackage() async throws {
    let outcome = try await BuiltCommand(named: "prant").run(
      ["--version"], in: TemporaryFolder())
    #expect(outcome.status == 0)
    #expect(outcome.output.first?.isNumber == true)
  }

  @Test func removesItsFolderInTheEnd() throws {
    var folder: TemporaryFolder? = try TemporaryFolder()
    let path = try #require(folder?.url.path)
    #expect(FileManager.default.fileExists(atPath: path))
    folder = nil
    #expect(!FileManager.default.fileExists(atPath: path))
  }
}
