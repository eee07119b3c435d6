internal import Lexicon

/// Finds what a piece of text may stand for: known words that the channel may have turned into it,
/// compounds of known parts, words run together.
struct CandidateSearch {
  private let channel: Channel
  private let spelling: SpellingTable
  private var walk: TrieWalk
  private var compounds: CompoundSearch
  private var guesses: SpellingGuesses<SpellingTable>
  private var names: SpellingGuesses<NameSequence>
  /// What was found for the piece in question, good and bad.
  private var found = CandidateStore()
  private var order: [Rank] = []

  private struct Rank {
    var score: Float
    var number: Int32
  }

  /// Whether what was read stays a candidate however unlikely it is by itself.
  private let keepsAsRead: Bool

  /// - Parameters:
  ///   - lexicon: knows words.
  ///   - channel: what may have become of them.
  ///   - keepsAsRead: whether what was read stays a candidate however unlikely it is by itself.
  init(lexicon: Lexicon, channel: Channel, keepsAsRead: Bool = false) {
    self.keepsAsRead = keepsAsRead
    self.channel = channel
    compounds = CompoundSearch(gluesWords: channel.gluesWords)
    spelling = SpellingTable(lexicon)
    walk = TrieWalk(lexicon: lexicon, channel: channel)
    guesses = SpellingGuesses(table: spelling, channel: channel)
    names = SpellingGuesses(table: NameSequence(lexicon: lexicon), channel: channel)
  }

  /// What an unknown word is less likely than its spelling.
  static let unknownCost: Float = -4.5
  private static let longest = 48
  /// What is so much less likely than the best is not kept.
  private static let hopeless: Float = 12
  /// Words less likely than this may be compounds, or have lost a letter.
  private static let doubtful: Float = -17.5

  /// Finds the likely readings, best first out of context; the piece as read is always among them.
  /// - Parameters:
  ///   - seen: a piece.
  ///   - limit: how many readings there are at most, but for the piece as read.
  ///   - store: takes them.
  /// - Returns: the number of their set in the store.
  mutating func candidates(
    for seen: [UInt8], limit: Int = 10, into store: inout CandidateStore
  ) -> Int {
    let asRead = asRead(seen)
    guard seen.count <= Self.longest, seen.count > 0 else {
      store.append(asRead)
      return store.endSet()
    }
    found.removeAll()
    let bound = min(17, 10 + 2 * Float(seen.count))
    let extras = channel.insertsSymbols ? 1 : 0
    findWords(seen, TrieWalk.Aim(bound: bound, losses: 1, extras: extras))
    var best = bestScore(from: 0, -.infinity)
    if best < Self.doubtful && seen.count > TrieWalk.shortest {
      // Long words, too, may have lost a letter; that is looked for only where nothing else fits.
      let first = found.count
      findWords(seen, TrieWalk.Aim(bound: bound, losses: 1, losesAnywhere: true, extras: extras))
      best = bestScore(from: first, best)
    }
    let isKnown = found.candidates.indices.contains {
      !found.candidates[$0].flags.isEmpty && found.isSpelt($0, asRead.codes)
    }
    let spellings = isKnown || seen.count < 3 ? [] : guesses.guesses(for: seen)
    if best < Self.doubtful && seen.count > 3 {
      if !isKnown { best = max(best, asRead.score, spellings.first?.score ?? best) }
      let whole = compounds.candidates(
        for: seen, bound: min(bound, 11), floor: best - Self.hopeless, walk: &walk)
      for candidate in whole { found.append(candidate) }
      if !isKnown, !whole.contains(where: { $0.score > best }) { findOpenCompounds(seen) }
    }
    if !isKnown {
      found.append(asRead)
      for guess in spellings { found.append(guess) }
    }
    return chooseBest(limit, asRead, into: &store)
  }

  /// The least that is left of a compound behind its first part: `forsknings-litteracitet`.
  private static let leastLeft = 5

