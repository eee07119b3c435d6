import Minutes

/// The lines on which the recogniser's words stand, for when its lines have been laid out anew.
struct Baselines {
  /// A straight line through two points of a page.
  struct Slant: Equatable, Sendable {
    var x1: Int
    var y1: Int
    var x2: Int
    var y2: Int

    /// The height at a column, also beyond the two points.
    func height(at x: Int) -> Int {
      guard x1 != x2 else { return y1 }
      return y1 + Int((Double((x - x1) * (y2 - y1)) / Double(x2 - x1)).rounded())
    }
  }

  private var slants: [Box: Slant] = [:]

  /// - Parameter lines: as the recogniser found them.
  init(of lines: [RecognizedLine]) {
    for line in lines {
      guard let slant = line.baseline else { continue }
      for word in line.words {
        if let box = word.box { slants[box] = slant }
      }
    }
  }

  /// Gives lines their baselines: on the left that of the first word that is known, on the right
  /// that of the last, for a row may be made of several of the recogniser's lines.
  /// - Parameter lines: made of the same words; words of other boxes are passed over.
  /// - Returns: the lines in the same order; those of which no word is known have none.
  func given(to lines: [Line]) -> [Line] {
    lines.map { line in
      let known = line.words.compactMap { word in word.box.flatMap { slants[$0] } }
      guard let box = line.box, let first = known.first, let last = known.last else { return line }
      var line = line
      line.baseline = Baseline(left: first.height(at: box.x), right: last.height(at: box.maxX))
      return line
    }
  }
}
