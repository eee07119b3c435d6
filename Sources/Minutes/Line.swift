/// A printed line of a page, or a line of a text: words from left to right.
package struct Line: Equatable, Sendable, Codable {
  /// Its number on the page, from 1. Lines of plain text keep their numbers whatever is done to them.
  package var number: Int
  /// The words in reading order; none on an empty line of plain text.
  package var words: [Word]
  /// Where it stands; nil for plain text.
  package var box: Box?
  /// What its letters stand on; nil where the page was not read from its picture.
  package var baseline: Baseline?
  /// The white space after the last word (plain text).
  package var trailingSpace: String
  /// The column that it stands in, from its left to its right margin; nil where lines go across
  /// the page.
  package var column: Box?

  package init(
    number: Int, words: [Word], box: Box? = nil, baseline: Baseline? = nil,
    trailingSpace: String = "", column: Box? = nil
  ) {
    self.number = number
    self.words = words
    self.column = column
    self.box = box ?? words.compactMap(\.box).reduce(nil) { $0?.union($1) ?? $1 }
    self.baseline = baseline
    self.trailingSpace = trailingSpace
  }

  /// The line as it is now, with its white space.
  package var text: String {
    var text = ""
    for word in words where !word.text.isEmpty { text += word.leadingSpace + word.text }
    return text + trailingSpace
  }

  /// The line as it was read, with its white space.
  package var recognized: String {
    words.reduce(into: "") { $0 += $1.leadingSpace + $1.recognized } + trailingSpace
  }
}

extension Line {
  /// Cuts a line of text into words at white space, which is kept.
  ///
  /// The text is normalised to NFC here: this is the gate for plain text.
  /// - Parameters:
  ///   - text: a line without its line break.
  ///   - number: its number on the page, from 1.
  package init(plainText text: String, number: Int) {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else {
      self.init(ascii: text, number: number)
      return
    }
    var words: [Word] = []
    var space = String.UnicodeScalarView()
    var word = String.UnicodeScalarView()
    func finish() {
      guard !word.isEmpty else { return }
      words.append(Word(recognized: String(word).normalizedNFC, leadingSpace: String(space)))
      space = .init()
      word = .init()
    }
    for scalar in text.unicodeScalars {
      if scalar.isSpace {
        finish()
        space.append(scalar)
      } else {
        word.append(scalar)
      }
    }
    finish()
    self.init(number: number, words: words, trailingSpace: String(space))
  }

  /// The same for ASCII, which needs no normalising and is cut by bytes.
  private init(ascii text: String, number: Int) {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    var words: [Word] = []
    let utf8 = text.utf8
    var place = utf8.startIndex
    while true {
      let start = utf8[place...].firstIndex { !isSpace($0) } ?? utf8.endIndex
      guard start < utf8.endIndex else { break }
      let end = utf8[start...].firstIndex(where: isSpace) ?? utf8.endIndex
      words.append(
        Word(recognized: String(text[start..<end]), leadingSpace: String(text[place..<start])))
      place = end
    }
    self.init(number: number, words: words, trailingSpace: String(text[place...]))
  }
}

extension Unicode.Scalar {
  /// White space, as lines are cut at it; quickly told for ASCII.
  package var isSpace: Bool {
    value < 0x80 ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace
  }
}