  /// Compounds of which only the first part is known.
  private mutating func findOpenCompounds(_ seen: [UInt8]) {
    for opening in compounds.openings(in: seen, walk, least: Self.leastLeft) {
      for rest in guesses.guesses(for: Array(seen[opening.place...]), most: 2) {
        var candidate = opening.first
        candidate.codes += rest.codes
        candidate.origins += rest.origins.map { $0 + UInt8(truncatingIfNeeded: opening.place) }
        candidate.parts[0].alone += rest.parts[0].alone
        candidate.cost += rest.cost
        candidate.isGuess = true
        found.append(candidate)
      }
    }
  }

  /// What a piece with a capital may stand for that is a name nobody has listed, best first.
  mutating func names(for seen: [UInt8]) -> [Candidate] {
    guard (3...Self.longest).contains(seen.count) else { return [] }
    return names.guesses(for: seen, most: 6).map { name in
      var name = name
      // How likely it is as a name depends on where it stands.
      name.parts[0].alone = Self.unknownCost + spelling.likelihood(of: name.codes)
      return name
    }
  }

  /// Takes the best of what was found into a store.
  private mutating func chooseBest(
    _ limit: Int, _ asRead: Candidate, into store: inout CandidateStore
  ) -> Int {
    order.removeAll(keepingCapacity: true)
    for (number, candidate) in found.candidates.enumerated() {
      order.append(Rank(score: found.score(of: candidate), number: Int32(number)))
    }
    order.sort { $0.score > $1.score }
    var unique: [Rank] = []
    for rank in order
    where !unique.contains(where: { found.areSpeltAlike(Int($0.number), Int(rank.number)) }) {
      unique.append(rank)
      if unique.count == limit { break }
    }
    if !unique.contains(where: { found.isSpelt(Int($0.number), asRead.codes) }) {
      found.append(asRead)
      unique.append(Rank(score: asRead.score, number: Int32(found.count - 1)))
    }
    // No context makes good what is a hundred thousand times less likely.
    let floor = (unique.first?.score ?? 0) - Self.hopeless
    unique.removeAll {
      $0.score < floor && !found.isSpelt(Int($0.number), asRead.codes)
    }
    if unique.count > 1, !keepsAsRead { unique.removeAll { $0.score < floor - 3 } }
    for rank in unique {
      var candidate = found.candidates[Int(rank.number)]
      // The piece as read is never changed, whatever the way it was found.
      if found.isSpelt(Int(rank.number), asRead.codes) { candidate.isAsRead = true }
      store.append(candidate, of: found)
    }
    return store.endSet()
  }

  private func bestScore(from first: Int, _ known: Float) -> Float {
    var best = known
    for number in first..<found.count {
      best = max(best, found.score(of: found.candidates[number]))
    }
    return best
  }

  private mutating func findWords(_ seen: [UInt8], _ aim: TrieWalk.Aim) {
    walk.reset(seen)
    walk.walk(from: 0, aim)
    for arrival in walk.arrivals where arrival.entry.flags.contains(.word) {
      found.append(arrival, of: walk)
    }
  }

  /// The piece as it was read: what it costs that no dictionary knows it.
  private func asRead(_ seen: [UInt8]) -> Candidate {
    var alone = Self.unknownCost
    var letters = seen
    for (index, code) in seen.enumerated() where !SeenSymbol.isLetter(code) {
      alone -= code >= 128 + 48 && code < 128 + 58 ? 3 : 8
      letters[index] = 30
    }
    alone += spelling.likelihood(of: letters)
    var candidate = Candidate(
      codes: seen, origins: seen.indices.map { UInt8(truncatingIfNeeded: $0) },
      parts: [.init(word: .unknown, alone: alone)],
      cost: seen.reduce(0) { $0 + channel.identity[Int($1)] }, flags: [])
    candidate.isAsRead = true
    return candidate
  }
}
