internal import Foundation

/// How likely a spelling is, known word or not: triples of letters in the words of the dictionary.
enum LetterModel {
  /// The codes 0 (before and after a word) to 29 and one for all others.
  static let size = 31
  static let other: UInt8 = 30
  /// Steps per unit of the logarithm.
  static let steps: Float = 24

  @inline(__always)
  static func index(_ code: UInt8) -> Int { Int(code < other ? code : other) }

  /// A byte for each triple of letters: the negative logarithm of the last one's likelihood.
  static func table(of words: [DictionarySources.Word]) -> [UInt8] {
    var triples = [Float](repeating: 0, count: size * size * size)
    var pairs = [Float](repeating: 0, count: size * size)
    var singles = [Float](repeating: 0.5, count: size)
    for word in words {
      // Types count, common ones a little more.
      let weight = Float(1 + log(Double(max(1, word.total))))
      var (earlier, previous) = (0, 0)
      for code in word.codes + [0] {
        let letter = index(code)
        triples[(earlier * size + previous) * size + letter] += weight
        pairs[previous * size + letter] += weight
        singles[letter] += weight
        (earlier, previous) = (previous, letter)
      }
    }
    let total = singles.reduce(0, +)
    var table = [UInt8](repeating: 255, count: size * size * size)
    for previous in 0..<size {
      let row = pairs[(previous * size)..<((previous + 1) * size)]
      let sum = row.reduce(0, +)
      for earlier in 0..<size {
        let start = (earlier * size + previous) * size
        let context = triples[start..<(start + size)].reduce(0, +)
        for letter in 0..<size {
          let low = (pairs[previous * size + letter] + 20 * singles[letter] / total) / (sum + 20)
          let likelihood = (triples[start + letter] + 12 * low) / (context + 12)
          table[start + letter] = UInt8(min(255, max(0, (-log(likelihood) * steps).rounded())))
        }
      }
    }
    return table
  }
}

extension Lexicon {
  /// The logarithm of a letter's likelihood after two others.
  /// - Parameters:
  ///   - letter: its code; 0 for the end of the word.
  ///   - previous: the letter before it; 0 for the beginning.
  ///   - earlier: the one before that.
  /// - Returns: at most 0.
  package func letterLikelihood(_ letter: UInt8, after previous: UInt8, _ earlier: UInt8) -> Float {
    let row = LetterModel.index(earlier) * LetterModel.size + LetterModel.index(previous)
    let cell = load(
      .letters, row * LetterModel.size + LetterModel.index(letter), as: UInt8.self)
    return -Float(cell) / LetterModel.steps
  }

  /// The logarithm of a spelling's likelihood among the spellings of words.
  package func spellingLikelihood(_ codes: some Sequence<UInt8>) -> Float {
    var (earlier, previous): (UInt8, UInt8) = (0, 0)
    var sum: Float = 0
    for code in codes {
      sum += letterLikelihood(code, after: previous, earlier)
      (earlier, previous) = (previous, code)
    }
    return sum + letterLikelihood(0, after: previous, earlier)
  }
}
