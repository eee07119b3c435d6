package import Minutes

/// Specks, rules and holes that the recogniser took for words.
package enum Noise {
  /// Takes away what is no print.
  /// - Parameters:
  ///   - lines: as the recogniser found them.
  ///   - leaf: the page that they stand on.
  ///   - dpi: its resolution.
  /// - Returns: what remains of the lines, in the same order.
  package static func removed(from lines: [RecognizedLine], leaf: Box, dpi: Int) -> [RecognizedLine]
  {
    let height = dpi
    let left = leaf.x + leaf.width / 25
    let right = leaf.maxX - leaf.width / 25
    return lines.compactMap { line in
      let words = line.words.filter { word in
        guard let box = word.box else { return true }
        let confidence = word.confidence ?? 1
        let letters = word.recognized.unicodeScalars.count {
          $0.properties.isAlphabetic || $0.properties.numericType != nil
        }
        // Fill-in lines and rules.
        if letters == 0, word.recognized.allSatisfy({ "_|—~=".contains($0) }),
          word.recognized != "—" || box.width > box.height * 12
        {
          return false
        }
        // Nothing is printed in the outermost margin; holes and black edges are.
        if box.maxX < left || box.x > right { return letters > 3 && confidence > 0.5 }
        if box.height > height { return false }
        // In print a point or a quotation mark clings to a word; a lone one is a speck.
        if word.recognized.allSatisfy({ ".,:;'`´’‘\"”“".contains($0) }) { return false }
        // The shortest hyphens of small print are half a millimetre long.
        if word.recognized.allSatisfy({ "-–".contains($0) }), box.width * 60 < dpi { return false }
        return confidence > 0.12 || letters > 2
      }
      guard let first = words.first?.box, !isScrawl(words) else { return nil }
      let box = words.compactMap(\.box).reduce(first) { $0.union($1) }
      return RecognizedLine(words: words, box: box)
    }
  }

  /// Whether a whole line is a few letters of which the recogniser was sure of none, as initials
  /// by hand are read.
  private static func isScrawl(_ words: [Word]) -> Bool {
    let text = words.map(\.recognized).joined().unicodeScalars
    return text.count < 5 && text.allSatisfy { $0.properties.numericType == nil }
      && words.allSatisfy { ($0.confidence ?? 1) < 0.55 }
  }
}
