internal import Lexicon
internal import Minutes

/// `Al` for `AI`, `SFl` for `SFI`: print has one stroke for a small l and a capital I.
extension PageDraft {
  private static let confidence = 0.93

  /// Writes known acronyms whose capital I was read as an l.
  mutating func repairAcronyms(lexicon: Lexicon) {
    guard let read else { return }
    for line in words.indices {
      for (index, number) in words.numbers(ofLine: line).enumerated()
      where read.facts[number].marks.contains(.mayBeAcronym) && !decisions.has(number) {
        let next = index + 1 < words[line].count ? words[line][index + 1] : ""
        guard let text = Self.acronym(in: words[line][index], before: next, lexicon) else {
          continue
        }
        decisions[line, index] = Decision(
          text: text, kind: .character, confidence: Self.confidence)
      }
    }
  }

  /// - Parameters:
  ///   - word: as it was read, with its punctuation.
  ///   - next: the word after it on its line.
  ///   - lexicon: knows the acronyms.
  /// - Returns: nil where it is no acronym with an l in it.
  static func acronym(in word: String, before next: String, _ lexicon: Lexicon) -> String? {
    guard word.utf8.contains(0x6C), word.utf8.count <= 24 else { return nil }
    let scalars = Array(word.unicodeScalars)
    guard let start = scalars.firstIndex(where: { Alphabet.code($0) != Alphabet.none }) else {
      return nil
    }
    let part = scalars[start...].prefix { Alphabet.code($0) != Alphabet.none }
    let rest = scalars[part.endIndex...]
    // `AI-stöd` is composed with a small letter, `Al-Sayed` is a name; so may `Al Gore` be.
    if rest.first == "-", let second = rest.dropFirst().first {
      guard Alphabet.isSmall(second) else { return nil }
    } else if part.count == 2, rest.isEmpty,
      let capital = next.unicodeScalars.first, Alphabet.isCapital(capital)
    {
      return nil
    }
    guard Slot.acronym(Array(part), lexicon) != nil else { return nil }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[..<start])
    text.append(contentsOf: part.map { $0 == "l" ? "I" : $0 })
    text.append(contentsOf: rest)
    return String(text)
  }
}
