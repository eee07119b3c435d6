internal import Lexicon

/// Compounds of known parts, and words that were run together: the best ways through a piece.
struct CompoundSearch {
  /// A way from the piece's start to a place in it.
  fileprivate struct Path {
    var cost: Float = 0
    var score: Float = 0
    /// The likelihood of the parts of a compound that is not finished.
    var open: Float = 0
    var openParts: UInt8 = 0
    /// How many words there are, and whether all of them are rare.
    var words: UInt8 = 0
    var areRare = true
    /// Whether a word is a compound.
    var composed = false
    /// Whether the open part begins a name.
    var isName = false
    /// The last step: what was found, whether it ended a word, whether a space follows.
    var hasWord = false
    var hasSpace = false
    var arrival: Int32 = -1
    var word = Candidate.Part(word: .unknown, alone: 0)
    /// Where it comes from: a place in the piece and a path there.
    var place: Int16 = -1
    var index: Int16 = -1
  }

  /// The ways to each place in the piece, `2 * width` at most.
  private var paths: [Path] = []
  private var counts: [Int] = []
  /// For each place what a way must be better than: one that is closed, and one that is open.
  private var floors: [Float] = []
  /// A way less likely than this leads to nothing that is wanted.
  private var hopeless: Float = 0
  private let gluesWords: Bool

  private static let compoundCost: Float = 3.5
  private static let glueCost: Float = 6.5
  private static let nameCost: Float = 8
  private static let nameLikelihood: Float = -17
  private static let rare: Float = -8
  /// How many ways are followed at a time: of compounds that are open, and of the others.
  private static let width = 6

  /// - Parameter gluesWords: whether a piece may be several words.
  init(gluesWords: Bool) { self.gluesWords = gluesWords }

  /// - Parameters:
  ///   - seen: a piece.
  ///   - bound: the most that a part may cost.
  ///   - floor: what is less likely than this is not wanted.
  ///   - walk: finds the parts.
  /// - Returns: readings of the whole piece, in no order.
  mutating func candidates(
    for seen: [UInt8], bound: Float, floor: Float, walk: inout TrieWalk
  ) -> [Candidate] {
    hopeless = -.infinity
    while counts.count <= seen.count {
      counts.append(0)
      floors += [0, 0]
      for _ in 0..<2 * Self.width { paths.append(Path()) }
    }
    for place in 0...seen.count {
      counts[place] = 0
      floors[2 * place] = -.infinity
      floors[2 * place + 1] = -.infinity
    }
    paths[0] = Path()
    counts[0] = 1
    walk.reset(seen)
    for start in 0..<seen.count where counts[start] > 0 {
      let first = walk.arrivals.count
      walk.walk(from: start, TrieWalk.Aim(bound: bound, takesParts: true))
      if start == 0, !walk.arrivals.contains(where: { $0.entry.flags.contains(.nameModifier) }) {
        // Of names the parts may be less likely than the whole; all else only gets less likely.
        hopeless = floor - 0.5
      }
      for number in first..<walk.arrivals.count {
        let arrival = walk.arrivals[number]
        let firstLetter = walk.letters[arrival.range.lowerBound]
        for index in 0..<counts[start] {
          extend(at: start, index, by: arrival, number, firstLetter, seen.count)
        }
      }
    }
    let last = seen.count * 2 * Self.width
    return paths[last..<last + counts[seen.count]]
      .filter { $0.openParts == 0 && ($0.words > 1 || $0.composed) }
      .map { candidate($0, walk) }
  }

  /// A known first part of a compound whose last part no dictionary may know.
  struct Opening {
    /// The place in the piece where the rest begins.
    var place: Int
    /// Its letters, their origins and its cost; its likelihood is that of an open compound.
    var first: Candidate
  }

  /// After `candidates`: the best first parts, the likeliest at each place.
  /// - Parameters:
  ///   - seen: the same piece.
  ///   - walk: the same walk.
  ///   - least: how many symbols must be left.
  /// - Returns: at most one for each place.
  func openings(in seen: [UInt8], _ walk: TrieWalk, least: Int) -> [Opening] {
    guard seen.count > least + Self.shortestOpening else { return [] }
    var openings: [Opening] = []
    for place in Self.shortestOpening...(seen.count - least) {
      let first = place * 2 * Self.width
      let open = paths[first..<first + counts[place]].filter {
        $0.openParts > 0 && $0.words == 0 && !$0.isName
      }
      guard let best = open.max(by: { $0.score < $1.score }) else { continue }
      var candidate = candidate(best, walk)
      let alone = best.open - Self.compoundCost * Float(best.openParts)
      candidate.parts = [.init(word: .unknown, alone: alone)]
      openings.append(Opening(place: place, first: candidate))
    }
    return openings
  }

  private static let shortestOpening = 5

