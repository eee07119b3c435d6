import Minutes

/// Takes away what the recogniser read in the squares that a person crosses.
///
/// To the model they are `M`, `DJ` or `[7`. In ink they are squares with four straight sides,
/// about as high as a capital, and the cross within may reach over the sides.
package enum CheckBoxes {
  /// - Parameters:
  ///   - lines: what the recogniser took for lines.
  ///   - ink: the specks of the same page.
  /// - Returns: the lines without the words that are such squares.
  package static func removed(from lines: [RecognizedLine], ink: InkMap) -> [RecognizedLine] {
    let heights = lines.flatMap(\.words).filter { $0.recognized.count > 2 }
      .compactMap { $0.box?.height }.sorted()
    guard !heights.isEmpty else { return lines }
    let height = heights[heights.count / 2]
    return lines.compactMap { line in
      guard line.words.contains(where: { mayBeSquare($0, height: height) }) else { return line }
      let words = line.words.filter { word in
        guard let box = word.box, mayBeSquare(word, height: height) else { return true }
        let around = Box(
          x: box.x - height / 3, y: box.y - height / 3, width: box.width + height * 2 / 3,
          height: box.height + height * 2 / 3)
        return !ink.glyphs(in: around).contains { covers($0.box, box) && ink.isFrame($0) }
      }
      guard words.count < line.words.count else { return line }
      let boxes = words.compactMap(\.box)
      guard let first = boxes.first else { return nil }
      return RecognizedLine(words: words, box: boxes.dropFirst().reduce(first) { $0.union($1) })
    }
  }

  /// Whether a word is so short and so square that it is worth a look at its ink.
  private static func mayBeSquare(_ word: Word, height: Int) -> Bool {
    guard let box = word.box, word.recognized.count <= 4 else { return false }
    return box.width * 10 > box.height * 7 && box.width * 10 < box.height * 14
      && box.height * 10 > height * 5 && box.height < height * 2
  }

  /// Whether a speck is about what a word was read from; the cross alone may have been read.
  private static func covers(_ glyph: Box, _ word: Box) -> Bool {
    glyph.width * 10 > word.width * 8 && glyph.height * 10 > word.height * 8
      && glyph.x <= word.x + word.width / 5 && glyph.maxX >= word.maxX - word.width / 5
  }
}
