internal import Lexicon
internal import Minutes

/// Words that nothing corrected and that are probably wrong: a person shall see them.
extension PageDraft {
  /// Less doubtful words are not worth a look.
  private static let least = 0.02
  /// Of a document's words so many are asked about at most, with all that is proposed anyway.
  private static let mostAsked = 0.045
  /// More doubtful words are asked about beyond that, up to a share of a document's words: who has
  /// more to mend reads the page anew.
  private static let probable = 0.15
  private static let mostOfBad = 0.15
  /// How often the reading that is offered for a wrong word is the right one.
  private static let offeredIsRight = 0.2

  /// Proposes for the most doubtful words of a document what they may be.
  static func proposeDoubtful(
    _ drafts: inout [PageDraft], of vocabulary: Vocabulary, lexicon: Lexicon
  ) {
    let pages = drafts.indices.filter { drafts[$0].hasScores }
    guard !pages.isEmpty else { return }
    var counts = [Int32](repeating: 0, count: vocabulary.count)
    var total = 0
    var proposed = 0
    for page in pages {
      for facts in drafts[page].read?.facts ?? [] {
        counts[Int(facts.number)] += 1
        total += 1
      }
      proposed += drafts[page].decisions.proposedCount
    }
    let doubt = WordDoubt(lexicon: lexicon)
    var found: [(page: Int, line: Int, word: Int, probability: Double)] = []
    for page in pages {
      let draft = drafts[page]
      guard let read = draft.read else { continue }
      for line in draft.words.indices {
        let row = draft.page.lines[line].words
        let headLength = draft.headLengths[line] ?? 0
        for (index, number) in draft.words.numbers(ofLine: line).enumerated()
        where index >= headLength && !draft.decisions.has(number) {
          let facts = read.factsAsRead[number]
          // A word that stands nowhere in plain letters counts as one.
          let count = Int(max(1, counts[Int(facts.number)]))
          guard row[index].bulletShape == nil,
            let probability = doubt.probability(
              of: facts, read.sureness[number], other: row[index].otherReading?.text,
              count: count, doubt: draft.doubts[Int32(number)]),
            probability >= least
          else { continue }
          found.append((page, line, index, probability))
        }
      }
    }
    // The order of equally doubtful words is that of the text.
    found.sort {
      ($1.probability, $0.page, $0.line, $0.word) < ($0.probability, $1.page, $1.line, $1.word)
    }
    let room = max(0, Int(Double(total) * mostAsked) - proposed)
    let most = max(0, Int(Double(total) * mostOfBad) - proposed)
    for (number, place) in found.prefix(most).enumerated() {
      // Where much is probably wrong more of it has to be seen.
      if number >= room, place.probability < probable { break }
      let draft = drafts[place.page]
      let word = draft.page.lines[place.line].words[place.word]
      let around = draft.doubts[
        Int32(draft.words.numbers(ofLine: place.line).lowerBound + place.word)]
      let likely = around.flatMap { $0.best > offeredIsRight * place.probability ? $0 : nil }
      guard let offered = likely?.offered ?? otherReading(of: word, doubt) else { continue }
      drafts[place.page].decisions[place.line, place.word] = Decision(
        text: offered, kind: hasFigure(offered) ? .character : kind(word.recognized, offered),
        confidence: likely?.best ?? place.probability * offeredIsRight,
        alternatives: [
          Alternative(
            text: word.recognized, confidence: ((1 - place.probability) * 1000).rounded() / 1000)
        ],
        isApplied: false)
    }
  }

  private static func hasFigure(_ text: String) -> Bool {
    text.unicodeScalars.contains { ("0"..."9").contains($0) }
  }

  /// The letters and figures of a text: a word with another full stop is the same word.
  static func content(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter {
      SeenSymbol.isLetter(SeenSymbol.code($0)) || ("0"..."9").contains($0)
    }
  }

  /// The likeliest of what else a word may be: what a second model read, or with one other symbol.
  private static func otherReading(of word: Word, _ doubt: WordDoubt) -> String? {
    let own = content(word.recognized)
    if let other = word.otherReading?.text, content(other) != own, !content(other).isEmpty {
      return other
    }
    var texts = word.symbols.map(\.text)
    guard texts.joined().unicodeScalars.elementsEqual(word.recognized.unicodeScalars) else {
      return nil
    }
    var best: (text: String, isKnown: Bool, gap: Double)?
    for (place, symbol) in word.symbols.enumerated() {
      for other in symbol.alternatives.prefix(2) {
        let kept = texts[place]
        texts[place] = other.text
        defer { texts[place] = kept }
        let text = texts.joined()
        guard content(text) != own else { continue }
        let isKnown = doubt.knowledge(of: text) ?? .unknown > .unknown
        let gap = other.confidence - symbol.confidence
        if best.map({ isKnown == $0.isKnown ? gap > $0.gap : isKnown }) ?? true {
          best = (text, isKnown, gap)
        }
      }
    }
    return best?.text
  }
}
