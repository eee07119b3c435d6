internal import Foundation

/// Likelihoods of words in context from counts: Witten-Bell, interpolated.
///
/// What the counts left out for being rare is known all the same: it is the difference between a
/// context's own count and the sum of what follows it, and nearly every one of those was another
/// word. So the number of different successors is known well enough.
struct SequenceModel {
  private let total: Double
  /// By word number.
  private(set) var backOff: [Float]
  private(set) var pairCells: [UInt64]
  private(set) var tripleCells: [UInt64]

  func probability(ofCount count: Int) -> Float { Float(log(max(0.5, Double(count)) / total)) }

  init(sources: DictionarySources, number: [UInt32]) {
    let total = Double(sources.words.reduce(0) { $0 + $1.total }) * 1.15 + 1
    self.total = total
    func word(_ id: Int32) -> UInt32 {
      switch id {
      case CorpusCounts.boundary: LexiconFormat.boundaryWord
      case CorpusCounts.number: LexiconFormat.numberWord
      default: number[Int(id)]
      }
    }
    let size = sources.words.count + Int(LexiconFormat.firstWord)
    var unigram = [Double](repeating: 0.5, count: size)
    for (index, count) in sources.words.enumerated() {
      unigram[Int(number[index])] = Double(max(1, count.total))
    }
    var kept = [Double](repeating: 0, count: size)
    var types = [Double](repeating: 0, count: size)
    for pair in sources.pairs {
      kept[Int(word(pair.first))] += Double(pair.count)
      types[Int(word(pair.first))] += 1
    }
    for pseudo in 0..<Int(LexiconFormat.firstWord) {
      unigram[pseudo] = max(1, kept[pseudo] * 1.3)
    }
    func weight(_ first: Int) -> Double {
      let lost = max(0, unigram[first] - kept[first])
      return types[first] + lost
    }
    backOff = (0..<size).map {
      let spread = weight($0)
      return Float(log(max(1e-6, spread / (max(unigram[$0], kept[$0]) + spread))))
    }
    func likelihood(_ first: Int, _ second: Int, count: Int) -> Double {
      let spread = weight(first)
      return (Double(count) + spread * unigram[second] / total)
        / (max(unigram[first], kept[first]) + spread)
    }

    let limit = UInt32(1) << UInt32(LexiconFormat.wordBits)
    var pairs = CellTable(count: sources.pairs.count)
    var counts: [UInt64: (count: Int, likelihood: Double)] = [:]
    counts.reserveCapacity(sources.pairs.count)
    var tripleKept: [UInt64: (sum: Int, types: Int)] = [:]
    for triple in sources.triples {
      let key = UInt64(word(triple.first)) << 18 | UInt64(word(triple.second))
      tripleKept[key, default: (0, 0)].sum += triple.count
      tripleKept[key, default: (0, 0)].types += 1
    }
    func spread(_ key: UInt64, count: Int) -> Double {
      let kept = tripleKept[key] ?? (0, 0)
      return Double(kept.types) + Double(max(0, count - kept.sum))
    }
    for pair in sources.pairs {
      let (first, second) = (word(pair.first), word(pair.second))
      guard first < limit, second < limit else { continue }
      let key = UInt64(first) << 18 | UInt64(second)
      let likelihood = likelihood(Int(first), Int(second), count: pair.count)
      counts[key] = (pair.count, likelihood)
      let spread = spread(key, count: pair.count)
      let weight = log(max(1e-6, spread / (Double(pair.count) + spread)))
      pairs.insert(
        key: key, keyBits: LexiconFormat.pairKeyBits,
        value: LexiconFormat.quantised(
          Float(log(likelihood)), steps: LexiconFormat.pairSteps, bits: 14)
          << 14 | LexiconFormat.quantised(Float(weight), steps: LexiconFormat.pairSteps, bits: 14))
    }
    pairCells = pairs.cells
    var triples = CellTable(count: sources.triples.count)
    for triple in sources.triples {
      let (first, second, third) = (word(triple.first), word(triple.second), word(triple.third))
      let key = UInt64(first) << 18 | UInt64(second)
      guard first < limit, second < limit, third < limit, let pair = counts[key] else { continue }
      let spread = spread(key, count: pair.count)
      let lower =
        counts[UInt64(second) << 18 | UInt64(third)]?.likelihood
        ?? likelihood(Int(second), Int(third), count: 0)
      let value = log(
        (Double(triple.count) + spread * lower) / (Double(max(pair.count, triple.count)) + spread))
      triples.insert(
        key: key << 18 | UInt64(third), keyBits: LexiconFormat.tripleKeyBits,
        value: LexiconFormat.quantised(Float(value), steps: LexiconFormat.tripleSteps, bits: 10))
    }
    tripleCells = triples.cells
  }
}

/// A hash table of 64-bit cells: a key in the high bits, a value in the low ones; 0 is empty.
struct CellTable {
  private(set) var cells: [UInt64]

  init(count: Int) {
    var size = 16
    while size * 7 < count * 10 { size *= 2 }
    cells = Array(repeating: 0, count: size)
  }

  mutating func insert(key: UInt64, keyBits: UInt64, value: UInt64) {
    var slot = LexiconFormat.slot(key, mask: cells.count - 1)
    while cells[slot] != 0 { slot = (slot + 1) & (cells.count - 1) }
    cells[slot] = max(1, key << (64 - keyBits) | value)
  }
}
