internal import Dispatch
internal import Synchronization

/// Computes what takes long and much memory away from the event loops, a few at a time.
package final class PasswordWork: Sendable {
  /// So many at a time: each takes 128 MB.
  private static let width = 2
  /// Who comes when so many wait is asked to come again.
  private static let longestLine = 64

  private let queues: [DispatchQueue]
  private let waiting = Mutex(0)

  package init() {
    queues = (0..<Self.width).map { DispatchQueue(label: "passwords \($0)") }
  }

  /// Does one piece of work.
  /// - Parameter work: what is to be computed.
  /// - Returns: what it gave.
  /// - Throws: `busy` where too many wait; what the work throws becomes `failed`.
  package func run<Value: Sendable>(
    _ work: @escaping @Sendable () throws -> Value
  ) async throws(ReviewError) -> Value {
    let place: Int? = waiting.withLock { waiting in
      guard waiting < Self.longestLine else { return nil }
      waiting += 1
      return waiting
    }
    guard let place else { throw .busy }
    let result: Result<Value, any Error> = await withCheckedContinuation { continuation in
      queues[place % Self.width].async { continuation.resume(returning: Result(catching: work)) }
    }
    waiting.withLock { $0 -= 1 }
    do { return try result.get() } catch { throw .failed }
  }
}
