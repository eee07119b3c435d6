package import Imaging
package import Minutes

/// What the picture tells of the type: its size and its weight.
package enum TypeEvidence {
  /// Words that stand close to each other on one line.
  private struct Run {
    var line: Int
    var words: Range<Int>
  }

  /// Gives words the size of their type and whether it is bold.
  /// - Parameters:
  ///   - lines: with baselines, and words with boxes.
  ///   - binary: the page, 1 bit a pixel.
  ///   - dpi: its resolution.
  /// - Returns: the lines, with `pointSize` and `isBold` where they can be told.
  package static func marked(_ lines: [Line], binary: borrowing PixImage, dpi: Int) -> [Line] {
    StrokeMap.with(binary) { marked(lines, map: $0, dpi: dpi) } ?? lines
  }

  private static func marked(_ lines: [Line], map: StrokeMap, dpi: Int) -> [Line] {
    var lines = lines
    let runs = lines.indices.flatMap { line in
      closeWords(lines[line].words).map { Run(line: line, words: $0) }
    }
    let samples = runs.map { run in
      lines[run.line].words[run.words].compactMap { sample($0, of: lines[run.line], map: map) }
    }
    let sizes = beside(runs, TypeSize.sizes(of: samples, dpi: dpi))
    let strokes = zip(runs, sizes).map { run, size in
      lines[run.line].words[run.words].map { stroke($0, size: size, map: map, dpi: dpi) }
    }
    let weights = TypeWeight.isBold(strokes)
    for (index, run) in runs.enumerated() {
      for (place, word) in run.words.enumerated() {
        lines[run.line].words[word].pointSize = sizes[index]
        if lines[run.line].words[word].bulletShape == nil {
          lines[run.line].words[word].isBold = weights[index][place]
        }
      }
    }
    return lines
  }

  private static func sample(_ word: Word, of line: Line, map: StrokeMap) -> TypeSize.Sample? {
    guard word.bulletShape == nil, let box = word.box, let baseline = line.baseline,
      let around = line.box, around.width > 0
    else { return nil }
    let slope = Double(baseline.right - baseline.left) / Double(around.width)
    let middle = Double(box.x + box.width / 2 - around.x)
    let height = baseline.left + Int((slope * middle).rounded())
    return TypeSize.Sample(
      text: word.recognized, profile: map.profile(of: box), baseline: height - box.y - 1)
  }

  /// Runs without a size have that of the run before them on the line, or after.
  private static func beside(_ runs: [Run], _ sizes: [Double?]) -> [Double?] {
    runs.indices.map { index in
      if let size = sizes[index] { return size }
      let neighbours = [index - 1, index + 1].filter {
        runs.indices.contains($0) && runs[$0].line == runs[index].line
      }
      return neighbours.lazy.compactMap { sizes[$0] }.first
    }
  }

  private static func stroke(_ word: Word, size: Double?, map: StrokeMap, dpi: Int)
    -> TypeWeight.Stroke
  {
    let letters = word.recognized.unicodeScalars.count {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
    }
    // A single letter may be all stem.
    guard let size, let box = word.box, letters > 1, word.bulletShape == nil else {
      return TypeWeight.Stroke(thickness: nil, letters: letters)
    }
    let ink = map.ink(in: box)
    guard ink.across + ink.down > 0 else {
      return TypeWeight.Stroke(thickness: nil, letters: letters)
    }
    let pixels = Double(ink.area) / Double(ink.across + ink.down)
    return TypeWeight.Stroke(thickness: pixels / (size / 72 * Double(dpi)), letters: letters)
  }

  private static func closeWords(_ words: [Word]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for (index, word) in words.enumerated() {
      if let last = runs.last, let box = word.box, let before = words[index - 1].box,
        box.x - before.maxX <= max(box.height, before.height) * 3 / 2
      {
        runs[runs.count - 1] = last.lowerBound..<index + 1
      } else {
        runs.append(index..<index + 1)
      }
    }
    return runs
  }
}
