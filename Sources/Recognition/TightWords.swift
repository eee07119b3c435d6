package import Minutes

/// Words that the recogniser parted where the print has no space: web addresses above all.
package enum TightWords {
  /// Joins neighbours between which there is less than half of the line's usual space, where a
  /// sign and not a letter stands at the seam.
  /// - Parameter words: those of one line, from left to right.
  /// - Returns: the words; those that were joined have the box and the symbols of all their parts.
  package static func joined(_ words: [Word]) -> [Word] {
    let heights = words.filter { $0.recognized.count > 2 }.compactMap { $0.box?.height }.sorted()
    let gaps = zip(words, words.dropFirst()).compactMap { gap($0, $1) }.filter { $0 > 0 }.sorted()
    guard !heights.isEmpty, gaps.count > 1 else { return words }
    let height = heights[heights.count / 2]
    let usual = gaps[gaps.count / 2]
    var result: [Word] = []
    for word in words {
      if let last = result.last, let gap = gap(last, word), gap >= -height / 8,
        gap * 100 < height * 15, gap * 2 < usual || gap * 10 < height, isSeam(last, word)
      {
        result[result.count - 1] = join(last, word)
      } else {
        result.append(word)
      }
    }
    return result
  }

  private static func gap(_ left: Word, _ right: Word) -> Int? {
    guard let left = left.box, let right = right.box else { return nil }
    return right.x - left.maxX
  }

  /// Whether a point, a slash, a colon or an at sign joins two parts of one word.
  private static func isSeam(_ left: Word, _ right: Word) -> Bool {
    guard let before = left.recognized.last, let after = right.recognized.first,
      left.recognized.count > 1, right.recognized.count > 1
    else { return false }
    let continues = after.isLowercase || after == "/" || after.isNumber
    return "./:@_".contains(before) && continues && !(before == "." && after.isNumber)
      || after == "/" && before.isLetter
  }

  private static func join(_ left: Word, _ right: Word) -> Word {
    let first = Double(left.recognized.count)
    let second = Double(right.recognized.count)
    let confidence = zip2(left.confidence, right.confidence).map {
      (($0 * first + $1 * second) / (first + second) * 1000).rounded() / 1000
    }
    let box = zip2(left.box, right.box).map { $0.union($1) }
    return Word(
      recognized: left.recognized + right.recognized, leadingSpace: left.leadingSpace,
      confidence: confidence, box: box, symbols: left.symbols + right.symbols)
  }

  private static func zip2<A, B>(_ first: A?, _ second: B?) -> (A, B)? {
    guard let first, let second else { return nil }
    return (first, second)
  }
}
