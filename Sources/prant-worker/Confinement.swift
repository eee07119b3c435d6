internal import Foundation

/// What a worker takes from itself before it opens a stranger's file.
enum Confinement {
  /// The most memory, in bytes: a page at 600 dpi in colour fits, a bomb does not.
  private static let mostMemory: UInt64 = 1_500 << 20
  /// The most seconds of work: a run of very many pages fits, an endless loop does not.
  private static let mostSeconds: UInt64 = 24 * 3600

  static func enter() {
    // Tesseract's library reads this once, before main: it must be there at the start.
    if getenv("OMP_THREAD_LIMIT") == nil {
      setenv("OMP_THREAD_LIMIT", "1", 1)
      var arguments = CommandLine.arguments.map { strdup($0) } + [nil]
      execv("/proc/self/exe", &arguments)
    }
    limit(__rlimit_resource_t(RLIMIT_AS.rawValue), mostMemory)
    limit(__rlimit_resource_t(RLIMIT_CPU.rawValue), mostSeconds)
    limit(__rlimit_resource_t(RLIMIT_CORE.rawValue), 0)
  }

  private static func limit(_ resource: __rlimit_resource_t, _ value: UInt64) {
    var limit = rlimit(rlim_cur: rlim_t(value), rlim_max: rlim_t(value))
    setrlimit(resource, &limit)
  }
}
