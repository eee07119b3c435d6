internal import Archive
internal import Minutes

/// Who has which places in hand, so that no two reviewers are asked the same.
///
/// A holder is one open page of one reviewer. What nobody hears of for a while is free again.
package actor Reservations {
  /// What equal cases have in common: the question.
  struct Question: Hashable {
    var kind: String
    var original: String
    var corrected: String

    init(_ place: ReviewPlace) {
      kind = place.kind.rawValue
      original = place.original
      corrected = place.corrected
    }
  }

  private struct Holder {
    var lastSign: ContinuousClock.Instant
    var places: [PlaceID: Question] = [:]
    /// What it does not want to be asked for now.
    var skipped: [PlaceID: Question] = [:]
  }

  /// Who looks for places and takes them does so while nobody else does.
  nonisolated let turns = Turns()
  private var holders: [String: Holder] = [:]
  private let patience: Duration
  private let now: @Sendable () -> ContinuousClock.Instant

  /// - Parameters:
  ///   - patience: how long a holder may be silent.
  ///   - now: the time.
  package init(
    patience: Duration = .seconds(120),
    now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
  ) {
    self.patience = patience
    self.now = now
  }

  /// A holder is still there.
  func sign(_ holder: String) {
    forgetTheSilent()
    holders[holder, default: Holder(lastSign: now())].lastSign = now()
  }

  /// Places that are not to be handed to anybody: they are in hands, or this one skipped them.
  func taken(for holder: String) -> Set<PlaceID> {
    forgetTheSilent()
    var places = Set(holders[holder]?.skipped.keys.map { $0 } ?? [])
    for one in holders.values { places.formUnion(one.places.keys) }
    return places
  }

  /// Hands out those of the places about whose questions nobody is asked, this holder included.
  /// - Parameters:
  ///   - places: the most useful first.
  ///   - limit: how many at most.
  ///   - holder: who asks.
  /// - Returns: those that are the holder's from now on.
  func reserve(_ places: [ReviewPlace], upTo limit: Int, for holder: String) -> [ReviewPlace] {
    sign(holder)
    var taken = Set(holders[holder]?.skipped.values.map { $0 } ?? [])
    for one in holders.values { taken.formUnion(one.places.values) }
    var mine: [ReviewPlace] = []
    for place in places where mine.count < limit && taken.insert(Question(place)).inserted {
      holders[holder]?.places[place.id] = Question(place)
      mine.append(place)
    }
    return mine
  }

  /// Takes places back, so that others may be asked about them.
  func release(_ places: some Sequence<PlaceID>, of holder: String) {
    for place in places { holders[holder]?.places[place] = nil }
  }

  /// Takes places back and does not offer their questions to this holder again.
  func skip(_ places: some Sequence<PlaceID>, of holder: String) {
    sign(holder)
    for place in places {
      guard let question = holders[holder]?.places.removeValue(forKey: place) else { continue }
      holders[holder]?.skipped[place] = question
    }
  }

  /// Offers what was skipped again.
  func forgetSkipped(by holder: String) {
    holders[holder]?.skipped = [:]
  }

  /// A holder has gone.
  func leave(_ holder: String) {
    holders[holder] = nil
  }

  private func forgetTheSilent() {
    let limit = now() - patience
    holders = holders.filter { $0.value.lastSign >= limit }
  }
}

extension ReviewPlace {
  /// What names it.
  var id: PlaceID { PlaceID(document: document, correction: correction) }
}
