internal import Lexicon

/// The words of a page as they were chosen, for a walk from its start to its end.
struct DecodedContext {
  private let items: [DecoderItem]
  private let slots: [Slot]
  private let chosen: [UInt8]
  private let store: CandidateStore

  /// The words around the slot; those far behind are forgotten.
  private var words: [Candidate.Part] = []
  /// Where the slot's words begin and end.
  private var start = 0
  private var end = 0
  /// The next item to walk over, and the next whose words are to be taken.
  private var item = 0
  private var nextItem = 0
  private var nextSlot = 0

  /// How many words are kept before those that nobody asks for are forgotten.
  private static let most = 4096

  init(items: [DecoderItem], slots: [Slot], chosen: [UInt8], store: CandidateStore) {
    self.items = items
    self.slots = slots
    self.chosen = chosen
    self.store = store
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
    while words.count < end + 2, nextItem < items.count { take() }
    if start > Self.most {
      let passed = start - 2
      words.removeFirst(passed)
      start -= passed
      end -= passed
    }
  }

  /// Takes up the words of the next item.
  private mutating func take() {
    switch items[nextItem] {
    case .boundary: words.append(.init(word: .boundary, alone: -3))
    case .number: words.append(.init(word: .number, alone: -3))
    case .protected: words.append(.init(word: .unknown, alone: -10))
    case .slot:
      let set = store.range(of: Int(slots[nextSlot].set))
      let candidate = store.candidates[set.lowerBound + Int(chosen[nextSlot])]
      for part in 0..<Int(candidate.partCount) { words.append(store.part(part, of: candidate)) }
      nextSlot += 1
    }
    nextItem += 1
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
