internal import Foundation
internal import Minutes
internal import Pipeline
internal import WorkerProtocol

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
  /// By path: pages done and in all, of the documents being read.
  private var open: [String: (done: Int, all: Int)] = [:]
  /// What the workers read, the longest first.
  private var reading: [(path: String, page: Int)] = []

  mutating func show(_ event: RunEvent) {
    count(event)
    switch event {
    case .failed, .refused, .ignored: keep(event)
    case .finished(_, let report) where !report.failedPages.isEmpty: keep(event)
    default: break
    }
    switch event {
    case .page, .reading, .known: draw(mayWait: true)
    default: draw(mayWait: false)
    }
  }

  mutating func close() { erase() }

  private mutating func count(_ event: RunEvent) {
    switch event {
    case .started(let count): documents = count
    case .refused: failures += 1
    case .ignored, .warning, .ended: break
    case .opened(let file, let pages): open[file.path] = (0, pages)
    case .reading(let page, let file): reading.append((file.path, page))
    case .page(let page, let file):
      pages += 1
      open[file.path]?.done += 1
      reading.removeAll { $0.path == file.path && $0.page == page.number }
      if page.origin == .failed { failures += 1 }
    case .finished(let file, let report):
      end(file)
      if report.mediaType == .plainText { pages += report.pages }
      documentsRead += 1
      proposals += report.proposed
    case .known(let file), .sameAs(let file, _): end(file)
    case .failed(let file, _):
      end(file)
      failures += 1
    }
  }

  private mutating func end(_ file: FoundFile) {
    documentsDone += 1
    open[file.path] = nil
    reading.removeAll { $0.path == file.path }
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
    lines += reading.prefix(16).map { entry in
      let all = open[entry.path]?.all ?? 1
      // The folder would fill the line.
      let name = (entry.path as NSString).lastPathComponent.onOneLine
      return "  \(name)" + (all > 1 ? "  page \(entry.page) of \(all)" : "")
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
    var parts = [
      documents > 0 ? "\(documentsDone)/\(documents) documents" : "\(documentsDone) documents"
    ]
    if failures > 0 { parts.append("\(failures) failed") }
    parts.append("\(pages) pages")
    if pages > 0 { parts.append(String(format: "%.1f pages/s", Double(pages) / seconds)) }
    if let left = secondsLeft(after: seconds) {
      parts.append("about \(Self.words(for: left)) left")
    }
    if proposals > 0 { parts.append("\(proposals) to review") }
    return parts.joined(separator: " · ")
  }

  /// A guess: documents that are not open yet are taken to be as long as the others.
  private func secondsLeft(after seconds: Double) -> Double? {
    guard documentsRead > 0, pages > 0, documentsDone < documents else { return nil }
    let openPages = open.values.reduce(0) { $0 + $1.all - $1.done }
    let readPages = pages - open.values.reduce(0) { $0 + $1.done }
    let perDocument = Double(max(1, readPages)) / Double(documentsRead)
    let unopened = max(0, documents - documentsDone - open.count)
    return (Double(openPages) + perDocument * Double(unopened)) * seconds / Double(pages)
  }

  private static func words(for left: Double) -> String {
    switch left {
    case ..<90: "\(Int(left.rounded(.up))) s"
    case ..<5400: "\(Int((left / 60).rounded())) min"
    default: String(format: "%.1f h", left / 3600)
    }
  }

  private static var columns: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 else { return 80 }
    return Int(size.ws_col)
  }
}
