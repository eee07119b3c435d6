package import Minutes

/// Finds words that hold a gap as wide as those between words: two words that were read as one.
package struct WordGaps {
  /// In the usual gap between the words of a line.
  private static let leastShare = 0.6
  private let ink: LineInk
  private let words: [Word]
  /// Between words and between letters, pixels.
  private let usual: (words: Int, letters: Int)

  /// Nil where there are too few gaps to know what is usual.
  /// - Parameters:
  ///   - words: of one line.
  ///   - ink: of the same line.
  package init?(_ words: [Word], ink: LineInk) {
    let between = zip(words, words.dropFirst()).compactMap { left, right -> Int? in
      guard let a = left.box, let b = right.box, b.x > a.maxX else { return nil }
      return b.x - a.maxX
    }.sorted()
    let inside = words.flatMap { Self.gaps(in: $0, ink) }.sorted()
    guard between.count >= 2, inside.count >= 4 else { return nil }
    usual = (between[between.count / 2], max(1, inside[inside.count / 2]))
    self.ink = ink
    self.words = words
  }

  /// Places of words that may be two.
  package var doubtful: [Int] {
    words.indices.filter { index in
      guard words[index].recognized.count >= 3, words[index].bulletShape == nil,
        let widest = Self.gaps(in: words[index], ink).max()
      else { return false }
      return Double(widest) >= Double(usual.words) * Self.leastShare
        && widest * 2 >= usual.letters * 5 && widest * 100 >= ink.capital * 18
    }
  }

  /// White columns between a word's glyphs, pixels.
  private static func gaps(in word: Word, _ ink: LineInk) -> [Int] {
    guard let box = word.box else { return [] }
    var gaps: [Int] = []
    var reach: Int?
    // Sorted by their left edges; an accent lies over its letter.
    for glyph in ink.glyphs(in: box) where glyph.box.height * 10 >= ink.capital {
      if let end = reach, glyph.box.x > end { gaps.append(glyph.box.x - end) }
      reach = max(reach ?? 0, glyph.box.maxX)
    }
    return gaps
  }
}
