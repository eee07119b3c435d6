internal import Lexicon

/// Names that stand more than once in a document: every reading of one speaks for all.
///
/// The same person is read `Sjéqvist` here and `Sjogvist` there; only one name explains both.
struct NameEvidence {
  /// For each possible name the readings that it explains: letters and cost.
  private var readings: [[UInt8]: [Reading]] = [:]

  private struct Reading {
    var id: Int
    var cost: Float
  }

  /// What each reading may stand for.
  private var costs: [[[UInt8]: Float]] = []
  private var count = 0

  /// A reading that a name does not explain.
  private static let unexplained: Float = 9
  private static let most = 12

  /// Takes the names among a page's slots.
  mutating func add(_ slots: [Slot]) {
    for slot in slots where Self.mayBeName(slot) {
      var own: [[UInt8]: Float] = [:]
      for candidate in slot.candidates where candidate.parts.count == 1 {
        own[candidate.codes] = min(own[candidate.codes] ?? .infinity, candidate.cost)
        readings[candidate.codes, default: []].append(Reading(id: count, cost: candidate.cost))
      }
      costs.append(own)
      count += 1
    }
  }

  /// Adds to each candidate's cost what the other readings of the name say, in the order of `add`.
  mutating func weigh(_ slots: inout [Slot]) {
    for index in slots.indices where Self.mayBeName(slots[index]) {
      let id = next
      next += 1
      var others: Set<Int> = []
      for candidate in slots[index].candidates {
        // A name may stand ten thousand times.
        for reading in readings[candidate.codes] ?? [] where reading.id != id {
          if others.count >= Self.most { break }
          others.insert(reading.id)
        }
      }
      guard !others.isEmpty else { continue }
      let sums = slots[index].candidates.map { candidate in
        others.sorted().reduce(Float(0)) {
          $0 + min(Self.unexplained, costs[$1][candidate.codes] ?? Self.unexplained)
        }
      }
      let least = sums.min() ?? 0
      for (place, sum) in sums.enumerated() { slots[index].candidates[place].cost += sum - least }
    }
  }

  private var next = 0

  private static func mayBeName(_ slot: Slot) -> Bool {
    guard slot.head.scalars.count >= 4, slot.tail == nil, !slot.isLoud,
      slot.head.scalars.first.map({ Alphabet.isCapital($0) }) == true,
      let best = slot.candidates.first
    else { return false }
    return (best.flags.isEmpty && best.parts.count == 1) || best.flags.contains(.capitalised)
  }
}
