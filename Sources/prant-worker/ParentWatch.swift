import Foundation

/// Ends the process when whoever started it has gone: nobody waits for its answer.
enum ParentWatch {
  /// Watches the process that `PRANT_PARENT` names, if any; who starts workers in another way
  /// ends them by closing their input.
  static func begin() {
    guard let text = getenv("PRANT_PARENT"), let parent = pid_t(String(cString: text)) else {
      return
    }
    // Not by our own parent: a script may stand between. In a sandbox it may be out of sight.
    guard isThere(parent) else { return }
    let thread = Thread {
      // A second more of a page that nobody will have costs nothing.
      while isThere(parent) { sleep(1) }
      _exit(0)
    }
    thread.stackSize = 64 << 10
    thread.start()
  }

  private static func isThere(_ process: pid_t) -> Bool {
    kill(process, 0) == 0 || errno == EPERM
  }
}
