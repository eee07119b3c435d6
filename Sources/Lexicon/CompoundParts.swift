internal import Foundation

/// Which letters begin and end compounds, learnt from the words themselves: `verksamhets` stands
/// before many words that also stand alone, so it can stand before others.
struct CompoundParts {
  private(set) var modifiers: [[UInt8]: Float] = [:]
  private(set) var heads: [Int: Float] = [:]

  private static let vowels: Set<UInt8> = [1, 5, 9, 15, 21, 25, 27, 28, 29, 30]

  /// Words of three letters and more that never end compounds, but look like the ends of others:
  /// `utveckl-ingen`.
  private static let neverHeads = Set(
    """
    alla allt andra annan annat att blev bli blir där därför dem den denna denne deras dess dessa
    det detta dig din dina dock efter eller era ers ett från får fått för genom han hans har hela
    helt hennes hon hos hur här inga ingen inget inom inte jag kan kom kunde man med mellan men mer
    mest mig min mina mitt mot mycket måste ned ner nog nu när något någon några och oss redan sig
    sin sina sitt ska skall skulle som till under upp utan vad var vara varit vars vem vid vidare
    vilka vilken vilket vill vore våra vår vårt över
    """.split(whereSeparator: \.isWhitespace).compactMap { Alphabet.codes($0) })

  init(words: [DictionarySources.Word], find: (ArraySlice<UInt8>) -> Int?) {
    var modifierTypes: [[UInt8]: Float] = [:]
    var headTypes: [Int: Float] = [:]
    for word in words where word.codes.count >= 7 && word.total >= 2 {
      if word.capitalised * 2 > word.total { continue }
      for cut in 3...(word.codes.count - 3) {
        let suffix = word.codes[cut...]
        guard let head = find(suffix), words[head].total >= 10,
          words[head].capitalised * 2 < words[head].total, suffix.contains(where: Self.isVowel),
          !Self.neverHeads.contains(words[head].codes)
        else { continue }
        let prefix = Array(word.codes[..<cut])
        guard prefix.contains(where: Self.isVowel) else { continue }
        modifierTypes[prefix, default: 0] += 1
        headTypes[head, default: 0] += 1
      }
    }
    let total = headTypes.values.reduce(0, +) + 1
    for (prefix, types) in modifierTypes where types >= 2 {
      modifiers[prefix] = log(types / total)
    }
    for (index, word) in words.enumerated() {
      let isName = word.capitalised * 2 > word.total || word.flags.contains(.capitalised)
      guard word.codes.count >= 3, !isName, word.upper * 2 <= word.total else { continue }
      let types = headTypes[index] ?? 0
      if Self.neverHeads.contains(word.codes) { continue }
      heads[index] = log((types + (word.total >= 5 ? 0.2 : 0.1)) / total)
      if word.codes.count >= 4, modifiers[word.codes] == nil {
        modifiers[word.codes] = log((word.total >= 20 ? 0.3 : 0.1) / total)
      }
      // Before another part most long nouns get an s, seen so or not: `hembygds-`.
      if word.codes.count >= 6, word.total >= 5, let last = word.codes.last, last != 19,
        !Self.isVowel(last), modifiers[word.codes + [19]] == nil
      {
        modifiers[word.codes + [19]] = log(0.1 / total)
      }
    }
  }

  private static func isVowel(_ code: UInt8) -> Bool { vowels.contains(code) }
}
