package import Minutes

/// The ink of one line, by its glyphs: what words and gaps are measured with.
package struct LineInk {
  /// From left to right.
  let glyphs: [InkMap.Glyph]
  /// The height of capitals and figures, pixels.
  let capital: Int

  /// Nil where there is too little to measure by.
  /// - Parameters:
  ///   - words: of one line, with boxes.
  ///   - ink: of the page.
  ///   - usual: the height of most of the page's capitals; 0 where that is not known.
  package init?(_ words: [Word], ink: InkMap, usual: Int = 0) {
    let boxes = words.compactMap(\.box)
    guard let first = boxes.first else { return nil }
    let band = boxes.reduce(first) { $0.union($1) }
    glyphs = ink.glyphs(in: band)
    let heights = glyphs.map(\.box.height).sorted()
    guard heights.count >= (usual > 0 ? 1 : 3) else { return nil }
    // Three quarters of the glyphs are lower than a capital in text; in figures none is.
    let found = heights[heights.count * 4 / 5]
    // A short line may have small letters only.
    let isPlain = heights.count < 12 && found < usual && (heights.last ?? 0) * 10 <= usual * 12
    capital = isPlain ? usual : found
    guard capital >= 8 else { return nil }
  }

  /// The height of most of a page's capitals and figures; 0 where nothing can be measured.
  static func capital(of lines: [Line], ink: InkMap) -> Int {
    let heights = lines.compactMap { line in
      line.words.count > 2 ? LineInk(line.words, ink: ink)?.capital : nil
    }.sorted()
    return heights.isEmpty ? 0 : heights[heights.count / 2]
  }

  /// The glyphs whose middle lies in a word's box.
  func glyphs(in box: Box) -> ArraySlice<InkMap.Glyph> {
    let start = glyphs.partitioningIndex { $0.box.x >= box.x - capital }
    let end = glyphs.partitioningIndex { $0.box.x > box.maxX }
    return ArraySlice(
      glyphs[start..<max(start, end)].filter {
        let middle = $0.box.x + $0.box.width / 2
        return middle >= box.x - 1 && middle <= box.maxX + 1 && $0.box.midY >= box.y - capital / 4
          && $0.box.midY <= box.maxY + capital / 4
      })
  }
}

extension Array {
  /// The first index for which a predicate holds that holds for all after it; O(log n).
  func partitioningIndex(where isAfter: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isAfter(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
