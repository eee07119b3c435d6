internal import ArgumentParser
internal import Foundation
internal import Minutes
internal import Pipeline
internal import WorkerProtocol

/// How a run tells what it does.
enum ProgressStyle: String, CaseIterable, ExpressibleByArgument {
  /// Live on a terminal, plain elsewhere.
  case auto
  /// A line for each document.
  case plain
  /// A JSON object a line on stdout, for programs.
  case json
  /// Nothing.
  case none
}

/// What happens in a run.
enum RunEvent: Sendable {
  case started(documents: Int)
  case refused(path: String, reason: String)
  case ignored(paths: [String])
  case opened(FoundFile, pages: Int)
  /// A page was handed to a worker.
  case reading(page: Int, of: FoundFile)
  case page(Page, of: FoundFile)
  case finished(FoundFile, FinishReport)
  case known(FoundFile)
  case sameAs(FoundFile, FoundFile)
  case failed(FoundFile, WorkFailure)
  /// What so many documents had to be read without; once, at the end.
  case warning(Warning, documents: Int)
  /// The last one.
  case ended(RunTally)
}

/// Shows a run's events. A display belongs to one task at a time.
protocol ProgressDisplay: Sendable {
  mutating func show(_ event: RunEvent)
  /// The last call; a live display leaves the screen clean.
  mutating func close()
}

/// Shows nothing.
struct SilentProgress: ProgressDisplay {
  mutating func show(_ event: RunEvent) {}
  mutating func close() {}
}

/// A line for each document on stderr.
struct PlainProgress: ProgressDisplay {
  mutating func show(_ event: RunEvent) {
    if let line = Self.line(for: event) { StandardStreams.say(line) }
  }

  mutating func close() {}

  /// What there is to say of an event, or nil.
  static func line(for event: RunEvent) -> String? {
    switch event {
    // The summary says what was warned of.
    case .started, .opened, .reading, .warning, .ended: nil
    case .refused(let path, let reason): "failed  \(path.onOneLine): \(reason)"
    case .ignored(let paths):
      "ignored \(paths.prefix(3).map(\.onOneLine).joined(separator: ", "))"
        + (paths.count > 3 ? " and \(paths.count - 3) more" : "") + " (not a scan, PDF or text)"
    case .page: nil
    case .finished(let file, let document):
      (["read    \(file.path.onOneLine) (\(summary(of: document)))"]
        + failures(in: document).map { "        " + $0 }).joined(separator: "\n")
    case .known(let file): "known   \(file.path.onOneLine)"
    case .sameAs(let file, let other):
      "read    \(file.path.onOneLine) (the same bytes as \(other.path.onOneLine))"
    case .failed(let file, let failure): "failed  \(file.path.onOneLine): \(failure.message)"
    }
  }

  /// A line for each page that could not be read.
  private static func failures(in document: FinishReport) -> [String] {
    document.failedPages.map { "page \($0.page ?? 0) failed: \($0.message)" }
  }

  private static func summary(of document: FinishReport) -> String {
    let count = document.pages
    var parts = [count == 1 ? "1 page" : "\(count) pages"]
    if document.applied > 0 { parts.append("\(document.applied) corrected") }
    if document.proposed > 0 { parts.append("\(document.proposed) to review") }
    if !document.failedPages.isEmpty { parts.append("\(document.failedPages.count) failed") }
    return parts.joined(separator: ", ")
  }
}

/// Events as JSON, one a line.
struct JSONProgress: ProgressDisplay {
  private struct Entry: Encodable {
    var event: String
    var path: String?
    var page: Int?
    var pages: Int?
    var documents: Int?
    var origin: String?
    var applied: Int?
    var proposed: Int?
    var failedPages: [Int]?
    var code: String?
    var message: String?
    var known: Int?
    var failed: Int?
  }

  mutating func show(_ event: RunEvent) {
    guard let data = try? CanonicalJSON.line(Self.entry(for: event)) else { return }
    StandardStreams.put(data + Data([0x0A]))
  }

  mutating func close() {}

  private static func entry(for event: RunEvent) -> Entry {
    switch event {
    case .started(let documents): Entry(event: "started", documents: documents)
    case .refused(let path, let reason): Entry(event: "failed", path: path, message: reason)
    case .ignored(let paths): Entry(event: "ignored", documents: paths.count)
    case .opened(let file, let pages): Entry(event: "opened", path: file.path, pages: pages)
    case .reading(let page, let file): Entry(event: "reading", path: file.path, page: page)
    case .page(let page, let file):
      Entry(
        event: "page", path: file.path, page: page.number, origin: page.origin.rawValue,
        message: page.origin == .failed ? page.warnings.first?.message : nil)
    case .finished(let file, let document):
      Entry(
        event: "read", path: file.path, pages: document.pages, applied: document.applied,
        proposed: document.proposed, failedPages: document.failedPages.compactMap(\.page))
    case .warning(let warning, let documents):
      Entry(
        event: "warning", documents: documents, code: warning.code, message: warning.message)
    case .ended(let tally):
      Entry(
        event: "ended", pages: tally.pages, documents: tally.read, applied: tally.applied,
        proposed: tally.proposals, known: tally.known, failed: tally.failed)
    case .known(let file): Entry(event: "known", path: file.path)
    case .sameAs(let file, let other):
      Entry(event: "same", path: file.path, message: other.path)
    case .failed(let file, let failure):
      Entry(
        event: "failed", path: file.path, code: failure.code.rawValue, message: failure.message)
    }
  }
}

extension String {
  /// The text with control characters shown, so that a file's name can't write on the terminal,
  /// nor turn the direction of what stands behind it.
  var onOneLine: String {
    var shown = ""
    for scalar in unicodeScalars {
      let isControl =
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default:
          (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
        }
      if isControl {
        shown += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }
}
