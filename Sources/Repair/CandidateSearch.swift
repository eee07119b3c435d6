internal import Lexicon

/// Finds what a piece of text may stand for: known words that the channel may have turned into it,
/// compounds of known parts, words run together.
struct CandidateSearch {
  private let lexicon: Lexicon
  private let channel: Channel
  private var walk: TrieWalk
  private var compounds: CompoundSearch
  private var guesses: SpellingGuesses

  init(lexicon: Lexicon, channel: Channel) {
    self.lexicon = lexicon
    self.channel = channel
    compounds = CompoundSearch(gluesWords: channel.gluesWords)
    walk = TrieWalk(lexicon: lexicon, channel: channel)
    guesses = SpellingGuesses(lexicon: lexicon, channel: channel)
  }

  /// What an unknown word is less likely than its spelling.
  static let unknownCost: Float = -4.5
  private static let longest = 48
  /// Words less likely than this may be compounds, or have lost a letter.
  private static let doubtful: Float = -17.5

  /// The likely readings, best first out of context; the piece as read is always among them.
  mutating func candidates(for seen: [UInt8], limit: Int = 10) -> [Candidate] {
    let asRead = asRead(seen)
    guard seen.count <= Self.longest, seen.count > 0 else { return [asRead] }
    let bound = min(17, 10 + 2 * Float(seen.count))
    var found: [Candidate] = words(seen, TrieWalk.Aim(bound: bound, losses: 1))
    var best = found.map(\.score).max() ?? -.infinity
    if best < Self.doubtful && seen.count > TrieWalk.shortest {
      // Long words, too, may have lost a letter; that is looked for only where nothing else fits.
      found += words(seen, TrieWalk.Aim(bound: bound, losses: 1, losesAnywhere: true))
      best = found.map(\.score).max() ?? -.infinity
    }
    if best < Self.doubtful && seen.count > 3 {
      found += compounds.candidates(for: seen, bound: min(bound, 11), walk: &walk)
    }
    if !found.contains(where: { $0.codes == asRead.codes && !$0.flags.isEmpty }) {
      found.append(asRead)
      if seen.count > 2 { found += guesses.guesses(for: seen) }
    }
    found.sort { $0.score > $1.score }
    var unique: [Candidate] = []
    for candidate in found where !unique.contains(where: { $0.codes == candidate.codes }) {
      unique.append(candidate)
      if unique.count == limit { break }
    }
    if !unique.contains(where: { $0.codes == asRead.codes }) { unique.append(asRead) }
    // No context makes good what is a hundred thousand times less likely.
    let floor = (unique.first?.score ?? 0) - 12
    unique.removeAll { $0.score < floor && $0.codes != asRead.codes }
    if unique.count > 1 { unique.removeAll { $0.score < floor - 3 } }
    // The piece as read is never changed, whatever the way it was found.
    for index in unique.indices where unique[index].codes == asRead.codes {
      unique[index].isAsRead = true
    }
    return unique
  }

  private mutating func words(_ seen: [UInt8], _ aim: TrieWalk.Aim) -> [Candidate] {
    walk.reset(seen)
    walk.walk(from: 0, aim)
    var found: [Candidate] = []
    for arrival in walk.arrivals where arrival.entry.flags.contains(.word) {
      found.append(
        Candidate(
          codes: Array(walk.letters[arrival.range]), origins: Array(walk.origins[arrival.range]),
          parts: [.init(word: arrival.entry.word, alone: arrival.entry.probability)],
          cost: arrival.cost, flags: arrival.entry.flags))
    }
    return found
  }

  /// The piece as it was read: what it costs that no dictionary knows it.
  private func asRead(_ seen: [UInt8]) -> Candidate {
    var alone = Self.unknownCost
    var letters = seen
    for (index, code) in seen.enumerated() where !SeenSymbol.isLetter(code) {
      alone -= code >= 128 + 48 && code < 128 + 58 ? 3 : 8
      letters[index] = 30
    }
    alone += lexicon.spellingLikelihood(letters)
    var candidate = Candidate(
      codes: seen, origins: seen.indices.map { UInt8(truncatingIfNeeded: $0) },
      parts: [.init(word: .unknown, alone: alone)],
      cost: seen.reduce(0) { $0 + channel.identity[Int($1)] }, flags: [])
    candidate.isAsRead = true
    return candidate
  }
}
