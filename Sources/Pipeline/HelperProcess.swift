internal import Foundation
internal import Synchronization
internal import WorkerProtocol

/// Why a helper gave no answer.
struct ExchangeFailure: Error {
  enum Cause: Equatable {
    /// It died of a signal that nobody but itself can have sent, or ended with a status.
    case died
    /// It was killed: by a person, or by a system that was out of memory.
    case killed
    /// It took too long, or talked without end.
    case stalled
    /// What it said made no sense.
    case senseless
    /// It could not be started, or ended before its first answer.
    case unusable
    /// Our own work is being ended.
    case stopped
  }

  var cause: Cause
  var failure: WorkFailure

  init(_ cause: Cause, _ code: WorkFailure.Code, _ message: String) {
    self.cause = cause
    failure = WorkFailure(code: code, message: message)
  }
}

/// A running helper, such as `prant-worker`, and the pipes to it. It lives on its slot's queue.
final class HelperProcess {
  /// The longest answer that is taken: a page of 100 000 words.
  static let longestAnswer = 256 << 20

  private let id: pid_t
  private let name: String
  /// Our ends of the helper's stdin and stdout.
  private let input: Int32
  private let output: Int32
  private var received: [UInt8] = []
  /// How much of it holds no line's end.
  private var searched = 0
  private var hasEnded = false
  private var hasAnswered = false

  /// Starts a helper.
  /// - Parameters:
  ///   - executable: its path.
  ///   - arguments: what follows its name on its command line.
  /// - Throws: `unusable` where it can't be started.
  init(executable: String, arguments: [String]) throws(ExchangeFailure) {
    name = (executable as NSString).lastPathComponent
    var environment = ProcessInfo.processInfo.environment
    // Tesseract's own threads burn four times the time: one worker a core is the fast way.
    environment["OMP_THREAD_LIMIT"] = "1"
    // Whom it works for: when that is gone, nobody waits for its answer.
    environment["PRANT_PARENT"] = String(getpid())
    let isTalkative = environment["PRANT_WORKER_MESSAGES"] != nil
    let result = spawning.withLock { _ in
      Result { () throws(SpawnError) in
        try Self.start(
          executable, arguments, environment: environment, isTalkative: isTalkative)
      }
    }
    do { (id, input, output) = try result.get() } catch {
      throw ExchangeFailure(
        .unusable, .missingDependency,
        "can't start \(executable): \(String(cString: strerror(error.code)))")
    }
  }

  private static func start(
    _ executable: String, _ arguments: [String], environment: [String: String], isTalkative: Bool
  ) throws(SpawnError) -> (id: pid_t, input: Int32, output: Int32) {
    guard let jobs = PipeEnds() else { throw SpawnError(code: errno) }
    // The helper's ends; kept open here they would hide its death.
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
          executable, arguments, environment: environment, input: jobs.reading,
          output: reports.writing, errors: errors)
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

  /// Its resident memory in bytes; 0 where that can't be told.
  var memory: Int {
    guard let text = try? String(contentsOfFile: "/proc/\(id)/statm", encoding: .utf8),
      let pages = text.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
    else { return 0 }
    return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
  }

  /// Sends a line and waits for the answer.
  /// - Parameters:
  ///   - line: without its line feed.
  ///   - limit: how long the helper may take.
  ///   - isStopped: asked every fifth of a second; the wait ends when it says so.
  /// - Returns: the answer without its line feed.
  /// - Throws: the helper is of no use afterwards.
  func exchange(
    _ line: Data, within limit: Duration, isStopped: () -> Bool
  ) throws(ExchangeFailure) -> Data {
    guard send(line + Data([0x0A])) else { throw lost() }
    let deadline = ContinuousClock.now + limit
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      if let end = endOfAnswer {
        let answer = Data(received[..<end])
        received.removeSubrange(...end)
        searched = 0
        hasAnswered = true
        return answer
      }
      if isStopped() { throw ExchangeFailure(.stopped, .workerLost, "interrupted") }
      if ContinuousClock.now > deadline {
        throw ExchangeFailure(
          .stalled, .tooLarge,
          "took longer than \(limit.components.seconds) s and was given up")
      }
      var request = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      guard poll(&request, 1, 200) > 0 else { continue }
      let count = read(output, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw lost() }
      received += buffer[..<count]
      guard received.count < Self.longestAnswer else {
        throw ExchangeFailure(.stalled, .tooLarge, "the worker's answer had no end")
      }
    }
  }

  /// Where the first line that was received ends, or nil.
  private var endOfAnswer: Int? {
    let (start, count) = (searched, received.count)
    searched = count
    // By the C library's search: a page is 100 kB.
    return received.withUnsafeBytes { bytes in
      guard start < count, let base = bytes.baseAddress else { return nil }
      return memchr(base + start, 0x0A, count - start).map {
        $0 - UnsafeMutableRawPointer(mutating: base)
      }
    }
  }

  /// Ends the helper at once.
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

  /// The helper has closed its pipes: it is dead or dying.
  private func lost() -> ExchangeFailure {
    guard !hasEnded else { return ExchangeFailure(.died, .workerLost, "the worker has ended") }
    let status = wait()
    let signal = status & 0x7F
    if signal == 0, !hasAnswered {
      // No page did that: the program could not be loaded.
      return ExchangeFailure(
        .unusable, .missingDependency,
        "\(name) ended at once (status \(status >> 8 & 0xFF)); `prant doctor` tells what is missing"
      )
    }
    let how = signal == 0 ? "status \(status >> 8 & 0xFF)" : "signal \(signal)"
    // Faults of its own have other signals; too much memory is refused to it, not punished.
    let wasKilled = [SIGKILL, SIGTERM, SIGINT, SIGHUP].contains(signal)
    return ExchangeFailure(
      wasKilled ? .killed : .died, .workerLost, "the worker that read it died (\(how))")
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

@available(*, unavailable) extension HelperProcess: Sendable {}
