internal import Foundation
internal import Synchronization
package import WorkerProtocol

/// Hands orders to helpers: one process each, started when first needed and again after it died.
///
/// An order that kills or stalls its helper is given once more, to a fresh helper while the others
/// rest, so that neither its neighbours' memory nor theirs can be to blame. A helper that somebody
/// else killed was not killed by its order: that is given again up to `patience` times.
package actor HelperPool<Request: Order> {
  /// How helpers are started and how long they may take.
  package struct Settings: Sendable {
    /// The path of the program.
    package var executable: String
    /// What follows its name on its command line.
    package var arguments: [String]
    /// How many, at least one.
    package var helpers: Int
    /// How long one order may take.
    package var timeLimit: Duration
    /// A helper that has come to use more bytes than this is started anew.
    package var memoryLimit: Int

    package init(
      executable: String, arguments: [String] = [], helpers: Int,
      timeLimit: Duration = .seconds(180), memoryLimit: Int = 320 << 20
    ) {
      self.executable = executable
      self.arguments = arguments
      self.helpers = max(1, helpers)
      self.timeLimit = timeLimit
      self.memoryLimit = memoryLimit
    }
  }

  /// How often an order is given whose helper was killed by somebody else.
  private static var patience: Int { 5 }

  private var idle: [HelperSlot<Request>]
  private let count: Int
  private var isAlone = false
  private var waiting = Waiting<HelperSlot<Request>>()
  private var waitingAlone = Waiting<HelperSlot<Request>>()
  private nonisolated let stop = StopFlag()

  package init(_ settings: Settings) {
    let stop = self.stop
    count = settings.helpers
    idle = (0..<settings.helpers).map { HelperSlot(number: $0, settings: settings, stop: stop) }
  }

  /// Ends all work: what is under way and what is asked for afterwards fails.
  package nonisolated func stopAll() { stop.raise() }

  /// Whether all work was ended.
  package nonisolated var isStopped: Bool { stop.isRaised }

  /// Ends the helpers that have nothing to do and waits for them, so that their time is counted.
  package func close() async {
    for slot in idle { await slot.close() }
  }

  /// Has an order carried out.
  /// - Parameters:
  ///   - order: what is asked.
  ///   - began: called whenever it is handed out.
  ///   - ended: called with the outcome while the helper still waits, so that no more orders are
  ///     under way than there are helpers until a result is safe.
  /// - Returns: what `ended` gave.
  package func perform<Value: Sendable>(
    _ order: Request, began: @Sendable () async -> Void = {},
    ended: @Sendable (Result<Request.Answer, WorkFailure>) async -> Value
  ) async -> Value {
    var (faults, kills) = (0, 0)
    while true {
      let slot = await acquire(alone: faults + kills > 0)
      if !stop.isRaised { await began() }
      let outcome = await slot.perform(order)
      switch outcome {
      case .success(let answer):
        return await finish(slot, answer.failure.map { .failure($0) } ?? .success(answer), ended)
      case .failure(let error):
        switch error.cause {
        case .died, .stalled, .senseless: faults += 1
        case .killed: kills += 1
        case .unusable, .stopped: faults = 2
        }
        if faults > 1 || kills >= Self.patience {
          return await finish(slot, .failure(error.failure), ended)
        }
        release(slot)
      }
    }
  }

  private func finish<Value: Sendable>(
    _ slot: HelperSlot<Request>, _ outcome: Result<Request.Answer, WorkFailure>,
    _ ended: @Sendable (Result<Request.Answer, WorkFailure>) async -> Value
  ) async -> Value {
    let value = await ended(outcome)
    release(slot)
    return value
  }

  private func acquire(alone: Bool) async -> HelperSlot<Request> {
    if alone {
      if idle.count == count, !isAlone, let slot = idle.popLast() {
        isAlone = true
        return slot
      }
      return await withCheckedContinuation { waitingAlone.append($0) }
    }
    if !isAlone, waitingAlone.isEmpty, let slot = idle.popLast() { return slot }
    return await withCheckedContinuation { waiting.append($0) }
  }

  private func release(_ slot: HelperSlot<Request>) {
    idle.append(slot)
    // Who was alone was the only one.
    isAlone = false
    if !waitingAlone.isEmpty {
      guard idle.count == count, let slot = idle.popLast() else { return }
      isAlone = true
      waitingAlone.resumeFirst(with: slot)
      return
    }
    while !waiting.isEmpty, let slot = idle.popLast() { waiting.resumeFirst(with: slot) }
  }
}

/// Those who wait, first come, first served.
private struct Waiting<Value: Sendable> {
  private var all: [CheckedContinuation<Value, Never>] = []
  private var next = 0

  var isEmpty: Bool { next == all.count }

  mutating func append(_ one: CheckedContinuation<Value, Never>) { all.append(one) }

  mutating func resumeFirst(with value: Value) {
    all[next].resume(returning: value)
    next += 1
    // Somebody may always wait: what is done must go all the same.
    if next == all.count || next > 64 {
      all.removeFirst(next)
      next = 0
    }
  }
}

/// Says to all helpers' queues that the run is over.
final class StopFlag: Sendable {
  private let raised = Mutex(false)

  var isRaised: Bool { raised.withLock { $0 } }

  func raise() { raised.withLock { $0 = true } }
}
