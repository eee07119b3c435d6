import Minutes

/// Where letters of print stand on one line: what a pen's stroke there hides must stay.
struct PrintedRows {
  /// The height of most capitals, in pixels.
  let capital: Int
  private let letters: [Minutes.Box]

  /// - Parameters:
  ///   - specks: the boxes of all connected strokes of a page.
  ///   - dpi: its resolution.
  init?(_ specks: [Minutes.Box], dpi: Int) {
    // Letters of print are between 1/33 and 3/10 inch high.
    let plausible = specks.filter {
      $0.height * 33 >= dpi && $0.height * 10 < dpi * 3 && $0.width * 5 < dpi * 2
        && $0.width * 50 >= dpi
    }
    let heights = plausible.map(\.height).sorted()
    guard heights.count >= 40 else { return nil }
    let capital = heights[heights.count * 9 / 10]
    self.capital = capital
    letters = plausible.filter { $0.height * 2 > capital && $0.height * 20 < capital * 27 }
      .sorted { ($0.maxY, $0.x) < ($1.maxY, $1.x) }
  }

  /// The stretches of lines of print that a box reaches into.
  /// - Parameter box: a pen's stroke.
  /// - Returns: a stretch for each line, from the ascenders to the descenders.
  func stretches(crossing box: Minutes.Box) -> [Minutes.Box] {
    let near = letters.filter {
      $0.x < box.maxX + capital * 12 && $0.maxX > box.x - capital * 12
        && $0.maxY > box.y && $0.maxY < box.maxY + capital * 3 / 2 && $0 != box
    }
    var result: [Minutes.Box] = []
    var rest = near[...]
    while let first = rest.first {
      let row = rest.prefix { $0.maxY - first.maxY <= max(2, capital / 5) }
      rest = rest.dropFirst(row.count)
      for run in runs(of: row.sorted { $0.x < $1.x }) where run.count >= 3 {
        let all = run.dropFirst().reduce(run[0]) { $0.union($1) }
        let base = run.map(\.maxY).sorted()[run.count / 2]
        result.append(
          Minutes.Box(
            x: all.x - capital * 5 / 2, y: base - capital * 11 / 10, width: all.width + capital * 5,
            height: capital * 3 / 2))
      }
    }
    return result
  }

  /// Whether a small stroke stands on one line with a letter near it.
  func align(with speck: Minutes.Box) -> Bool {
    letters.contains { letter in
      letter != speck && abs(letter.maxY - speck.maxY) <= max(2, capital / 5)
        && speck.height * 3 > capital && letter.x < speck.maxX + capital * 2
        && letter.maxX > speck.x - capital * 2
    }
  }

  /// How dark the print in a stretch is.
  func ink(of gray: borrowing PixImage, in stretch: Minutes.Box) -> Int? {
    let values = letters.filter {
      $0.x >= stretch.x && $0.maxX <= stretch.maxX && $0.y >= stretch.y && $0.maxY <= stretch.maxY
    }.compactMap { PageLight.darkness(of: gray, in: $0) }.sorted()
    return values.isEmpty ? nil : values[values.count / 2]
  }

  /// Letters that follow each other no further than a wide space or a hidden letter apart.
  private func runs(of row: [Minutes.Box]) -> [[Minutes.Box]] {
    var runs: [[Minutes.Box]] = []
    for letter in row {
      if let last = runs.last?.last, letter.x - last.maxX < capital * 3 {
        runs[runs.count - 1].append(letter)
      } else {
        runs.append([letter])
      }
    }
    return runs
  }
}
