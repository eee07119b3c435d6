internal import Minutes

/// Words of which only the text is wanted: the short way for nearly all that change.
extension PageDraft {
  /// What candidates look like in print, by their numbers: most words of a text come again.
  struct Prints {
    fileprivate var texts: [UInt32: String] = [:]
    fileprivate var scalars: [Unicode.Scalar] = []
    fileprivate var bytes: [UInt8] = []
  }

  /// Puts a reading in a word's place when it is probable enough.
  /// - Parameters:
  ///   - slot: the only piece of its word, not cut by a line's end.
  ///   - set: its candidates in the store.
  ///   - chosen: the one that was chosen of them.
  ///   - posterior: their probabilities.
  ///   - store: the candidates.
  ///   - prints: what was printed before.
  mutating func applyQuietly(
    _ slot: Slot, _ set: Range<Int>, chosen: Int, _ posterior: [Double], _ store: CandidateStore,
    _ prints: inout Prints
  ) {
    let confidence = posterior[chosen]
    var unchanged = 0.0
    for (index, probability) in posterior.enumerated()
    where store.candidates[set.lowerBound + index].isAsRead {
      unchanged += probability
    }
    guard
      isApplied(confidence, against: unchanged, isWord: Self.isWord(slot, store.candidates[set]))
    else { return }
    let number = set.lowerBound + chosen
    let text = printed(number, slot, store, &prints)
    let word = Int(slot.word)
    let seen = words.spans[word].range
    if slot.lower == 0, slot.marks.contains(.endsWord) {
      if text.utf8.elementsEqual(words.bytes[seen]) { return }
      decisions[word] = Decision(text: text, kind: .character, confidence: confidence)
      return
    }
    let lower = words.offset(ofScalar: Int(slot.lower), in: word)
    let upper = words.offset(ofScalar: Int(slot.upper), in: word)
    if text.utf8.elementsEqual(words.bytes[lower..<upper]) { return }
    prints.bytes.removeAll(keepingCapacity: true)
    prints.bytes.append(contentsOf: words.bytes[seen.lowerBound..<lower])
    prints.bytes.append(contentsOf: text.utf8)
    prints.bytes.append(contentsOf: words.bytes[upper..<seen.upperBound])
    decisions[word] = Decision(
      text: String(decoding: prints.bytes, as: UTF8.self), kind: .character,
      confidence: confidence)
  }

  /// A candidate in the case in which its piece was printed.
  private func printed(
    _ number: Int, _ slot: Slot, _ store: CandidateStore, _ prints: inout Prints
  ) -> String {
    // All else on which the case depends is the same wherever the candidate stands.
    let isAmongSmall = slot.isAmongSmall
    let key = UInt32(number) << 1 | (isAmongSmall ? 1 : 0)
    if let known = prints.texts[key] { return known }
    getScalars(of: slot, into: &prints.scalars)
    var view = String.UnicodeScalarView()
    for (scalar, _) in Casing.text(
      of: store.candidate(number), seen: prints.scalars, place: Casing.Place(slot))
    {
      view.append(scalar)
    }
    let text = String(view)
    prints.texts[key] = text
    return text
  }
}

extension SeenText {
  /// The place in the buffer of a word's scalar, or of the end behind its last.
  fileprivate func offset(ofScalar wanted: Int, in word: Int) -> Int {
    let range = spans[word].range
    var (count, place) = (0, range.lowerBound)
    while place < range.upperBound {
      if bytes[place] & 0xC0 != 0x80 {
        if count == wanted { return place }
        count += 1
      }
      place += 1
    }
    return place
  }
}
