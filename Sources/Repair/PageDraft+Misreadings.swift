internal import Foundation
internal import Lexicon
internal import Minutes

/// Pages that a Swedish model read: each word against what may have been misread as it.
extension PageDraft {
  /// Less doubtful words stay, if a dictionary knows them: no context speaks so loud.
  private static let sure = 0.002
  /// More doubtful ones may be another word of the document.
  private static let doubtful = 0.04
  /// How many words were misread of those on which the channel was learnt.
  private static let usual = 0.07
  /// How many words are misread of a text that somebody else's program has read.
  private static let unscored = 0.006
  /// What it costs that a letter is not among those that the recogniser thought of.
  private static let notThoughtOf: Float = 1.5
  /// How sure the recogniser is of a symbol that it has misread, as the negative logarithm of what
  /// is missing to certainty.
  private static let usualSureness: Float = 3
  /// How much less often a word is misread that the document has once more.
  private static let readAgain = 0.35
  /// What speaks for a reading that the second model had.
  private static let secondReading: Float = 3

  /// Finds what each word may have been, by how sure the recogniser was of it.
  /// - Parameters:
  ///   - search: finds readings.
  ///   - document: the words of the document.
  mutating func prepareMisreadings(search: inout CachedSearch, document: DocumentWords) {
    prepareWords(search: &search)
    guard let read else { return }
    var places = [(line: Int32, word: Int32)](repeating: (0, 0), count: words.wordCount)
    for line in words.indices {
      for (index, number) in words.numbers(ofLine: line).enumerated() {
        places[number] = (Int32(line), Int32(index))
      }
    }
    func word(_ number: Int32) -> Word? {
      guard hasScores else { return nil }
      let place = places[Int(number)]
      return page.lines[Int(place.line)].words[Int(place.word)]
    }
    func scored(_ number: Int32) -> Double {
      hasScores ? read.sureness[Int(number)].misread : Self.unscored
    }
    var scalars: [Unicode.Scalar] = []
    for index in slots.indices {
      let slot = slots[index]
      var misread = scored(slot.word)
      // What was read the same way again is seldom wrong.
      let count = document.count(of: read.facts[Int(slot.word)])
      if count > 1 { misread *= count > 2 ? Self.readAgain * Self.readAgain : Self.readAgain }
      if slot.tail >= 0 {
        misread = 1 - (1 - misread) * (1 - scored(tails[Int(slot.tail)].word))
      }
      if isCertain(slot, misread: misread, search, &scalars) {
        slots[index].set = Int32(search.onlyAsRead(Int(slot.set)))
        continue
      }
      let isWhole = slot.tail < 0 && slot.lower == 0 && slot.marks.contains(.endsWord)
      var set = weighed(
        slot, by: misread, isWhole ? word(slot.word) : nil, document, in: search.memory.store,
        search.lexicon)
      getScalars(of: slot, into: &scalars)
      let seen = scalars.map { SeenSymbol.code($0) }
      if misread > Self.doubtful,
        set.contains(where: { $0.isAsRead && $0.flags.isEmpty })
      {
        for near in document.near(seen).prefix(3) {
          set.append(
            search.stored(Self.candidate(near, from: scalars.count, misread: misread)))
        }
      }
      slots[index].set = Int32(search.add(set))
    }
  }

  /// Whether a slot is what it was read as, whatever stands around it.
  private func isCertain(
    _ slot: Slot, misread: Double, _ search: CachedSearch, _ scalars: inout [Unicode.Scalar]
  ) -> Bool {
    let store = search.memory.store
    guard let read = store.set(Int(slot.set)).first(where: \.isAsRead) else { return false }
    let codes = store.codes(of: read)
    if let ownForms = search.ownForms, read.flags.contains(.own) {
      getScalars(of: slot, into: &scalars)
      if ownForms.holds(String(String.UnicodeScalarView(scalars))) { return true }
    }
    // Only the model that has other letters prints them.
    if Self.isForeign(codes) { return true }
    if read.flags.contains(.upper) { return true }
    // A name is as it was read, if the reader was not in doubt.
    if slot.marks.contains(.hasCapital), slot.marks.isDisjoint(with: [.startsSentence, .isLoud]),
      misread < Self.doubtful
    {
      return true
    }
    if !read.flags.isEmpty { return misread < Self.sure }
    // There are more compounds than any count has seen.
    return misread < Self.doubtful && Self.isComposed(Array(codes), search.lexicon)
  }

