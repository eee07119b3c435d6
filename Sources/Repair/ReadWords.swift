internal import Foundation
internal import Lexicon
internal import Minutes

/// The words of a page that a Swedish model read: what each is by itself, and how sure the reader
/// was of it. Made once, for all passes over the page.
struct ReadWords {
  /// How sure the recogniser was of a word, as the negative logarithm of what is missing to
  /// certainty.
  struct Sureness {
    /// Of the whole word.
    var whole: Double
    /// Of its least sure symbol.
    var least: Double
    /// How probable it is that the word is misread, before anything is known of what it says.
    var misread: Double
  }

  /// By the words' numbers, as they are written in plain letters.
  let facts: [WordFacts]
  /// The same of the words as they were read.
  let factsAsRead: [WordFacts]
  /// By the words' numbers; empty where the reader's scores are not known.
  let sureness: [Sureness]

  /// - Parameters:
  ///   - page: the page.
  ///   - words: its words in plain letters.
  ///   - hasScores: whether it was read here.
  ///   - vocabulary: takes the words that it has not met.
  ///   - lexicon: knows words.
  ///   - ownForms: how own words may stand in a text; nil when there are none.
  init(
    _ page: Page, _ words: SeenText, hasScores: Bool, _ vocabulary: inout Vocabulary,
    _ lexicon: Lexicon, _ ownForms: OwnForms?
  ) {
    var facts: [WordFacts] = []
    facts.reserveCapacity(words.wordCount)
    for span in words.spans {
      facts.append(vocabulary.facts(of: words.bytes[span.range], lexicon, ownForms))
    }
    self.facts = facts
    guard hasScores else {
      factsAsRead = facts
      sureness = []
      return
    }
    if !words.isAsRead {
      for (line, row) in page.lines.enumerated() {
        for (number, word) in zip(words.numbers(ofLine: line), row.words) {
          facts[number] = vocabulary.facts(
            of: Array(word.recognized.utf8)[...], lexicon, ownForms)
        }
      }
    }
    factsAsRead = facts
    var sureness: [Sureness] = []
    sureness.reserveCapacity(words.wordCount)
    for line in page.lines {
      for index in line.words.indices {
        let own = facts[sureness.count]
        sureness.append(Self.sureness(of: line.words, index, length: own.letters + own.figures))
      }
    }
    self.sureness = sureness
  }

  private static func sureness(of words: [Word], _ index: Int, length: Int32) -> Sureness {
    let whole = WordDoubt.sureness(words[index].confidence ?? 1)
    let least = WordDoubt.sureness(words[index].leastConfidence)
    return Sureness(
      whole: whole, least: least,
      misread: WordDoubt.misread(
        whole: whole, least: least, length: Int(length), words[index].otherReading?.text,
        words[index].recognized))
  }
}

extension Word {
  /// The score of the symbol of which the recogniser was least sure.
  fileprivate var leastConfidence: Double {
    // By places, for a copy of each symbol would have to be counted.
    guard var least = symbols.first?.confidence else { return 1 }
    for index in 1..<symbols.count where symbols[index].confidence < least {
      least = symbols[index].confidence
    }
    return least
  }
}

extension PageDraft {
  /// Looks the page's words up, where a Swedish model has read it.
  mutating func lookUp(
    in vocabulary: inout Vocabulary, _ lexicon: Lexicon, _ ownForms: OwnForms?
  ) {
    guard hasBlindSpots else { return }
    read = ReadWords(page, words, hasScores: hasScores, &vocabulary, lexicon, ownForms)
  }
}
