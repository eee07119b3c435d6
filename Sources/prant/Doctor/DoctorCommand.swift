internal import ArgumentParser
internal import Foundation
internal import Lexicon

/// `prant doctor`: what is installed, what is missing, and the command that installs it.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Tells what is installed and what is missing.",
    discussion: "Exits with 3 where something is missing that `prant run` can't do without.")

  @Option(help: "The compiled dictionary.")
  var dictionary: String?

  func run() async throws {
    let findings = Examination(dictionary: dictionary).findings()
    for finding in findings { StandardStreams.put(Data((finding.line + "\n").utf8)) }
    if findings.contains(where: { $0.state == .missing }) {
      throw ExitStatus.missingDependency.exitCode
    }
  }
}

/// One thing that was looked for.
struct Finding: Equatable {
  enum State: String {
    case present = "ok"
    /// It is of use, but the run goes on without it.
    case absent = "without"
    case missing = "MISSING"
  }

  var state: State
  var name: String
  /// A version, a path, or what is lost without it.
  var detail: String
  /// The command that mends it.
  var remedy: String?

  var line: String {
    let head = state.rawValue.padding(toLength: 9, withPad: " ", startingAt: 0)
    let text = head + name + (detail.isEmpty ? "" : ": " + detail)
    return remedy.map { text + "\n         → " + $0 } ?? text
  }
}
