internal import Foundation
internal import Logging

/// A program of ours that says on stdout what it does, line by line.
enum ChildProgram {
  /// - Parameters:
  ///   - path: the program's.
  ///   - arguments: without its name.
  ///   - logger: told where it can't be started, or fails.
  /// - Returns: its lines; they end when it does.
  static func lines(of path: String, _ arguments: [String], logger: Logger) -> AsyncStream<String> {
    AsyncStream { lines in
      // Reading waits for the program: a thread of its own does that.
      let thread = Thread {
        run(path, arguments, logger) { lines.yield($0) }
        lines.finish()
      }
      thread.name = "child"
      thread.start()
    }
  }

  private static func run(
    _ path: String, _ arguments: [String], _ logger: Logger, _ say: (String) -> Void
  ) {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardInput = FileHandle.nullDevice
    do { try process.run() } catch {
      logger.error("can't start \(path): \(error)")
      return
    }
    var rest = Data()
    while true {
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { break }
      rest += more
      while let end = rest.firstIndex(of: 0x0A) {
        say(String(decoding: rest[rest.startIndex..<end], as: UTF8.self))
        rest = Data(rest[rest.index(after: end)...])
      }
    }
    process.waitUntilExit()
    // 4: some of it failed, which the lines have told.
    if process.terminationStatus != 0, process.terminationStatus != 4 {
      logger.warning("\(path) ended with status \(process.terminationStatus)")
    }
  }
}
