internal import Archive
internal import ArgumentParser
internal import Foundation
internal import Minutes

/// `prant status`: what has become of everything that was given to an archive.
struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Tells what is done, what failed and why, and how much waits for review.",
    discussion: "It may be asked while a run goes on.")

  @Option(name: [.customShort("w"), .customLong("archive")], help: "The archive's folder.")
  var archive: String

  @Flag(help: "As one JSON object with a list of all documents, as in ARCHIVE/out/report.json.")
  var json = false

  func run() async throws {
    try await reporting { () throws(CommandFailure) in
      try archiveWork { () throws(ArchiveError) in
        let store = try ArchiveStore(ArchiveFolder(path: archive), creates: false)
        if json {
          try store.writeReport { data throws(ArchiveError) in StandardStreams.put(data) }
        } else {
          try tell(store)
        }
      }
    }
  }

  private func tell(_ store: ArchiveStore) throws(ArchiveError) {
    let status = try store.status()
    for line in status.summary { put(line) }
    for refusal in status.refused {
      put("failed   \(refusal.path.onOneLine): \(refusal.message)")
    }
    var last: Int64 = 0
    while true {
      let some = try store.documentStatuses(after: last, limit: 500)
      guard let end = some.last else { return }
      last = end.row
      for (_, document) in some { for line in document.remarks { put(line) } }
    }
  }

  private func put(_ line: String) { StandardStreams.put(Data((line + "\n").utf8)) }
}

extension ArchiveStatus {
  /// The numbers in three or four lines.
  var summary: [String] {
    func list(_ parts: [(Int, String)]) -> String {
      let some = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
      return some.isEmpty ? "none" : some.joined(separator: ", ")
    }
    var lines = [
      "documents  "
        + list([
          (documents.done, "done"), (documents.partial, "partial"), (documents.failed, "failed"),
          (documents.waiting, "waiting"), (documents.replaced, "replaced"),
        ]),
      "pages      "
        + list([
          (pages.done, "done"), (pages.blank, "blank"), (pages.failed, "failed"),
          (pages.waiting, "waiting"),
        ]),
      "to review  \(toReview == 0 ? "none" : "\(toReview)")",
    ]
    if let run = lastRun {
      let end = run.ended.map { ", ended \($0), \(run.outcome?.rawValue ?? "unknown")" }
      lines.append(
        "last run   begun \(run.started)\(end ?? "; it goes on, or was killed")")
    }
    return lines
  }
}

extension Warning {
  /// Whether it says that there may be more on the page than was read.
  fileprivate var isAboutMissingText: Bool {
    ["emptyTextOnInk", "contentCutOff", "textWithoutInk", "pictureWithoutInk"].contains(code)
  }
}

extension DocumentStatus {
  /// A line for what a person should know of the document; none where all is well.
  var remarks: [String] {
    let name = (files.first ?? sha256).onOneLine
    switch state {
    case .done: break
    case .waiting: return ["waiting  \(name)"]
    case .failed: return ["failed   \(name): \(failure?.message ?? "no reason given")"]
    case .partial:
      return failedPages.map { "partial  \(name): page \($0.page) failed: \($0.message)" }
    }
    // What only says how a page was read is in the report.
    return warnings.filter(\.isAboutMissingText).map { warning in
      let page = warning.page.map { "page \($0): " } ?? ""
      return "warning  \(name): \(page)\(warning.message)"
    }
  }
}
