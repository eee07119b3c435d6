internal import Foundation

/// Names that are made of two parts, as most Swedish family names are.
extension Lexicon {
  /// How often a name is made of a word and one of the usual last parts, beyond those that spelling
  /// alone explains. On family names held out of the counts 2 and 5 % do equally well.
  private static let composedShare: Float = 0.03
  /// ln of the sum of the weights of all that may stand first: the square roots of the
  /// likelihoods of ten thousand short words.
  private static let firstParts: Float = 4.1
  /// ln of how many last parts there are.
  private static let lastParts: Float = 5.5
  /// The weight of a first part that is listed, as a word's of a likelihood of e^-5.2.
  private static let listed: Float = -2.6
  /// Words that are commoner are mostly such as begin no name: att, är.
  private static let commonest: Float = -8
  /// Words rarer than 30 in the counted text begin no name.
  private static let rarest: Float = -13.2

  /// The logarithm of how likely a name is among names, whether anybody bears it or not.
  ///
  /// A mixture of how names are spelt and of what they are made of: `Kärrqvist`, `Gårdsman`.
  /// - Parameter codes: the name's letters.
  /// - Returns: at most 0.
  package func nameLikelihood(_ codes: [UInt8]) -> Float {
    let spelling = nameSpellingLikelihood(codes) + log(1 - Self.composedShare)
    guard codes.count >= 4, codes.count <= 24 else { return spelling }
    var composed = -Float.infinity
    for cut in 2...(codes.count - 2) {
      guard let last = entry(of: codes[cut...]), last.flags.contains(.nameHead) else { continue }
      composed = Self.sum(composed, firstPart(codes[..<cut]) - Self.lastParts)
    }
    return Self.sum(spelling, composed + log(Self.composedShare))
  }

  /// The logarithm of how likely something is to begin a name of two parts.
  private func firstPart(_ codes: ArraySlice<UInt8>) -> Float {
    var weight = -Float.infinity
    if let entry = entry(of: codes) {
      if entry.flags.contains(.nameModifier) { weight = Self.listed }
      if codes.count <= 7 { weight = Self.sum(weight, self.weight(of: entry)) }
    }
    // `pärl-` of pärla, `gårds-` of gård.
    if (3...6).contains(codes.count) {
      for vowel in [1, 5] as [UInt8] {
        if let entry = entry(of: codes + [vowel]) {
          weight = Self.sum(weight, self.weight(of: entry) - 0.7)
        }
      }
    }
    if codes.last == 19, (4...7).contains(codes.count), let entry = entry(of: codes.dropLast()) {
      weight = Self.sum(weight, self.weight(of: entry) - 1.2)
    }
    return weight - Self.firstParts
  }

  private func weight(of entry: Entry) -> Float {
    // What stands in no counted text is no reason to think names likelier.
    guard entry.flags.contains(.word), entry.flags.isDisjoint(with: [.capitalised, .onlyOwn]),
      entry.probability > Self.rarest
    else { return -.infinity }
    return min(entry.probability, Self.commonest) / 2
  }

  /// The logarithm of the sum of two likelihoods given by theirs.
  private static func sum(_ one: Float, _ other: Float) -> Float {
    let high = max(one, other)
    return high == -.infinity ? high : high + log1p(exp(min(one, other) - high))
  }
}
