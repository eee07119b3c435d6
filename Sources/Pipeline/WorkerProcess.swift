internal import Foundation
internal import WorkerProtocol

/// A running `prant-worker` and the pipes to it. It lives on its slot's queue.
final class WorkerProcess {
  /// The longest answer that is taken: a page of 100 000 words.
  static let longestAnswer = 256 << 20

  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var received = Data()

  /// Starts a worker.
  /// - Parameter executable: the path of `prant-worker`.
  /// - Throws: `missingDependency` where it can't be started.
  init(executable: String) throws(WorkFailure) {
    process.executableURL = URL(fileURLWithPath: executable)
    process.standardInput = input
    process.standardOutput = output
    var environment = ProcessInfo.processInfo.environment
    // Tesseract's own threads burn four times the time: one worker a core is the fast way.
    environment["OMP_THREAD_LIMIT"] = "1"
    process.environment = environment
    if environment["PRANT_WORKER_MESSAGES"] == nil { process.standardError = FileHandle.nullDevice }
    do { try process.run() } catch {
      throw WorkFailure(
        code: .missingDependency,
        message: "can't start \(executable): \(error.localizedDescription)")
    }
    // The ends that the worker has now; kept open here they would hide its death.
    try? input.fileHandleForReading.close()
    try? output.fileHandleForWriting.close()
  }

  deinit { end() }

  /// Sends a line and waits for the answer.
  /// - Parameters:
  ///   - line: without its line feed.
  ///   - limit: how long the worker may take.
  ///   - isStopped: asked every fifth of a second; the wait ends when it says so.
  /// - Returns: the answer without its line feed.
  /// - Throws: `workerLost` or `tooLarge`; the worker is of no use afterwards.
  func exchange(
    _ line: Data, within limit: Duration, isStopped: () -> Bool
  ) throws(WorkFailure) -> Data {
    do { try input.fileHandleForWriting.write(contentsOf: line + Data([0x0A])) } catch {
      throw lost()
    }
    let deadline = ContinuousClock.now + limit
    let descriptor = output.fileHandleForReading.fileDescriptor
    var searched = 0
    while true {
      if let end = received[(received.startIndex + searched)...].firstIndex(of: 0x0A) {
        let answer = Data(received[..<end])
        received = Data(received[(end + 1)...])
        return answer
      }
      searched = received.count
      if isStopped() { throw WorkFailure(code: .workerLost, message: "interrupted") }
      if ContinuousClock.now > deadline {
        throw WorkFailure(
          code: .tooLarge,
          message: "took longer than \(limit.components.seconds) s and was given up")
      }
      var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&request, 1, 200) > 0 else { continue }
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw lost() }
      received.append(contentsOf: buffer[..<count])
      guard received.count < Self.longestAnswer else {
        throw WorkFailure(code: .tooLarge, message: "the worker's answer had no end")
      }
    }
  }

  /// Ends the worker at once.
  func end() {
    try? input.fileHandleForWriting.close()
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
  }

  private func lost() -> WorkFailure {
    process.waitUntilExit()
    let how =
      process.terminationReason == .uncaughtSignal
      ? "signal \(process.terminationStatus)" : "status \(process.terminationStatus)"
    return WorkFailure(code: .workerLost, message: "the worker that read it died (\(how))")
  }
}

@available(*, unavailable) extension WorkerProcess: Sendable {}
