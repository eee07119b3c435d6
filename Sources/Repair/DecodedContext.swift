internal import Lexicon

/// The words around a slot, as they were chosen.
struct DecodedContext {
  private var words: [Candidate.Part] = []
  private var starts: [Int] = []
  private var ends: [Int] = []

  init(items: [DecoderItem], candidates: [[Candidate]], chosen: [Int]) {
    starts = Array(repeating: 0, count: candidates.count)
    ends = starts
    for item in items {
      switch item {
      case .boundary: words.append(.init(word: .boundary, alone: -3))
      case .number: words.append(.init(word: .number, alone: -3))
      case .protected: words.append(.init(word: .unknown, alone: -10))
      case .slot(let slot):
        starts[slot] = words.count
        words.append(contentsOf: candidates[slot][chosen[slot]].parts)
        ends[slot] = words.count
      }
    }
  }

  func before(slot: Int) -> (WordNumber, WordNumber) {
    let start = starts[slot]
    return (
      start > 1 ? words[start - 2].word : .boundary, start > 0 ? words[start - 1].word : .boundary
    )
  }

  func after(slot: Int) -> ArraySlice<Candidate.Part> {
    words[min(ends[slot], words.count)..<min(ends[slot] + 2, words.count)]
  }
}
