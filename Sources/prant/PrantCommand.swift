internal import ArgumentParser

/// The command `prant`.
@main
struct PrantCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prant",
    abstract: "Turns scanned Swedish meeting minutes into typed, searchable data.",
    version: "0.1.0",
    subcommands: [
      RunCommand.self, WatchCommand.self, RepairCommand.self, SegmentCommand.self,
      SchemaCommand.self,
      StatusCommand.self, ReviewCommand.self, ArchiveCommand.self, DictionaryCommand.self,
      DoctorCommand.self, ExportCommand.self, ImportCommand.self, FinishCommand.self,
    ])
}
