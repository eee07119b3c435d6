internal import Archive
internal import ArgumentParser
internal import Foundation
internal import Minutes

/// `prant export`: what an archive has, for others.
struct ExportCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    /// The log of what people decided, a JSON object a line.
    case decisions
  }

  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes what an archive has: the log of decisions, one JSON object a line.")

  @Option(name: [.customShort("w"), .customLong("archive")], help: "The archive's folder.")
  var archive: String
  @Option(help: "What to write: decisions.") var format: Format
  @Option(name: [.short, .long], help: "The file to write; standard output without it.")
  var output: String?

  func run() async throws {
    try await reporting { () throws(CommandFailure) in
      do {
        let store = try ArchiveStore(ArchiveFolder(path: archive), creates: false)
        guard let output else {
          return try Self.decisions(of: store) { StandardStreams.put($0) }
        }
        try AtomicFile.write(to: output) { put throws(ArchiveError) in
          try Self.decisions(of: store, to: put)
        }
      } catch { throw CommandFailure(status: .archiveError, message: "\(error)") }
    }
  }

  /// Some at a time, so that a log of any length needs little memory.
  private static func decisions(
    of store: ArchiveStore, to put: (Data) throws(ArchiveError) -> Void
  ) throws(ArchiveError) {
    var last: Int64 = 0
    while true {
      let part = try store.decisionLog(after: last, limit: 500)
      guard let end = part.last?.number else { return }
      last = end
      var lines = Data()
      for (_, decision) in part {
        guard let line = try? CanonicalJSON.line(decision) else { continue }
        lines += line + Data([0x0A])
      }
      try put(lines)
    }
  }
}
