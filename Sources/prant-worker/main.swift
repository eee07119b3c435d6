import Foundation
import Minutes
import WorkerProtocol

let arguments = CommandLine.arguments
Limits.restartWithOneThread(arguments)
Limits.apply()
ParentWatch.begin()
if arguments.contains("--version") || arguments.contains("--check") {
  if let data = try? CanonicalJSON.line(Installation.current()) {
    try? FileHandle.standardOutput.write(contentsOf: data + Data([0x0A]))
  }
} else {
  let worker = Worker()
  while let line = readLine() {
    guard !line.allSatisfy(\.isWhitespace) else { continue }
    Limits.allowNextJob()
    // Nobody to answer: the supervisor has gone.
    guard
      (try? FileHandle.standardOutput.write(contentsOf: worker.answer(line) + Data([0x0A]))) != nil
    else { break }
  }
}
