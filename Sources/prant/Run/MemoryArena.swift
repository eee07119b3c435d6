internal import Foundation

/// How the C library shares out memory among threads.
enum MemoryArena {
  /// Keeps to one arena for all threads. By default each thread gets one of its own, and what one
  /// page leaves there is no use to the next thread: a run over 10 000 pages took a quarter more
  /// memory than one over 100.
  static func useOne() {
    typealias Setting = @convention(c) (Int32, Int32) -> Int32
    // M_ARENA_MAX of glibc, which Swift's module of it leaves out; elsewhere there is no such thing.
    let maximum: Int32 = -8
    guard let symbol = dlsym(nil, "mallopt") else { return }
    _ = unsafeBitCast(symbol, to: Setting.self)(maximum, 1)
  }
}
