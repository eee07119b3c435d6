import Minutes

/// Which words are bold, told by the thickness of their strokes beside that of the page's others.
enum TypeWeight {
  /// A word's strokes.
  struct Stroke {
    /// Their thickness in ems; nil where the word has too little ink to tell.
    var thickness: Double?
    /// How many letters and digits were measured.
    var letters: Int
  }

  /// So many words with letters must there be, or nobody knows what is usual on the page.
  private static let leastWords = 15
  /// Bold strokes are at least that much thicker than the others, and at most.
  private static let thicker = 1.17...2.2
  /// What they mostly are where the page has none to learn from.
  private static let usuallyThicker = 1.38
  /// The most that strokes of one weight may vary for weights to be told apart.
  private static let mostSpread = 0.13
  /// What it costs to change between bold and not within a run, in nats.
  private static let change = 2.5

  /// Tells bold words.
  /// - Parameter runs: the strokes of words that stand close to each other on one line.
  /// - Returns: for each word of each run whether it is bold; nil where that can't be told.
  static func isBold(_ runs: [[Stroke]]) -> [[Bool?]] {
    let unknown = runs.map { $0.map { _ in Bool?.none } }
    let telling = runs.joined().filter { $0.letters > 1 }.compactMap(\.thickness).sorted()
    guard telling.count >= leastWords else { return unknown }
    let usual = telling[telling.count / 2]
    guard usual > 0 else { return unknown }
    // What is thinner than usual is not bold: its distances are those of the others.
    let below = telling.prefix(telling.count / 2).map { 1 - $0 / usual }.sorted()
    let spread = max(0.035, below[below.count / 2] * 1.48)
    guard spread <= mostSpread else { return unknown }
    let thick = telling.map { $0 / usual }.filter(thicker.contains)
    let bold =
      thick.count >= 3 ? max(1.26, thick[thick.count / 2]) : usuallyThicker
    return runs.map { decided($0, usual: usual, bold: bold, spread: spread) }
  }

  /// The cheapest sequence of bold and not bold over a run.
  private static func decided(_ run: [Stroke], usual: Double, bold: Double, spread: Double)
    -> [Bool?]
  {
    var costs: [(plain: Double, bold: Double)] = []
    var came: [(plain: Bool, bold: Bool)] = []
    var isKnown = false
    for stroke in run {
      var here = (plain: 0.0, bold: 0.0)
      if let thickness = stroke.thickness, thickness / usual <= thicker.upperBound {
        isKnown = true
        let deviation = spread * (stroke.letters < 3 ? 1.6 : 1)
        // Far off is as bad as a little further off.
        func cost(_ distance: Double) -> Double {
          min(12, distance * distance / (2 * deviation * deviation))
        }
        here = (cost(max(0, thickness / usual - 1)), cost(min(0, thickness / usual - bold)))
      }
      if let last = costs.last {
        let fromBold = (
          plain: last.bold + change < last.plain, bold: last.bold <= last.plain + change
        )
        came.append(fromBold)
        here.plain += fromBold.plain ? last.bold + change : last.plain
        here.bold += fromBold.bold ? last.bold : last.plain + change
      }
      costs.append(here)
    }
    guard isKnown, let last = costs.last else { return run.map { _ in nil } }
    var isBold = last.bold < last.plain
    var result: [Bool?] = [isBold]
    for step in came.reversed() {
      isBold = isBold ? step.bold : step.plain
      result.append(isBold)
    }
    return result.reversed()
  }
}
