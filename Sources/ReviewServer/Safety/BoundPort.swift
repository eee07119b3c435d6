internal import Synchronization

/// The port that is served: known from the start, or once the system has picked one.
package final class BoundPort: Sendable {
  private let held: Mutex<Int>

  init(_ stated: Int) { held = Mutex(stated) }

  package var number: Int { held.withLock { $0 } }

  /// Keeps what the system has picked, where it was to pick.
  func learn(_ number: Int) {
    held.withLock { if $0 == 0 { $0 = number } }
  }
}
