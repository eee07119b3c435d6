internal import Archive
internal import ArgumentParser
internal import Foundation
internal import Minutes

/// `prant import`: decisions that were made elsewhere, about documents with the same bytes.
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Takes in decisions that `prant export --format decisions` wrote elsewhere.",
    discussion: """
      A decision belongs to a document's bytes: where the archive has them, its meeting is made \
      anew; where it does not, the decision waits for them. What is known already changes nothing.
      """)

  @Option(name: [.customShort("w"), .customLong("archive")], help: "The archive's folder.")
  var archive: String
  @Argument(help: "Files with a JSON object a line; standard input without one.")
  var files: [String] = []

  /// A log of a million decisions has some 500 MB.
  private static let longestFile = 1 << 30

  func run() async throws {
    try await reporting { () async throws(CommandFailure) in try await take() }
  }

  private func take() async throws(CommandFailure) {
    var decisions: [ReviewDecision] = []
    if files.isEmpty {
      decisions = try Self.decisions(
        in: FileHandle.standardInput.readDataToEndOfFile(), of: "standard input")
    }
    for file in files {
      let data: Data
      do { data = try Data(contentsOf: URL(fileURLWithPath: file)) } catch {
        throw CommandFailure(
          status: .unreadableInput,
          message: "\(file): \((error as NSError).localizedDescription)")
      }
      decisions += try Self.decisions(in: data, of: file)
    }
    do throws(ArchiveError) {
      let store = try ArchiveStore(ArchiveFolder(path: archive), creates: false)
      let new = try store.append(decisions)
      let documents = try store.undecidedDocuments()
      StandardStreams.say(
        "\(RunTally.count(decisions.count, "decision")), \(new) of them new; "
          + (documents.isEmpty
            ? "no document is concerned"
            : "\(RunTally.count(documents.count, "document")) to be made anew: "
              + "`prant run -w \(archive)` does so, and a review that is running"))
    } catch {
      if case .unfitting(let reason) = error {
        throw CommandFailure(status: .unreadableInput, message: "nothing was taken in: \(reason)")
      }
      throw CommandFailure(status: .archiveError, message: "\(error)")
    }
  }

  private static func decisions(
    in data: Data, of name: String
  ) throws(CommandFailure) -> [ReviewDecision] {
    guard data.count <= longestFile else {
      throw CommandFailure(
        status: .unreadableInput, message: "\(name): more than 1 GB; cut it up by lines")
    }
    var decisions: [ReviewDecision] = []
    let decoder = JSONDecoder()
    var number = 0
    for line in data.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      guard line.contains(where: { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }) else { continue }
      let flaw: String
      if let decision = try? decoder.decode(ReviewDecision.self, from: Data(line)) {
        guard let found = decision.flaw else {
          decisions.append(decision)
          continue
        }
        flaw = found
      } else {
        flaw = "it is no decision's JSON"
      }
      throw CommandFailure(
        status: .unreadableInput, message: "\(name), line \(number): \(flaw); nothing was taken in")
    }
    return decisions
  }
}
