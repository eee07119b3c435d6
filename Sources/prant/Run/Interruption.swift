internal import Foundation
internal import Synchronization

/// Ends work on SIGINT or SIGTERM.
enum Interruption {
  /// Does work that a signal can end.
  /// - Parameters:
  ///   - stop: called at once when the signal comes; the work's task is cancelled, too.
  ///   - work: what is to be done.
  /// - Returns: whether a signal came.
  static func watch(
    stop: @escaping @Sendable () -> Void, during work: @escaping @Sendable () async -> Void
  ) async -> Bool {
    let task = Task(operation: work)
    let wasInterrupted = Mutex(false)
    let sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        // Who asks twice does not want to wait for what is under way.
        if wasInterrupted.withLock({ was in
          defer { was = true }; return was
        }) {
          _exit(ExitStatus.interrupted.rawValue)
        }
        task.cancel()
        stop()
      }
      source.resume()
      return source
    }
    await task.value
    for source in sources { source.cancel() }
    for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
    return wasInterrupted.withLock { $0 }
  }
}
