internal import Foundation
internal import Lexicon
internal import Minutes

/// What a word may stand for where it is, and why.
package struct WordExplanation: Equatable, Sendable {
  /// One way to read it.
  package struct Reading: Equatable, Sendable {
    /// In the case in which it would be written.
    package var text: String
    /// The negative logarithm of the probability that it is printed as it was seen.
    package var cost: Double
    /// The logarithm of its likelihood by itself.
    package var alone: Double
    /// The same among the words beside it, with what it makes of the two behind.
    package var inContext: Double
    /// Its share of all readings, 0...1.
    package var probability: Double
    /// What sort of reading it is.
    package var remark: String
  }

  /// What was read.
  package var seen: String
  /// What it should be.
  package var written: String
  /// Whether a repair does that by itself.
  package var isApplied: Bool
  /// The readings, the likeliest first; none where the word is let be.
  package var readings: [Reading]
  /// Why the best is the best.
  package var reason: String
}

extension Repairer {
  /// Explains the words of a phrase as if an English model had read it.
  package func explain(_ phrase: String) -> [WordExplanation] {
    let line = phrase.split { $0.isNewline }.joined(separator: " ")
    let page = Page(
      number: 1, origin: .plainText, lines: [Line(plainText: line, number: 1)])
    var draft = PageDraft(
      page: page, words: SeenText(page),
      diagnosis: PageDiagnosis(page: 1, source: .englishModel, letters: 0, marked: 0),
      settings: settings, isExplained: true)
    var search = CachedSearch(
      CandidateSearch(lexicon: lexicon, channel: channel), lexicon: lexicon, ownForms: ownForms,
      memory: .init())
    draft.prepareWords(search: &search)
    let explained = ExplainedSlots(draft, lexicon, search.memory.store)
    draft.repairWords(lexicon: lexicon, store: search.memory.store)
    return draft.words[0].indices.map { word in
      let seen = draft.words[0][word]
      let decision = draft.decisions[0, word]
      let readings = explained.readings[word] ?? []
      return WordExplanation(
        seen: seen, written: decision?.text ?? seen, isApplied: decision?.isApplied ?? true,
        readings: readings, reason: Self.reason(readings, seen))
    }
  }

  private static func reason(_ readings: [WordExplanation.Reading], _ seen: String) -> String {
    guard let best = readings.first else {
      return "It is let be: an address, a code, a figure or a sign."
    }
    guard readings.count > 1 else { return "Nothing else is near it." }
    let other = readings[1]
    return "\(best.text) rather than \(other.text): printed as \(seen) it is "
      + "\(times(other.cost - best.cost)), where it stands it is "
      + "\(times(best.inContext - other.inContext))."
  }

  /// A difference of logarithms in words.
  private static func times(_ difference: Double) -> String {
    let factor = exp(abs(difference))
    if factor < 1.05 { return "as likely" }
    let number =
      factor < 10
      ? String(format: "%.1f", factor) : factor < 1e6 ? "\(Int(factor))" : "over a million"
    return "\(number) times \(difference > 0 ? "likelier" : "less likely")"
  }
}

/// The readings of a line's words.
private struct ExplainedSlots {
  /// By the word's index.
  var readings: [Int: [WordExplanation.Reading]] = [:]

  init(_ draft: PageDraft, _ lexicon: Lexicon, _ store: CandidateStore) {
    let decoder = Decoder(lexicon: lexicon)
    let ways = decoder.choose(draft.items, draft.slots, store)
    var context = DecodedContext(
      items: draft.items, slots: draft.slots, chosen: ways, store: store)
    var scalars: [Unicode.Scalar] = []
    var shares: [Double] = []
    for (slot, way) in zip(draft.slots, ways) {
      let set = store.range(of: Int(slot.set))
      let candidates = set.map { store.candidate($0) }
      let chosen = Int(way)
      context.advance(candidates[chosen].parts.count)
      decoder.posterior(
        set, store, before: context.before, after: context.after, into: &shares)
      draft.getScalars(of: slot, into: &scalars)
      let all = zip(candidates, shares).map { candidate, share in
        WordExplanation.Reading(
          text: Self.text(of: candidate, in: slot, scalars), cost: Double(candidate.cost),
          alone: candidate.parts.reduce(0) { $0 + Double($1.alone) },
          inContext: Self.likelihood(
            candidate.parts + context.after, after: context.before, lexicon),
          probability: share, remark: Self.remark(candidate))
      }
      // The way through the whole phrase decides; the shares only say how sure it is.
      let order = all.indices.sorted {
        ($0 == chosen ? 0 : 1, -all[$0].probability) < ($1 == chosen ? 0 : 1, -all[$1].probability)
      }
      readings[Int(slot.word), default: []] += order.map { all[$0] }
    }
  }

  private static func likelihood(
    _ parts: [Candidate.Part], after before: (WordNumber, WordNumber), _ lexicon: Lexicon
  ) -> Double {
    var (earlier, previous) = before
    var sum: Float = 0
    for part in parts {
      sum += lexicon.likelihood(of: part.word, alone: part.alone, after: previous, earlier)
      (earlier, previous) = (previous, part.word)
    }
    return Double(sum)
  }

  private static func text(
    of candidate: Candidate, in slot: Slot, _ scalars: [Unicode.Scalar]
  ) -> String {
    var view = String.UnicodeScalarView()
    if candidate.isAsRead {
      view.append(contentsOf: scalars)
      return String(view)
    }
    let place = Casing.Place(slot)
    for (scalar, _) in Casing.text(of: candidate, seen: scalars, place: place) {
      view.append(scalar)
    }
    return String(view)
  }

  private static func remark(_ candidate: Candidate) -> String {
    let read = candidate.isAsRead ? "as read; " : ""
    if candidate.codes.contains(0) { return read + "several words" }
    if candidate.isGuess { return read + "in no dictionary, guessed by its spelling" }
    if candidate.isName { return read + "a name made of parts" }
    if candidate.flags.isEmpty {
      return read + (candidate.isAsRead ? "in no dictionary" : "a compound of known parts")
    }
    let names: [(Entry.Flags, String)] = [
      (.own, "own word"), (.term, "term"), (.givenName, "given name"), (.familyName, "family name"),
      (.place, "place"),
    ]
    let marks = names.filter { candidate.flags.contains($0.0) }.map(\.1)
    return read + (marks.isEmpty ? "word" : marks.joined(separator: ", "))
  }
}
