internal import Foundation
internal import Minutes
internal import Pipeline

/// A calm display on a terminal: what is done, how fast, what is being read; failures stay above.
struct LiveProgress: ProgressDisplay {
  private let started = ContinuousClock.now
  private var lastDrawn: ContinuousClock.Instant?
  private var drawnLines = 0
  private var documents = 0
  private var documentsDone = 0
  private var documentsRead = 0
  private var pages = 0
  private var failures = 0
  private var proposals = 0
  /// Pages done and pages in all of the documents being read, in the order they were opened.
  private var underWay: [(path: String, done: Int, all: Int)] = []

  mutating func show(_ event: RunEvent) {
    switch event {
    case .started(let count): documents = count
    case .refused: failures += 1
    case .ignored, .warning, .ended: break
    case .opened(let file, let pages): underWay.append((file.path, 0, pages))
    case .page(let page, let file):
      pages += 1
      if let index = underWay.firstIndex(where: { $0.path == file.path }) {
        underWay[index].done += 1
      }
      if page.origin == .failed { failures += 1 }
    case .finished(let file, let document):
      end(file)
      if document.meeting.source.mediaType == .plainText { pages += document.pages.count }
      documentsRead += 1
      proposals += document.proposals
    case .known(let file), .sameAs(let file, _): end(file)
    case .failed(let file, _):
      end(file)
      failures += 1
    }
    switch event {
    case .failed, .refused, .ignored: keep(event)
    case .finished(_, let document) where !document.failedPages.isEmpty: keep(event)
    default: break
    }
    if case .page = event { draw(mayWait: true) } else { draw(mayWait: false) }
  }

  mutating func close() { erase() }

  private mutating func end(_ file: FoundFile) {
    documentsDone += 1
    underWay.removeAll { $0.path == file.path }
  }

  /// Writes a line that stays, above the live ones.
  private mutating func keep(_ event: RunEvent) {
    guard let line = PlainProgress.line(for: event) else { return }
    erase()
    StandardStreams.say(line)
  }

  private mutating func erase() {
    guard drawnLines > 0 else { return }
    StandardStreams.show("\u{1B}[\(drawnLines)A\u{1B}[J")
    drawnLines = 0
  }

  /// - Parameter mayWait: whether nothing is lost when this state is not seen.
  private mutating func draw(mayWait: Bool) {
    let now = ContinuousClock.now
    if let lastDrawn, mayWait, now - lastDrawn < .milliseconds(100), drawnLines > 0 { return }
    lastDrawn = now
    var lines = [headline(after: now - started)]
    lines += underWay.prefix(8).map { entry in
      entry.all > 1
        ? "  \(entry.path.onOneLine)  page \(min(entry.done + 1, entry.all)) of \(entry.all)"
        : "  \(entry.path.onOneLine)"
    }
    let width = Self.columns
    // One write, so that nobody sees the screen between two states.
    let back = drawnLines > 0 ? "\u{1B}[\(drawnLines)A\u{1B}[J" : ""
    StandardStreams.say(
      back + lines.map { String($0.prefix(width - 1)) }.joined(separator: "\n"))
    drawnLines = lines.count
  }

  private func headline(after elapsed: Duration) -> String {
    let seconds = max(0.001, elapsed / .seconds(1))
    var parts = ["\(documentsDone)/\(documents) documents"]
    if failures > 0 { parts.append("\(failures) failed") }
    parts.append("\(pages) pages")
    if pages > 0 { parts.append(String(format: "%.1f pages/s", Double(pages) / seconds)) }
    if documentsRead > 0, documentsDone < documents {
      // Documents differ in length, so this is a guess until many are done.
      let left = seconds / Double(documentsDone) * Double(documents - documentsDone)
      parts.append("about \(Self.words(for: left)) left")
    }
    if proposals > 0 { parts.append("\(proposals) to review") }
    return parts.joined(separator: " · ")
  }

  private static func words(for seconds: Double) -> String {
    switch seconds {
    case ..<90: "\(Int(seconds.rounded(.up))) s"
    case ..<5400: "\(Int((seconds / 60).rounded())) min"
    default: String(format: "%.1f h", seconds / 3600)
    }
  }

  private static var columns: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 else { return 80 }
    return Int(size.ws_col)
  }
}
