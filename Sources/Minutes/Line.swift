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
    guard text.mayHoldOtherSpaces else {
      self.init(cuttingAtASCII: text, number: number)
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

  /// The same for a text with no white space but that of ASCII, which is cut by bytes.
  private init(cuttingAtASCII text: String, number: Int) {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    var words: [Word] = []
    words.reserveCapacity(text.utf8.count / 6)
    let utf8 = text.utf8
    var place = utf8.startIndex
    while true {
      let start = utf8[place...].firstIndex { !isSpace($0) } ?? utf8.endIndex
      guard start < utf8.endIndex else { break }
      let end = utf8[start...].firstIndex(where: isSpace) ?? utf8.endIndex
      words.append(
        Word(
          recognized: String(text[start..<end]).normalizedNFC,
          leadingSpace: String(text[place..<start])))
      place = end
    }
    self.init(number: number, words: words, trailingSpace: String(text[place...]))
  }
}

extension String {
  /// Whether bytes stand in it that may be white space beyond ASCII's: `C2 85`, `C2 A0`, what
  /// begins with `E1`, `E3` or `E2 81`, and of `E2 80` all but its dashes, quotes and bullets.
  fileprivate var mayHoldOtherSpaces: Bool {
    var (before, previous): (UInt8, UInt8) = (0, 0)
    for byte in utf8 {
      if byte == 0xE1 || byte == 0xE3 { return true }
      if previous == 0xC2, byte == 0x85 || byte == 0xA0 { return true }
      if previous == 0xE2, byte == 0x81 { return true }
      if before == 0xE2, previous == 0x80, byte < 0x90 || (0xA8...0xAF).contains(byte) {
        return true
      }
      (before, previous) = (previous, byte)
    }
    return false
  }
}

extension Unicode.Scalar {
  /// White space, as lines are cut at it; quickly told for ASCII.
  package var isSpace: Bool {
    value < 0x80 ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace
  }
}

extension Line {
  /// What was read, with single spaces: how decisions about the line name it.
  package var seenText: String {
    words.lazy.map(\.recognized).filter { !$0.isEmpty }.joined(separator: " ")
  }
}
