internal import Foundation
internal import Lexicon

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
  ///   - word: what is known of it as it was read.
  ///   - sureness: how sure the reader was of it.
  ///   - other: what a second model read in its place; nil where that does not differ.
  ///   - count: how often the document has it.
  ///   - doubt: what stands around it says against it; nil for nothing.
  /// - Returns: 0...1; nil for what has neither letters nor figures.
  func probability(
    of word: WordFacts, _ sureness: ReadWords.Sureness, other: String?, count: Int,
    doubt: PageDraft.Doubt?
  ) -> Double? {
    guard let known = word.knowledge else { return nil }
    let core = word.letters + word.figures
    var sum = -1 - 0.66 * sureness.whole - 0.71 * sureness.least
    switch known {
    case .unknown: sum += 2.37
    case .valid: sum += 0.76
    case .rare: sum += 0.22
    case .common: break
    }
    if let other, !other.isEmpty {
      sum += 0.95
      if let offered = knowledge(of: other), offered >= known, offered > .unknown {
        sum -= 0.6
      }
    }
    if word.figures > 0 { sum += word.letters > 0 ? 1.98 : 1.52 }
    if core <= 2 { sum += 0.82 }
    sum -= 0.26 * Double(min(3, count) - 1)
    if word.marks.contains(.hasCapitalInside) { sum += 4 }
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
  /// - Parameters:
  ///   - whole: how sure the recogniser was of the word.
  ///   - least: how sure it was of the symbol of which it was least sure.
  ///   - length: how many letters and figures the word has.
  ///   - other: what a second model read in its place; nil where that does not differ.
  ///   - text: the word.
  /// - Returns: 0...1.
  static func misread(
    whole: Double, least: Double, length: Int, _ other: String?, _ text: String
  ) -> Double {
    var sum = 4.61 - 3.35 * min(whole, least)
    sum += 0.75 * max(0, 3.5 - least) + 0.73 * max(0, 2 - least) - 2.55 * max(0, 2.5 - whole)
    if let other {
      sum += PageDraft.content(other) == PageDraft.content(text) ? -0.97 : 1.56
    }
    if length <= 2 { sum += 0.48 }
    return 1 / (1 + exp(-sum))
  }

  /// Whether a capital stands where no word has one: `förvaLtning`, `ANna`.
  static func hasCapitalInside(_ scalars: [Unicode.Scalar]) -> Bool {
    for (one, next) in zip(scalars, scalars.dropFirst())
    where Alphabet.isSmall(one) && Alphabet.isCapital(next) { return true }
    let letters = scalars.drop { SeenSymbol.isLetter(SeenSymbol.code($0)) == false }
    let capitals = letters.prefix { Alphabet.isCapital($0) }.count
    return capitals >= 2
      && letters.dropFirst(capitals).prefix(2).count { Alphabet.isSmall($0) } == 2
  }

  /// The negative logarithm of what is missing to certainty.
  static func sureness(_ score: Double) -> Double { -log(max(0.001, 1 - score)) }

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
