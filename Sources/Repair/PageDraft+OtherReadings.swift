internal import Lexicon
internal import Minutes

/// Places that were read twice: where the readings differ, the dictionary decides.
extension PageDraft {
  /// Two models rarely make the same word of something else.
  private static let confidence = 0.9

  /// Takes the other reading where it is a word and the one that stands is none.
  mutating func repairFromOtherReadings(lexicon: Lexicon) {
    for line in page.lines.indices {
      for index in page.lines[line].words.indices
      where page.lines[line].words[index].otherReading != nil && decisions[line, index] == nil {
        let word = page.lines[line].words[index]
        guard let other = word.otherReading, index >= (headLengths[line] ?? 0),
          let kept = Self.core(word.recognized), let offered = Self.core(other.text),
          !Self.isForeign(word.recognized), kept.count >= 4, offered.count >= 4,
          !Self.isWord(kept, lexicon),
          Self.isWord(offered, lexicon)
        else { continue }
        decisions[line, index] = Decision(
          text: other.text, kind: .character, confidence: Self.confidence)
      }
    }
  }

  /// Whether a letter is among it that Swedish has not: the model that has it saw it.
  private static func isForeign(_ text: String) -> Bool {
    text.unicodeScalars.contains { Alphabet.code($0) > Alphabet.code("é") }
  }

  /// The letters between the punctuation around a word; nil when something else is among them.
  private static func core(_ text: String) -> [UInt8]? {
    letters(of: text.map { String($0) })
  }

  private static func isWord(_ codes: [UInt8], _ lexicon: Lexicon) -> Bool {
    isKnown(codes, lexicon) || isComposed(codes, lexicon)
  }
}
