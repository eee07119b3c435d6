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
  ///   - folder: The working folder.
  ///   - environment: Added to a small one of `PATH`, `HOME` (the folder), `LANG` and `TMPDIR`.
  ///   - timeout: After so long the program is terminated, and killed two seconds later.
  package func run(
    _ arguments: [String], in folder: TemporaryFolder, standardInput: Data = Data(),
    environment: [String: String] = [:], timeout: Duration = .seconds(120)
  ) async throws -> Outcome {
    let records = try TemporaryFolder()
    let input = try records.write(standardInput, to: "stdin")
    let output = try records.write(Data(), to: "stdout")
    let errors = try records.write(Data(), to: "stderr")

    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.environment = Self.baseEnvironment(home: folder.url)
      .merging(environment) { _, given in given }
    process.standardInput = try FileHandle(forReadingFrom: input)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)

    let timedOut = try await end(of: process, timeout: timeout)
    let signalled = process.terminationReason == .uncaughtSignal
    return Outcome(
      standardOutput: try Data(contentsOf: output), standardError: try Data(contentsOf: errors),
      status: signalled ? -process.terminationStatus : process.terminationStatus,
      timedOut: timedOut)
  }

  /// Starts the process and waits, without holding a thread, until it has ended.
  /// - Returns: Whether it had to be ended.
  private func end(of process: Process, timeout: Duration) async throws -> Bool {
    let (ended, end) = AsyncStream<Void>.makeStream()
    process.terminationHandler = { _ in end.finish() }
    try process.run()
    let id = process.processIdentifier
    let watchdog = Task {
      try await Task.sleep(for: timeout)
      kill(id, SIGTERM)
      try await Task.sleep(for: .seconds(2))
      kill(id, SIGKILL)
    }
    let start = ContinuousClock.now
    for await _ in ended {}
    watchdog.cancel()
    return ContinuousClock.now - start >= timeout
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