  private mutating func extend(
    at start: Int, _ index: Int, by arrival: TrieWalk.Arrival, _ number: Int,
    _ firstLetter: UInt8, _ length: Int
  ) {
    let entry = arrival.entry
    let size = arrival.range.count
    let isLast = arrival.end == length
    let path = paths[start * 2 * Self.width + index]
    // What can't be inserted anywhere needs no look: no step makes it likelier.
    let least = min(floors[2 * arrival.end], floors[2 * arrival.end + 1])
    if path.score - arrival.cost <= max(least, hopeless) { return }
    var base = path
    (base.place, base.index) = (Int16(start), Int16(index))
    base.arrival = Int32(truncatingIfNeeded: number)
    (base.hasWord, base.hasSpace) = (false, false)
    base.cost += arrival.cost
    base.score -= arrival.cost
    if entry.modifier > -50, path.openParts < 3, size >= 3, !isLast,
      base.score + entry.modifier > floors[2 * arrival.end + 1]
    {
      var next = base
      next.open += entry.modifier
      next.openParts += 1
      next.score += entry.modifier
      insert(next, at: arrival.end)
    }
    if start == 0, entry.flags.contains(.nameModifier), !isLast {
      var next = base
      next.isName = true
      next.openParts = 1
      next.score -= Self.nameCost
      insert(next, at: arrival.end)
    }
    if path.isName {
      // Only a whole word, no ending, follows a part between: `Rönn-bärs-skolan`.
      if entry.flags.contains(.nameHead), isLast, path.openParts == 1 || size >= 4 {
        var next = base
        next.composed = true
        next.score -= Self.nameCost
        close(&next, alone: Self.nameLikelihood + path.open / 4, word: .unknown)
        insert(next, at: arrival.end)
      }
      return
    }
    let floor = floors[2 * arrival.end]
    if path.openParts > 0, entry.head > -50, size >= 3,
      base.score + (entry.head - Self.compoundCost) > floor
    {
      var next = base
      let alone = path.open + entry.head - Self.compoundCost * Float(path.openParts)
      next.composed = true
      next.score += entry.head - Self.compoundCost
      if isLast, path.words > 0, path.areRare { next.charge(8) }
      close(&next, alone: alone, word: .unknown)
      finish(&next, isLast)
      insert(next, at: arrival.end)
    }
    if path.openParts == 0, !isLast || path.words > 0, entry.flags.contains(.word), path.words < 4,
      base.score + entry.probability > floor
    {
      // A letter alone is hardly ever a word; i, å and ö are.
      if size == 1, ![9, Alphabet.aRing, Alphabet.oUmlaut].contains(firstLetter) { return }
      var next = base
      next.score += entry.probability
      // What looks like a little word at the end is mostly the word's own ending.
      if isLast, size <= 2, path.words > 0 { next.charge(4) }
      // Words that are run together are mostly small ones; two rare ones are a compound.
      if isLast, entry.probability < Self.rare, path.areRare { next.charge(8) }
      close(&next, alone: entry.probability, word: entry.word)
      finish(&next, isLast)
      insert(next, at: arrival.end)
    }
  }

  private func close(_ path: inout Path, alone: Float, word: WordNumber) {
    path.word = .init(word: word, alone: alone)
    path.hasWord = true
    path.words += 1
    path.areRare = path.areRare && alone < Self.rare
    path.open = 0
    path.openParts = 0
  }

  /// Another word follows.
  private func finish(_ path: inout Path, _ isLast: Bool) {
    guard !isLast else { return }
    path.hasSpace = true
    path.charge(gluesWords ? Self.glueCost : 99)
  }

  private mutating func insert(_ path: Path, at place: Int) {
    // Open compounds and closed words don't compete for the same places.
    let isOpen = path.openParts > 0
    let floor = 2 * place + (isOpen ? 1 : 0)
    if path.score <= max(floors[floor], hopeless) { return }
    let first = place * 2 * Self.width
    var rivals = 0
    var worst = -1
    for index in first..<first + counts[place] where (paths[index].openParts > 0) == isOpen {
      rivals += 1
      if worst < 0 || paths[index].score < paths[worst].score { worst = index }
    }
    if rivals < Self.width {
      paths[first + counts[place]] = path
      counts[place] += 1
      rivals += 1
    } else {
      paths[worst] = path
    }
    guard rivals == Self.width else { return }
    var least = Float.infinity
    for index in first..<first + counts[place] where (paths[index].openParts > 0) == isOpen {
      least = min(least, paths[index].score)
    }
    floors[floor] = least
  }

  private func candidate(_ last: Path, _ walk: TrieWalk) -> Candidate {
    var ways: [Path] = []
    var path = last
    while path.arrival >= 0 {
      ways.append(path)
      path = paths[Int(path.place) * 2 * Self.width + Int(path.index)]
    }
    var result = Candidate(codes: [], origins: [], parts: [], cost: last.cost, flags: [])
    for path in ways.reversed() {
      let arrival = walk.arrivals[Int(path.arrival)]
      result.codes += walk.letters[arrival.range]
      result.origins += walk.origins[arrival.range]
      if path.hasWord { result.parts.append(path.word) }
      if path.hasSpace {
        result.codes.append(0)
        result.origins.append(UInt8(truncatingIfNeeded: arrival.end))
      }
    }
    result.isName = last.isName
    result.isGuess = last.isName
    return result
  }
}

extension CompoundSearch.Path {
  /// Makes it so much less likely.
  fileprivate mutating func charge(_ cost: Float) {
    self.cost += cost
    score -= cost
  }
}
