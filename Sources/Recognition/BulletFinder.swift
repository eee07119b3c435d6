internal import Minutes

/// Finds list signs by the form of their glyphs: no model can print • ◦ ▪.
struct BulletFinder {
  let ink: InkMap
  let dpi: Int

  /// The words of a row; where a sign stands before its text, the first word is that sign.
  func words(of row: [ReadWord]) -> [Word] {
    guard let band = row.map(\.box).reduced else { return [] }
    guard let sign = sign(before: row, band: band) else { return plain(row) }
    // What the model made of the sign: whole words, and symbols of a word it was glued to.
    let edge = sign.piece.box.maxX + sign.xHeight / 4
    var signSymbols: [ReadSymbol] = []
    var rest: [ReadWord] = []
    for word in row {
      let inside = word.symbols.prefix { $0.box.x + $0.box.width / 2 < edge }
      signSymbols += inside
      if inside.count < word.symbols.count {
        var word = word
        word.symbols.removeFirst(inside.count)
        word.box = word.symbols.map(\.box).reduced ?? word.box
        rest.append(word)
      }
    }
    guard !rest.isEmpty else { return plain(row) }
    let recognized = signSymbols.reduce(into: "") { $0 += $1.symbol.text }
    let first = Word(
      recognized: recognized, text: sign.shape.marker,
      confidence: signSymbols.map(\.symbol.confidence).min(), box: sign.piece.box,
      symbols: signSymbols.map(\.symbol), bulletShape: sign.shape)
    var words = [first] + plain(rest)
    words[1].leadingSpace = " "
    return words
  }

  private func plain(_ row: [ReadWord]) -> [Word] {
    row.enumerated().map { index, word in
      Word(
        recognized: word.text, leadingSpace: index == 0 ? "" : " ",
        confidence: (word.confidence * 1000).rounded() / 1000, box: word.box,
        symbols: word.symbols.map(\.symbol))
    }
  }

  private struct Sign {
    var piece: InkMap.Piece
    var shape: BulletShape
    var xHeight: Int
  }

  /// The sign at a row's head: a small piece of ink of a sign's form, a wide gap, then text.
  private func sign(before row: [ReadWord], band: Box) -> Sign? {
    // Half of a line's height is about the height of an x, whatever stands up or hangs down.
    let letters = row.flatMap(\.symbols).filter {
      $0.symbol.text.unicodeScalars.allSatisfy(\.isPlainLetter)
    }
    let heights = letters.map(\.box.height).sorted()
    let xHeight = heights.isEmpty ? band.height / 2 : heights[heights.count / 3]
    guard xHeight > 5 else { return nil }
    let textStart = row[0].box.x
    let reach = dpi / 2
    let top = band.midY - xHeight
    let bottom = band.midY + xHeight
    let pieces = ink.pieces(from: top, to: bottom, leftOf: band.maxX).filter {
      $0.box.x >= textStart - reach && $0.box.height * 6 > xHeight
    }
    guard let first = pieces.first, pieces.count > 1 else { return nil }
    let next = pieces[1...].first { $0.box.maxX > first.box.maxX + 1 }
    guard let next else { return nil }
    let gap = next.box.x - first.box.maxX
    guard gap * 10 >= xHeight * 6, let shape = shape(of: first, xHeight: xHeight, gap: gap) else {
      return nil
    }
    return Sign(piece: first, shape: shape, xHeight: xHeight)
  }

  /// - Returns: nil for a form that no list sign has.
  private func shape(of piece: InkMap.Piece, xHeight: Int, gap: Int) -> BulletShape? {
    let (w, h) = (Double(piece.box.width), Double(piece.box.height))
    let x = Double(xHeight)
    if w > 1.6 * h {
      return h < 0.35 * x && w > 0.35 * x && w < 2.2 * x ? .dash : nil
    }
    guard w / h >= 0.7, w / h <= 1.43, h / x >= 0.22 else { return nil }
    if piece.isHollow {
      // Word's ring is a typewriter's o: as high as an x, or a little more, and far from its text.
      let tallest = Double(gap) > 1.2 * x ? 1.35 : 1.1
      return h >= 0.4 * x && h <= tallest * x && piece.fill < 0.75 ? .ring : nil
    }
    guard h <= 0.95 * x, piece.fill > 0.6 else { return nil }
    // A disc fills π/4 of its box, a square all of it; small ones are rounded by the scanner.
    return piece.fill > 0.86 ? .square : .disc
  }
}

extension Unicode.Scalar {
  /// Whether it is a letter that neither stands up nor hangs down.
  fileprivate var isPlainLetter: Bool {
    switch self {
    case "a", "c", "e", "m", "n", "o", "r", "s", "u", "v", "x", "z": true
    default: false
    }
  }
}
