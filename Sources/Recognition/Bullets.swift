package import Minutes

/// Finds the signs that lead list items by the shapes of their glyphs: the models know none.
package enum Bullets {
  private struct Finding {
    var line: Int
    var glyph: InkMap.Glyph
    var next: Int
    var shape: BulletShape
    var squareness: Double
  }

  /// Marks the signs that lead lines; puts in those that the recogniser did not see.
  /// - Parameters:
  ///   - lines: in reading order, with boxes.
  ///   - ink: the specks of the same page.
  ///   - hairlines: the specks with those that are pale, up to a share of the way to the paper's
  ///     brightness; asked for only where a line may have such a sign. At low resolutions the
  ///     stroke of a ring is no more than gray.
  /// - Returns: the lines, in the same order.
  package static func marked(
    _ lines: [Line], ink: InkMap, hairlines: (_ share: Double) -> InkMap? = { _ in nil }
  ) -> [Line] {
    let height = typicalHeight(lines)
    guard height > 8 else { return lines }
    var findings = lines.indices.compactMap {
      find(in: lines[$0], at: $0, ink: ink, height: height)
    }
    for share in [0.55, 0.8] {
      let isMarked = Set(findings.map(\.line))
      let open = lines.indices.filter { !isMarked.contains($0) }
      guard open.contains(where: { startsWithSpeck(lines[$0], height: height) }),
        let pale = hairlines(share)
      else { break }
      findings += open.compactMap {
        find(in: lines[$0], at: $0, ink: pale, height: height)
      }.filter { $0.shape == .ring }
    }
    // Discs and squares differ by a few pixels at their corners: the signs of one list, one
    // below the other, decide together.
    for index in findings.indices
    where findings[index].shape == .disc || findings[index].shape == .square {
      let box = findings[index].glyph.box
      let column = findings.filter {
        ($0.shape == .disc || $0.shape == .square) && abs($0.glyph.box.x - box.x) <= height / 4
          && abs($0.glyph.box.width - box.width) <= max(2, height / 8)
      }
      let middle = column.map(\.squareness).sorted()[column.count / 2]
      findings[index].shape = middle > leastSquareness ? .square : .disc
    }
    var lines = lines
    for finding in findings { lines[finding.line] = mark(lines[finding.line], finding) }
    return lines
  }

  /// Marks the words that stand for such signs before rows are known, and changes nothing else.
  ///
  /// What it misses, `marked` may still find.
  static func hinted(_ lines: [RecognizedLine], ink: InkMap) -> [RecognizedLine] {
    let height = typicalHeight(lines.map { Line(number: 0, words: $0.words) })
    guard height > 8 else { return lines }
    return lines.map { recognized in
      let line = Line(number: 0, words: recognized.words)
      guard let finding = find(in: line, at: 0, ink: ink, height: height) else { return recognized }
      var hinted = recognized
      for index in places(before: finding, in: line) {
        hinted.words[index].bulletShape = finding.shape
      }
      return hinted
    }
  }

  /// Two thirds for a disc, 1 for a square; worn corners take some of it.
  private static let leastSquareness = 0.81

  private static func typicalHeight(_ lines: [Line]) -> Int {
    let heights = lines.flatMap(\.words).filter { $0.recognized.count > 2 }
      .compactMap { $0.box?.height }.sorted()
    return heights.isEmpty ? 0 : heights[heights.count / 2]
  }

  /// Whether a line begins with one small sign that stands alone.
  private static func startsWithSpeck(_ line: Line, height: Int) -> Bool {
    guard line.words.count > 1, let first = line.words[0].box, let next = line.words[1].box
    else { return false }
    return line.words[0].recognized.count == 1 && first.height * 10 < height * 7
      && (next.x - first.maxX) * 2 > height
  }

  private static func find(in line: Line, at number: Int, ink: InkMap, height: Int) -> Finding? {
    let tall = line.words.filter {
      ($0.box?.height ?? 0) * 3 > height * 2 && $0.recognized.count > 1
    }
    guard let anchor = tall.first?.box,
      let band = tall.prefix(3).compactMap(\.box)
        .reduce(nil as Box?, { $0?.union($1) ?? $1 })
    else { return nil }
    let head = line.words.first?.box ?? anchor
    let reach = min(head.x - height / 4, anchor.x - height * 4)
    var inBand = ink.glyphs.filter {
      $0.box.midY > band.y && $0.box.midY < band.maxY && $0.box.x >= reach
        && $0.box.x < max(anchor.maxX, head.x + height * 5)
    }
    // Specks smaller than any sign.
    inBand.removeAll { max($0.box.width, $0.box.height) * 5 < height }
    guard let first = inBand.first else { return nil }
    let box = first.box
    guard let next = inBand.dropFirst().first(where: { $0.box.maxX > box.maxX }) else { return nil }
    let gap = next.box.x - box.maxX
    guard gap * 10 >= height * 5, gap <= height * 4 else { return nil }
    // A sign stands alone in its column: no dot over it, no second stroke.
    guard
      !ink.glyphs.contains(where: {
        $0.box != box && $0.box.x < box.maxX && $0.box.maxX > box.x
          && $0.box.midY > band.y - height / 4 && $0.box.midY < band.maxY + height / 4
          && max($0.box.width, $0.box.height) * 3 > height
      })
    else { return nil }
    // Signs hang around the middle of the small letters; the band goes from ascender to descender.
    let middle = Double(box.midY - band.y) / Double(max(1, band.height))
    guard middle > 0.25, middle < 0.8 else { return nil }
    guard let (shape, squareness) = shape(of: first, ink: ink, height: height) else { return nil }
    return Finding(
      line: number, glyph: first, next: next.box.x, shape: shape, squareness: squareness)
  }

  private static func shape(of glyph: InkMap.Glyph, ink: InkMap, height: Int) -> (
    BulletShape, Double
  )? {
    let width = Double(glyph.box.width)
    let tall = Double(glyph.box.height)
    let unit = Double(height)
    if width > tall * 2, width > unit * 0.2, width < unit * 1.5, tall < unit * 0.25 {
      return (.dash, 0)
    }
    guard width / tall > 0.72, width / tall < 1.38, max(width, tall) > unit * 0.22,
      max(width, tall) < unit * 0.85
    else { return nil }
    let form = ink.form(of: glyph)
    if form.hole > 0.14, form.fill > 0.66 { return (.ring, 0) }
    guard form.fill > 0.66, form.hole < 0.1 else { return nil }
    return (form.squareness > leastSquareness ? .square : .disc, form.squareness)
  }

  /// Places of the words that end before what follows a sign.
  private static func places(before finding: Finding, in line: Line) -> [Int] {
    line.words.indices.filter { index in
      guard let other = line.words[index].box else { return false }
      return other.x + other.width / 2 < finding.next && other.maxX <= finding.next + 2
    }
  }

  /// Marks the word that the recogniser made of the sign, or puts one in.
  private static func mark(_ line: Line, _ finding: Finding) -> Line {
    var line = line
    let box = finding.glyph.box
    if let index = places(before: finding, in: line).last {
      // Whatever stands left of the sign is a speck that was read as text.
      line.words[index].bulletShape = finding.shape
      line.words[index].box = box
      line.words.removeSubrange(0..<index)
      line.words[0].leadingSpace = ""
    } else {
      var rest = line.words[0]
      if let glued = rest.box, glued.x <= box.x + box.width / 2, rest.symbols.count > 1 {
        rest = withoutFirst(rest, startingAt: finding.next)
      }
      rest.leadingSpace = " "
      line.words[0] = rest
      line.words.insert(
        Word(
          recognized: finding.shape.marker, confidence: 0.9, box: box, bulletShape: finding.shape),
        at: 0)
    }
    return Line(number: line.number, words: line.words, column: line.column)
  }

  private static func withoutFirst(_ word: Word, startingAt x: Int) -> Word {
    let box = word.box ?? Box(x: x, y: 0, width: 0, height: 0)
    // A capital or a figure may be the text's own first letter; signs never are.
    let first = word.symbols[0].text
    let second = word.symbols[1].text
    let isSign =
      !(first.first?.isLetter ?? false) || (second.first?.isUppercase ?? false)
      || ["e", "o", "O"].contains(first)
    let symbols = isSign ? Array(word.symbols.dropFirst()) : word.symbols
    return Word(
      recognized: symbols.map(\.text).joined(), confidence: word.confidence,
      box: Box(x: x, y: box.y, width: box.maxX - x, height: box.height), symbols: symbols)
  }
}
