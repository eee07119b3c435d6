internal import Lexicon
internal import Synchronization

/// Remembers what pieces may stand for: most words of a document come more than once.
struct CachedSearch {
  /// What was found, by what was read.
  struct Memory {
    /// All sets of candidates.
    var store = CandidateStore()
    /// By the letters: the number of a set.
    fileprivate var raw = KeyTable()
    fileprivate var rawSets: [Int32] = []
    /// By the letters with their case, and where they stand: the number of a set.
    fileprivate var weighted = KeyTable()
    fileprivate var weightedSets: [Found] = []
    /// For names: their letters.
    var names = KeyTable()
    /// By the number of a set: that of the set that has only what was read.
    fileprivate var asRead: [Int: Int] = [:]
  }

  /// What a slot may stand for.
  struct Found {
    /// The number of the set.
    var set: Int32
    /// Whether the first of it is a given name.
    var isGivenName: Bool
  }

  private var search: CandidateSearch
  let lexicon: Lexicon
  /// How own words may stand in a text; nil when there are none.
  let ownForms: OwnForms?
  private(set) var memory: Memory
  private var key: [UInt8] = []

  init(_ search: CandidateSearch, lexicon: Lexicon, ownForms: OwnForms?, memory: Memory) {
    self.search = search
    self.lexicon = lexicon
    self.ownForms = ownForms
    self.memory = memory
    key.reserveCapacity(64)
  }

  /// What a piece may stand for, wherever it is.
  /// - Returns: the number of a set.
  mutating func candidates(for seen: [UInt8]) -> Int {
    let id = memory.raw.id(of: seen)
    if id < memory.rawSets.count { return Int(memory.rawSets[id]) }
    let set = search.candidates(for: seen, into: &memory.store)
    memory.rawSets.append(Int32(set))
    return set
  }

  /// What a slot may stand for where it is.
  /// - Parameters:
  ///   - scalars: what was read in its place.
  ///   - marks: where it stands.
  /// - Returns: the set of its candidates.
  mutating func weighted(_ scalars: [Unicode.Scalar], _ marks: Slot.Marks) -> Found {
    key.removeAll(keepingCapacity: true)
    for scalar in scalars {
      let letter = Alphabet.code(scalar)
      if letter == Alphabet.none {
        key.append(SeenSymbol.code(scalar))
      } else {
        if Alphabet.isCapital(scalar) { key.append(0x7F) }
        key.append(letter)
      }
    }
    // All that the weights of a slot's candidates depend on.
    key.append(UInt8(truncatingIfNeeded: marks.intersection(.weighing).rawValue))
    let id = memory.weighted.id(of: key)
    if id < memory.weightedSets.count { return memory.weightedSets[id] }
    let seen = scalars.map { SeenSymbol.code($0) }
    let raw = candidates(for: seen)
    var set = Array(memory.store.set(raw))
    if let first = scalars.first, Alphabet.isCapital(first), !marks.contains(.isLoud),
      set.contains(where: { $0.isAsRead && $0.flags.isEmpty })
    {
      for name in search.names(for: seen)
      where !set.contains(where: { memory.store.codes(of: $0).elementsEqual(name.codes) }) {
        set.append(memory.store.stored(name))
      }
    }
    if !marks.contains(.keepsCase), let acronym = Slot.acronym(scalars, lexicon) {
      set.append(memory.store.stored(acronym))
    }
    Slot.weigh(&set, seen: scalars, marks, in: memory.store, lexicon)
    if let ownForms { Slot.prefer(ownForms, among: &set, seen: scalars, marks, in: memory.store) }
    let found = Found(
      set: Int32(memory.store.add(set)),
      isGivenName: set.first?.flags.contains(.givenName) == true)
    memory.weightedSets.append(found)
    return found
  }

  /// The number of the set that has of another only what was read, at no cost; the set itself
  /// where what was read isn't among it.
  mutating func onlyAsRead(_ set: Int) -> Int {
    if let known = memory.asRead[set] { return known }
    guard var read = memory.store.set(set).first(where: \.isAsRead) else { return set }
    read.cost = 0
    let only = memory.store.add([read])
    memory.asRead[set] = only
    return only
  }

  /// Takes a candidate's letters in, for a set to be added.
  mutating func stored(_ candidate: Candidate) -> CandidateStore.Stored {
    memory.store.stored(candidate)
  }

  /// Adds a set with other costs and gives its number.
  mutating func add(_ set: [CandidateStore.Stored]) -> Int { memory.store.add(set) }

  /// The number of a name's letters.
  mutating func nameNumber(_ codes: ArraySlice<UInt8>) -> Int {
    memory.names.id(of: Array(codes))
  }
}

extension CachedSearch.Memory: Remembering {
  var isTooLarge: Bool { store.count > 600_000 }
  var size: Int { store.count }
}

/// What was found for one document and holds for all.
protocol Remembering: Sendable {
  init()
  /// How much it is.
  var size: Int { get }
  /// Whether it is not kept: a long archive would fill the machine's memory.
  var isTooLarge: Bool { get }
}

/// Hands what was found for one document on to the next; it changes no result.
final class SharedMemory<Memory: Remembering>: Sendable {
  private let known = Mutex<Memory>(.init())

  /// Takes all that is known; who comes in the meantime begins anew.
  func take() -> Memory {
    known.withLock {
      let all = $0
      $0 = .init()
      return all
    }
  }

  /// Gives back what is known; the larger memory stays.
  func put(_ all: Memory) {
    guard !all.isTooLarge else { return }
    known.withLock { if all.size > $0.size { $0 = all } }
  }
}
