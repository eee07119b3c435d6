internal import Foundation
internal import Lexicon
internal import Minutes

/// Pages read with a model that knows å, ä and ö: only what the reader itself doubted is looked at.
extension PageDraft {
  /// A symbol that the reader was surer of than this is let be.
  private static let sure = 0.97
  /// The least share of a runner-up.
  private static let least = 0.01

  /// Where no dictionary knows a word, a runner-up of the reader's that makes it one is proposed.
  mutating func repairDoubtfulSymbols(lexicon: Lexicon) {
    guard let read else { return }
    let protected = ProtectedSpans.marks(words)
    for line in page.lines.indices {
      for (index, number) in words.numbers(ofLine: line).enumerated() where !protected[number] {
        guard read.factsAsRead[number].marks.contains(.isUnknown), decisions[line, index] == nil,
          index >= (headLengths[line] ?? 0)
        else { continue }
        let word = page.lines[line].words[index]
        guard word.symbols.count >= 4, let found = bestRunnerUp(word, lexicon) else {
          continue
        }
        decisions[line, index] = Decision(
          text: found.text, kind: .character, confidence: found.confidence,
          isApplied: found.confidence >= max(settings.threshold, 0.8))
      }
    }
  }

  private func bestRunnerUp(_ word: Word, _ lexicon: Lexicon) -> (
    text: String, confidence: Double
  )? {
    var texts = word.symbols.map(\.text)
    guard texts.joined().unicodeScalars.elementsEqual(word.recognized.unicodeScalars),
      let core = Self.letters(of: texts), !Self.isKnown(core, lexicon),
      !Self.isComposed(core, lexicon)
    else { return nil }
    var best: (text: String, score: Double)?
    for (place, symbol) in word.symbols.enumerated() where symbol.confidence < Self.sure {
      for other in symbol.alternatives where other.confidence >= Self.least {
        let kept = texts[place]
        texts[place] = other.text
        defer { texts[place] = kept }
        guard let codes = Self.letters(of: texts), let entry = lexicon.entry(of: codes),
          entry.flags.contains(.word), entry.probability > -14.5
        else { continue }
        let score =
          Double(entry.probability) + log(other.confidence) - log(max(symbol.confidence, 0.01))
        if score > best?.score ?? -.infinity { best = (texts.joined(), score) }
      }
    }
    guard let best else { return nil }
    // Against an unknown word spelt like this one.
    let unknown = Double(CandidateSearch.unknownCost + lexicon.spellingLikelihood(core)) - 1
    let confidence = 1 / (1 + exp((unknown - best.score) * 0.6))
    guard confidence > 0.2 else { return nil }
    return (best.text, min(0.97, confidence))
  }

  /// The letters between the punctuation around a word; nil when something else is among them.
  static func letters(of texts: [String]) -> [UInt8]? {
    let scalars = texts.joined().unicodeScalars
    // A letter of another alphabet is no punctuation.
    guard
      scalars.allSatisfy({ SeenSymbol.isLetter(SeenSymbol.code($0)) || !$0.properties.isAlphabetic }
      )
    else { return nil }
    var codes = scalars.map { SeenSymbol.code($0) }[...]
    while let first = codes.first, !SeenSymbol.isLetter(first) { codes.removeFirst() }
    while let last = codes.last, !SeenSymbol.isLetter(last) { codes.removeLast() }
    guard codes.count >= 4, codes.allSatisfy({ SeenSymbol.isLetter($0) }) else { return nil }
    return Array(codes)
  }

  static func isKnown(_ codes: [UInt8], _ lexicon: Lexicon) -> Bool {
    lexicon.entry(of: codes)?.flags.contains(.word) == true
  }

  /// Whether it is a compound of known parts as it stands.
  static func isComposed(_ codes: [UInt8], _ lexicon: Lexicon) -> Bool {
    guard codes.count >= 6 else { return false }
    var node = Lexicon.Node.root
    for cut in 1...(codes.count - 3) {
      guard let next = lexicon.child(of: node, codes[cut - 1]) else { return false }
      node = next
      guard cut >= 3, let first = lexicon.entry(at: node), first.modifier > -50,
        let last = lexicon.entry(of: codes[cut...]), last.head > -50
      else { continue }
      return true
    }
    return false
  }
}
