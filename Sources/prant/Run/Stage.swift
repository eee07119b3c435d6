internal import ArgumentParser

/// The stages, in their order.
enum Stage: String, CaseIterable, Comparable, ExpressibleByArgument {
  /// Pages become words.
  case read
  /// Words become what was written.
  case repair
  /// Lines become a meeting.
  case segment

  static func < (first: Stage, second: Stage) -> Bool {
    (allCases.firstIndex(of: first) ?? 0) < (allCases.firstIndex(of: second) ?? 0)
  }
}
