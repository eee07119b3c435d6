internal import Foundation
internal import Minutes

/// Finds the programs that serve the review.
enum Siblings {
  /// The path of the running executable, links resolved.
  static var ownPath: String {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments.first ?? "prant-review"
  }

  /// Looks for a program: in `PRANT_LIBEXEC`, beside this one, on `PATH`.
  /// - Parameter name: the program's.
  /// - Returns: the path of an executable file, or nil.
  static func path(of name: String) -> String? {
    let environment = ProcessInfo.processInfo.environment
    var folders: [String] = []
    if let libexec = environment["PRANT_LIBEXEC"], !libexec.isEmpty { folders.append(libexec) }
    folders.append(ownPath.folderOfPath)
    folders += (environment["PATH"] ?? "").split(separator: ":").map(String.init)
    return folders.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
  }
}
