internal import ArgumentParser
internal import Foundation

/// An error at the command's surface: what to say, and the status to end with.
struct CommandFailure: Error, Equatable {
  var status: ExitStatus
  /// One line for people, saying what to do next.
  var message: String
}

/// Runs a command's work; an error becomes one line on stderr and the exit status.
func reporting(_ work: () async throws(CommandFailure) -> Void) async throws {
  do { try await work() } catch {
    StandardStreams.say("prant: \(error.message)")
    throw error.status.exitCode
  }
}

/// Where messages and results go.
enum StandardStreams {
  /// A message for people, on stderr.
  static func say(_ line: String) { write(Data((line + "\n").utf8), to: STDERR_FILENO) }

  /// A result, on stdout.
  static func put(_ data: Data) { write(data, to: STDOUT_FILENO) }

  /// Writes all of it; a reader that has gone away is not our error.
  private static func write(_ data: Data, to descriptor: Int32) {
    var rest = data[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
