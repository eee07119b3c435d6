internal import Lexicon
internal import Synchronization

/// Remembers what pieces may stand for: most words of a document come more than once.
struct CachedSearch {
  /// What was found, by what was read.
  struct Memory {
    /// By the letters.
    fileprivate(set) var candidates: [SeenKey: [Candidate]] = [:]
    /// By the letters with their case, and where they stand.
    fileprivate(set) var weighted: [SeenKey: [Candidate]] = [:]

    fileprivate var count: Int { candidates.count + weighted.count }
  }

  private var search: CandidateSearch
  private(set) var memory: Memory

  /// What is beyond is found anew each time; a long archive would fill the machine's memory.
  private static let most = 50_000

  init(_ search: CandidateSearch, memory: Memory) {
    self.search = search
    self.memory = memory
  }

  /// What a piece may stand for, wherever it is.
  mutating func candidates(for seen: [UInt8]) -> [Candidate] {
    let key = SeenKey(bytes: seen)
    if let found = memory.candidates[key] { return found }
    let found = search.candidates(for: seen)
    if memory.candidates.count < Self.most { memory.candidates[key] = found }
    return found
  }

  /// What a slot may stand for where it is.
  mutating func weighted(_ slot: Slot, _ lexicon: Lexicon) -> [Candidate] {
    let key = SeenKey(slot)
    if let found = memory.weighted[key] { return found }
    let scalars = slot.scalars
    var raw = candidates(for: scalars.map { SeenSymbol.code($0) })
    if let acronym = Slot.acronym(slot, lexicon) { raw.append(acronym) }
    let found = Slot.weighted(raw, in: slot, lexicon)
    if memory.weighted.count < Self.most { memory.weighted[key] = found }
    return found
  }
}

/// Bytes that are hashed at one go.
struct SeenKey: Hashable {
  var bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// All that the weights of a slot's candidates depend on.
  init(_ slot: Slot) {
    bytes = []
    bytes.reserveCapacity(32)
    func append(_ scalars: [Unicode.Scalar]) {
      for scalar in scalars {
        if Alphabet.isCapital(scalar) { bytes.append(0x7F) }
        bytes.append(SeenSymbol.code(scalar))
      }
    }
    append(slot.head.scalars)
    if let tail = slot.tail { append(tail.scalars) }
    bytes.append(
      (slot.startsSentence ? 1 : 0) | (slot.isLoud ? 2 : 0) | (slot.followsGivenName ? 4 : 0)
        | (slot.precedesCapital ? 8 : 0))
  }

  func hash(into hasher: inout Hasher) {
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}

/// Hands what one document's pieces may stand for on to the next; it changes no result.
final class CandidateMemory: Sendable {
  private let known = Mutex<CachedSearch.Memory>(.init())

  /// Takes all that is known; who comes in the meantime begins anew.
  func take() -> CachedSearch.Memory {
    known.withLock {
      let all = $0
      $0 = .init()
      return all
    }
  }

  /// Gives back what is known; the larger memory stays.
  func put(_ all: CachedSearch.Memory) {
    known.withLock { if all.count > $0.count { $0 = all } }
  }
}
