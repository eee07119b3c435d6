internal import Foundation
internal import Lexicon
internal import Minutes

extension PageDraft {
  /// Finds what each of the page's words may stand for.
  mutating func prepareWords(lexicon: Lexicon, search: inout CachedSearch) {
    (slots, items) = cut(search: &search)
    for index in slots.indices {
      if index > 0, !slots[index].startsSentence {
        slots[index].followsSmall =
          slots[index - 1].head.scalars.first.map { Alphabet.isSmall($0) } ?? false
      }
      if Self.areNeighbours(slots, index - 1, index, words) {
        slots[index].followsGivenName =
          slots[index - 1].candidates.first?.flags.contains(.givenName) == true
      }
      if Self.areNeighbours(slots, index, index + 1, words) {
        slots[index].precedesCapital =
          slots[index + 1].head.scalars.first.map { Alphabet.isCapital($0) } ?? false
      }
      slots[index].candidates = search.weighted(slots[index], lexicon)
    }
  }

  /// Decodes the prepared words in context and notes what changes.
  mutating func repairWords(lexicon: Lexicon) {
    let decoder = Decoder(lexicon: lexicon)
    let candidates = slots.map(\.candidates)
    let chosen = decoder.choose(items, candidates)
    var replacements: [WordPlace: [Replacement]] = [:]
    let context = DecodedContext(items: items, candidates: candidates, chosen: chosen)
    for (index, slot) in slots.enumerated() {
      if slot.candidates.count == 1 && slot.candidates[0].isAsRead { continue }
      let posterior =
        slot.candidates.count > 1
        ? decoder.posterior(
          slot.candidates, before: context.before(slot: index), after: context.after(slot: index))
        : [1]
      Self.note(slot, chosen: chosen[index], posterior: posterior, in: &replacements)
    }
    for (place, list) in replacements { apply(list, at: place) }
    for slot in slots {
      if let tail = slot.tail { joinHalves(slot.head, tail) }
    }
    slots = []
    items = []
  }

  /// Makes a word whole that a line's end cut: all of it goes to the first line.
  private mutating func joinHalves(_ head: Piece, _ tail: Piece) {
    func current(_ piece: Piece) -> (text: String, confidence: Double) {
      let decision = decisions[piece.line][piece.word]
      guard let decision, decision.isApplied else {
        return (words[piece.line][piece.word], 0.9)
      }
      return (decision.text, decision.confidence)
    }
    let (first, second) = (current(head), current(tail))
    guard first.text.hasSuffix("-"), !second.text.utf8.contains(0x20) else { return }
    let confidence = min(0.95, first.confidence, second.confidence)
    decisions[head.line][head.word] = Decision(
      text: String(first.text.dropLast()) + second.text, kind: .hyphenation,
      confidence: confidence)
    decisions[tail.line][tail.word] = Decision(
      text: "", kind: .hyphenation, confidence: confidence)
  }

  private struct WordPlace: Hashable {
    var line: Int
    var word: Int
  }

  private struct Replacement {
    var range: Range<Int>
    var text: String
    var confidence: Double
    /// How probable it is that nothing changes.
    var unchanged: Double
    var alternatives: [Alternative]
    var isSplit: Bool
  }

  private static let leastProposed = 0.03

