import Foundation

/// A child process in a group of its own, with no signal blocked, its streams tied to files.
///
/// Not Foundation's `Process`: that lets the child inherit the blocked signals of the thread it is
/// started on, and takes it for alive as long as any of its own children is.
struct ChildProcess: Sendable {
  let id: pid_t

  struct Failure: Error {
    /// What `posix_spawn` returned.
    var code: Int32
  }

  /// Where a child's streams come from and go to.
  struct Streams {
    var input: URL
    var output: URL
    var errors: URL
  }

  init(
    _ executable: URL, _ arguments: [String], in folder: URL, environment: [String: String],
    streams: Streams
  ) throws(Failure) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, streams.input.path, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, streams.output.path, O_WRONLY | O_APPEND, 0)
    posix_spawn_file_actions_addopen(&actions, 2, streams.errors.path, O_WRONLY | O_APPEND, 0)

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETPGROUP))

    // Glibc's call for changing the folder is hidden from Swift; `env` replaces itself.
    let changer = "/usr/bin/env"
    let words = [changer, "-C", folder.path, executable.path] + arguments
    let arguments = words.map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { (arguments + variables).forEach { free($0) } }
    var id: pid_t = 0
    let code = posix_spawn(&id, changer, &actions, &attributes, arguments, variables)
    guard code == 0 else { throw Failure(code: code) }
    self.id = id
  }

  /// What is sent to a child that has not ended, so long after the wait for it began.
  struct Reminder {
    var after: Duration
    /// Whether all of the child's group gets it.
    var toGroup = false
    var signal: Int32
  }

  /// Waits for the child's end on a thread of its own, which tests that keep the pool of tasks busy
  /// can't make late.
  /// - Parameter reminders: each is sent once, and none to a child that has ended.
  /// - Returns: Its exit status, the negative signal number when a signal ended it; and how many
  ///   of the reminders were sent.
  func end(_ reminders: [Reminder]) async -> (status: Int32, reminded: Int) {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        let start = ContinuousClock.now
        var coming = reminders.sorted { $0.after < $1.after }[...]
        var status: Int32 = 0
        while true {
          let ended = waitpid(id, &status, WNOHANG)
          if ended == id || (ended == -1 && errno != EINTR) { break }
          if let next = coming.first, ContinuousClock.now - start >= next.after {
            kill(next.toGroup ? -id : id, next.signal)
            coming.removeFirst()
          }
          usleep(5000)
        }
        let signal = status & 0x7f
        continuation.resume(
          returning: (
            signal == 0 ? (status >> 8) & 0xff : -signal, reminders.count - coming.count
          ))
      }
    }
  }
}
