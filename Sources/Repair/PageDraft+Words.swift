internal import Foundation
internal import Lexicon
internal import Minutes

extension PageDraft {
  /// Finds what each of the page's words may stand for.
  mutating func prepareWords(search: inout CachedSearch) {
    cut(search: &search)
    var scalars: [Unicode.Scalar] = []
    var isGivenName = false
    for index in slots.indices {
      var slot = slots[index]
      if index > 0 {
        let previous = slots[index - 1]
        if !slot.marks.contains(.startsSentence), previous.marks.contains(.hasSmall) {
          slot.marks.insert(.followsSmall)
        }
        if isGivenName, Slot.areNeighbours(previous, slot) { slot.marks.insert(.followsGivenName) }
      }
      if index + 1 < slots.count, Slot.areNeighbours(slot, slots[index + 1]),
        slots[index + 1].marks.contains(.hasCapital)
      {
        slot.marks.insert(.precedesCapital)
      }
      if diagnosis.source == .stripped || hasBlindSpots { slot.marks.insert(.keepsCase) }
      getScalars(of: slot, into: &scalars)
      let found = search.weighted(scalars, slot.marks)
      isGivenName = found.isGivenName
      slot.set = found.set
      slots[index] = slot
    }
  }

  /// Decodes the prepared words in context and notes what changes.
  mutating func repairWords(lexicon: Lexicon, store: CandidateStore) {
    let decoder = Decoder(lexicon: lexicon)
    let chosen = decoder.choose(items, slots, store)
    var context = DecodedContext(items: items, slots: slots, chosen: chosen, store: store)
    let tailWords = Set(tails.map(\.word))
    // What was found for words to come: the second halves of words.
    var waiting: [Int32: [Replacement]] = [:]
    var list: [Replacement] = []
    var posterior: [Double] = []
    var prints = Prints()
    for (index, slot) in slots.enumerated() {
      let set = store.range(of: Int(slot.set))
      let choice = store.candidates[set.lowerBound + Int(chosen[index])]
      context.advance(Int(choice.partCount))
      let isAlone =
        !(index > 0 && slots[index - 1].word == slot.word)
        && !(index + 1 < slots.count && slots[index + 1].word == slot.word)
        && slot.tail < 0 && !tailWords.contains(slot.word)
      let isLast = index + 1 == slots.count || slots[index + 1].word != slot.word
      // What nothing speaks against is not looked at; and without explanations what stays so.
      if !(set.count == 1 && choice.isAsRead),
        isExplained || !isAlone || !choice.isAsRead
      {
        if set.count > 1 {
          decoder.posterior(
            set, store, before: context.before, after: context.after, into: &posterior)
        } else {
          posterior = [1]
        }
        if isAlone, !isExplained {
          applyQuietly(slot, set, chosen: Int(chosen[index]), posterior, store, &prints)
        } else {
          note(slot, set, chosen: Int(chosen[index]), posterior, store) { word, replacement in
            if word == slot.word {
              list.append(replacement)
            } else {
              waiting[word, default: []].append(replacement)
            }
          }
        }
      }
      if isLast {
        if !waiting.isEmpty, let others = waiting.removeValue(forKey: slot.word) { list += others }
        if !list.isEmpty {
          apply(list, at: Int(slot.word))
          list.removeAll(keepingCapacity: true)
        }
      }
    }
    for (word, list) in waiting { apply(list, at: Int(word)) }
    // On pages with boxes a line stays where it begins; who makes paragraphs joins the halves.
    for slot in slots where slot.tail >= 0 && page.origin == .plainText {
      joinHalves(Int(slot.word), Int(tails[Int(slot.tail)].word))
    }
    slots = []
    items = []
    tails = []
  }

  /// Makes a word whole that a line's end cut: all of it goes to the first line.
  private mutating func joinHalves(_ head: Int, _ tail: Int) {
    func current(_ word: Int) -> (text: String, confidence: Double) {
      guard let decision = decisions[word], decision.isApplied else {
        return (words.word(word), 0.9)
      }
      return (decision.text, decision.confidence)
    }
    let (first, second) = (current(head), current(tail))
    guard first.text.hasSuffix("-"), !second.text.utf8.contains(0x20) else { return }
    let confidence = min(0.95, first.confidence, second.confidence)
    decisions[head] = Decision(
      text: String(first.text.dropLast()) + second.text, kind: .hyphenation,
      confidence: confidence)
    decisions[tail] = Decision(text: "", kind: .hyphenation, confidence: confidence)
  }

  private struct Replacement {
    var range: Range<Int>
    var text: String
    var confidence: Double
    /// How probable it is that nothing changes.
    var unchanged: Double
    var alternatives: [Alternative]
    var isSplit: Bool
    /// Whether what was read is a word, or has a capital that no sentence's beginning asks for.
    var isWord: Bool
  }

  /// A reading less likely than this is not worth a look.
  private static let leastProposed = 0.015
  /// The same for what no dictionary knows and begins with a capital: a name, mostly, and whether
  /// it has an å, ä or ö only who knows its bearer can tell.
  private static let leastProposedName = 0.0001

