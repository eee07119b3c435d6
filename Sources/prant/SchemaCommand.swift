internal import ArgumentParser
internal import Foundation
internal import Minutes

/// `prant schema`: the contract of the meetings' files.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Prints the JSON Schema of *.meeting.json.")

  func run() { StandardStreams.put(MeetingSchema.json) }
}
