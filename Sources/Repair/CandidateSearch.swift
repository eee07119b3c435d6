internal import Lexicon

/// Finds what a piece of text may stand for: known words that the channel may have turned into it,
/// compounds of known parts, words run together.
struct CandidateSearch {
  private let lexicon: Lexicon
  private let channel: Channel

  /// A known beginning of what is left, from one place in the piece to another.
  private struct Arrival {
    var end: Int
    var entry: Entry
    var cost: Float
    var codes: [UInt8]
    var origins: [UInt8]
  }

  /// A way from the piece's start to a place in it.
  private struct Path {
    var codes: [UInt8] = []
    var origins: [UInt8] = []
    var cost: Float = 0
    var parts: [Candidate.Part] = []
    /// The likelihood of the parts of a compound that is not finished.
    var open: Float = 0
    var openParts = 0
    /// Whether a part is a compound.
    var composed = false
    /// Whether the open part begins a name.
    var isName = false
    var score: Float = 0
  }

  private var codes: [UInt8] = []
  private var origins: [UInt8] = []
  private var steps = 0
  private var losesAnywhere = false
  private var takesParts = false

  init(lexicon: Lexicon, channel: Channel) {
    self.lexicon = lexicon
    self.channel = channel
  }

  private static let compoundCost: Float = 3.5
  private static let glueCost: Float = 6.5
  static let unknownCost: Float = -4.5
  private static let nameLikelihood: Float = -17
  private static let longest = 48
  /// Words up to this length are always searched for lost letters.
  private static let shortest = 7

