internal import Foundation
internal import Minutes
internal import WorkerProtocol

/// `prant-worker`: one job a line on stdin, one report a line on stdout.
@main
struct WorkerMain {
  static func main() {
    Confinement.enter()
    switch CommandLine.arguments.dropFirst().first {
    case "--version": print("prant-worker 0.1.0")
    case "--check": Inspection.print()
    case nil: serve()
    default:
      FileHandle.standardError.write(
        Data("usage: prant-worker [--check | --version]; jobs come on stdin\n".utf8))
      exit(64)
    }
  }

  private static func serve() {
    let desk = JobDesk()
    while let line = readLine(strippingNewline: true) {
      guard !line.isEmpty else { continue }
      let report = desk.report(on: line)
      guard let data = try? CanonicalJSON.line(report) else { continue }
      FileHandle.standardOutput.write(data + Data([0x0A]))
    }
  }
}
