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
  /// A message for people, on stderr. Where it can't be written there is nobody to tell.
  static func say(_ line: String) { _ = write(Data((line + "\n").utf8), to: STDERR_FILENO) }

  /// The same without a line's end.
  static func show(_ text: String) { _ = write(Data(text.utf8), to: STDERR_FILENO) }

  /// A result, on stdout. Where it can't be written the command ends: in peace where the reader
  /// has seen enough, else with a message.
  static func put(_ data: Data) {
    let code = write(data, to: STDOUT_FILENO)
    if code == 0 { return }
    if code == EPIPE { exit(ExitStatus.success.rawValue) }
    say("prant: can't write standard output: \(String(cString: strerror(code)))")
    exit(ExitStatus.archiveError.rawValue)
  }

  /// Writes all of it.
  /// - Returns: 0, or what the system said.
  private static func write(_ data: Data, to descriptor: Int32) -> Int32 {
    var rest = data[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return errno }
      rest = rest.dropFirst(count)
    }
    return 0
  }
}
