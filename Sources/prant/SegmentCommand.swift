internal import ArgumentParser
internal import Crypto
internal import Export
internal import Foundation
internal import Minutes
internal import Segmentation

/// `prant segment`: text in, meeting out.
struct SegmentCommand: ParsableCommand {
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
  @Option(help: "Read this file instead: an array of pages as JSON, such as a worker gives.")
  var pages: String?

  func validate() throws {
    if pages != nil, !files.isEmpty { throw ValidationError("Give either FILES or --pages.") }
    if text, explain { throw ValidationError("Give either --text or --explain.") }
  }

  func run() throws {
    if let pages {
      let bytes = try read(pages)
      guard let decoded = try? JSONDecoder().decode([Page].self, from: bytes) else {
        throw fail(pages, "är inte en lista av sidor (JSON)")
      }
      try write(decoded, bytes, name: pages, type: .pdf, alone: true)
      return
    }
    let names = files.isEmpty ? ["-"] : files
    for name in names {
      let bytes = try read(name)
      let content = String(decoding: bytes, as: UTF8.self)
      try write(
        Page.pages(ofPlainText: content), bytes, name: name, type: .plainText,
        alone: names.count == 1)
    }
  }

  private func write(
    _ pages: [Page], _ bytes: Data, name: String, type: MediaType, alone: Bool
  ) throws {
    let identity = DocumentIdentity(
      fileName: name == "-" ? "stdin" : (name as NSString).lastPathComponent,
      sha256: SHA256.hash(data: bytes).map(hexadecimal).joined(), mediaType: type)
    if explain {
      put(Data(explanation(of: pages).utf8))
      return
    }
    let document = segment(pages, corrections: [], identity: identity)
    if text {
      put(Data(plainText(of: document.passages).utf8))
    } else if alone {
      put(try meetingJSON(document.meeting))
    } else {
      put(try CanonicalJSON.line(document.meeting) + Data([0x0A]))
    }
  }

  private func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }

  private func read(_ name: String) throws -> Data {
    if name == "-" { return try FileHandle.standardInput.readToEnd() ?? Data() }
    guard let bytes = FileManager.default.contents(atPath: name) else {
      throw fail(name, "går inte att läsa")
    }
    return bytes
  }

  private func put(_ data: Data) { FileHandle.standardOutput.write(data) }

  private func fail(_ name: String, _ reason: String) -> ExitCode {
    FileHandle.standardError.write(Data("prant: \(name): \(reason)\n".utf8))
    return ExitStatus.unreadableInput.exitCode
  }
}
