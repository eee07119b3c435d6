internal import Synchronization

/// Slows down who tries passwords: after some failures the next try has to wait, twice as long
/// every time.
package final class TryLimit: Sendable {
  /// What is counted by.
  package enum Key: Hashable, Sendable {
    case name(String)
    case address(String)

    /// How many failures cost nothing: behind a proxy many have one address.
    fileprivate var free: Int {
      switch self {
      case .name: 5
      case .address: 100
      }
    }
  }

  private struct Record {
    var failures = 0
    var last: ContinuousClock.Instant
    var next: ContinuousClock.Instant
  }

  /// No longer than a minute: else a stranger could keep a reviewer out all day.
  private static let longestWait = Duration.seconds(60)
  /// After so long without a failure all is forgotten.
  private static let memory = Duration.seconds(15 * 60)

  private let capacity: Int
  private let now: @Sendable () -> ContinuousClock.Instant
  private let held = Mutex<[Key: Record]>([:])

  /// - Parameters:
  ///   - capacity: how many names and addresses are remembered.
  ///   - now: the time.
  package init(
    capacity: Int = 10_000, now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
  ) {
    self.capacity = capacity
    self.now = now
  }

  /// Whether a try has to wait.
  /// - Parameter keys: the name that is tried, and the address that tries it.
  /// - Returns: so many seconds; nil where it may be made now.
  package func wait(for keys: [Key]) -> Int? {
    let now = now()
    let next = held.withLock { held in keys.compactMap { held[$0]?.next }.max() }
    guard let next, next > now else { return nil }
    return Int((next - now).components.seconds) + 1
  }

  /// Counts a try as failed: before its answer is known, so that many at once are counted, too.
  /// - Parameter keys: the name that is tried, and the address that tries it.
  package func begin(_ keys: [Key]) {
    let now = now()
    held.withLock { held in
      for key in keys {
        var record = held[key] ?? Record(last: now, next: now)
        if now - record.last > Self.memory { record = Record(last: now, next: now) }
        record.failures += 1
        record.last = now
        let beyond = record.failures - key.free
        if beyond >= 0 {
          record.next = now + min(.seconds(1 << min(beyond, 6)), Self.longestWait)
        }
        if held[key] == nil, held.count >= capacity { Self.forget(&held, now, capacity) }
        held[key] = record
      }
    }
  }

  /// A try was right: its name begins anew, and this try does not count against its address.
  /// - Parameters:
  ///   - name: the name that was tried.
  ///   - address: the address that has tried it.
  package func succeed(name: Key, address: Key) {
    held.withLock { held in
      held[name] = nil
      guard var record = held[address] else { return }
      record.failures -= 1
      // Fifty who come in the morning have done nothing wrong.
      if record.failures < address.free { record.next = record.last }
      held[address] = record.failures > 0 ? record : nil
    }
  }

  /// How many names and addresses are remembered.
  package var count: Int { held.withLock { $0.count } }

  private static func forget(
    _ held: inout [Key: Record], _ now: ContinuousClock.Instant, _ capacity: Int
  ) {
    held = held.filter { now - $0.value.last <= memory }
    guard held.count >= capacity else { return }
    for (key, _) in held.sorted(by: { $0.value.last < $1.value.last }).prefix(capacity / 10 + 1) {
      held[key] = nil
    }
  }
}
