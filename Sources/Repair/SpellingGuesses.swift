internal import Lexicon

/// Words that no dictionary knows: what a piece may stand for by the likelihood of its spelling.
struct SpellingGuesses {
  private struct Guess {
    var cost: Float
    var spelling: Float
    /// The last letter, and the one before it.
    var letter: UInt8 = 0
    var previous: UInt8 = 0
    /// Where it comes from: a place in the piece and a guess there.
    var place: Int32 = -1
    var index: Int32 = -1

    var score: Float { spelling - cost }
  }

  private let lexicon: Lexicon
  private let channel: Channel
  private var columns: [[Guess]] = []

  /// How many ways are followed at a time.
  private static let width = 12

  init(lexicon: Lexicon, channel: Channel) {
    self.lexicon = lexicon
    self.channel = channel
  }

  /// - Parameters:
  ///   - seen: a piece.
  ///   - most: how many guesses are wanted.
  /// - Returns: the likeliest spellings with å, ä and ö brought back, best first.
  mutating func guesses(for seen: [UInt8], most: Int = 4) -> [Candidate] {
    while columns.count <= seen.count { columns.append([]) }
    for index in 0...seen.count { columns[index].removeAll(keepingCapacity: true) }
    columns[0].append(Guess(cost: 0, spelling: 0))
    for place in 0..<seen.count {
      columns[place].sort { $0.score > $1.score }
      for index in 0..<min(Self.width, columns[place].count) {
        extend(columns[place][index], at: place, index: index, seen)
      }
    }
    for index in columns[seen.count].indices {
      let guess = columns[seen.count][index]
      columns[seen.count][index].spelling += lexicon.letterLikelihood(
        0, after: guess.letter, guess.previous)
    }
    columns[seen.count].sort { $0.score > $1.score }
    return columns[seen.count].prefix(most).map { candidate($0) }
  }

  private mutating func extend(_ guess: Guess, at place: Int, index: Int, _ seen: [UInt8]) {
    let symbol = seen[place]
    if SeenSymbol.isLetter(symbol) {
      add(symbol, to: guess, place, index, length: 1, cost: channel.identity[Int(symbol)])
    }
    for number in channel.rules(from: symbol) {
      let rule = channel.rules[number]
      // Of what may be wrong only the lost letters, and the é that stands for e.
      guard
        rule.letter >= Alphabet.aRing && rule.letter <= Alphabet.oUmlaut
          || (rule.letter == 5 && symbol > Alphabet.oUmlaut)
      else { continue }
      if rule.second == 0 {
        add(rule.letter, to: guess, place, index, length: 1, cost: rule.cost)
      } else if place + 1 < seen.count, seen[place + 1] == rule.second {
        add(rule.letter, to: guess, place, index, length: 2, cost: rule.cost)
      }
    }
  }

  private mutating func add(
    _ letter: UInt8, to guess: Guess, _ place: Int, _ index: Int, length: Int, cost: Float
  ) {
    columns[place + length].append(
      Guess(
        cost: guess.cost + cost,
        spelling: guess.spelling
          + lexicon.letterLikelihood(letter, after: guess.letter, guess.previous),
        letter: letter, previous: guess.letter, place: Int32(place), index: Int32(index)))
  }

  private func candidate(_ last: Guess) -> Candidate {
    var codes: [UInt8] = []
    var origins: [UInt8] = []
    var guess = last
    while guess.place >= 0 {
      codes.append(guess.letter)
      origins.append(UInt8(truncatingIfNeeded: Int(guess.place)))
      guess = columns[Int(guess.place)][Int(guess.index)]
    }
    codes.reverse()
    origins.reverse()
    var candidate = Candidate(
      codes: codes, origins: origins,
      parts: [.init(word: .unknown, alone: CandidateSearch.unknownCost + last.spelling)],
      cost: last.cost, flags: [])
    candidate.isGuess = true
    return candidate
  }
}
