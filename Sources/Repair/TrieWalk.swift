internal import Lexicon

/// Walks the dictionary along a piece: every known word, or part of words, that the channel may
/// have turned into what was read there.
///
/// All letters that were found lie in one buffer, so that a find costs no memory of its own.
struct TrieWalk {
  /// A known beginning of what is left, from one place in the piece to another.
  struct Arrival {
    /// The place in the piece after its last symbol.
    var end: Int
    var entry: Entry
    var cost: Float
    /// Where its letters stand in `letters` and `origins`.
    var range: Range<Int>
  }

  /// What is sought.
  struct Aim {
    /// The most that it may cost.
    var bound: Float
    /// How many letters may have vanished.
    var losses = 0
    /// Whether long pieces may have lost letters, too.
    var losesAnywhere = false
    /// How many symbols may stand for nothing.
    var extras = 0
    /// Whether parts count that end before the piece does.
    var takesParts = false
  }

  /// What was found since `reset`.
  private(set) var arrivals: [Arrival] = []
  /// The letters of all that was found.
  private(set) var letters: [UInt8] = []
  /// For each letter the place of the symbol that it was read as.
  private(set) var origins: [UInt8] = []

  private let lexicon: Lexicon
  private let channel: Channel
  private var seen: [UInt8] = []
  private var aim = Aim(bound: 0)
  /// The letters that led to the node, and the places that they were read from; inline, for every
  /// step writes them.
  private var way = InlineArray<64, UInt8>(repeating: 0)
  private var wayOrigins = InlineArray<64, UInt8>(repeating: 0)
  private var steps = 0
  /// How many symbols may still stand for nothing on the way that is walked.
  private var extras = 0

  /// Words up to this length are always searched for lost letters.
  static let shortest = 7
  private static let mostSteps = 60_000

  init(lexicon: Lexicon, channel: Channel) {
    self.lexicon = lexicon
    self.channel = channel
  }

  /// Begins with another piece and forgets what was found.
  mutating func reset(_ piece: [UInt8]) {
    seen = piece
    arrivals.removeAll(keepingCapacity: true)
    letters.removeAll(keepingCapacity: true)
    origins.removeAll(keepingCapacity: true)
  }

  /// Adds what is found from a place on.
  /// - Complexity: O(nodes of the dictionary within the bound).
  mutating func walk(from start: Int, _ aim: Aim) {
    self.aim = aim
    if seen.count < 2 || !(aim.losesAnywhere || seen.count <= Self.shortest) {
      self.aim.losses = 0
    }
    steps = 0
    extras = seen.count > 3 ? aim.extras : 0
    visit(.root, at: start, depth: 0, cost: 0, losses: self.aim.losses)
  }

  private mutating func visit(
    _ node: Lexicon.Node, at place: Int, depth: Int, cost: Float, losses: Int
  ) {
    steps += 1
    guard steps < Self.mostSteps, depth < way.count else { return }
    if depth > 0, aim.takesParts || place == seen.count, let entry = lexicon.entry(at: node) {
      let first = letters.count
      for index in 0..<depth {
        letters.append(way[index])
        origins.append(wayOrigins[index])
      }
      arrivals.append(
        Arrival(end: place, entry: entry, cost: cost, range: first..<first + depth))
    }
    if extras > 0, place < seen.count {
      let cost = cost + channel.insertions[Int(seen[place])]
      if cost <= aim.bound {
        extras -= 1
        visit(node, at: place + 1, depth: depth, cost: cost, losses: losses)
        extras += 1
      }
    }
    guard place < seen.count || losses > 0 else { return }
    let children = lexicon.children(of: node)
    if children.isEmpty { return }
    if place < seen.count {
      let symbol = seen[place]
      if SeenSymbol.isLetter(symbol) {
        step(
          symbol, from: children, at: place, to: place + 1, depth: depth,
          cost: cost + channel.identity[Int(symbol)], losses: losses)
      }
      let left = aim.bound - cost
      let mayFollow = children.hasAny(of: channel.letters(printedFrom: symbol))
      for index in mayFollow ? channel.rules(from: symbol) : 0..<0 {
        let rule = channel.rules[index]
        if rule.cost > left { break }
        if rule.next != 0 {
          stepTwice(rule, from: children, at: place, depth: depth, cost: cost, losses: losses)
        } else if rule.second == 0 {
          step(
            rule.letter, from: children, at: place, to: place + 1, depth: depth,
            cost: cost + rule.cost, losses: losses)
        } else if place + 1 < seen.count, seen[place + 1] == rule.second {
          step(
            rule.letter, from: children, at: place, to: place + 2, depth: depth,
            cost: cost + rule.cost, losses: losses)
        }
      }
    }
    if losses > 0 {
      for loss in channel.losses {
        step(
          loss.letter, from: children, at: place, to: place, depth: depth,
          cost: cost + loss.cost + 1, losses: losses - 1)
      }
    }
  }

  /// Two letters that were printed as one symbol.
  private mutating func stepTwice(
    _ rule: Channel.Rule, from children: Lexicon.Children, at place: Int, depth: Int, cost: Float,
    losses: Int
  ) {
    guard depth + 1 < way.count, let child = children.node(after: rule.letter) else { return }
    way[depth] = rule.letter
    wayOrigins[depth] = UInt8(truncatingIfNeeded: place)
    step(
      rule.next, from: lexicon.children(of: child), at: place, to: place + 1, depth: depth + 1,
      cost: cost + rule.cost, losses: losses)
  }

  @inline(__always)
  private mutating func step(
    _ letter: UInt8, from children: Lexicon.Children, at place: Int, to next: Int, depth: Int,
    cost: Float, losses: Int
  ) {
    guard cost <= aim.bound, let child = children.node(after: letter) else { return }
    way[depth] = letter
    wayOrigins[depth] = UInt8(truncatingIfNeeded: min(place, seen.count - 1))
    visit(child, at: next, depth: depth + 1, cost: cost, losses: losses)
  }
}
