internal import ArgumentParser
internal import Export
internal import Foundation
internal import Minutes
internal import Pipeline
internal import Segmentation

/// `prant segment`: text in, meeting out.
struct SegmentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "segment", abstract: "Turns the text of minutes into a meeting as JSON.",
    discussion: """
      Reads text files (or standard input), one document each: whole paragraphs or printed lines, \
      a form feed between pages. Writes the meeting as JSON to standard output, several files as \
      one JSON object a line.
      """)

  @Argument(help: "Text files; standard input when there are none or for -.")
  var files: [String] = []
  @Flag(help: "Write the cleaned text instead.")
  var text = false
  @Flag(help: "Write each passage with what it was taken for and why it began there.")
  var explain = false
  @Flag(help: "Write what the meeting does not hold word for word, and why: furniture, labels.")
  var leftOut = false
  @Option(help: "Read this file instead: an array of pages as JSON, such as a worker gives.")
  var pages: String?

  func validate() throws {
    if pages != nil, !files.isEmpty { throw ValidationError("Give either FILES or --pages.") }
    if [text, explain, leftOut].count(where: { $0 }) > 1 {
      throw ValidationError("Give one of --text, --explain and --left-out.")
    }
  }

  func run() async throws {
    try await reporting { () throws(CommandFailure) in
      if let pages {
        let bytes = try read(pages)
        try write(decoded(bytes, name: pages), bytes, name: pages, type: .pdf, alone: true)
        return
      }
      let names = files.isEmpty ? ["-"] : files
      for name in names {
        let bytes = try read(name)
        try write(
          Page.pages(ofPlainText: content(bytes, name: name)), bytes, name: name,
          type: .plainText, alone: names.count == 1)
      }
    }
  }

  private func write(
    _ pages: [Page], _ bytes: Data, name: String, type: MediaType, alone: Bool
  ) throws(CommandFailure) {
    if explain {
      StandardStreams.put(Data(explanation(of: pages).utf8))
      return
    }
    let identity = DocumentIdentity(
      fileName: name == "-" ? "stdin" : (name as NSString).lastPathComponent,
      sha256: ContentHash.sha256(of: bytes), mediaType: type)
    let document = segment(pages, corrections: [], identity: identity)
    if leftOut {
      for each in document.leftOut {
        let place = each.location.map { "\($0.page):\($0.lines?.first ?? 1)" } ?? ""
        let line = [place, each.reason, each.text.replacing("\n", with: " ")]
        StandardStreams.put(Data((line.joined(separator: "\t") + "\n").utf8))
      }
      return
    }
    if text {
      StandardStreams.put(Data(plainText(of: document.passages).utf8))
      return
    }
    do {
      let json = try alone ? meetingJSON(document.meeting) : CanonicalJSON.line(document.meeting)
      StandardStreams.put(alone ? json : json + Data([0x0A]))
    } catch {
      throw CommandFailure(
        status: .internalError,
        message: "\(name): the meeting can't be written as JSON (\(error)); please report this")
    }
  }

  private func read(_ name: String) throws(CommandFailure) -> Data {
    do {
      if name == "-" { return try FileHandle.standardInput.readToEnd() ?? Data() }
      return try Data(contentsOf: URL(fileURLWithPath: name))
    } catch {
      throw unreadable(name, "can't be read; check that the file exists and may be read")
    }
  }

  private func content(_ bytes: Data, name: String) throws(CommandFailure) -> String {
    do { return try TextDecoding.decode(bytes).text } catch { throw unreadable(name, "\(error)") }
  }

  private func decoded(_ bytes: Data, name: String) throws(CommandFailure) -> [Page] {
    do { return try JSONDecoder().decode([Page].self, from: bytes) } catch {
      throw unreadable(
        name, "is no JSON array of pages; give one that `prant run --keep-work` wrote")
    }
  }

  private func unreadable(_ name: String, _ reason: String) -> CommandFailure {
    CommandFailure(
      status: .unreadableInput,
      message: "\(name == "-" ? "standard input" : name): \(reason)")
  }
}
