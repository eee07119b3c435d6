internal import Archive
internal import ArgumentParser
internal import Foundation

/// `prant archive`: looks after archives.
struct ArchiveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "archive", abstract: "Checks an archive, backs it up, restores a backup.",
    subcommands: [
      ArchiveCheckCommand.self, ArchiveBackupCommand.self, ArchiveRestoreCommand.self,
    ])
}

/// `prant archive check`: whether an archive is whole.
struct ArchiveCheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Looks whether an archive is whole.",
    discussion: """
      The database must be sound, every page that is done must have its result, every meeting and \
      every file in ARCHIVE/out must be as it was written. Exits with 5 where something is wrong. \
      While a run goes on, a file may be newer than what was read of the database before it.
      """)

  @Option(name: [.customShort("w"), .customLong("archive")], help: "The archive's folder.")
  var archive: String

  func run() async throws {
    try await reporting { () throws(CommandFailure) in
      var count = 0
      try archiveWork { () throws(ArchiveError) in
        let store = try ArchiveStore(ArchiveFolder(path: archive), creates: false)
        let seen = try store.check { finding in
          count += 1
          StandardStreams.say("\(finding)".onOneLine)
        }
        if count == 0 {
          StandardStreams.say(
            "\(archive) is whole: \(seen.documents) documents, \(seen.pages) pages, "
              + "\(seen.files) files in out")
        }
      }
      guard count == 0 else {
        throw CommandFailure(
          status: .archiveError,
          message: "\(archive) is not whole: \(count) finding\(count == 1 ? "" : "s"), told above")
      }
    }
  }
}

/// `prant archive backup`: copies an archive while it is in use.
struct ArchiveBackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copies an archive to one file, while it is in use.",
    discussion: """
      The file is an SQLite database with all that the archive knows: words, meetings, decisions. \
      The files in ARCHIVE/out can be written anew from it.
      """)

  @Argument(help: "The file to write; one that is there is replaced.")
  var file: String

  @Option(name: [.customShort("w"), .customLong("archive")], help: "The archive's folder.")
  var archive: String

  func run() async throws {
    try await reporting { () throws(CommandFailure) in
      try archiveWork { () throws(ArchiveError) in
        try ArchiveStore(ArchiveFolder(path: archive), creates: false).backUp(to: file)
      }
      StandardStreams.say("\(archive) is copied to \(file)")
    }
  }
}

/// `prant archive restore`: makes an archive of a backup.
struct ArchiveRestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Makes an archive of a backup.",
    discussion: "`prant run -w ARCHIVE` then writes the files in ARCHIVE/out.")

  @Argument(help: "A file that `prant archive backup` has written.")
  var file: String

  @Option(
    name: [.customShort("w"), .customLong("archive")], help: "The new archive's folder.")
  var archive: String

  func run() async throws {
    try await reporting { () throws(CommandFailure) in
      try archiveWork { () throws(ArchiveError) in
        _ = try ArchiveStore.restore(file, to: ArchiveFolder(path: archive))
      }
      StandardStreams.say(
        "\(archive) is restored; write its files with: prant run -w \(archive)")
    }
  }
}

/// Does work on an archive; its errors end the command with the archive's status.
func archiveWork(
  _ work: () throws(ArchiveError) -> Void
) throws(CommandFailure) {
  do { try work() } catch {
    throw CommandFailure(status: .archiveError, message: "\(error)")
  }
}
