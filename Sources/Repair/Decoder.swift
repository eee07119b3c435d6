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
    var columns: [[State]] = [
      [State(earlier: .boundary, previous: .boundary, score: 0, choice: -1, back: -1)]
    ]
    columns.reserveCapacity(items.count + 1)
    for item in items {
      let states = columns[columns.count - 1]
      var next: [State] = []
      switch item {
      case .boundary, .number, .protected:
        let word: WordNumber =
          switch item {
          case .boundary: .boundary
          case .number: .number
          default: .unknown
          }
        for (index, state) in states.enumerated() {
          // What ends a sentence is part of what is likely: `för.` is not.
          let gain =
            word == .unknown
            ? 0
            : lexicon.likelihood(of: word, alone: -3, after: state.previous, state.earlier)
          Self.insert(
            State(
              earlier: state.previous, previous: word, score: state.score + gain, choice: -1,
              back: Int32(index)), into: &next)
        }
      case .slot(let slot):
        for (choice, candidate) in candidates[slot].enumerated() {
          for (index, state) in states.enumerated() {
            var (earlier, previous, score) = (
              state.earlier, state.previous, state.score - candidate.cost
            )
            for part in candidate.parts {
              score += lexicon.likelihood(
                of: part.word, alone: part.alone, after: previous, earlier)
              (earlier, previous) = (previous, part.word)
            }
            Self.insert(
              State(
                earlier: earlier, previous: previous, score: score, choice: Int32(choice),
                back: Int32(index)), into: &next)
          }
        }
      }
      next.sort { $0.score > $1.score }
      if next.count > width { next.removeLast(next.count - width) }
      columns.append(next)
    }
    var chosen = [Int](repeating: 0, count: candidates.count)
    var index = 0
    for column in stride(from: items.count, to: 0, by: -1) {
      let state = columns[column][index]
      if case .slot(let slot) = items[column - 1] { chosen[slot] = Int(state.choice) }
      index = Int(state.back)
    }
    return chosen
  }

  /// Of states with the same last words only the best can be on the best way.
  private static func insert(_ state: State, into states: inout [State]) {
    for index in states.indices
    where states[index].previous == state.previous && states[index].earlier == state.earlier
      && (state.previous != .unknown || states[index].choice == state.choice)
    {
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
    _ candidates: [Candidate], before: (WordNumber, WordNumber), after: [Candidate.Part]
  ) -> [Double] {
    let scores = candidates.map { candidate -> Double in
      var (earlier, previous) = before
      var score = -candidate.cost
      for part in candidate.parts + after {
        score += lexicon.likelihood(of: part.word, alone: part.alone, after: previous, earlier)
        (earlier, previous) = (previous, part.word)
      }
      return Double(score)
    }
    guard let best = scores.max() else { return [] }
    let weights = scores.map { exp($0 - best) }
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }
}