  /// A slot's candidates with the recogniser's own doubt in their costs.
  /// - Parameters:
  ///   - slot: with the set that its letters have everywhere.
  ///   - misread: how probable it is that it is misread.
  ///   - word: the word that it is all of; nil where it is a part, or two halves.
  ///   - document: the words of the document.
  ///   - store: has the candidates.
  ///   - lexicon: knows compounds.
  /// - Returns: the new set.
  private func weighed(
    _ slot: Slot, by misread: Double, _ word: Word?, _ document: DocumentWords,
    in store: CandidateStore, _ lexicon: Lexicon
  ) -> [CandidateStore.Stored] {
    var set = Array(store.set(Int(slot.set)))
    guard let read = set.firstIndex(where: \.isAsRead) else { return set }
    let seen = Array(store.codes(of: set[read]))
    let mayCompose =
      misread > Self.doubtful && !slot.marks.contains(.hasCapital)
      && !(set[read].flags.isEmpty && Self.isComposed(seen, lexicon))
    set.removeAll { other in
      if other.isAsRead { return false }
      let codes = store.codes(of: other)
      if misread > Self.doubtful, document.has(codes) { return false }
      // This reader knows å, ä and ö: that a name might have others is no reason to doubt it. And
      // writers make compounds as they like.
      if other.isGuess || other.isName || (other.flags.isEmpty && !mayCompose) { return true }
      // Abbreviations: `Tjänstg.`
      return codes.count < seen.count && seen.starts(with: codes) && isAbbreviated(slot)
    }
    for index in set.indices {
      if set[index].isAsRead {
        set[index].cost = Float(-log(1 - misread))
        continue
      }
      set[index].cost += Float(log(Self.usual / misread))
      if let word { set[index].cost += evidence(for: set[index], word, store) }
    }
    return set
  }

  /// Whether a letter is among it that no Swedish word has.
  private static func isForeign(_ codes: ArraySlice<UInt8>) -> Bool {
    codes.contains { SeenSymbol.isLetter($0) && $0 > Alphabet.acute }
  }

  /// Whether a full stop stands behind a slot in its word.
  private func isAbbreviated(_ slot: Slot) -> Bool {
    var scalars: [Unicode.Scalar] = []
    words.getScalars(of: Int(slot.word), into: &scalars)
    return slot.tail < 0 && Int(slot.upper) < scalars.count && scalars[Int(slot.upper)] == "."
  }

  /// A word of the document that a piece may be.
  private static func candidate(
    _ near: (codes: [UInt8], distance: Int), from count: Int, misread: Double
  ) -> Candidate {
    Candidate(
      codes: near.codes,
      origins: near.codes.indices.map { UInt8(truncatingIfNeeded: min($0, count - 1)) },
      parts: [.init(word: .unknown, alone: Self.documentWord)],
      cost: Self.letter * Float(near.distance) + Float(log(Self.usual / misread)), flags: [])
  }

  /// How likely a word is that the document has elsewhere.
  private static let documentWord: Float = -9
  /// What a letter costs that was misread as any other.
  private static let letter: Float = 5

  /// What the recogniser's runners-up and the second model's reading say of a candidate.
  private func evidence(
    for candidate: CandidateStore.Stored, _ word: Word, _ store: CandidateStore
  ) -> Float {
    let codes = store.codes(of: candidate)
    if let other = word.otherReading?.text {
      let read = Self.content(other).map { SeenSymbol.code($0) }
      if codes.elementsEqual(read) { return -Self.secondReading }
    }
    let symbols = word.symbols
    func surprise(_ score: Double) -> Float {
      max(0, Float(-log(max(0.001, 1 - score))) - Self.usualSureness)
    }
    guard candidate.partCount == 1, symbols.count == codes.count else {
      return surprise(symbols.map(\.confidence).min() ?? 0)
    }
    var cost: Float = 0
    for (code, symbol) in zip(codes, symbols) {
      func isIt(_ text: String) -> Bool {
        text.unicodeScalars.count == 1
          && text.unicodeScalars.allSatisfy {
            SeenSymbol.code($0) == code
          }
      }
      if isIt(symbol.text) { continue }
      cost += surprise(symbol.confidence)
      if !symbol.alternatives.contains(where: { isIt($0.text) }) { cost += Self.notThoughtOf }
    }
    return cost
  }
}
