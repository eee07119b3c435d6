package import Imaging
package import Minutes

/// Tells hyphens from dashes by their length: the Swedish model has only the hyphen and the long
/// dash, and takes one for the other.
///
/// Typewriters have one stroke for all.
package enum Dashes {
  /// In heights of a capital: the shortest dash and the longest hyphen; between them a stroke
  /// between figures is a dash, and else what was read stands. Measured in print: hyphens 0.33 to
  /// 0.43 (Carlito, Liberation, Nimbus Roman, DejaVu), dashes 0.50 (Carlito) to 0.80 (Liberation
  /// Sans), long dashes from 1.2.
  private static let leastDash = 0.5
  private static let mostHyphen = 0.45
  private static let leastLongDash = 1.1

  /// The lines with each dash as it is printed.
  /// - Parameters:
  ///   - lines: of a page, with boxes.
  ///   - ink: the page's specks.
  ///   - binary: the same page in black and white.
  /// - Returns: the same lines and words, some with another stroke.
  package static func told(
    in lines: [Line], ink: InkMap, binary: borrowing PixImage
  ) -> [Line] {
    guard !isTypewritten(lines) else { return withHyphensOnly(lines) }
    let capital = LineInk.capital(of: lines, ink: ink)
    var lines = lines
    for number in lines.indices where lines[number].words.contains(where: { hasStroke($0) }) {
      guard let line = LineInk(lines[number].words, ink: ink, usual: capital) else { continue }
      for index in lines[number].words.indices where hasStroke(lines[number].words[index]) {
        let word = lines[number].words[index]
        lines[number].words[index] = told(word, line, binary)
      }
    }
    return lines
  }

  private static func withHyphensOnly(_ lines: [Line]) -> [Line] {
    lines.map { line in
      var line = line
      for index in line.words.indices where hasStroke(line.words[index]) {
        let text = line.words[index].recognized.map { strokes.contains($0) ? "-" : $0 }
        line.words[index] = line.words[index].read(as: String(text))
      }
      return line
    }
  }

  private static let strokes: Set<Character> = ["-", "–", "—"]

  private static func hasStroke(_ word: Word) -> Bool {
    word.bulletShape == nil && word.recognized.contains { strokes.contains($0) }
  }

  private static func told(_ word: Word, _ ink: LineInk, _ binary: borrowing PixImage) -> Word {
    guard let box = word.box else { return word }
    // `—-` is one stroke that was read as two.
    let text = ["—-", "-—", "--"].reduce(word.recognized) { $0.replacing($1, with: "—") }
    let count = text.count { strokes.contains($0) }
    var lengths = flatGlyphs(in: box, ink).map(\.box.width)
    if lengths.count < count, let drawn = Bitmap(binary, box) {
      // A dash has no room beside it and may touch the figures; a hyphen has some.
      lengths = drawn.strokes(thickness: max(3, ink.capital / 4)).map(\.count)
        .filter { $0 * 10 >= ink.capital * 2 }
    }
    guard lengths.count == count else { return word }
    var next = 0
    let characters = Array(text)
    let told = characters.indices.map { index in
      let character = characters[index]
      guard strokes.contains(character) else { return character }
      defer { next += 1 }
      let length = Double(lengths[next]) / Double(ink.capital)
      if length >= leastLongDash { return "—" }
      if length >= leastDash { return "–" }
      if length <= mostHyphen { return "-" }
      let isBetweenFigures =
        index + 1 < characters.count && characters[index + 1].isNumber
        && (index == 0 || characters[index - 1].isNumber)
      return isBetweenFigures ? "–" : character
    }
    return word.read(as: String(told))
  }

  /// Flat strokes between the baseline and the height of the small letters.
  private static func flatGlyphs(in box: Box, _ ink: LineInk) -> [InkMap.Glyph] {
    let glyphs = ink.glyphs(in: box)
    func bottoms(_ glyphs: some Sequence<InkMap.Glyph>) -> [Int] {
      glyphs.filter { $0.box.height * 10 >= ink.capital * 6 }.map(\.box.maxY).sorted()
    }
    var bottom = bottoms(glyphs)
    if bottom.isEmpty {
      // A word of nothing but a stroke stands on the line of its neighbours; lines may slant.
      let reach = ink.capital * 8
      bottom = bottoms(
        ink.glyphs.filter { $0.box.maxX > box.x - reach && $0.box.x < box.maxX + reach })
    }
    let baseline = bottom.isEmpty ? nil : bottom[bottom.count / 2]
    return glyphs.filter { glyph in
      guard glyph.box.width * 10 >= glyph.box.height * 16,
        glyph.box.height * 10 <= ink.capital * 3,
        glyph.box.width * 10 >= ink.capital * 2
      else { return false }
      // Two strokes, one over the other, are a sign of equality; dots are rounder than that.
      let isDoubled = glyphs.contains {
        $0.box != glyph.box && $0.box.x < glyph.box.maxX && $0.box.maxX > glyph.box.x
          && abs($0.box.midY - glyph.box.midY) < ink.capital
      }
      guard !isDoubled else { return false }
      guard let baseline else { return true }
      let height = baseline - glyph.box.midY
      return height * 10 >= ink.capital && height * 10 <= ink.capital * 7
    }
  }

  /// Whether all characters are equally wide, as on a typewriter.
  private static func isTypewritten(_ lines: [Line]) -> Bool {
    var widths: [Double] = []
    for word in lines.lazy.flatMap(\.words) where word.recognized.count >= 6 {
      guard let box = word.box, word.bulletShape == nil else { continue }
      widths.append(Double(box.width) / (Double(word.recognized.count) - 0.2))
    }
    guard widths.count >= 12 else { return false }
    widths.sort()
    let middle = widths[widths.count / 2]
    let spread = widths[widths.count * 3 / 4] - widths[widths.count / 4]
    // Words of print differ by a tenth and more, by how many thin letters they have.
    return spread < middle * 0.05
  }
}

extension Word {
  /// The same word with another reading, which may be longer or shorter.
  func read(as text: String) -> Word {
    guard text != recognized else { return self }
    var word = Word(
      recognized: text, leadingSpace: leadingSpace, confidence: confidence, box: box,
      symbols: symbols, otherReading: otherReading, bulletShape: bulletShape, isBold: isBold,
      pointSize: pointSize)
    let characters = text.map { String($0) }
    if characters.count == symbols.count {
      for index in characters.indices { word.symbols[index].text = characters[index] }
    }
    return word
  }
}
