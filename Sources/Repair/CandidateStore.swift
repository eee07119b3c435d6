internal import Lexicon

/// Sets of candidates in a few long buffers: a text has hundreds of thousands of sets, and arrays
/// within arrays would take more memory than the dictionary.
struct CandidateStore {
  /// A candidate whose letters and further words lie in the store.
  struct Stored {
    /// The negative logarithm of the probability that it would be read so.
    var cost: Float
    /// Its first word, as it stands in sequences, with its likelihood alone.
    var first: Candidate.Part
    var flags: Entry.Flags
    /// Where its letters begin; their origins follow them.
    fileprivate var letters: UInt32
    /// Where its words after the first begin.
    fileprivate var others: UInt32
    var length: UInt32
    var partCount: UInt8
    fileprivate var marks: UInt8

    var isAsRead: Bool {
      get { marks & 1 != 0 }
      set { marks = newValue ? marks | 1 : marks & ~1 }
    }
    var isGuess: Bool { marks & 2 != 0 }
    var isName: Bool { marks & 4 != 0 }
  }

  private var letters: [UInt8] = []
  private var parts: [Candidate.Part] = []
  private(set) var candidates: [Stored] = []
  /// Where each set begins, and where the next will.
  private var starts: [UInt32] = [0]

  /// How many candidates all sets have together.
  var count: Int { candidates.count }

  /// The candidates of a set, as numbers.
  @inline(__always)
  func range(of set: Int) -> Range<Int> { Int(starts[set])..<Int(starts[set + 1]) }

  /// The candidates of a set.
  func set(_ number: Int) -> ArraySlice<Stored> { candidates[range(of: number)] }

  /// Adds a set and gives its number.
  mutating func add(_ set: [Stored]) -> Int {
    candidates.append(contentsOf: set)
    starts.append(UInt32(candidates.count))
    return starts.count - 2
  }

  /// Takes a candidate's letters and words into the buffers.
  mutating func stored(_ candidate: Candidate) -> Stored {
    let start = letters.count
    letters.append(contentsOf: candidate.codes)
    letters.append(contentsOf: candidate.origins)
    let others = parts.count
    parts.append(contentsOf: candidate.parts.dropFirst())
    return Stored(
      cost: candidate.cost, first: candidate.parts.first ?? .init(word: .unknown, alone: 0),
      flags: candidate.flags, letters: UInt32(start), others: UInt32(others),
      length: UInt32(candidate.codes.count),
      partCount: UInt8(truncatingIfNeeded: candidate.parts.count),
      marks: (candidate.isAsRead ? 1 : 0) | (candidate.isGuess ? 2 : 0)
        | (candidate.isName ? 4 : 0))
  }

  /// Forgets everything and keeps its memory.
  mutating func removeAll() {
    letters.removeAll(keepingCapacity: true)
    parts.removeAll(keepingCapacity: true)
    candidates.removeAll(keepingCapacity: true)
    starts.removeLast(starts.count - 1)
  }

  /// Adds a candidate of one word to the set that is being made.
  mutating func append(_ found: TrieWalk.Arrival, of walk: TrieWalk) {
    let start = letters.count
    letters.append(contentsOf: walk.letters[found.range])
    letters.append(contentsOf: walk.origins[found.range])
    candidates.append(
      Stored(
        cost: found.cost, first: .init(word: found.entry.word, alone: found.entry.probability),
        flags: found.entry.flags, letters: UInt32(start), others: UInt32(parts.count),
        length: UInt32(found.range.count), partCount: 1, marks: 0))
  }

  /// Adds a candidate to the set that is being made.
  mutating func append(_ candidate: Candidate) {
    let stored = stored(candidate)
    candidates.append(stored)
  }

  /// Adds a candidate of another store to the set that is being made.
  mutating func append(_ stored: Stored, of other: CandidateStore) {
    var copy = stored
    copy.letters = UInt32(letters.count)
    copy.others = UInt32(parts.count)
    let start = Int(stored.letters)
    letters.append(contentsOf: other.letters[start..<start + 2 * Int(stored.length)])
    if stored.partCount > 1 {
      let first = Int(stored.others)
      parts.append(contentsOf: other.parts[first..<first + Int(stored.partCount) - 1])
    }
    candidates.append(copy)
  }

  /// Ends the set that is being made and gives its number.
  mutating func endSet() -> Int {
    starts.append(UInt32(candidates.count))
    return starts.count - 2
  }

  /// Whether the letters of a candidate are these.
  func isSpelt(_ number: Int, _ codes: [UInt8]) -> Bool {
    let stored = candidates[number]
    guard Int(stored.length) == codes.count else { return false }
    let start = Int(stored.letters)
    for index in codes.indices where letters[start + index] != codes[index] { return false }
    return true
  }

  /// Whether two candidates have the same letters.
  func areSpeltAlike(_ first: Int, _ second: Int) -> Bool {
    let (a, b) = (candidates[first], candidates[second])
    guard a.length == b.length else { return false }
    for index in 0..<Int(a.length)
    where letters[Int(a.letters) + index] != letters[Int(b.letters) + index] {
      return false
    }
    return true
  }

  /// A candidate's letters.
  func codes(of stored: Stored) -> ArraySlice<UInt8> {
    letters[Int(stored.letters)..<Int(stored.letters) + Int(stored.length)]
  }

  /// A word of a candidate.
  @inline(__always)
  func part(_ index: Int, of stored: Stored) -> Candidate.Part {
    index == 0 ? stored.first : parts[Int(stored.others) + index - 1]
  }

  /// The likelihood out of context.
  func score(of stored: Stored) -> Float {
    var score = -stored.cost
    for index in 0..<Int(stored.partCount) { score += part(index, of: stored).alone }
    return score
  }

  /// A candidate with all that belongs to it.
  func candidate(_ number: Int) -> Candidate {
    let stored = candidates[number]
    let start = Int(stored.letters)
    let middle = start + Int(stored.length)
    var candidate = Candidate(
      codes: Array(letters[start..<middle]),
      origins: Array(letters[middle..<middle + Int(stored.length)]),
      parts: (0..<Int(stored.partCount)).map { part($0, of: stored) },
      cost: stored.cost, flags: stored.flags)
    candidate.isAsRead = stored.isAsRead
    candidate.isGuess = stored.isGuess
    candidate.isName = stored.isName
    return candidate
  }
}