  /// The likely readings, best first out of context; the piece as read is always among them.
  mutating func candidates(for seen: [UInt8], limit: Int = 10) -> [Candidate] {
    var found: [Candidate] = []
    let asRead = asRead(seen)
    guard seen.count <= Self.longest, seen.count > 0 else { return [asRead] }
    let bound = min(20, 10 + 2 * Float(seen.count))
    for arrival in arrivals(seen, from: 0, bound: bound, losses: 1) where arrival.end == seen.count
    {
      guard arrival.entry.flags.contains(.word) else { continue }
      found.append(
        Candidate(
          codes: arrival.codes, origins: arrival.origins,
          parts: [.init(word: arrival.entry.word, alone: arrival.entry.probability)],
          cost: arrival.cost, flags: arrival.entry.flags))
    }
    var best = found.map(\.score).max() ?? -.infinity
    if best < -17.5 && seen.count > Self.shortest {
      // Long words, too, may have lost a letter; that is looked for only where nothing else fits.
      let lossy = arrivals(seen, from: 0, bound: bound, losses: 1, everywhere: true)
      for arrival in lossy where arrival.end == seen.count && arrival.entry.flags.contains(.word) {
        found.append(
          Candidate(
            codes: arrival.codes, origins: arrival.origins,
            parts: [.init(word: arrival.entry.word, alone: arrival.entry.probability)],
            cost: arrival.cost, flags: arrival.entry.flags))
      }
      best = found.map(\.score).max() ?? -.infinity
    }
    if best < -17.5 && seen.count > 3 { found += composed(seen, bound: bound) }
    if !found.contains(where: { $0.codes == asRead.codes && !$0.flags.isEmpty }) {
      found.append(asRead)
      if seen.count > 2 { found += respelled(seen) }
    }
    found.sort { $0.score > $1.score }
    var unique: [Candidate] = []
    for candidate in found where !unique.contains(where: { $0.codes == candidate.codes }) {
      unique.append(candidate)
      if unique.count == limit { break }
    }
    if !unique.contains(where: { $0.codes == asRead.codes }) { unique.append(asRead) }
    // No context makes good what is a million times less likely.
    let floor = (unique.first?.score ?? 0) - 15
    unique.removeAll { $0.score < floor && $0.codes != asRead.codes }
    if unique.count > 1 { unique.removeAll { $0.score < floor - 3 } }
    // The piece as read is never changed, whatever the way it was found.
    for index in unique.indices where unique[index].codes == asRead.codes {
      unique[index].isAsRead = true
    }
    return unique
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

  /// Unknown words that the piece may stand for, by the likelihood of their spelling.
  private func respelled(_ seen: [UInt8], width: Int = 12) -> [Candidate] {
    struct Guess {
      var codes: [UInt8]
      var origins: [UInt8]
      var cost: Float
      var spelling: Float
    }
    var columns: [[Guess]] = Array(repeating: [], count: seen.count + 1)
    columns[0] = [Guess(codes: [], origins: [], cost: 0, spelling: 0)]
    for place in 0..<seen.count {
      columns[place].sort { $0.spelling - $0.cost > $1.spelling - $1.cost }
      let symbol = seen[place]
      for guess in columns[place].prefix(width) {
        let previous = guess.codes.last ?? 0
        let earlier = guess.codes.count > 1 ? guess.codes[guess.codes.count - 2] : 0
        func extend(_ letter: UInt8, by length: Int, cost: Float) {
          var next = guess
          next.codes.append(letter)
          next.origins.append(UInt8(truncatingIfNeeded: place))
          next.cost += cost
          next.spelling += lexicon.letterLikelihood(letter, after: previous, earlier)
          columns[place + length].append(next)
        }
        if SeenSymbol.isLetter(symbol) {
          extend(symbol, by: 1, cost: channel.identity[Int(symbol)])
        }
        for rule in channel.rules[Int(symbol)]
        where (27...29).contains(rule.letter)
          || (rule.letter == 5 && symbol > 29)
        {
          if rule.second == 0 {
            extend(rule.letter, by: 1, cost: rule.cost)
          } else if place + 1 < seen.count, seen[place + 1] == rule.second {
            extend(rule.letter, by: 2, cost: rule.cost)
          }
        }
      }
    }
    for index in columns[seen.count].indices {
      let codes = columns[seen.count][index].codes
      columns[seen.count][index].spelling += lexicon.letterLikelihood(
        0, after: codes.last ?? 0, codes.count > 1 ? codes[codes.count - 2] : 0)
    }
    columns[seen.count].sort { $0.spelling - $0.cost > $1.spelling - $1.cost }
    return columns[seen.count].prefix(4).map {
      var candidate = Candidate(
        codes: $0.codes, origins: $0.origins,
        parts: [.init(word: .unknown, alone: Self.unknownCost + $0.spelling)], cost: $0.cost,
        flags: [])
      candidate.isGuess = true
      return candidate
    }
  }

  private mutating func arrivals(
    _ seen: [UInt8], from start: Int, bound: Float, losses: Int, everywhere: Bool = false,
    parts: Bool = false
  )
    -> [Arrival]
  {
    var found: [Arrival] = []
    codes.removeAll(keepingCapacity: true)
    origins.removeAll(keepingCapacity: true)
    steps = 0
    losesAnywhere = everywhere
    takesParts = parts
    walk(seen, at: start, node: .root, cost: 0, bound: bound, losses: losses, into: &found)
    return found
  }

  /// Whole words end where the piece ends; parts of compounds anywhere.
  private func isWanted(at place: Int, of seen: [UInt8]) -> Bool {
    !codes.isEmpty && (takesParts || place == seen.count)
  }

  private mutating func walk(
    _ seen: [UInt8], at place: Int, node: Lexicon.Node, cost: Float, bound: Float, losses: Int,
    into found: inout [Arrival]
  ) {
    steps += 1
    guard steps < 60_000 else { return }
    if isWanted(at: place, of: seen), let entry = lexicon.entry(at: node) {
      found.append(
        Arrival(end: place, entry: entry, cost: cost, codes: codes, origins: origins))
    }
    func step(_ letter: UInt8, to next: Int, cost: Float, losses: Int) {
      guard cost <= bound, let child = lexicon.child(of: node, letter) else { return }
      codes.append(letter)
      origins.append(UInt8(truncatingIfNeeded: min(place, seen.count - 1)))
      walk(seen, at: next, node: child, cost: cost, bound: bound, losses: losses, into: &found)
      codes.removeLast()
      origins.removeLast()
    }
    if place < seen.count {
      let symbol = seen[place]
      if SeenSymbol.isLetter(symbol) {
        step(
          symbol, to: place + 1, cost: cost + channel.identity[Int(symbol)], losses: losses)
      }
      for rule in channel.rules[Int(symbol)] {
        if rule.second == 0 {
          step(rule.letter, to: place + 1, cost: cost + rule.cost, losses: losses)
        } else if place + 1 < seen.count, seen[place + 1] == rule.second {
          step(rule.letter, to: place + 2, cost: cost + rule.cost, losses: losses)
        }
      }
    }
    if losses > 0 && seen.count > 1 && (losesAnywhere || seen.count <= Self.shortest) {
      for loss in channel.losses {
        step(loss.letter, to: place, cost: cost + loss.cost + 1, losses: losses - 1)
      }
    }
  }

  /// Compounds, and words that were run together: the best ways through the piece.
  private mutating func composed(_ seen: [UInt8], bound: Float) -> [Candidate] {
    let width = 6
    var paths: [[Path]] = Array(repeating: [], count: seen.count + 1)
    paths[0] = [Path()]
    for start in 0..<seen.count where !paths[start].isEmpty {
      for arrival in arrivals(seen, from: start, bound: min(bound, 14), losses: 0, parts: true) {
        for path in paths[start] {
          for next in Self.extended(path, by: arrival, length: seen.count) {
            Self.insert(next, into: &paths[arrival.end], width: width)
          }
        }
      }
    }
    return paths[seen.count].filter { $0.openParts == 0 && ($0.parts.count > 1 || $0.composed) }
      .map {
        var candidate = Candidate(
          codes: $0.codes, origins: $0.origins, parts: $0.parts, cost: $0.cost, flags: [])
        candidate.isName = $0.isName
        candidate.isGuess = $0.isName
        return candidate
      }
  }

  private static func extended(_ path: Path, by arrival: Arrival, length: Int) -> [Path] {
    var result: [Path] = []
    var base = path
    base.codes += arrival.codes
    base.origins += arrival.origins
    base.cost += arrival.cost
    let size = arrival.codes.count
    if arrival.entry.modifier > -50, path.openParts < 3, size >= 3, arrival.end < length {
      var next = base
      next.open += arrival.entry.modifier
      next.openParts += 1
      next.score = path.score - arrival.cost + arrival.entry.modifier
      result.append(next)
    }
    if path.codes.isEmpty, arrival.entry.flags.contains(.nameModifier), arrival.end < length {
      var next = base
      next.isName = true
      next.openParts = 1
      next.score = path.score - arrival.cost - 8
      result.append(next)
    }
    if path.isName {
      if arrival.entry.flags.contains(.nameHead), arrival.end == length {
        var next = base
        next.parts.append(.init(word: .unknown, alone: nameLikelihood))
        next.openParts = 0
        next.composed = true
        next.score = path.score - arrival.cost - 8
        result.append(next)
      }
      return result
    }
    if path.openParts > 0, arrival.entry.head > -50, size >= 3 {
      var next = base
      let alone = path.open + arrival.entry.head - compoundCost * Float(path.openParts)
      next.parts.append(.init(word: .unknown, alone: alone))
      next.open = 0
      next.openParts = 0
      next.composed = true
      next.score = path.score - arrival.cost + arrival.entry.head - compoundCost
      if arrival.end == length, !path.parts.isEmpty, path.parts.allSatisfy({ $0.alone < -8 }) {
        next.cost += 8
        next.score -= 8
      }
      if arrival.end < length {
        next.codes.append(0)
        next.origins.append(UInt8(truncatingIfNeeded: arrival.end))
        next.cost += glueCost
        next.score -= glueCost
      }
      result.append(next)
    }
    if path.openParts == 0, arrival.end < length || !path.parts.isEmpty,
      arrival.entry.flags.contains(.word), path.parts.count < 4
    {
      // A letter alone is hardly ever a word; i, å and ö are.
      if size == 1, ![9, 27, 29].contains(arrival.codes[0]) { return result }
      var next = base
      next.parts.append(.init(word: arrival.entry.word, alone: arrival.entry.probability))
      next.score = path.score - arrival.cost + arrival.entry.probability
      // What looks like a little word at the end is mostly the word's own ending.
      if arrival.end == length, size <= 2, !path.parts.isEmpty {
        next.cost += 4
        next.score -= 4
      }
      // Words that are run together are mostly small ones; two rare ones are a compound.
      if arrival.end == length, arrival.entry.probability < -8,
        path.parts.allSatisfy({ $0.alone < -8 })
      {
        next.cost += 8
        next.score -= 8
      }
      if arrival.end < length {
        next.codes.append(0)
        next.origins.append(UInt8(truncatingIfNeeded: arrival.end))
        next.cost += glueCost
        next.score -= glueCost
      }
      result.append(next)
    }
    return result
  }

  private static func insert(_ path: Path, into paths: inout [Path], width: Int) {
    // Open compounds and closed words don't compete for the same places.
    let rivals = paths.indices.filter { (paths[$0].openParts > 0) == (path.openParts > 0) }
    if rivals.count < width {
      paths.append(path)
    } else if let worst = rivals.min(by: { paths[$0].score < paths[$1].score }),
      paths[worst].score < path.score
    {
      paths[worst] = path
    }
  }
}
