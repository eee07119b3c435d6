internal import Foundation
internal import Lexicon

/// What the decoder walks over.
enum DecoderItem: UInt8 {
  case boundary
  case number
  case protected
  /// The next slot.
  case slot
}

/// Chooses one candidate for each slot so that the whole is the likeliest: Viterbi with a beam.
struct Decoder {
  private let lexicon: Lexicon
  private let width: Int

  /// Context counts twice in a score, so the raw posterior is too sure; fitted on held-out text.
  private static let sharpness = 0.68
  /// What is so much less likely than the best is not followed.
  private static let hopeless: Float = 16

  private struct State {
    var earlier: WordNumber
    var previous: WordNumber
    var score: Float
    var choice: UInt8
    var back: UInt8
    /// Looked up when it is first wanted.
    var context: Lexicon.Context?
  }

  /// The way to a state: its candidate, and its place among the states before.
  private struct Way {
    var choice: UInt8
    var back: UInt8
  }

  init(lexicon: Lexicon, width: Int = 12) {
    self.lexicon = lexicon
    self.width = width
  }

  /// - Parameters:
  ///   - items: the text in reading order.
  ///   - slots: its slots.
  ///   - store: their candidates.
  /// - Returns: for each slot the index of the reading that was chosen.
  func choose(_ items: [DecoderItem], _ slots: [Slot], _ store: CandidateStore) -> [UInt8] {
    // Of the columns that lie behind only the ways are kept, until only one of them leads on.
    var ways: [Way] = []
    var counts: [UInt8] = []
    var states = [
      State(earlier: .boundary, previous: .boundary, score: 0, choice: 0, back: 0)
    ]
    var next: [State] = []
    var chosen: [UInt8] = []
    chosen.reserveCapacity(slots.count)
    var settled = 0
    var slot = 0
    for (place, item) in items.enumerated() {
      next.removeAll(keepingCapacity: true)
      switch item {
      case .boundary: step(.boundary, from: &states, to: &next)
      case .number: step(.number, from: &states, to: &next)
      case .protected: step(.unknown, from: &states, to: &next)
      case .slot:
        step(store.range(of: Int(slots[slot].set)), store, from: &states, to: &next)
        slot += 1
      }
      if next.count > 1 { Self.prune(&next, width) }
      counts.append(UInt8(truncatingIfNeeded: next.count))
      for state in next { ways.append(Way(choice: state.choice, back: state.back)) }
      swap(&states, &next)
      if states.count == 1, counts.count >= 512 {
        Self.settle(items[settled...place], counts, ways, &chosen)
        settled = place + 1
        counts.removeAll(keepingCapacity: true)
        ways.removeAll(keepingCapacity: true)
      }
    }
    Self.settle(items[settled...], counts, ways, &chosen)
    return chosen
  }

  /// Follows the best way back through the columns of some items.
  private static func settle(
    _ items: ArraySlice<DecoderItem>, _ counts: [UInt8], _ ways: [Way], _ chosen: inout [UInt8]
  ) {
    let first = chosen.count
    var (start, index) = (ways.count, 0)
    for (item, count) in zip(items, counts).reversed() {
      start -= Int(count)
      let way = ways[start + index]
      if item == .slot { chosen.append(way.choice) }
      index = Int(way.back)
    }
    chosen[first...].reverse()
  }

  /// Best first; of equals the one that came first.
  private static func prune(_ states: inout [State], _ width: Int) {
    for index in 1..<states.count {
      var place = index
      while place > 0, states[place - 1].score < states[place].score {
        states.swapAt(place - 1, place)
        place -= 1
      }
    }
    if states.count > width { states.removeLast(states.count - width) }
    let best = states[0].score
    while let last = states.last, last.score < best - hopeless { states.removeLast() }
  }

  /// What ends a sentence is part of what is likely: `för.` is not.
  private func step(_ word: WordNumber, from states: inout [State], to next: inout [State]) {
    for index in states.indices {
      let state = states[index]
      let gain =
        word == .unknown
        ? 0
        : lexicon.likelihood(
          of: word, alone: -3,
          in: state.context ?? lexicon.context(after: state.previous, state.earlier))
      Self.insert(
        State(
          earlier: state.previous, previous: word, score: state.score + gain, choice: 0,
          back: UInt8(truncatingIfNeeded: index)), into: &next, from: 0)
    }
  }

