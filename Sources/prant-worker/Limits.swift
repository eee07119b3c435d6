import Foundation
import Imaging

/// What the process allows itself before it opens the first file.
enum Limits {
  /// Address space, bytes: nested graphics states and compressed streams can ask for any amount.
  static let addressSpace: UInt64 = 1_500 << 20
  /// CPU seconds of a job, should the supervisor's clock not stop it.
  static let processorSeconds: UInt64 = 900

  /// Tesseract's OpenMP reads its limit when it is loaded, so the program starts itself anew.
  static func restartWithOneThread(_ arguments: [String]) {
    guard getenv("OMP_THREAD_LIMIT") == nil else { return }
    setenv("OMP_THREAD_LIMIT", "1", 1)
    var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    execv("/proc/self/exe", &pointers)
    // Without /proc the worker is slower, not wrong.
    for pointer in pointers { free(pointer) }
  }

  static func apply() {
    unblockSignals()
    lower(__rlimit_resource_t(RLIMIT_CORE.rawValue), to: 0)
    lower(__rlimit_resource_t(RLIMIT_AS.rawValue), to: addressSpace)
    forbidFiles()
    silenceLeptonica()
    silencePoppler()
    // libtiff, libjpeg and libpng say there what a report says better.
    let nowhere = open("/dev/null", O_WRONLY)
    if nowhere >= 0 {
      dup2(nowhere, STDERR_FILENO)
      close(nowhere)
    }
  }

  /// A worker has no file to write, but its answers where somebody has sent them into one.
  private static func forbidFiles() {
    var status = stat()
    guard fstat(STDOUT_FILENO, &status) == 0, status.st_mode & S_IFMT != S_IFREG else { return }
    signal(SIGXFSZ, SIG_IGN)
    lower(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), to: 0)
  }

  /// Gives the next job its seconds, counted from what the process has used until now.
  static func allowNextJob() {
    var usage = rusage()
    guard getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return }
    let used = UInt64(max(0, usage.ru_utime.tv_sec + usage.ru_stime.tv_sec))
    lower(__rlimit_resource_t(RLIMIT_CPU.rawValue), to: used + processorSeconds)
  }

  /// Whoever starts the worker may block signals; a worker that can't be ended is worse than none.
  private static func unblockSignals() {
    var none = sigset_t()
    sigemptyset(&none)
    sigprocmask(SIG_SETMASK, &none, nil)
  }

  private static func lower(_ resource: __rlimit_resource_t, to wanted: UInt64) {
    var limit = rlimit()
    guard getrlimit(resource, &limit) == 0 else { return }
    limit.rlim_cur = min(rlim_t(wanted), limit.rlim_max)
    setrlimit(resource, &limit)
  }
}
