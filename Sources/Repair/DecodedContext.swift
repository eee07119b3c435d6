internal import Lexicon

/// The words of a page as they were chosen, for a walk from its start to its end.
struct DecodedContext {
  private var words: [Candidate.Part] = []
  /// Where the slot's words begin and end.
  private var start = 0
  private var end = 0
  private var item = 0
  private let items: [DecoderItem]

  init(items: [DecoderItem], slots: [Slot], chosen: [UInt8], store: CandidateStore) {
    self.items = items
    words.reserveCapacity(items.count * 17 / 16)
    var slot = 0
    for item in items {
      switch item {
      case .boundary: words.append(.init(word: .boundary, alone: -3))
      case .number: words.append(.init(word: .number, alone: -3))
      case .protected: words.append(.init(word: .unknown, alone: -10))
      case .slot:
        let candidate = store.candidates[
          store.range(of: Int(slots[slot].set)).lowerBound + Int(chosen[slot])]
        for part in 0..<Int(candidate.partCount) { words.append(store.part(part, of: candidate)) }
        slot += 1
      }
    }
  }

  /// Goes on to the next slot, whose reading has so many words.
  mutating func advance(_ length: Int) {
    start = end
    while item < items.count, items[item] != .slot {
      item += 1
      start += 1
    }
    item += 1
    end = start + length
  }

  /// The two words before the slot, the nearer one last.
  var before: (WordNumber, WordNumber) {
    (
      start > 1 ? words[start - 2].word : .boundary, start > 0 ? words[start - 1].word : .boundary
    )
  }

  /// At most two words after the slot.
  var after: ArraySlice<Candidate.Part> {
    words[min(end, words.count)..<min(end + 2, words.count)]
  }
}
