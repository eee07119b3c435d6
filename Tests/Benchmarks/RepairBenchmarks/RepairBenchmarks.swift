import Benchmark
import Foundation
import Lexicon
import Minutes
import Repair
import TestSupport

/// What repair costs: a line, a meeting whose dots are lost, and one that needs nothing.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .throughput, .peakMemoryResident], maxDuration: .seconds(5))

  guard let repairer = repairer(),
    let damaged = try? Fixtures.text("minutes/o5_strandkoping.legacy.txt"),
    let sound = try? Fixtures.text("minutes/o5_strandkoping.truth.txt")
  else {
    print("No dictionary: make dictionary")
    return
  }
  let line = "Forvaltningen aterkommer till namnden med en uppfdljning av arbetet."

  for (name, text) in [("line", line), ("damaged meeting", damaged), ("sound meeting", sound)] {
    let pages = Page.pages(ofPlainText: text)
    Benchmark("Repair:\(name)") { benchmark in
      for _ in benchmark.scaledIterations {
        blackHole(repairer.repair(pages))
      }
    }
  }
}

private func repairer() -> Repairer? {
  let path = try? Lexicon.locate(
    explicit: nil, environment: ProcessInfo.processInfo.environment,
    executable: Bundle.main.executablePath)
  guard let path, let lexicon = try? Lexicon(path: path) else { return nil }
  return Repairer(lexicon: lexicon)
}
