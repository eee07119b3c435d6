internal import CTesseract
internal import Minutes

/// A word as Tesseract gives it, with the boxes of its symbols.
struct ReadWord {
  var symbols: [ReadSymbol]
  var confidence: Double
  var box: Box

  var text: String { symbols.reduce(into: "") { $0 += $1.symbol.text } }
}

/// A symbol and its place.
struct ReadSymbol {
  var symbol: Symbol
  var box: Box
}

/// Takes an engine's results out of its iterator.
struct ResultReader {
  let iterator: OpaquePointer

  /// Runners-up that are less likely than this say nothing.
  private static let leastAlternative = 0.02

  func rows() -> [[ReadWord]] {
    let page = TessResultIteratorGetPageIterator(iterator)
    var rows: [[ReadWord]] = []
    repeat {
      if rows.isEmpty || TessPageIteratorIsAtBeginningOf(page, RIL_TEXTLINE) != 0 {
        rows.append([])
      }
      if let word = word(at: page) { rows[rows.count - 1].append(word) }
    } while TessResultIteratorNext(iterator, RIL_WORD) != 0
    return rows.filter { !$0.isEmpty }
  }

  private func word(at page: OpaquePointer?) -> ReadWord? {
    guard let box = box(RIL_WORD, page) else { return nil }
    let confidence = Double(TessResultIteratorConfidence(iterator, RIL_WORD)) / 100
    // The symbols are walked on a copy: walking them moves the iterator out of the word.
    guard let copy = TessResultIteratorCopy(iterator) else { return nil }
    defer { TessResultIteratorDelete(copy) }
    let symbols = ResultReader(iterator: copy).symbols()
    guard !symbols.isEmpty else { return nil }
    return ReadWord(symbols: symbols, confidence: min(max(confidence, 0), 1), box: box)
  }

  private func symbols() -> [ReadSymbol] {
    let page = TessResultIteratorGetPageIterator(iterator)
    var symbols: [ReadSymbol] = []
    repeat {
      if let symbol = symbol(at: page) { symbols.append(symbol) }
      if TessPageIteratorIsAtFinalElement(page, RIL_WORD, RIL_SYMBOL) != 0 { break }
    } while TessResultIteratorNext(iterator, RIL_SYMBOL) != 0
    return symbols
  }

  private func symbol(at page: OpaquePointer?) -> ReadSymbol? {
    guard let box = box(RIL_SYMBOL, page),
      let raw = TessResultIteratorGetUTF8Text(iterator, RIL_SYMBOL)
    else { return nil }
    defer { TessDeleteText(raw) }
    let text = String(cString: raw).normalizedNFC
    guard !text.isEmpty else { return nil }
    let confidence = Double(TessResultIteratorConfidence(iterator, RIL_SYMBOL)) / 100
    var alternatives: [Alternative] = []
    if let choices = TessResultIteratorGetChoiceIterator(iterator) {
      defer { TessChoiceIteratorDelete(choices) }
      repeat {
        guard let other = TessChoiceIteratorGetUTF8Text(choices) else { continue }
        let score = Double(TessChoiceIteratorConfidence(choices)) / 100
        let reading = String(cString: other).normalizedNFC
        if reading != text, !reading.isEmpty, score > Self.leastAlternative {
          alternatives.append(Alternative(text: reading, confidence: rounded(score)))
        }
      } while TessChoiceIteratorNext(choices) != 0 && alternatives.count < 4
    }
    return ReadSymbol(
      symbol: Symbol(
        text: text, confidence: rounded(min(max(confidence, 0), 1)), alternatives: alternatives),
      box: box)
  }

  private func box(_ level: TessPageIteratorLevel, _ page: OpaquePointer?) -> Box? {
    var (left, top, right, bottom): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
    guard TessPageIteratorBoundingBox(page, level, &left, &top, &right, &bottom) != 0 else {
      return nil
    }
    return Box(x: Int(left), y: Int(top), width: Int(right - left), height: Int(bottom - top))
  }

  /// Three digits are more than the score is worth.
  private func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}
