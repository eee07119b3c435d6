internal import Lexicon

/// Names that stand more than once in a document: every reading of one speaks for all.
///
/// The same person is read `Sjéqvist` here and `Sjogvist` there; only one name explains both.
struct NameEvidence {
  /// What a set of candidates may be, as names.
  private struct Known {
    /// The names of its candidates, as numbers, in their order.
    var names: [Int32]
    /// The first other readings that any of its names explains, were it none of them itself.
    var others: [Int32] = []
    /// The set as the others weigh it; -1 as long as nobody asked, or they say nothing.
    var weighed: Int32 = -1
    var isWeighed = false
  }

  /// By the number of a set.
  private var known: [Int32: Known] = [:]
  /// For each name the first readings that it explains.
  private var readings: [[Int32]] = []
  /// For each reading the number of its set.
  private var sets: [Int32] = []
  private var next: Int32 = 0

  /// A reading that a name does not explain.
  private static let unexplained: Float = 9
  private static let most = 12

  /// Takes the names among a page's slots.
  mutating func add(_ slots: [Slot], search: inout CachedSearch) {
    for slot in slots where Self.mayBeName(slot, search.memory.store) {
      let id = Int32(sets.count)
      sets.append(slot.set)
      let names = names(of: slot.set, &search)
      for (candidate, name) in zip(search.memory.store.set(Int(slot.set)), names)
      where candidate.partCount == 1 {
        while readings.count <= Int(name) { readings.append([]) }
        // Nobody asks for more than the first others.
        if readings[Int(name)].count <= Self.most, readings[Int(name)].last != id {
          readings[Int(name)].append(id)
        }
      }
    }
  }

  private mutating func names(of set: Int32, _ search: inout CachedSearch) -> [Int32] {
    if let found = known[set] { return found.names }
    let names = search.memory.store.set(Int(set)).map {
      Int32(search.nameNumber(search.memory.store.codes(of: $0)))
    }
    known[set] = Known(names: names)
    return names
  }

  /// Adds to each candidate's cost what the other readings of the name say, in the order of `add`.
  mutating func weigh(_ slots: inout [Slot], search: inout CachedSearch) {
    for index in slots.indices where Self.mayBeName(slots[index], search.memory.store) {
      let id = next
      next += 1
      let set = slots[index].set
      guard var own = known[set] else { continue }
      if !own.isWeighed {
        own.others = others(than: -1, own.names)
        own.isWeighed = true
        // A reading that is not among the first is weighed by them as any other is.
        known[set] = own
      }
      if own.others.contains(id) {
        let others = others(than: id, own.names)
        if others.isEmpty { continue }
        slots[index].set = weighed(set, own.names, by: others, &search)
      } else if !own.others.isEmpty {
        if own.weighed < 0 {
          own.weighed = weighed(set, own.names, by: own.others, &search)
          known[set] = own
        }
        slots[index].set = own.weighed
      }
    }
  }

  /// The first readings, but one, that any of some names explains; ascending.
  private func others(than id: Int32, _ names: [Int32]) -> [Int32] {
    var others: Set<Int32> = []
    for name in names where Int(name) < readings.count {
      for reading in readings[Int(name)] where reading != id {
        if others.count >= Self.most { break }
        others.insert(reading)
      }
    }
    return others.sorted()
  }

  private func weighed(
    _ set: Int32, _ names: [Int32], by others: [Int32], _ search: inout CachedSearch
  ) -> Int32 {
    var candidates = Array(search.memory.store.set(Int(set)))
    let sums = names.map { name in
      others.reduce(Float(0)) {
        $0 + min(Self.unexplained, cost(of: name, in: sets[Int($1)], search.memory.store))
      }
    }
    let least = sums.min() ?? 0
    for (place, sum) in sums.enumerated() { candidates[place].cost += sum - least }
    return Int32(search.add(candidates))
  }

  /// What it costs that a name was read so; infinite where it can't have been.
  private func cost(of name: Int32, in set: Int32, _ store: CandidateStore) -> Float {
    var least = Float.infinity
    for (candidate, other) in zip(store.set(Int(set)), known[set]?.names ?? [])
    where other == name && candidate.partCount == 1 {
      least = min(least, candidate.cost)
    }
    return least
  }

  private static func mayBeName(_ slot: Slot, _ store: CandidateStore) -> Bool {
    guard slot.upper - slot.lower >= 4, slot.tail < 0, slot.marks.contains(.hasCapital),
      !slot.marks.contains(.isLoud), let best = store.set(Int(slot.set)).first
    else { return false }
    return (best.flags.isEmpty && best.partCount == 1) || best.flags.contains(.capitalised)
  }
}
