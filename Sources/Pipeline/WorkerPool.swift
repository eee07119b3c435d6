internal import Foundation
package import Minutes
internal import Synchronization
package import WorkerProtocol

/// Hands jobs to workers: one process each, started when first needed and again after it died.
package actor WorkerPool {
  /// How workers are started and how long they may take.
  package struct Settings: Sendable {
    /// The path of `prant-worker`.
    package var executable: String
    /// How many, at least one.
    package var workers: Int
    /// How long one job may take.
    package var timeLimit: Duration
    /// The path of a list of words for the recogniser; nil for none.
    package var userWords: String?

    package init(
      executable: String, workers: Int, timeLimit: Duration = .seconds(180),
      userWords: String? = nil
    ) {
      self.executable = executable
      self.workers = max(1, workers)
      self.timeLimit = timeLimit
      self.userWords = userWords
    }
  }

  private var idle: [WorkerSlot]
  private var waiting: [CheckedContinuation<WorkerSlot, Never>] = []
  private var nextWaiting = 0
  private let stop = StopFlag()
  private let userWords: String?

  package init(_ settings: Settings) {
    userWords = settings.userWords
    let stop = self.stop
    idle = (0..<settings.workers).map { WorkerSlot(number: $0, settings: settings, stop: stop) }
  }

  /// Asks what a file is.
  /// - Throws: `WorkFailure`.
  package func describe(_ path: String) async throws(WorkFailure) -> DocumentDescription {
    let report = try await perform(Job(id: 1, kind: .describe, path: path))
    guard let document = report.document else { throw Self.senseless }
    return document
  }

  /// Has one page read.
  /// - Throws: `WorkFailure`; a worker that dies costs the page it had.
  package func read(
    page: Int, of path: String, mode: ReadingMode
  ) async throws(WorkFailure) -> Page {
    let report = try await perform(
      Job(id: page, kind: .read, path: path, page: page, mode: mode, userWords: userWords))
    guard let page = report.page else { throw Self.senseless }
    return page
  }

  /// Ends all work: what is under way and what is asked for afterwards fails.
  package nonisolated func stopAll() { stop.raise() }

  /// Ends the workers that have nothing to do and waits for them, so that their time is counted.
  package func close() async {
    for slot in idle { await slot.close() }
  }

  private func perform(_ job: Job) async throws(WorkFailure) -> Report {
    let slot = await acquire()
    let result = await slot.perform(job)
    release(slot)
    let report = try result.get()
    if let failure = report.failure { throw failure }
    return report
  }

  private func acquire() async -> WorkerSlot {
    if let slot = idle.popLast() { return slot }
    return await withCheckedContinuation { waiting.append($0) }
  }

  private func release(_ slot: WorkerSlot) {
    guard nextWaiting < waiting.count else {
      idle.append(slot)
      return
    }
    waiting[nextWaiting].resume(returning: slot)
    nextWaiting += 1
    if nextWaiting == waiting.count {
      waiting.removeAll(keepingCapacity: true)
      nextWaiting = 0
    }
  }

  private static let senseless = WorkFailure(
    code: .badJob, message: "the worker's answer has nothing of what was asked")
}

/// Says to all workers' queues that the run is over.
final class StopFlag: Sendable {
  private let raised = Mutex(false)

  var isRaised: Bool { raised.withLock { $0 } }

  func raise() { raised.withLock { $0 = true } }
}

/// A place for one worker, on a queue of its own.
private actor WorkerSlot {
  private let executor: QueueExecutor
  private let settings: WorkerPool.Settings
  private let stop: StopFlag
  private var worker: WorkerProcess?

  init(number: Int, settings: WorkerPool.Settings, stop: StopFlag) {
    executor = QueueExecutor(label: "worker-\(number)")
    self.settings = settings
    self.stop = stop
  }

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  func perform(_ job: Job) -> Result<Report, WorkFailure> {
    do throws(WorkFailure) {
      guard !stop.isRaised else {
        throw WorkFailure(code: .workerLost, message: "interrupted")
      }
      return .success(try exchange(job))
    } catch {
      worker?.end()
      worker = nil
      return .failure(error)
    }
  }

  func close() {
    worker?.end()
    worker = nil
  }

  private func startedWorker() throws(WorkFailure) -> WorkerProcess {
    if let worker { return worker }
    let started = try WorkerProcess(executable: settings.executable)
    worker = started
    return started
  }

  private func exchange(_ job: Job) throws(WorkFailure) -> Report {
    let worker = try startedWorker()
    let line: Data
    do { line = try CanonicalJSON.line(job) } catch {
      throw WorkFailure(code: .badJob, message: "\(error)")
    }
    let answer = try worker.exchange(
      line, within: settings.timeLimit, isStopped: { stop.isRaised })
    let report: Report
    do { report = try JSONDecoder().decode(Report.self, from: answer) } catch {
      throw WorkFailure(code: .workerLost, message: "the worker's answer can't be understood")
    }
    guard report.id == job.id else {
      throw WorkFailure(code: .workerLost, message: "the worker answered another job")
    }
    return report
  }
}
