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

  /// Waits for the child's end on a thread of its own.
  /// - Returns: Its exit status; the negative signal number when a signal ended it.
  func end() async -> Int32 {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        var status: Int32 = 0
        while waitpid(id, &status, 0) == -1 && errno == EINTR {}
        let signal = status & 0x7f
        continuation.resume(returning: signal == 0 ? (status >> 8) & 0xff : -signal)
      }
    }
  }

  /// Sends a signal to the child alone.
  func send(_ signal: Int32) {
    kill(id, signal)
  }

  /// Kills the child and all of its group.
  func killGroup() {
    kill(-id, SIGKILL)
  }
}
