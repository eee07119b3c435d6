import Imaging
import Minutes

/// Tells `½`, `¼` and `¾`, which no model has, by how they are drawn: a slanting stroke as high as
/// a capital, a small figure above it on the left, another below it on the right.
package enum Fractions {
  /// Words that the recogniser was surer of than this are what it says.
  private static let sure = 0.95
  /// What a sign gets that is told by its drawing.
  private static let score = 0.9

  /// Puts fractions where something else was read.
  /// - Parameters:
  ///   - lines: of a page, with boxes.
  ///   - ink: the page's specks.
  ///   - binary: the same page in black and white.
  /// - Returns: the same lines and words, some read otherwise.
  static func told(
    in lines: [RecognizedLine], ink: InkMap, binary: borrowing PixImage
  ) -> [RecognizedLine] {
    var lines = lines
    for number in lines.indices {
      let places = lines[number].words.indices.filter { mayBeFraction(lines[number].words[$0]) }
      guard !places.isEmpty, let line = LineInk(lines[number].words, ink: ink) else { continue }
      for place in places {
        let word = lines[number].words[place]
        guard let area = area(of: word, line), let drawn = Bitmap(binary, area),
          let sign = sign(drawnIn: drawn)
        else { continue }
        lines[number].words[place] = Word(
          recognized: sign, leadingSpace: word.leadingSpace, confidence: score, box: area,
          otherReading: Alternative(text: word.recognized, confidence: word.confidence ?? 0))
      }
    }
    return lines
  }

  private static func mayBeFraction(_ word: Word) -> Bool {
    word.recognized.count <= 3 && (word.confidence ?? 1) < sure && word.bulletShape == nil
      && !word.recognized.contains("§") && !word.recognized.contains("%") && !isSpeltOut(word)
  }

  /// `1/2` set with small figures: what is read is right.
  private static func isSpeltOut(_ word: Word) -> Bool {
    let characters = Array(word.recognized)
    return characters.count == 3 && characters[1] == "/" && characters[0].isNumber
      && characters[2].isNumber
  }

  /// Where all of the sign's ink is; nil where its size is not that of a fraction.
  private static func area(of word: Word, _ line: LineInk) -> Box? {
    guard let box = word.box else { return nil }
    let reach = line.capital / 5
    let glyphs = line.glyphs.filter {
      $0.box.x < box.maxX + reach && $0.box.maxX > box.x - reach
        && $0.box.height * 10 > line.capital * 3 && $0.box.width * 10 < line.capital * 14
    }
    guard let first = glyphs.first?.box else { return nil }
    let whole = glyphs.reduce(first) { $0.union($1.box) }
    guard whole.height * 10 > line.capital * 8, whole.height * 10 < line.capital * 13,
      whole.width * 10 > whole.height * 7, whole.width * 10 < whole.height * 14
    else { return nil }
    return whole
  }

  /// The fraction that a drawing shows.
  /// - Parameter area: the smallest that holds all of the sign's ink.
  /// - Returns: nil where it shows something else.
  package static func sign(drawnIn area: Bitmap) -> String? {
    guard area.width >= 12, area.height >= 12, let stroke = Slant(in: area) else { return nil }
    let upper = area.part { x, y in stroke.position(of: x, y) < -stroke.reach }
    let lower = area.part { x, y in stroke.position(of: x, y) > stroke.reach }
    guard let numerator = upper.trimmed(), let denominator = lower.trimmed() else { return nil }
    for figure in [numerator, denominator] {
      guard figure.area.height * 10 >= area.height * 3, figure.area.height * 10 <= area.height * 7,
        figure.area.width * 10 <= area.width * 6
      else { return nil }
    }
    guard numerator.top * 10 <= area.height * 2,
      (denominator.top + denominator.area.height) * 10 >= area.height * 8
    else { return nil }
    if denominator.area.isTwo { return numerator.area.isOne ? "½" : nil }
    guard denominator.area.isFour else { return nil }
    if numerator.area.isOne { return "¼" }
    return numerator.area.isThree ? "¾" : nil
  }
}

/// A slanting stroke from the bottom on the left to the top on the right.
private struct Slant {
  private let bottom: (x: Double, y: Double)
  private let top: (x: Double, y: Double)
  /// How far from its middle its ink reaches, across.
  let reach: Double

  init?(in area: Bitmap) {
    let band = max(1, area.height / 8)
    guard let right = area.rows.prefix(band).compactMap({ $0.lastIndex(of: true) }).max(),
      let left = area.rows.suffix(band).compactMap({ $0.firstIndex(of: true) }).min(),
      right * 2 > area.width, left * 2 < area.width, right - left > area.width / 4
    else { return nil }
    let start = (x: Double(left), y: Double(area.height - 1))
    let end = (x: Double(right), y: 0.0)
    // Along the stroke there is ink, and beside it, on both sides, there is none for a while.
    var widths: [Int] = []
    for y in 0..<area.height {
      let middle = start.x + (end.x - start.x) * (start.y - Double(y)) / max(1, start.y)
      let near = (-2...2).map { Int(middle.rounded()) + $0 }
        .filter { $0 >= 0 && $0 < area.width && area.rows[y][$0] }
      guard let seed = near.first else { continue }
      var low = seed
      var high = seed
      while low > 0, area.rows[y][low - 1] { low -= 1 }
      while high < area.width - 1, area.rows[y][high + 1] { high += 1 }
      widths.append(high - low + 1)
    }
    guard widths.count * 10 >= area.height * 9 else { return nil }
    widths.sort()
    // Half of the usual width, and a pixel for worn edges.
    reach = Double(widths[widths.count / 2]) / 2 + 1.5
    guard reach * 4 < Double(area.width) else { return nil }
    (bottom, top) = (start, end)
  }

  /// How far to the right of the stroke a point lies; negative on its left.
  func position(of x: Int, _ y: Int) -> Double {
    Double(x) - (bottom.x + (top.x - bottom.x) * (bottom.y - Double(y)) / max(1, bottom.y))
  }
}
