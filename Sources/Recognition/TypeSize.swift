import Minutes

/// How big the type is, told by how far letters rise above the line they stand on.
enum TypeSize {
  /// A word and the rows of its ink.
  struct Sample {
    /// What was read.
    var text: String
    /// Pixels of ink of each row, from the top of the word's box.
    var profile: [Int]
    /// The row under which the letters stand, as the recogniser says.
    var baseline: Int
  }

  /// The least rise of a letter, in pixels, that says something.
  private static let leastRise = 7

  /// Estimates the size of each run of type on a page.
  /// - Parameters:
  ///   - runs: words that stand close to each other on one line.
  ///   - dpi: the page's resolution.
  /// - Returns: a size in points for each run, in steps of half a point, the same for runs that
  ///   differ by no more than the estimate's error; nil where no word tells it.
  static func sizes(of runs: [[Sample]], dpi: Int) -> [Double?] {
    guard dpi > 0 else { return runs.map { _ in nil } }
    let heights = runs.joined().map(\.profile.count).sorted()
    guard !heights.isEmpty else { return runs.map { _ in nil } }
    // Dots over letters are nearer than that, what stands above the line is not.
    let gap = max(3, heights[heights.count / 2] / 6)
    let estimates = runs.map { estimate($0, gap: gap, dpi: dpi) }
    return grouped(estimates).map { $0.map { ($0 * 2).rounded() / 2 } }
  }

  /// A size and how many words speak for it.
  private struct Estimate {
    var points: Double
    var weight: Int
  }

  private static func estimate(_ samples: [Sample], gap: Int, dpi: Int) -> Estimate? {
    var tall: [Double] = []
    var low: [Double] = []
    for sample in samples {
      guard let letters = Letters(of: sample.text) else { continue }
      let rise = rise(of: sample, gap: gap)
      guard rise >= leastRise else { continue }
      let points = Double(rise) * 72 / Double(dpi)
      // Ems in the faces that offices use.
      switch letters {
      case .tall: tall.append(points / 0.712)
      case .ringed: low.append(points / 0.757)
      case .low: low.append(points / 0.525)
      }
    }
    // Faces differ by a tenth in their ascenders, by a fifth in their small letters.
    let telling = tall.isEmpty ? low : tall
    guard !telling.isEmpty else { return nil }
    // Of two the lower: what is wrong is mostly dirt above the letters.
    return Estimate(points: telling.sorted()[(telling.count - 1) / 2], weight: telling.count)
  }

  /// How many rows the ink reaches up from where most letters end, at the recogniser's line or
  /// near it.
  static func rise(of sample: Sample, gap: Int) -> Int {
    let profile = sample.profile
    func count(_ row: Int) -> Int { profile.indices.contains(row) ? profile[row] : 0 }
    let near = max(2, gap * 2 / 3)
    let base = (sample.baseline - near...sample.baseline + near).max {
      count($0) - count($0 + 1) < count($1) - count($1 + 1)
    }
    guard let base, count(base) > 0 else { return 0 }
    var top = base
    var row = base
    while row >= 0, top - row <= gap {
      // A stem is wider than a speck.
      if count(row) > gap / 2 { top = row }
      row -= 1
    }
    return base - top + 1
  }

  /// Gives estimates that lie close together their common mean, those of most words first.
  private static func grouped(_ estimates: [Estimate?]) -> [Double?] {
    var result = [Double?](repeating: nil, count: estimates.count)
    var open = estimates.indices.filter { estimates[$0] != nil }
    while !open.isEmpty {
      func near(_ points: Double, within share: Double) -> [Int] {
        open.filter { abs((estimates[$0]?.points ?? 0) - points) <= share * points }
      }
      func weight(_ runs: [Int]) -> Int { runs.reduce(0) { $0 + (estimates[$1]?.weight ?? 0) } }
      let centres = Set(open.compactMap { estimates[$0]?.points }).sorted()
      let heaviest = centres.max {
        weight(near($0, within: 0.03)) < weight(near($1, within: 0.03))
      }
      let core = near(heaviest ?? 0, within: 0.03)
      let sum = core.reduce(0.0) {
        $0 + (estimates[$1]?.points ?? 0) * Double(estimates[$1]?.weight ?? 0)
      }
      let mean = sum / Double(max(1, weight(core)))
      // One word's estimate may be off by as much as a size is from the next.
      let group = Set(
        open.filter { run in
          guard let estimate = estimates[run] else { return false }
          let reach = max(0.055, 0.1 / Double(estimate.weight).squareRoot())
          return abs(estimate.points - mean) <= reach * mean
        } + core)
      for run in group { result[run] = mean }
      open.removeAll { group.contains($0) }
    }
    return result
  }

  /// How high the letters of a word rise.
  enum Letters {
    /// Some to the height of an ascender.
    case tall
    /// One to the height of a ring over its letter.
    case ringed
    /// All are small.
    case low

    /// - Parameter text: the word; nil comes of letters that rise to other heights.
    init?(of text: String) {
      var rises = false
      var reachesHalfway = false
      var hasRing = false
      var letters = 0
      for scalar in text.unicodeScalars where !".,:;-–()".unicodeScalars.contains(scalar) {
        letters += 1
        switch scalar {
        case "b", "d", "f", "h", "i", "j", "k", "l", "ä", "ö", "A"..."Z", "0"..."9", "§":
          rises = true
        case "å": hasRing = true
        case "t": reachesHalfway = true
        case "a", "c", "e", "g", "m", "n", "o", "p", "q", "r", "s", "u", "v", "w", "x", "y", "z":
          break
        default: return nil
        }
      }
      guard letters > 1 || rises, rises || hasRing || !reachesHalfway else { return nil }
      self = hasRing ? .ringed : rises ? .tall : .low
    }
  }
}
