package import Foundation

/// One of the package's programs as it was built, run as a user would: in a folder of its own, with
/// arguments, input and environment, and judged by what it prints and how it ends.
package struct BuiltCommand: Sendable {
  /// What a run left behind.
  package struct Outcome: Sendable {
    package var standardOutput: Data
    package var standardError: Data
    /// The exit status; the negative signal number when a signal ended it.
    package var status: Int32
    /// Whether it was ended for taking too long.
    package var timedOut: Bool

    package var output: String { String(decoding: standardOutput, as: UTF8.self) }
    package var errors: String { String(decoding: standardError, as: UTF8.self) }
  }

  package enum Failure: Error, Equatable {
    /// The program is not there: build it first.
    case notBuilt(path: String)
  }

  package var executable: URL

  package init(executable: URL) {
    self.executable = executable
  }

  /// The program `name` of this package, beside the test bundle.
  package init(named name: String) throws(Failure) {
    let executable = Self.productsFolder.appending(path: name)
    guard FileManager.default.isExecutableFile(atPath: executable.path) else {
      throw .notBuilt(path: executable.path)
    }
    self.init(executable: executable)
  }

  /// Where the build puts programs and test bundles, such as `.build/release`.
  package static var productsFolder: URL {
    let program = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
    return program.resolvingSymlinksInPath().deletingLastPathComponent()
  }

  /// Runs the program and waits for its end.
  ///
  /// Output goes to files, not pipes: however much the program or a child that outlives it prints,
  /// nobody waits for a reader.
  /// - Parameters:
  ///   - arguments: Without the program's name.
  ///   - folder: The working folder.
  ///   - standardInput: What the program reads; nothing when absent.
  ///   - environment: Added to a small one of `PATH`, `HOME` (the folder), `LANG` and `TMPDIR`.
  ///   - timeout: After so long the program is terminated; two seconds later it is killed, and all
  ///     that it started and left in its group.
  ///   - interruption: After so long the program gets the signal of Ctrl-C.
  /// - Returns: What it printed and how it ended.
  /// - Throws: When it can't be started.
  package func run(
    _ arguments: [String], in folder: TemporaryFolder, standardInput: Data = Data(),
    environment: [String: String] = [:], timeout: Duration = .seconds(120),
    interruptedAfter interruption: Duration? = nil
  ) async throws -> Outcome {
    let records = try TemporaryFolder()
    let streams = ChildProcess.Streams(
      input: try records.write(standardInput, to: "stdin"),
      output: try records.write(Data(), to: "stdout"),
      errors: try records.write(Data(), to: "stderr"))
    let child = try ChildProcess(
      executable, arguments, in: folder.url,
      environment: Self.baseEnvironment(home: folder.url).merging(environment) { $1 },
      streams: streams)
    var reminders = [
      ChildProcess.Reminder(after: timeout, signal: SIGTERM),
      ChildProcess.Reminder(after: timeout + .seconds(2), toGroup: true, signal: SIGKILL),
    ]
    if let interruption { reminders.append(.init(after: interruption, signal: SIGINT)) }
    let (status, reminded) = await child.end(reminders)
    return Outcome(
      standardOutput: try Data(contentsOf: streams.output),
      standardError: try Data(contentsOf: streams.errors), status: status,
      timedOut: reminded > (interruption == nil ? 0 : 1))
  }

  private static func baseEnvironment(home: URL) -> [String: String] {
    var environment = [
      "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": home.path, "LANG": "C.UTF-8",
      "TMPDIR": FileManager.default.temporaryDirectory.path,
    ]
    // The Swift runtime may live where only this variable says.
    environment["LD_LIBRARY_PATH"] = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"]
    return environment
  }
}
