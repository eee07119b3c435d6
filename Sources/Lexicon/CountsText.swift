/// The readable form of counts: sorted text, so that a change shows in a diff and packs well.
///
/// Words: `word⇥all⇥capitalised⇥upper`. Sequences: a line with what comes before, then a line
/// `⇥next⇥count` for each successor. `.` stands for a boundary, `#` for a number.
package enum CountsText {
  /// The words, one a line.
  package static func words(of counts: CorpusCounts) -> [UInt8] {
    var text: [UInt8] = []
    for word in counts.words {
      text.append(contentsOf: Alphabet.text(word.codes).utf8)
      for number in [word.total, word.capitalised, word.upper] {
        text.append(0x09)
        text.append(contentsOf: String(number).utf8)
      }
      text.append(0x0A)
    }
    return text
  }

  /// Pairs or triples.
  package static func sequences(
    _ sequences: [CorpusCounts.Sequence], length: Int, words: [CorpusCounts.WordCount]
  ) -> [UInt8] {
    let names = words.map { Array(Alphabet.text($0.codes).utf8) }
    func name(_ id: Int32) -> [UInt8] {
      id == CorpusCounts.boundary ? [0x2E] : id == CorpusCounts.number ? [0x23] : names[Int(id)]
    }
    var text: [UInt8] = []
    var head: (Int32, Int32)?
    for sequence in sequences {
      let next = (sequence.first, length == 3 ? sequence.second : 0)
      if head == nil || head ?? (0, 0) != next {
        head = next
        text.append(contentsOf: name(sequence.first))
        if length == 3 {
          text.append(0x20)
          text.append(contentsOf: name(sequence.second))
        }
        text.append(0x0A)
      }
      text.append(0x09)
      text.append(contentsOf: name(length == 3 ? sequence.third : sequence.second))
      text.append(0x09)
      text.append(contentsOf: String(sequence.count).utf8)
      text.append(0x0A)
    }
    return text
  }

  /// Walks the lines of a text: the fields of each, cut at tabs.
  package static func forEachLine(_ text: [UInt8], _ body: (ArraySlice<UInt8>) -> Void) {
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex(of: 0x0A) ?? text.count
      if end > start { body(text[start..<end]) }
      start = end + 1
    }
  }

  /// A number in figures; 0 when it is none.
  static func number(_ digits: some Collection<UInt8>) -> Int {
    var value = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit), value < 1 << 40 else { return 0 }
      value = value * 10 + Int(digit - 0x30)
    }
    return value
  }
}
