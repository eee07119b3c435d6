internal import Foundation
internal import Synchronization
internal import WorkerProtocol

/// A running `prant-worker` and the pipes to it. It lives on its slot's queue.
final class WorkerProcess {
  /// The longest answer that is taken: a page of 100 000 words.
  static let longestAnswer = 256 << 20

  private let id: pid_t
  /// Our ends of the worker's stdin and stdout.
  private let input: Int32
  private let output: Int32
  private var received = Data()
  private var hasEnded = false
  private var hasAnswered = false

  /// Starts a worker.
  /// - Parameter executable: the path of `prant-worker`.
  /// - Throws: `missingDependency` where it can't be started.
  init(executable: String) throws(WorkFailure) {
    var environment = ProcessInfo.processInfo.environment
    // Tesseract's own threads burn four times the time: one worker a core is the fast way.
    environment["OMP_THREAD_LIMIT"] = "1"
    let isTalkative = environment["PRANT_WORKER_MESSAGES"] != nil
    let result = spawning.withLock { _ in
      Result { () throws(SpawnError) in
        try Self.start(executable, environment: environment, isTalkative: isTalkative)
      }
    }
    do { (id, input, output) = try result.get() } catch {
      throw WorkFailure(
        code: .missingDependency,
        message: "can't start \(executable): \(String(cString: strerror(error.code)))")
    }
  }

  private static func start(
    _ executable: String, environment: [String: String], isTalkative: Bool
  ) throws(SpawnError) -> (id: pid_t, input: Int32, output: Int32) {
    guard let jobs = PipeEnds() else { throw SpawnError(code: errno) }
    // The worker's ends; kept open here they would hide its death.
    defer { close(jobs.reading) }
    guard let reports = PipeEnds() else {
      let code = errno
      close(jobs.writing)
      throw SpawnError(code: code)
    }
    defer { close(reports.writing) }
    let errors = isTalkative ? STDERR_FILENO : open("/dev/null", O_WRONLY | O_CLOEXEC)
    defer { if !isTalkative { close(errors) } }
    var attempt = 0
    while true {
      do {
        let id = try spawn(
          executable, environment: environment, input: jobs.reading, output: reports.writing,
          errors: errors)
        return (id, jobs.writing, reports.reading)
      } catch {
        attempt += 1
        // A program that is being put in place is ready in a moment.
        if error.code == ETXTBSY, attempt < 50 {
          usleep(20_000)
          continue
        }
        close(jobs.writing)
        close(reports.reading)
        throw error
      }
    }
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
    guard send(line + Data([0x0A])) else { throw lost() }
    let deadline = ContinuousClock.now + limit
    var searched = 0
    while true {
      if let end = received[(received.startIndex + searched)...].firstIndex(of: 0x0A) {
        let answer = Data(received[..<end])
        received = Data(received[(end + 1)...])
        hasAnswered = true
        return answer
      }
      searched = received.count
      if isStopped() { throw WorkFailure(code: .workerLost, message: "interrupted") }
      if ContinuousClock.now > deadline {
        throw WorkFailure(
          code: .tooLarge,
          message: "took longer than \(limit.components.seconds) s and was given up")
      }
      var request = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      guard poll(&request, 1, 200) > 0 else { continue }
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      let count = read(output, &buffer, buffer.count)
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
    guard !hasEnded else { return }
    kill(id, SIGKILL)
    _ = wait()
  }

  private func send(_ data: Data) -> Bool {
    var rest = data[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// The worker has closed its pipes: it is dead or dying.
  private func lost() -> WorkFailure {
    guard !hasEnded else { return WorkFailure(code: .workerLost, message: "the worker has ended") }
    let status = wait()
    let signal = status & 0x7F
    if signal == 0, !hasAnswered {
      // No page did that: the program could not be loaded.
      return WorkFailure(
        code: .missingDependency,
        message: "prant-worker ended at once (status \(status >> 8 & 0xFF)); "
          + "`prant doctor` tells what is missing")
    }
    let how = signal == 0 ? "status \(status >> 8 & 0xFF)" : "signal \(signal)"
    return WorkFailure(code: .workerLost, message: "the worker that read it died (\(how))")
  }

  private func wait() -> Int32 {
    hasEnded = true
    close(input)
    close(output)
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0, errno == EINTR {}
    return status
  }
}

@available(*, unavailable) extension WorkerProcess: Sendable {}