  private func leastProposed(_ slot: Slot, _ chosen: CandidateStore.Stored) -> Double {
    if hasScores { return 0.001 }
    return slot.marks.contains(.hasCapital) && chosen.flags.isEmpty && chosen.partCount == 1
      && !slot.marks.contains(.isLoud) ? Self.leastProposedName : Self.leastProposed
  }

  private func note(
    _ slot: Slot, _ set: Range<Int>, chosen: Int, _ posterior: [Double], _ store: CandidateStore,
    _ report: (Int32, Replacement) -> Void
  ) {
    let candidates = store.candidates[set]
    let least = leastProposed(slot, candidates[set.lowerBound + chosen])
    if candidates[set.lowerBound + chosen].isAsRead, slot.tail < 0,
      !posterior.indices.contains(where: { $0 != chosen && posterior[$0] > least })
    {
      return
    }
    var seen: [Unicode.Scalar] = []
    getScalars(of: slot, into: &seen)
    func written(_ index: Int) -> [(scalar: Unicode.Scalar, origin: Int)] {
      if candidates[set.lowerBound + index].isAsRead { return seen.enumerated().map { ($1, $0) } }
      return Casing.text(
        of: store.candidate(set.lowerBound + index), seen: seen, place: Casing.Place(slot))
    }
    let text = written(chosen)
    var unchanged = 0.0
    for (candidate, probability) in zip(candidates, posterior) where candidate.isAsRead {
      unchanged += probability
    }
    var others: [(Int, Double)] = []
    for (index, probability) in posterior.enumerated()
    where index != chosen && probability > min(0.02, least) {
      others.append((index, probability))
    }
    others.sort { $0.1 > $1.1 }
    let cut = slot.range.count
    func half(_ text: [(scalar: Unicode.Scalar, origin: Int)], _ isHead: Bool) -> String {
      var view = String.UnicodeScalarView()
      for (scalar, origin) in text where slot.tail < 0 || (origin < cut) == isHead {
        view.append(scalar)
      }
      return String(view)
    }
    func noteHalf(_ word: Int32, _ range: Range<Int>, _ piece: ArraySlice<Unicode.Scalar>) {
      let isHead = word == slot.word
      let new = half(text, isHead)
      let isSame = new.unicodeScalars.elementsEqual(piece)
      if isSame {
        // What was kept, though another reading is likely, is for a person to see.
        guard let best = others.first, best.1 > least else { return }
      }
      let alternatives =
        isExplained
        ? others.prefix(3).map {
          Alternative(
            text: half(written($0.0), isHead), confidence: ($0.1 * 1000).rounded() / 1000)
        } : []
      report(
        word,
        Replacement(
          range: range, text: new, confidence: chosen < posterior.count ? posterior[chosen] : 0,
          unchanged: unchanged, alternatives: alternatives, isSplit: new.utf8.contains(0x20),
          isWord: Self.isWord(slot, candidates)))
    }
    noteHalf(slot.word, slot.range, seen[..<cut])
    if slot.tail >= 0 {
      let tail = tails[Int(slot.tail)]
      noteHalf(tail.word, 0..<Int(tail.upper), seen[cut...])
    }
  }

  /// Whether what was read in a slot's place is a word, or a name by its capital.
  static func isWord(_ slot: Slot, _ candidates: ArraySlice<CandidateStore.Stored>) -> Bool {
    if slot.marks.contains(.hasCapital), slot.marks.isDisjoint(with: [.startsSentence, .isLoud]) {
      return true
    }
    return candidates.contains { $0.isAsRead && !$0.flags.isEmpty }
  }

  private mutating func apply(_ list: [Replacement], at word: Int) {
    let old = words.word(word)
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
    let isSame = new.utf8.elementsEqual(old.utf8)
    if isSame {
      guard let best = alternatives.first else { return }
      if hasScores {
        doubts[Int32(word)] = Doubt(
          wrong: 1 - confidence, best: best.confidence, offered: best.text)
        return
      }
      decisions[word] = Decision(
        text: best.text, kind: Self.kind(old, best.text), confidence: best.confidence,
        alternatives: [Alternative(text: old, confidence: confidence)], isApplied: false)
      return
    }
    decisions[word] = Decision(
      text: new, kind: list.contains(where: \.isSplit) ? .split : Self.kind(old, new),
      confidence: confidence, alternatives: alternatives,
      isApplied: isApplied(
        confidence, against: list.map(\.unchanged).max() ?? 0,
        isWord: list.contains(where: \.isWord)))
  }

  private static let sureOfMisreading = 0.8
  private static let sureOfWord = 0.95

  /// What is probable is applied; and so is the best of several where only this is certain, that
  /// what was read is wrong.
  func isApplied(_ confidence: Double, against unchanged: Double, isWord: Bool) -> Bool {
    // Of what a good model read hardly anything is wrong, and least of all what is a word or a name.
    if hasBlindSpots {
      return confidence >= max(settings.threshold, isWord ? Self.sureOfWord : Self.sureOfMisreading)
    }
    return confidence >= settings.threshold
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
