import Benchmark
import Minutes
import Segmentation
import TestSupport

/// What it costs to type a meeting: notes, formal minutes, and ten times as much in one file.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .throughput, .peakMemoryResident], maxDuration: .seconds(3))

  guard let notes = try? Fixtures.text("minutes/o5_strandkoping.truth.txt"),
    let minutes = try? Fixtures.text("minutes/o6_norrhamra.truth.txt")
  else { return }
  let many = Array(repeating: minutes, count: 10).joined(separator: "\u{0C}")
  let identity = DocumentIdentity(
    fileName: "a.txt", sha256: String(repeating: "0", count: 64), mediaType: .plainText)

  for (name, text) in [("notes", notes), ("minutes", minutes), ("ten minutes", many)] {
    let pages = Page.pages(ofPlainText: text)
    Benchmark("Segmentation:\(name)") { benchmark in
      for _ in benchmark.scaledIterations {
        blackHole(segment(pages, corrections: [], identity: identity))
      }
    }
  }
}
