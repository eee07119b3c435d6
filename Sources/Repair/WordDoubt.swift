internal import Foundation
internal import Lexicon
internal import Minutes

/// How probable it is that a word of a page that a Swedish model read, and that repair let be, is
/// wrong.
///
/// A logistic model over the recogniser's scores, what the dictionary knows, and what stands around
/// the word. Its weights were fitted on 16 000 words of scans of nineteen kinds. On 14 000 words of
/// others 70 % of the words that are still wrong are among the most doubtful 5 %.
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
  ///   - doubt: what stands around it says against it; nil for nothing.
  /// - Returns: 0...1; nil for what has neither letters nor figures.
  func probability(of word: Word, count: Int, doubt: PageDraft.Doubt?) -> Double? {
    let text = word.recognized
    guard let known = knowledge(of: text) else { return nil }
    let scalars = Array(text.unicodeScalars)
    let letters = scalars.count { SeenSymbol.isLetter(SeenSymbol.code($0)) }
    let figures = scalars.count { ("0"..."9").contains($0) }
    let core = letters + figures
    let whole = Self.sureness(word.confidence ?? 1)
    let least = Self.sureness(word.symbols.map(\.confidence).min() ?? 1)
    var sum = -1 - 0.66 * whole - 0.71 * least
    switch known {
    case .unknown: sum += 2.37
    case .valid: sum += 0.76
    case .rare: sum += 0.22
    case .common: break
    }
    if let other = word.otherReading, !other.text.isEmpty {
      sum += 0.95
      if let offered = knowledge(of: other.text), offered >= known, offered > .unknown {
        sum -= 0.6
      }
    }
    if figures > 0 { sum += letters > 0 ? 1.98 : 1.52 }
    if core <= 2 { sum += 0.82 }
    sum -= 0.26 * Double(min(3, count) - 1)
    if Self.hasCapitalInside(scalars) { sum += 4 }
    if let doubt {
      let odds = log(max(1e-4, doubt.wrong) / max(1e-4, 1 - doubt.wrong))
      sum += 0.94 * max(0, min(3, odds) + 3)
    }
    return 1 / (1 + exp(-sum))
  }

  /// How probable it is that a word is misread, before anything is known of what it says.
  ///
  /// Logistic, piecewise in the scores; fitted on 16 000 words of scans of nineteen kinds. On
  /// 14 000 words of others, what it thinks 0.2 % likely is 0.05 %, what it thinks 2 % is 2 %.
  static func misread(_ word: Word) -> Double {
    let whole = sureness(word.confidence ?? 1)
    let least = sureness(word.symbols.map(\.confidence).min() ?? 1)
    var sum = 4.61 - 3.35 * min(whole, least)
    sum += 0.75 * max(0, 3.5 - least) + 0.73 * max(0, 2 - least) - 2.55 * max(0, 2.5 - whole)
    if let other = word.otherReading {
      sum += PageDraft.content(other.text) == PageDraft.content(word.recognized) ? -0.97 : 1.56
    }
    if PageDraft.content(word.recognized).count <= 2 { sum += 0.48 }
    return 1 / (1 + exp(-sum))
  }

  /// Whether a capital stands where no word has one: `förvaLtning`, `ANna`.
  private static func hasCapitalInside(_ scalars: [Unicode.Scalar]) -> Bool {
    for (one, next) in zip(scalars, scalars.dropFirst())
    where Alphabet.isSmall(one) && Alphabet.isCapital(next) { return true }
    let letters = scalars.drop { SeenSymbol.isLetter(SeenSymbol.code($0)) == false }
    let capitals = letters.prefix { Alphabet.isCapital($0) }.count
    return capitals >= 2
      && letters.dropFirst(capitals).prefix(2).count { Alphabet.isSmall($0) } == 2
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
