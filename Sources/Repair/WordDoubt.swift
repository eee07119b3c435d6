internal import Foundation
internal import Lexicon
internal import Minutes

/// How probable it is that a word of a page that a Swedish model read is wrong.
///
/// A logistic model over the recogniser's scores and what the dictionary knows. Its weights were
/// fitted on 30 000 words of scans of sixteen kinds, those of the measured sets among them. Each
/// document judged by weights from the others, 72 % of the words that are wrong are among the most
/// doubtful 4.7 %; the scores of the recogniser alone put 60 % there.
struct WordDoubt {
  /// What the dictionary says of a word, or of the least known part of it.
  enum Knowledge: Int, Comparable {
    case unknown, valid, rare, common

    static func < (one: Knowledge, other: Knowledge) -> Bool { one.rawValue < other.rawValue }
  }

  private let lexicon: Lexicon
  /// The logarithms of likelihoods of words that stand 50 and 5 times in the counted text.
  private static let common: Float = -12.7
  private static let rare: Float = -15

  init(lexicon: Lexicon) { self.lexicon = lexicon }

  /// - Parameters:
  ///   - word: as it was read.
  ///   - count: how often the document has it.
  /// - Returns: 0...1; nil for what has neither letters nor figures.
  func probability(of word: Word, count: Int) -> Double? {
    let text = word.recognized
    guard let known = knowledge(of: text) else { return nil }
    let scalars = Array(text.unicodeScalars)
    let letters = scalars.count { SeenSymbol.isLetter(SeenSymbol.code($0)) }
    let figures = scalars.count { ("0"..."9").contains($0) }
    let core = letters + figures
    var sum = -0.49
    sum -= 0.22 * Self.sureness(word.confidence ?? 1)
    sum -= 1.21 * Self.sureness(word.symbols.map(\.confidence).min() ?? 1)
    switch known {
    case .unknown: sum += 4.02
    case .valid: sum += 1.28
    case .rare: sum += 1.11
    case .common: break
    }
    if let other = word.otherReading, !other.text.isEmpty {
      sum += 2.06
      if let offered = knowledge(of: other.text), offered >= known, offered > .unknown {
        sum -= 1.05
      }
    }
    if figures > 0 { sum += letters > 0 ? 1.37 : 2.28 }
    if core <= 2 { sum += 1.4 }
    if let first = scalars.first, Alphabet.isCapital(first) { sum -= 0.73 }
    sum -= 0.86 * Double(min(3, count) - 1)
    if zip(scalars, scalars.dropFirst()).contains(where: {
      Alphabet.isSmall($0) && Alphabet.isCapital($1)
    }) {
      sum += 3.52
    }
    return 1 / (1 + exp(-sum))
  }

  /// The negative logarithm of what is missing to certainty.
  private static func sureness(_ score: Double) -> Double { -log(max(0.001, 1 - score)) }

  /// What is known of the least known run of letters and figures; nil where there is none.
  func knowledge(of text: String) -> Knowledge? {
    var least: Knowledge?
    let runs = text.unicodeScalars.split { scalar in
      !SeenSymbol.isLetter(SeenSymbol.code(scalar)) && !("0"..."9").contains(scalar)
    }
    for run in runs {
      let isNumber = run.allSatisfy { ("0"..."9").contains($0) }
      let known = isNumber ? .common : knowledge(ofLetters: run.map { SeenSymbol.code($0) })
      least = min(least ?? .common, known)
    }
    return least
  }

  private func knowledge(ofLetters codes: [UInt8]) -> Knowledge {
    if let entry = lexicon.entry(of: codes), entry.flags.contains(.word) {
      let isListed = !entry.flags.isDisjoint(with: [.givenName, .familyName, .place, .term])
      if isListed || entry.probability > Self.common { return .common }
      return entry.probability > Self.rare ? .rare : .valid
    }
    return PageDraft.isComposed(codes, lexicon) ? .valid : .unknown
  }
}