  private func step(
    _ candidates: Range<Int>, _ store: CandidateStore, from states: inout [State],
    to next: inout [State]
  ) {
    var best = -Float.infinity
    var memory = Lexicon.PairMemory()
    for number in candidates {
      let candidate = store.candidates[number]
      let first = next.count
      for index in states.indices {
        var score = states[index].score - candidate.cost
        // No word is likelier than certain.
        if score < best - Self.hopeless { continue }
        var (earlier, previous) = (states[index].previous, candidate.first.word)
        if candidate.partCount == 1,
          Self.isBeaten(score, earlier, previous, in: next, from: first)
        {
          continue
        }
        let context: Lexicon.Context
        if let known = states[index].context {
          context = known
        } else {
          context = lexicon.context(after: states[index].previous, states[index].earlier)
          states[index].context = context
        }
        score += lexicon.likelihood(
          of: candidate.first.word, alone: candidate.first.alone, in: context, &memory)
        if candidate.partCount > 1 {
          for place in 1..<Int(candidate.partCount) {
            let part = store.part(place, of: candidate)
            score += lexicon.likelihood(
              of: part.word, alone: part.alone, in: lexicon.context(after: previous, earlier))
            (earlier, previous) = (previous, part.word)
          }
        }
        if score < best - Self.hopeless { continue }
        best = max(best, score)
        Self.insert(
          State(
            earlier: earlier, previous: previous, score: score,
            choice: UInt8(truncatingIfNeeded: number - candidates.lowerBound),
            back: UInt8(truncatingIfNeeded: index)), into: &next, from: first)
      }
    }
  }

  /// Whether a state with the same last words is better than this can become.
  @inline(__always)
  private static func isBeaten(
    _ score: Float, _ earlier: WordNumber, _ previous: WordNumber, in states: [State],
    from first: Int
  ) -> Bool {
    for index in first..<states.count
    where states[index].earlier == earlier && states[index].previous == previous {
      return states[index].score >= score
    }
    return false
  }

  /// Of states with the same last words only the best can be on the best way; those of other
  /// candidates hardly ever have the same.
  @inline(__always)
  private static func insert(_ state: State, into states: inout [State], from first: Int) {
    for index in first..<states.count
    where states[index].earlier == state.earlier && states[index].previous == state.previous {
      if states[index].score < state.score { states[index] = state }
      return
    }
    states.append(state)
  }

  /// How probable each reading of a slot is, given what was chosen around it.
  /// - Parameters:
  ///   - candidates: the slot's readings.
  ///   - store: their words.
  ///   - before: the two words before, the nearer one last.
  ///   - after: the words after, at most two, with their likelihoods alone.
  ///   - scores: takes probabilities that sum to 1 in place of what it holds.
  func posterior(
    _ candidates: Range<Int>, _ store: CandidateStore, before: (WordNumber, WordNumber),
    after: ArraySlice<Candidate.Part>, into scores: inout [Double]
  ) {
    scores.removeAll(keepingCapacity: true)
    let context = lexicon.context(after: before.1, before.0)
    var best = -Double.infinity
    for number in candidates {
      let candidate = store.candidates[number]
      var (earlier, previous) = before
      var score = -candidate.cost
      func follow(_ part: Candidate.Part, isFirst: Bool) {
        score += lexicon.likelihood(
          of: part.word, alone: part.alone,
          in: isFirst ? context : lexicon.context(after: previous, earlier))
        (earlier, previous) = (previous, part.word)
      }
      for place in 0..<Int(candidate.partCount) {
        follow(store.part(place, of: candidate), isFirst: place == 0)
      }
      for part in after { follow(part, isFirst: false) }
      scores.append(Double(score))
      best = max(best, Double(score))
    }
    var sum = 0.0
    for index in scores.indices {
      scores[index] = exp((scores[index] - best) * Self.sharpness)
      sum += scores[index]
    }
    for index in scores.indices { scores[index] /= sum }
  }
}
