import Foundation
import Minutes

/// Which of two readings of the same place is believed.
enum Verdict: Equatable {
  /// The first reading stands; the second is kept beside it.
  case first
  /// The second reading.
  case second

  /// Signs and letters that the Swedish model has none for and that minutes may have.
  static let beyondSwedish = Set(
    "§%@*“°•–{}#²³·…ü" + "èêëøæñçóòôíïáàâúšžčćłńşğýðþßÜØÆÇŠŽČÁÓÑÈÊÍÚ½¼¾⁄")
  /// What the second model may print and we believe it.
  private static let plain = Set(
    "abcdefghijklmnopqrstuvwxyzåäöéABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖÉ0123456789.,:;!?()/-—'\"”&+=€$")

  /// - Parameters:
  ///   - first: the text that the Swedish model read, and the least score of its words.
  ///   - second: the same of the script model.
  ///   - reason: why it was asked.
  static func of(
    first: (text: String, score: Double), second: (text: String, score: Double),
    reason: Doubt.Reason
  ) -> Verdict {
    let new = second.text.filter { beyondSwedish.contains($0) }
    guard !second.text.isEmpty, first.text != second.text,
      second.text.allSatisfy({ plain.contains($0) || beyondSwedish.contains($0) })
    else { return .first }
    guard new.isEmpty else {
      // A sign that the first model can't print; the rest must be what it read.
      let changed = distance(Array(first.text), Array(second.text))
      guard changed <= max(new.count * 2, second.text.count / 4) else { return .first }
      return second.score >= leastScore(for: new, first: first.text, reason) ? .second : .first
    }
    // Both can print it: the surer one, by far.
    return first.score < 0.6 && second.score >= 0.8 && second.score > first.score + 0.25
      ? .second : .first
  }

  /// How sure the second model must be of what the first can't print.
  private static func leastScore(
    for new: String, first: String, _ reason: Doubt.Reason
  ) -> Double {
    let letters = new.filter(\.isLetter)
    guard !letters.isEmpty else { return reason == .sign ? 0.3 : 0.5 }
    // `â` where the first read `å` is mostly the same ring, worn.
    let known = Set(first.lowercased().filter { "åäöé".contains($0) }.map { base($0) })
    return letters.lowercased().contains { known.contains(base($0)) } ? 0.88 : 0.75
  }

  private static func base(_ letter: Character) -> Unicode.Scalar? {
    String(letter).decomposedStringWithCanonicalMapping.unicodeScalars.first
  }

  /// How many characters are put in, taken out or changed; words are short.
  static func distance(_ first: [Character], _ second: [Character]) -> Int {
    var row = Array(0...second.count)
    for (i, a) in first.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, b) in second.enumerated() {
        let above = row[j + 1]
        row[j + 1] = a == b ? diagonal : 1 + min(diagonal, above, row[j])
        diagonal = above
      }
    }
    return row[second.count]
  }
}
