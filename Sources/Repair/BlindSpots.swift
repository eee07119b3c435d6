internal import Minutes

/// Signs that the Swedish model has no letter for, put back where their surroundings leave no
/// doubt: `§` (read as `$`, `&` or `8`), `@` (as `Q`), `–` (as `—-`), `²` and `°`.
///
/// The model can print a hundred characters; what it sees of others it gives to the nearest.
struct BlindSpots {
  /// What a word should be.
  struct Finding: Equatable {
    var line: Int
    var word: Int
    var text: String
    var confidence: Double
    var kind = Correction.Kind.character
  }

  /// What a line's head has of a paragraph sign and its number.
  struct Head: Equatable {
    var line: Int
    var number: Int
    /// Whether the sign was read as something that nobody writes before a number.
    var isSure: Bool
    /// The number and what follows it in its word; nil where it is a word of its own.
    var glued: String?
  }

  /// What may stand for one paragraph sign.
  private static let sure: Set<String> = ["$", "&", "$&", "&$"]
  private static let unsure: Set<String> = ["8", "S", "5"]
  /// How all of them begin.
  private static let signs: [UInt8] = Array("$&8S5".utf8)
  /// What may stand for two.
  private static let doubled: Set<String> = [
    "88", "$$", "&&", "8$", "$8", "8&", "&8", "$&", "&$", "SS", "$S", "S$",
  ]
  /// What degrees of Celsius are read as, behind their number.
  private static let degrees = ["”C", "\"C", "“C"]
  /// Words after which a number of a paragraph is named.
  private static let cues: Set<String> = ["beslut", "paragraf", "kap.", "enligt", "till"]

  /// The heads of a page's lines that may be those of paragraphs.
  static func heads(of lines: SeenText) -> [Head] {
    lines.enumerated().compactMap { index, words in
      // Nearly every line is told by its first byte, and costs no string.
      guard let place = words.numbers.first,
        let byte = lines.bytes[lines.spans[place].range].first, signs.contains(byte),
        let first = words.first
      else { return nil }
      if sure.contains(first) || unsure.contains(first), words.count > 2,
        let number = number(words[1]), startsTitle(words[2])
      {
        return Head(line: index, number: number, isSure: sure.contains(first), glued: nil)
      }
      // Glued to its number.
      guard words.count > 1, startsTitle(words[1]) || !hasLetter(words[1]) else { return nil }
      for sign in ["$&", "$", "&", "8"] where first.hasPrefix(sign) {
        let rest = String(first.dropFirst(sign.count))
        guard let number = number(rest) else { continue }
        return Head(line: index, number: number, isSure: sign != "8", glued: rest)
      }
      return nil
    }
  }

  /// Of a document's heads those that are paragraphs: the sure ones, and others that stand in
  /// sequence with them or with each other.
  /// - Parameter heads: of all pages, in order.
  /// - Returns: for each head whether it is one.
  static func accepted(_ heads: [Head]) -> [Bool] {
    var accepted = heads.map(\.isSure)
    for index in heads.indices.dropFirst()
    where heads[index].number == heads[index - 1].number + 1 {
      accepted[index - 1] = true
      accepted[index] = true
    }
    // A head between two that are known, one of which was lost or misread.
    for index in heads.indices where !accepted[index] {
      let before = heads[..<index].indices.last { accepted[$0] }.map { heads[$0].number }
      let after = heads[index...].indices.first { accepted[$0] }.map { heads[$0].number }
      let number = heads[index].number
      if let before, number > before, number <= before + 2 { accepted[index] = true }
      if let after, number < after, number >= after - 2 { accepted[index] = true }
    }
    return accepted
  }

  /// What to change of a page's heads that are paragraphs.
  static func findings(for head: Head) -> [Finding] {
    let confidence = head.isSure ? 0.98 : 0.93
    guard let glued = head.glued else {
      return [Finding(line: head.line, word: 0, text: "§", confidence: confidence)]
    }
    return [Finding(line: head.line, word: 0, text: "§ " + glued, confidence: confidence)]
  }

  /// What to change inside a line.
  /// - Parameters:
  ///   - words: as read.
  ///   - line: the line's index.
  ///   - paragraphs: the numbers of the document's paragraphs; nil where it has none.
  /// - Returns: at most one finding a word.
  static func findings(
    in words: SeenLine, line: Int, paragraphs: ClosedRange<Int>?
  ) -> [Finding] {
    var findings: [Finding] = []
    for (index, word) in words.enumerated() {
      let next = index + 1 < words.count ? words[index + 1] : nil
      let previous = index > 0 ? words[index - 1] : nil
      if let text = paragraphSign(word, after: previous, before: next, paragraphs: paragraphs) {
        findings.append(Finding(line: line, word: index, text: text, confidence: 0.95))
      } else if let text = sign(word, after: previous, before: next) {
        findings.append(Finding(line: line, word: index, text: text, confidence: 0.95))
      } else if let text = MailAddress.restored(word) ?? WebAddress.restored(word) {
        findings.append(Finding(line: line, word: index, text: text, confidence: 0.97))
      } else if let next,
        let text = MailAddress.restored(word, next) ?? WebAddress.restored(word, next)
      {
        findings.append(
          Finding(line: line, word: index, text: text, confidence: 0.95, kind: .join))
        findings.append(
          Finding(line: line, word: index + 1, text: "", confidence: 0.95, kind: .join))
      }
    }
    return findings
  }

