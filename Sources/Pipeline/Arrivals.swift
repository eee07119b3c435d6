internal import Foundation

/// Which files of a watched folder have come to rest and were not taken yet.
package struct Arrivals: Sendable {
  /// What a file looked like, and since when.
  private struct Sight {
    var size: Int64
    var modified: timespec
    var since: ContinuousClock.Instant
    var isTaken = false

    func isSame(as other: Sight) -> Bool {
      size == other.size && modified.tv_sec == other.modified.tv_sec
        && modified.tv_nsec == other.modified.tv_nsec
    }
  }

  private let rest: Duration
  /// By the paths' bytes: `==` of strings takes names for equal that the file system does not.
  private var sights: [[UInt8]: Sight] = [:]

  /// - Parameter rest: how long a file must have been as it is.
  package init(rest: Duration) { self.rest = rest }

  /// The files that may be read now; each once, and again when it has changed.
  /// - Parameters:
  ///   - files: what is there.
  ///   - now: the time.
  /// - Returns: in their order.
  package mutating func ready(
    _ files: [FoundFile], at now: ContinuousClock.Instant
  ) -> [FoundFile] {
    var seen: [[UInt8]: Sight] = [:]
    var ready: [FoundFile] = []
    for file in files {
      guard var sight = Self.sight(of: file.path, now) else { continue }
      let path = Array(file.path.utf8)
      if let before = sights[path], before.isSame(as: sight) { sight = before }
      // By our own clock: a file's times may be copied with it, and its host's clock may differ.
      if !sight.isTaken, now - sight.since >= rest {
        sight.isTaken = true
        ready.append(file)
      }
      seen[path] = sight
    }
    // What has gone may come back as another file.
    sights = seen
    return ready
  }

  private static func sight(of path: String, _ now: ContinuousClock.Instant) -> Sight? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Sight(size: Int64(status.st_size), modified: status.st_mtim, since: now)
  }
}
