internal import CTesseract
import Minutes

/// Turns Tesseract's iterator into values.
struct ResultReader {
  /// Runners-up with lower scores are left out.
  private static let leastScore = 5.0
  let iterator: OpaquePointer

  func lines() -> [RecognizedLine] {
    var lines: [RecognizedLine] = []
    let page = TessResultIteratorGetPageIterator(iterator)
    var startPending = false
    repeat {
      // Asked first: reading the word's symbols moves the iterator.
      let starts = TessPageIteratorIsAtBeginningOf(page, RIL_TEXTLINE) != 0 || startPending
      startPending = starts
      let slant = starts ? baseline(page) : nil
      guard let word = word(page) else { continue }
      startPending = false
      let box = word.box ?? Box(x: 0, y: 0, width: 0, height: 0)
      if starts || lines.isEmpty {
        lines.append(RecognizedLine(words: [word], box: box))
        lines[lines.count - 1].baseline = slant
      } else {
        lines[lines.count - 1].words.append(word)
        lines[lines.count - 1].box = lines[lines.count - 1].box.union(box)
      }
    } while TessResultIteratorNext(iterator, RIL_WORD) != 0
    return lines
  }

  private func word(_ page: OpaquePointer?) -> Word? {
    guard let raw = TessResultIteratorGetUTF8Text(iterator, RIL_WORD) else { return nil }
    defer { TessDeleteText(raw) }
    let text = String(cString: raw).filter { !$0.isWhitespace }
    guard !text.isEmpty else { return nil }
    let confidence = share(TessResultIteratorConfidence(iterator, RIL_WORD))
    let box = box(page, RIL_WORD)
    return Word(
      recognized: text.normalizedNFC, confidence: confidence, box: box, symbols: symbols())
  }

  private func symbols() -> [Symbol] {
    var symbols: [Symbol] = []
    repeat {
      guard let raw = TessResultIteratorGetUTF8Text(iterator, RIL_SYMBOL) else { break }
      let text = String(cString: raw).normalizedNFC
      TessDeleteText(raw)
      var symbol = Symbol(
        text: text, confidence: share(TessResultIteratorConfidence(iterator, RIL_SYMBOL)))
      if let choices = TessResultIteratorGetChoiceIterator(iterator) {
        defer { TessChoiceIteratorDelete(choices) }
        repeat {
          let score = Double(TessChoiceIteratorConfidence(choices))
          guard score >= Self.leastScore, let other = TessChoiceIteratorGetUTF8Text(choices) else {
            continue
          }
          let reading = String(cString: other).normalizedNFC
          guard reading != text, !reading.isEmpty, symbol.alternatives.count < 4,
            !symbol.alternatives.contains(where: { $0.text == reading })
          else { continue }
          symbol.alternatives.append(Alternative(text: reading, confidence: share(Float(score))))
        } while TessChoiceIteratorNext(choices) != 0
      }
      symbols.append(symbol)
      // The last symbol of a word must not carry the iterator into the next word.
      if TessPageIteratorIsAtFinalElement(
        TessResultIteratorGetPageIteratorConst(iterator), RIL_WORD, RIL_SYMBOL) != 0
      {
        break
      }
    } while TessResultIteratorNext(iterator, RIL_SYMBOL) != 0
    return symbols
  }

  private func baseline(_ page: OpaquePointer?) -> Baselines.Slant? {
    var (x1, y1, x2, y2): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
    guard TessPageIteratorBaseline(page, RIL_TEXTLINE, &x1, &y1, &x2, &y2) != 0 else { return nil }
    return Baselines.Slant(x1: Int(x1), y1: Int(y1), x2: Int(x2), y2: Int(y2))
  }

  private func box(_ page: OpaquePointer?, _ level: TessPageIteratorLevel) -> Box? {
    var (left, top, right, bottom): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
    guard TessPageIteratorBoundingBox(page, level, &left, &top, &right, &bottom) != 0 else {
      return nil
    }
    return Box(x: Int(left), y: Int(top), width: Int(right - left), height: Int(bottom - top))
  }

  /// Tesseract's 0...100 as 0...1 with three decimals, to keep the JSON small.
  private func share(_ percent: Float) -> Double {
    (Double(max(0, min(100, percent))) * 10).rounded() / 1000
  }
}
