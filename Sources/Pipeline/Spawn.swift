import Foundation
import Synchronization

/// What the system said when a program could not be started.
struct SpawnError: Error, Equatable {
  /// An `errno`.
  var code: Int32
}

/// The two ends of a pipe that no other child inherits.
struct PipeEnds {
  let reading: Int32
  let writing: Int32

  /// Nil where there are no descriptors left.
  init?() {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    reading = ends[0]
    writing = ends[1]
  }
}

/// Held while pipes are made and a program is started: a child that is started between another's
/// pipe and its mark would inherit it, and the other would never see the end of its input.
let spawning = Mutex(())

/// Starts a program with no signal blocked or ignored.
///
/// Not by Foundation's `Process`: there the child inherits the blocked signals of the thread it is
/// started on, and a worker must feel its limits' signals.
/// - Parameters:
///   - executable: its path.
///   - arguments: what follows its name on its command line.
///   - environment: all of its environment.
///   - input: becomes its stdin.
///   - output: becomes its stdout.
///   - errors: becomes its stderr.
/// - Returns: its process id; whoever started it waits for it.
/// - Throws: `SpawnError`.
func spawn(
  _ executable: String, _ arguments: [String] = [], environment: [String: String], input: Int32,
  output: Int32, errors: Int32
) throws(SpawnError) -> pid_t {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  for (ours, theirs) in [(input, STDIN_FILENO), (output, STDOUT_FILENO), (errors, STDERR_FILENO)] {
    posix_spawn_file_actions_adddup2(&actions, ours, theirs)
  }
  var attributes = posix_spawnattr_t()
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  var signals = sigset_t()
  sigemptyset(&signals)
  posix_spawnattr_setsigmask(&attributes, &signals)
  sigaddset(&signals, SIGPIPE)
  posix_spawnattr_setsigdefault(&attributes, &signals)
  posix_spawnattr_setflags(
    &attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))
  var words = ([executable] + arguments).map { strdup($0) } + [nil]
  var variables = environment.map { strdup("\($0)=\($1)") } + [nil]
  defer { for text in words + variables { free(text) } }
  var id: pid_t = 0
  let code = posix_spawn(&id, executable, &actions, &attributes, &words, &variables)
  guard code == 0 else { throw SpawnError(code: code) }
  return id
}
