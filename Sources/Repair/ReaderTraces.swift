/// What a Swedish model leaves in text: bullets, paragraph signs and @ that it has no letter for.
///
/// Nobody writes a line that begins with `0 Rutinen`, `« Barn` or `8 12 Beslut`.
enum ReaderTraces {
  /// One in so many words, at least, is such a trace where a machine has read.
  static let words = 150
  /// Fewer may be somebody's own signs.
  static let least = 2

  /// What stands for a bullet at the head of a line, and begins none that was written.
  private static let bullets: [String] = [
    "e", "0", "O", "Oo", "oO", "«", "»", "¢", "©", "e.", "0.", "=",
  ]

  /// How many a text has.
  /// - Complexity: O(its lines), but for addresses.
  static func count(in text: SeenText) -> Int {
    var count = 0
    for line in text.indices {
      let numbers = text.numbers(ofLine: line)
      guard numbers.count > 1, text.spans[numbers.lowerBound].length <= 2,
        startsWithCapital(text, numbers.lowerBound + 1),
        bullets.contains(text.word(numbers.lowerBound))
      else { continue }
      count += 1
    }
    let heads = BlindSpots.heads(of: text)
    let accepted = BlindSpots.accepted(heads)
    for (head, isAccepted) in zip(heads, accepted) where isAccepted || head.isSure { count += 1 }
    for number in 0..<text.wordCount where text.spans[number].length > 6 {
      let range = text.spans[number].range
      if text.bytes[range].contains(0x51), MailAddress.restored(text.word(number)) != nil {
        count += 1
      }
    }
    return count
  }

  private static func startsWithCapital(_ text: SeenText, _ number: Int) -> Bool {
    guard let first = text.word(number).unicodeScalars.first else { return false }
    return first.properties.isUppercase
  }
}
