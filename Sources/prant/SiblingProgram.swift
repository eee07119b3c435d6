internal import Foundation
internal import Minutes

/// Finds the programs that `prant` works with.
enum SiblingProgram {
  /// The path of the running executable, links resolved.
  static var ownPath: String {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments.first ?? "prant"
  }

  /// Looks for a program: in `PRANT_LIBEXEC`, beside `prant`, on `PATH`.
  /// - Parameters:
  ///   - name: the program's name.
  ///   - environment: the environment of the process.
  /// - Returns: the path of an executable file, or nil.
  static func path(
    of name: String, environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> String? {
    var folders: [String] = []
    if let libexec = environment["PRANT_LIBEXEC"], !libexec.isEmpty { folders.append(libexec) }
    folders.append(ownPath.folderOfPath)
    folders += (environment["PATH"] ?? "").split(separator: ":").map(String.init)
    return folders.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
  }

  /// Makes this process another program.
  /// - Parameters:
  ///   - path: an executable file.
  ///   - arguments: without the program's name.
  /// - Returns: what the system said, where it could not be done.
  static func become(_ path: String, _ arguments: [String]) -> Int32 {
    // The other program must not inherit what this thread does not listen to.
    var none = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, nil)
    let words = ([path] + arguments).map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    execv(path, words)
    return errno
  }
}
