internal import Foundation
internal import Lexicon

/// What the decoder walks over.
enum DecoderItem {
  case boundary
  case number
  case protected
  /// The index of a slot.
  case slot(Int)
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
    var choice: Int32
    var back: Int32
  }

  init(lexicon: Lexicon, width: Int = 12) {
    self.lexicon = lexicon
    self.width = width
  }

  /// - Parameters:
  ///   - items: the text in reading order.
  ///   - candidates: for each slot its readings.
  /// - Returns: for each slot the index of the reading that was chosen.
  func choose(_ items: [DecoderItem], _ candidates: [[Candidate]]) -> [Int] {
    // Of the columns that lie behind only the ways are kept.
    var ways: [(choice: Int32, back: Int32)] = []
    var starts: [Int] = []
    starts.reserveCapacity(items.count)
    var states = [
      State(earlier: .boundary, previous: .boundary, score: 0, choice: -1, back: -1)
    ]
    var next: [State] = []
    for item in items {
      next.removeAll(keepingCapacity: true)
      switch item {
      case .boundary: step(.boundary, from: states, to: &next)
      case .number: step(.number, from: states, to: &next)
      case .protected: step(.unknown, from: states, to: &next)
      case .slot(let slot): step(candidates[slot], from: states, to: &next)
      }
      if next.count > 1 { next.sort { $0.score > $1.score } }
      if next.count > width { next.removeLast(next.count - width) }
      if let best = next.first?.score {
        while let last = next.last, last.score < best - Self.hopeless { next.removeLast() }
      }
      starts.append(ways.count)
      for state in next { ways.append((state.choice, state.back)) }
      swap(&states, &next)
    }
    var chosen = [Int](repeating: 0, count: candidates.count)
    var index = 0
    for place in items.indices.reversed() {
      let way = ways[starts[place] + index]
      if case .slot(let slot) = items[place] { chosen[slot] = Int(way.choice) }
      index = Int(way.back)
    }
    return chosen
  }

  /// What ends a sentence is part of what is likely: `för.` is not.
  private func step(_ word: WordNumber, from states: [State], to next: inout [State]) {
    for (index, state) in states.enumerated() {
      let gain =
        word == .unknown
        ? 0 : lexicon.likelihood(of: word, alone: -3, after: state.previous, state.earlier)
      Self.insert(
        State(
          earlier: state.previous, previous: word, score: state.score + gain, choice: -1,
          back: Int32(index)), into: &next, from: 0)
    }
  }

  private func step(_ candidates: [Candidate], from states: [State], to next: inout [State]) {
    let contexts = states.map { lexicon.context(after: $0.previous, $0.earlier) }
    var best = -Float.infinity
    for (choice, candidate) in candidates.enumerated() {
      let first = next.count
      for (index, state) in states.enumerated() {
        var score = state.score - candidate.cost
        // No word is likelier than certain.
        if score < best - Self.hopeless { continue }
        var (earlier, previous) = (state.earlier, state.previous)
        for (place, part) in candidate.parts.enumerated() {
          let context = place == 0 ? contexts[index] : lexicon.context(after: previous, earlier)
          score += lexicon.likelihood(of: part.word, alone: part.alone, in: context)
          (earlier, previous) = (previous, part.word)
        }
        if score < best - Self.hopeless { continue }
        best = max(best, score)
        Self.insert(
          State(
            earlier: earlier, previous: previous, score: score, choice: Int32(choice),
            back: Int32(index)), into: &next, from: first)
      }
    }
  }

  /// Of states with the same last words only the best can be on the best way; those of other
  /// candidates hardly ever have the same.
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
  ///   - before: the two words before, the nearer one last.
  ///   - after: the words after, at most two, with their likelihoods alone.
  /// - Returns: probabilities that sum to 1.
  func posterior(
    _ candidates: [Candidate], before: (WordNumber, WordNumber),
    after: ArraySlice<Candidate.Part>
  ) -> [Double] {
    let context = lexicon.context(after: before.1, before.0)
    let scores = candidates.map { candidate -> Double in
      var (earlier, previous) = before
      var score = -candidate.cost
      func follow(_ part: Candidate.Part, isFirst: Bool) {
        score += lexicon.likelihood(
          of: part.word, alone: part.alone,
          in: isFirst ? context : lexicon.context(after: previous, earlier))
        (earlier, previous) = (previous, part.word)
      }
      for (place, part) in candidate.parts.enumerated() { follow(part, isFirst: place == 0) }
      for part in after { follow(part, isFirst: false) }
      return Double(score)
    }
    guard let best = scores.max() else { return [] }
    let weights = scores.map { exp(($0 - best) * Self.sharpness) }
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }
}
