internal import Minutes

/// Rows of words in reading order, with what is no print taken out.
struct RowLayout {
  private(set) var rows: [[ReadWord]]

  /// - Parameters:
  ///   - rows: as the engine found them.
  ///   - dpi: the picture's resolution.
  init(rows: [[ReadWord]], dpi: Int) {
    let letters = Self.letterHeight(of: rows)
    let kept = rows.map { row in
      Self.withoutSpecks(row.filter { !Self.isNoise($0, dpi: dpi) }, letters: letters)
    }.filter { !$0.isEmpty }
    self.rows = Self.merged(kept).map { row in
      row.sorted { $0.box.x < $1.box.x }
    }
  }

  /// Parts of one printed line that the engine took for two: side by side and level.
  private static func merged(_ rows: [[ReadWord]]) -> [[ReadWord]] {
    var result: [(words: [ReadWord], box: Box)] = []
    let boxed = rows.compactMap { row in row.map(\.box).reduced.map { (row, $0) } }
      .sorted { ($0.1.midY, $0.1.x) < ($1.1.midY, $1.1.x) }
    for (row, box) in boxed {
      if let last = result.indices.last(where: { index in
        let other = result[index].box
        let isLevel = abs(other.midY - box.midY) * 3 < max(other.height, box.height)
        return isLevel && (other.maxX <= box.x || box.maxX <= other.x)
      }) {
        result[last].words += row
        result[last].box = result[last].box.union(box)
      } else {
        result.append((row, box))
      }
    }
    return result.map(\.words)
  }

  /// The height of the page's words in the middle of their distribution, in pixels.
  private static func letterHeight(of rows: [[ReadWord]]) -> Int {
    let heights = rows.flatMap { $0 }.filter { $0.symbols.count > 2 }.map(\.box.height).sorted()
    return heights.isEmpty ? 0 : heights[heights.count / 2]
  }

  /// Takes out what is too low for a letter and stands by itself: dust beside a line.
  private static func withoutSpecks(_ row: [ReadWord], letters: Int) -> [ReadWord] {
    row.indices.filter { index in
      let box = row[index].box
      guard box.height * 3 < letters, box.width * 3 < letters else { return true }
      let before = index > 0 ? box.x - row[index - 1].box.maxX : .max
      let after = index + 1 < row.count ? row[index + 1].box.x - box.maxX : .max
      // A full stop after a space is somebody's slip; dust is farther away.
      return min(before, after) < letters / 2
    }.map { row[$0] }
  }

  /// Strokes and specks: rules read as dashes and bars, and unsure signs with no letter.
  private static func isNoise(_ word: ReadWord, dpi: Int) -> Bool {
    let text = word.text
    let hasLetter = text.unicodeScalars.contains {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
    }
    if text.unicodeScalars.allSatisfy({ $0 == "_" || $0 == "|" || $0 == "—" || $0 == "~" }) {
      return true
    }
    if !hasLetter, word.confidence < 0.3 { return true }
    if word.box.height * 40 < dpi, !hasLetter, word.box.width * 12 > dpi { return true }
    return word.confidence < 0.12
  }
}

extension Array where Element == Box {
  /// The smallest box that holds all.
  var reduced: Box? {
    guard let first else { return nil }
    return dropFirst().reduce(first) { $0.union($1) }
  }
}