  private static func note(
    _ slot: Slot, chosen: Int, posterior: [Double],
    in replacements: inout [WordPlace: [Replacement]]
  ) {
    if slot.candidates[chosen].isAsRead, slot.tail == nil,
      !posterior.indices.contains(where: { $0 != chosen && posterior[$0] > Self.leastProposed })
    {
      return
    }
    let seen = slot.scalars
    func written(_ index: Int) -> [(scalar: Unicode.Scalar, origin: Int)] {
      let candidate = slot.candidates[index]
      if candidate.isAsRead { return seen.enumerated().map { ($1, $0) } }
      return Casing.text(
        of: candidate, seen: seen,
        place: Casing.Place(
          startsSentence: slot.startsSentence, isLoud: slot.isLoud,
          isAmongSmall: slot.followsSmall && !slot.precedesCapital,
          keepsCase: slot.keepsCase))
    }
    let text = written(chosen)
    let unchanged = zip(slot.candidates, posterior).reduce(0) {
      $0 + ($1.0.isAsRead ? $1.1 : 0)
    }
    var others: [(Int, Double)] = []
    for (index, probability) in posterior.enumerated() where index != chosen && probability > 0.02 {
      others.append((index, probability))
    }
    others.sort { $0.1 > $1.1 }
    let cut = slot.head.scalars.count
    func half(_ text: [(scalar: Unicode.Scalar, origin: Int)], _ isHead: Bool) -> String {
      var view = String.UnicodeScalarView()
      for (scalar, origin) in text where slot.tail == nil || (origin < cut) == isHead {
        view.append(scalar)
      }
      return String(view)
    }
    for (piece, isHead) in [(slot.head, true), (slot.tail, false)] {
      guard let piece else { continue }
      let new = half(text, isHead)
      var old = String.UnicodeScalarView()
      old.append(contentsOf: piece.scalars)
      let isSame = new.unicodeScalars.elementsEqual(old)
      let alternatives = others.prefix(3).map {
        Alternative(text: half(written($0.0), isHead), confidence: ($0.1 * 1000).rounded() / 1000)
      }
      if isSame {
        // What was kept, though another reading is likely, is for a person to see.
        guard let best = others.first, best.1 > Self.leastProposed else { continue }
      }
      replacements[WordPlace(line: piece.line, word: piece.word), default: []].append(
        Replacement(
          range: piece.range, text: new,
          confidence: chosen < posterior.count ? posterior[chosen] : 0, unchanged: unchanged,
          alternatives: alternatives,
          isSplit: new.utf8.contains(0x20)))
    }
  }

  private mutating func apply(_ list: [Replacement], at place: WordPlace) {
    let old = words[place.line][place.word]
    let scalars = Array(old.unicodeScalars)
    func assembled(_ text: (Replacement) -> String?) -> String {
      var view = String.UnicodeScalarView()
      var position = 0
      for replacement in list.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
        view.append(contentsOf: scalars[position..<replacement.range.lowerBound])
        if let text = text(replacement) {
          view.append(contentsOf: text.unicodeScalars)
        } else {
          view.append(contentsOf: scalars[replacement.range])
        }
        position = replacement.range.upperBound
      }
      view.append(contentsOf: scalars[position...])
      return String(view)
    }
    let new = assembled(\.text)
    let confidence = list.map(\.confidence).min() ?? 0
    var alternatives: [Alternative] = []
    if list.count == 1 {
      alternatives = list[0].alternatives.map { other in
        Alternative(text: assembled { _ in other.text }, confidence: other.confidence)
      }
    }
    let isSame = new.unicodeScalars.elementsEqual(old.unicodeScalars)
    if isSame {
      guard let best = alternatives.first else { return }
      decisions[place.line][place.word] = Decision(
        text: best.text, kind: Self.kind(old, best.text), confidence: best.confidence,
        alternatives: [Alternative(text: old, confidence: confidence)], isApplied: false)
      return
    }
    decisions[place.line][place.word] = Decision(
      text: new, kind: list.contains(where: \.isSplit) ? .split : Self.kind(old, new),
      confidence: confidence, alternatives: alternatives,
      isApplied: isApplied(confidence, against: list.map(\.unchanged).max() ?? 0))
  }

  /// What is probable is applied; and so is the best of several where only this is certain, that
  /// what was read is wrong.
  private func isApplied(_ confidence: Double, against unchanged: Double) -> Bool {
    confidence >= settings.threshold
      || (confidence >= settings.threshold / 2
        && confidence >= max(settings.threshold, 0.67) * (confidence + unchanged))
  }

  static func kind(_ old: String, _ new: String) -> Correction.Kind {
    if new.utf8.contains(0x20) { return .split }
    func folded(_ text: String) -> [UInt8] {
      text.unicodeScalars.map {
        let code = Alphabet.code($0)
        return code == 27 || code == 28 ? 1 : code == 29 ? 15 : code
      }
    }
    return folded(old) == folded(new) ? .diacritic : .character
  }
}
