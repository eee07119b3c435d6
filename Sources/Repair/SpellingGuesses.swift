internal import Lexicon

/// How likely a letter is behind those before it.
protocol LetterSequence {
  /// The letters before one; at first those before a word.
  associatedtype History
  static var start: History { get }
  /// - Returns: the logarithm of the likelihood of a letter, 0 for the word's end, and what the
  ///   next one stands behind.
  func likelihood(of letter: UInt8, after history: History) -> (logarithm: Float, next: History)
}

/// Words that no dictionary knows: what a piece may stand for by the likelihood of its spelling.
struct SpellingGuesses<Spelling: LetterSequence> {
  private struct Guess {
    var cost: Float
    var spelling: Float
    var score: Float
    var letter: UInt8 = 0
    var history = Spelling.start
    /// Where it comes from: a place in the piece and a guess there.
    var place: Int32 = -1
    var index: Int32 = -1
  }

  private let table: Spelling
  private let channel: Channel
  /// The rules that bring lost letters back, by the first symbol that is printed.
  private var rules: [Channel.Rule] = []
  private var starts: [Int] = [0]
  /// For each place in the piece the best guesses, best first; of equals the one that came first.
  private var guesses: [Guess] = []
  private var counts: [Int] = []

  /// How many ways are followed at a time.
  private static var width: Int { 12 }

  init(table: Spelling, channel: Channel) {
    self.table = table
    self.channel = channel
    for symbol in UInt8.min...UInt8.max {
      // Of what may be wrong only the lost letters, and the é that stands for e.
      rules += channel.rules[channel.rules(from: symbol)].filter {
        $0.next == 0
          && ($0.letter >= Alphabet.aRing && $0.letter <= Alphabet.oUmlaut
            || ($0.letter == 5 && symbol > Alphabet.oUmlaut))
      }
      starts.append(rules.count)
    }
  }

  /// - Parameters:
  ///   - seen: a piece.
  ///   - most: how many guesses are wanted, at most 12.
  /// - Returns: the likeliest spellings with å, ä and ö brought back, best first.
  mutating func guesses(for seen: [UInt8], most: Int = 4) -> [Candidate] {
    while counts.count <= seen.count {
      counts.append(0)
      for _ in 0..<Self.width { guesses.append(Guess(cost: 0, spelling: 0, score: 0)) }
    }
    for place in 0...seen.count { counts[place] = 0 }
    guesses[0] = Guess(cost: 0, spelling: 0, score: 0)
    counts[0] = 1
    for place in 0..<seen.count {
      for index in 0..<counts[place] { extend(at: place, index: index, seen) }
    }
    return (0..<min(most, counts[seen.count])).map {
      candidate(guesses[seen.count * Self.width + $0])
    }
  }

  private mutating func extend(at place: Int, index: Int, _ seen: [UInt8]) {
    let guess = guesses[place * Self.width + index]
    let symbol = seen[place]
    if SeenSymbol.isLetter(symbol) {
      add(
        symbol, to: guess, place, index, length: 1, cost: channel.identity[Int(symbol)], seen.count)
    }
    for number in starts[Int(symbol)]..<starts[Int(symbol) + 1] {
      let rule = rules[number]
      if rule.second == 0 {
        add(rule.letter, to: guess, place, index, length: 1, cost: rule.cost, seen.count)
      } else if place + 1 < seen.count, seen[place + 1] == rule.second {
        add(rule.letter, to: guess, place, index, length: 2, cost: rule.cost, seen.count)
      }
    }
  }

  @inline(__always)
  private mutating func add(
    _ letter: UInt8, to guess: Guess, _ place: Int, _ index: Int, length: Int, cost: Float,
    _ end: Int
  ) {
    let next = place + length
    let (logarithm, history) = table.likelihood(of: letter, after: guess.history)
    var spelling = guess.spelling + logarithm
    if next == end { spelling += table.likelihood(of: 0, after: history).logarithm }
    let sum = guess.cost + cost
    let score = spelling - sum
    let first = next * Self.width
    var position = first + counts[next]
    if counts[next] == Self.width {
      if guesses[position - 1].score >= score { return }
      position -= 1
    } else {
      counts[next] += 1
    }
    while position > first, guesses[position - 1].score < score {
      guesses[position] = guesses[position - 1]
      position -= 1
    }
    guesses[position] = Guess(
      cost: sum, spelling: spelling, score: score, letter: letter, history: history,
      place: Int32(place), index: Int32(index))
  }

  private func candidate(_ last: Guess) -> Candidate {
    var codes: [UInt8] = []
    var origins: [UInt8] = []
    var guess = last
    while guess.place >= 0 {
      codes.append(guess.letter)
      origins.append(UInt8(truncatingIfNeeded: Int(guess.place)))
      guess = guesses[Int(guess.place) * Self.width + Int(guess.index)]
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
