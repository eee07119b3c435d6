internal import Foundation

/// Which of two readings of the same place is believed.
package enum Verdict: Equatable {
  /// The first reading stands; the second is kept beside it.
  case first
  /// The second reading, in this form.
  case second(String)

  /// A reading with the least score of its words.
  package struct Reading {
    package var text: String
    /// 0...1.
    package var score: Double

    package init(text: String, score: Double) {
      self.text = text
      self.score = score
    }
  }

  /// Signs that minutes may have and that the Swedish model has none for.
  private static let signs = Set("§%@*“°•–·…²³")
  /// Letters of names and loanwords that the Swedish model has none for.
  private static let letters = Set(
    "üèêëøæñçóòôõíïáàâúšžčćłńşğıýðđþßőűąęÜØÆÇŠŽČÁÓÕÑÈÍÚİŞĐ")
  /// What both models may print and we believe.
  private static let plain = Set(
    "abcdefghijklmnopqrstuvwxyzåäöéABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖÉ0123456789.,:;!?()/-—'\"”&+=€$")

  /// Judges.
  /// - Parameters:
  ///   - first: what the Swedish model read.
  ///   - second: what the script model read.
  ///   - reason: why it was asked.
  ///   - next: the word after them; nil at a line's end.
  /// - Returns: what is believed.
  package static func of(
    first: Reading, second: Reading, reason: Doubt.Reason, before next: String? = nil
  ) -> Verdict {
    let text = tidied(second.text, beside: first.text, before: next)
    guard !text.isEmpty, first.text != text,
      text.allSatisfy({ plain.contains($0) || signs.contains($0) || letters.contains($0) })
    else { return .first }
    let news = text.filter { signs.contains($0) || letters.contains($0) }
    if news.isEmpty { return surer(first: first, second: Reading(text: text, score: second.score)) }
    // What the first model can't print; the rest must be what it read.
    let changed = distance(Array(first.text), Array(text))
    guard changed <= max(news.count * 2, text.count / 4),
      second.score >= leastScore(for: news, in: text, first: first, reason)
    else { return .first }
    return .second(text)
  }

  /// Both can print it: the surer one, by far.
  private static func surer(first: Reading, second: Reading) -> Verdict {
    let figures = { (text: String) in text.contains { $0.isNumber } }
    // A figure that one model adds or leaves out changes what is said.
    if figures(first.text) || figures(second.text) {
      guard first.text.count == second.text.count, second.score >= 0.88, first.score < 0.5 else {
        return .first
      }
      return .second(second.text)
    }
    return first.score < 0.6 && second.score >= 0.8 && second.score > first.score + 0.25
      ? .second(second.text) : .first
  }

  /// The second reading without the habits of its model.
  private static func tidied(
    _ text: String, beside first: String, before next: String?
  ) -> String {
    var text = text
    // Two paragraph signs, one of them misread: `§8`, `§8§`. Numbers follow them; `§8` before a
    // title is the paragraph 8.
    if text.contains("§"), text.allSatisfy({ "§8$S&B".contains($0) }) {
      let isBeforeNumber = (2...3).contains(text.count) && next?.first?.isNumber == true
      if isBeforeNumber || text.count(where: { $0 == "§" }) == 2 {
        return "§§"
      }
    }
    // The sign beside what the first model made of it.
    if text.hasPrefix("§"), text.dropFirst() == first[...], let sign = first.first,
      "8$S&9".contains(sign), first.count > 1
    {
      text = "§" + first.dropFirst()
    }
    // It prints the straight mark where the first has the Swedish one.
    if first.contains("”"), !first.contains("\"") { text = text.replacing("\"", with: "”") }
    if let edge = text.first, ".,:;'".contains(edge), text.count > 2, first.first != edge {
      text.removeFirst()
    }
    return text
  }

  /// How sure the second model must be of what the first can't print.
  private static func leastScore(
    for news: String, in text: String, first: Reading, _ reason: Doubt.Reason
  ) -> Double {
    var least = reason == .sign ? 0.3 : 0.5
    // Not a sign that was misread, but one more.
    if text.count > first.text.count, !text.hasPrefix("§") { least = 0.85 }
    if news.contains("“") { least = max(least, 0.85) }
    let foreign = news.lowercased().filter { letters.contains($0) }
    guard !foreign.isEmpty else { return least }
    let isName = text.first { $0.isLetter }?.isUppercase ?? false
    guard isName || foreign.allSatisfy({ "üèéà".contains($0) }) else { return 2 }
    // `â` where the first read `å` is mostly the same ring, worn.
    let known = Set(first.text.lowercased().filter { "åäöé".contains($0) }.map { base($0) })
    return max(least, foreign.contains { known.contains(base($0)) } ? 0.88 : 0.75)
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
