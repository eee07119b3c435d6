import Benchmark
import Foundation
import Lexicon
import Minutes
import TestSupport

/// What it costs to open the dictionary, to look a word up, and to weigh one in its context.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .throughput, .peakMemoryResident], maxDuration: .seconds(3))

  guard let path = dictionaryPath(), let lexicon = try? Lexicon(path: path),
    let text = try? Fixtures.text("minutes/o5_strandkoping.truth.txt")
  else {
    print("No dictionary: make dictionary")
    return
  }
  let words = Page.pages(ofPlainText: text).flatMap(\.lines).flatMap(\.words)
    .compactMap { Alphabet.codes($0.text) }

  Benchmark("Lexicon:open") { benchmark in
    for _ in benchmark.scaledIterations {
      blackHole(try Lexicon(path: path))
    }
  }

  Benchmark("Lexicon:entry", configuration: .init(scalingFactor: .kilo)) { benchmark in
    for index in benchmark.scaledIterations {
      blackHole(lexicon.entry(of: words[index % words.count]))
    }
  }

  let numbers = words.map { lexicon.entry(of: $0)?.word ?? .unknown }
  Benchmark("Lexicon:likelihood", configuration: .init(scalingFactor: .kilo)) { benchmark in
    for index in benchmark.scaledIterations {
      let at = 2 + index % (numbers.count - 2)
      blackHole(
        lexicon.likelihood(of: numbers[at], alone: -9, after: numbers[at - 1], numbers[at - 2]))
    }
  }
}

private func dictionaryPath() -> String? {
  try? Lexicon.locate(
    explicit: nil, environment: ProcessInfo.processInfo.environment,
    executable: Bundle.main.executablePath)
}
