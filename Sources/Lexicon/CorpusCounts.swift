/// Counts of words and of their sequences in a corpus.
package struct CorpusCounts: Sendable {
  /// How often a word stands in each shape.
  package struct WordCount: Equatable, Sendable {
    /// The word, small letters.
    package var codes: [UInt8]
    /// All occurrences.
    package var total: Int
    /// Those with a capital inside a sentence.
    package var capitalised: Int
    /// Those in capitals only, or in mixed shape.
    package var upper: Int
  }

  /// A sequence of word numbers with its count; the third is unused for pairs.
  package struct Sequence: Equatable, Sendable {
    package var first: Int32
    package var second: Int32
    package var third: Int32
    package var count: Int
  }

  /// Numbers in sequences below 0 that stand for no word.
  package static let boundary: Int32 = -1
  /// Any number written in figures.
  package static let number: Int32 = -2

  /// The words, by their letters.
  package var words: [WordCount] = []
  /// Pairs, sorted.
  package var pairs: [Sequence] = []
  /// Triples, sorted.
  package var triples: [Sequence] = []
  /// How many tokens were counted in all.
  package var tokens = 0
}

/// Reads a corpus paragraph by paragraph and counts it.
package struct CorpusCounter {
  /// What is kept.
  package struct Limits: Sendable {
    /// The least count of a word.
    package var word = 2
    /// The least count of a pair.
    package var pair = 2
    /// The least count of a triple.
    package var triple = 2
    /// Every so-manieth document is left out (for tuning); 0 leaves out none.
    package var holdOut = 0

    package init() {}
  }

  private let limits: Limits
  private var table = WordTable()
  private var totals: [Int] = []
  private var capitals: [Int] = []
  private var uppers: [Int] = []
  /// The corpus as numbers: word numbers + 2, 1 for a figure, 0 for a boundary.
  private var stream: [UInt32] = []
  private var seen: Set<UInt64> = []
  private var tokeniser = CorpusTokens()
  private var skipping = false
  private var startsDocument = true

  package init(limits: Limits) { self.limits = limits }

  /// Takes the next paragraph; an empty one ends a document.
  package mutating func add(paragraph: some StringProtocol) {
    guard !paragraph.isEmpty else {
      startsDocument = true
      return
    }
    let hash = WordTable.hash(Array(paragraph.utf8))
    if startsDocument {
      startsDocument = false
      skipping = limits.holdOut > 0 && (hash >> 17) % UInt64(limits.holdOut) == 0
    }
    guard !skipping, seen.insert(hash).inserted else { return }
    var ids: [UInt32] = []
    var atStart = true
    var shapes: [(Int, WordShape, Bool)] = []
    tokeniser.forEach(in: paragraph.unicodeScalars) { token, codes in
      switch token {
      case .boundary:
        ids.append(0)
        atStart = true
      case .number:
        ids.append(1)
        atStart = false
      case .word(let shape):
        let id = table.id(of: codes)
        ids.append(UInt32(id + 2))
        shapes.append((id, shape, atStart))
        atStart = false
      }
    }
    // A line in capitals is a heading: its shapes say nothing of the words.
    let loud = shapes.count { $0.1 == .upper } * 2 > shapes.count && shapes.count > 2
    for (id, shape, isFirst) in shapes {
      while totals.count <= id {
        totals.append(0)
        capitals.append(0)
        uppers.append(0)
      }
      totals[id] += 1
      if loud { continue }
      if shape == .capitalised && !isFirst { capitals[id] += 1 }
      if shape == .upper || shape == .mixed { uppers[id] += 1 }
    }
    stream.append(0)
    stream.append(contentsOf: ids)
    stream.append(0)
  }

  /// The counts of all that was added.
  package consuming func finish() -> CorpusCounts {
    var kept = totals.indices.filter { totals[$0] >= limits.word }
    let noise = noiseWords(among: kept)
    kept = kept.filter { !noise.contains($0) }
    kept.sort { table.codes($0).lexicographicallyPrecedes(table.codes($1)) }
    var rank = [Int32](repeating: -1, count: totals.count)
    var counts = CorpusCounts()
    for (index, id) in kept.enumerated() {
      rank[id] = Int32(index)
      counts.words.append(
        .init(
          codes: Array(table.codes(id)), total: totals[id], capitalised: capitals[id],
          upper: uppers[id]))
    }
    counts.tokens = stream.count
    // 0 boundary, 1 number, 2 a word that is not kept, then the words.
    let numbers = stream.map { value -> UInt64 in
      if value < 2 { return UInt64(value) }
      let rank = rank[Int(value) - 2]
      return rank < 0 ? 2 : UInt64(rank + 3)
    }
    stream = []
    counts.pairs = Self.sequences(numbers, length: 2, least: limits.pair)
    counts.triples = Self.sequences(numbers, length: 3, least: limits.triple)
    return counts
  }

  private static func sequences(_ numbers: [UInt64], length: Int, least: Int)
    -> [CorpusCounts.Sequence]
  {
    var keys: [UInt64] = []
    keys.reserveCapacity(numbers.count)
    guard numbers.count > length else { return [] }
    for index in 0...(numbers.count - length) {
      let a = numbers[index]
      let b = numbers[index + 1]
      let c = length == 3 ? numbers[index + 2] : 3
      if a == 2 || b == 2 || c == 2 || (a == 0 && b == 0) || (b == 0 && c == 0) { continue }
      keys.append(a << 42 | b << 21 | c)
    }
    keys.sort()
    var result: [CorpusCounts.Sequence] = []
    var start = 0
    func word(_ value: UInt64) -> Int32 {
      switch value {
      case 0: CorpusCounts.boundary
      case 1: CorpusCounts.number
      default: Int32(value) - 3
      }
    }
    while start < keys.count {
      var end = start
      while end < keys.count && keys[end] == keys[start] { end += 1 }
      if end - start >= least {
        let key = keys[start]
        result.append(
          .init(
            first: word(key >> 42), second: word(key >> 21 & 0x1F_FFFF),
            third: word(key & 0x1F_FFFF), count: end - start))
      }
      start = end
    }
    return result
  }

  /// Words without å ä ö whose twin with them is a thousand times as common: the corpus was partly
  /// read by machines, too.
  private func noiseWords(among ids: [Int]) -> Set<Int> {
    var best: [[UInt8]: Int] = [:]
    func folded(_ codes: ArraySlice<UInt8>) -> [UInt8] {
      codes.map {
        $0 == Alphabet.aRing || $0 == Alphabet.aUmlaut ? 1 : $0 == Alphabet.oUmlaut ? 15 : $0
      }
    }
    for id in ids where table.codes(id).contains(where: { (27...29).contains($0) }) {
      best[folded(table.codes(id)), default: 0] = max(
        best[folded(table.codes(id))] ?? 0, totals[id])
    }
    var noise: Set<Int> = []
    for id in ids where !table.codes(id).contains(where: { (27...29).contains($0) }) {
      if let other = best[Array(table.codes(id))], other >= totals[id] * 1000 { noise.insert(id) }
    }
    return noise
  }
}
