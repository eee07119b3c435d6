import Foundation
import Minutes

let arguments = CommandLine.arguments
Limits.restartWithOneThread(arguments)
Limits.apply()
if arguments.contains("--version") || arguments.contains("--check") {
  if let data = try? CanonicalJSON.line(Installation()) {
    FileHandle.standardOutput.write(data + Data([0x0A]))
  }
} else {
  let worker = Worker()
  while let line = readLine() {
    guard !line.allSatisfy(\.isWhitespace) else { continue }
    FileHandle.standardOutput.write(worker.answer(line) + Data([0x0A]))
  }
}