  /// Whether a word may be or hold a sign that the model can't print, whatever stands around it; if
  /// not, only the word behind it can make it one.
  static func mayHideSign(_ word: String) -> Bool {
    sure.contains(word) || doubled.contains(word) || word == "8" || word == "m?"
      || word.unicodeScalars.first == "«" || word.unicodeScalars.contains("—")
      || degrees.contains { word.hasPrefix($0) } || word.hasSuffix("@")
      || MailAddress.restored(word) != nil || WebAddress.restored(word) != nil
      || WebAddress.mayBegin(word)
  }

  private static func paragraphSign(
    _ word: String, after previous: String?, before next: String?, paragraphs: ClosedRange<Int>?
  ) -> String? {
    if doubled.contains(word), let next, isRange(next) { return "§§" }
    guard sure.contains(word) || word == "8" else { return nil }
    // 17 § PBL, 18 c § miljöbalken
    if let previous, let next, endsInNumber(previous) || previous.utf8.count == 1, isLaw(next) {
      return "§"
    }
    // A price stands before its unit or after its sign: `5 $` is no price.
    if sure.contains(word), word != "&", let previous, endsInNumber(previous),
      next.map({ !$0.unicodeScalars.contains(where: isDigit) }) ?? true
    {
      return "§"
    }
    guard let next, let number = number(next), !(previous.map(endsInNumber) ?? false) else {
      return nil
    }
    if sure.contains(word) { return previous == nil ? nil : "§" }
    guard let paragraphs, let previous else { return nil }
    if paragraphs.contains(number), previous.hasSuffix(",") { return "§" }
    return cues.contains(previous.lowercased()) ? "§" : nil
  }

  private static func sign(
    _ word: String, after previous: String?, before next: String?
  ) -> String? {
    // Swedish has the short dash; the model has only the hyphen and the long one.
    if word.contains("—") { return word.replacing("—-", with: "–").replacing("—", with: "–") }
    if let text = withoutStrayQuote(word) { return text }
    guard let previous, previous.unicodeScalars.last.map(isDigit) == true else { return nil }
    // Nobody asks after metres.
    if word == "m?" { return "m²" }
    for quote in degrees where word.hasPrefix(quote) {
      return "°" + word.dropFirst()
    }
    return nil
  }

  /// What a gap or a speck before a word was read as; quotation marks in pairs are let be.
  private static func withoutStrayQuote(_ word: String) -> String? {
    let scalars = word.unicodeScalars
    guard scalars.first == "«", !scalars.contains("»") else { return nil }
    let rest = scalars.drop { $0 == "«" || $0 == ":" || $0 == "=" }
    guard rest.count > 2, rest.first?.properties.isAlphabetic == true else { return nil }
    return String(String.UnicodeScalarView(rest))
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func hasLetter(_ word: String) -> Bool {
    word.unicodeScalars.contains { $0.properties.isAlphabetic }
  }

  /// A paragraph's number, perhaps with its full stop: 1...999.
  private static func number(_ word: String) -> Int? {
    let digits = word.unicodeScalars.prefix { isDigit($0) }
    let rest = word.unicodeScalars.dropFirst(digits.count)
    guard (1...3).contains(digits.count), rest.count <= 1,
      rest.allSatisfy({ $0 == "." || $0 == "," || $0 == ";" || $0 == ")" })
    else { return nil }
    return Int(String(String.UnicodeScalarView(digits))).flatMap { $0 > 0 ? $0 : nil }
  }

  private static func isRange(_ word: String) -> Bool {
    let parts = word.split { "-–—".contains($0) }
    return parts.count == 2
      && parts.allSatisfy { number(String($0)) != nil } && word.utf8.first.map { $0 < 0x3A } == true
  }

  private static func endsInNumber(_ word: String) -> Bool {
    word.unicodeScalars.last.map(isDigit) ?? false
  }

  private static func startsTitle(_ word: String) -> Bool {
    word.unicodeScalars.first { $0.properties.isAlphabetic }?.properties.isUppercase ?? false
  }

  /// Whether a word names a law: in capitals, or by its ending.
  private static func isLaw(_ word: String) -> Bool {
    let letters = word.unicodeScalars.filter { $0.properties.isAlphabetic }
    let core = String(String.UnicodeScalarView(letters))
    if (2...5).contains(letters.count), letters.allSatisfy({ $0.properties.isUppercase }) {
      return true
    }
    return ["lagen", "balken", "stadgan", "förordningen", "ordningen"].contains {
      core.hasSuffix($0)
    }
  }
}
