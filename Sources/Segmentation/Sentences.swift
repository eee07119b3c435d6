/// Words before whose full stop no sentence ends, folded.
private let abbreviations: Set<String> = [
  "kap", "t.ex", "m.fl", "bl.a", "nr", "kl", "dnr", "st", "s.k", "d.v.s", "fr.o.m", "t.o.m", "ca",
  "resp", "inkl", "exkl", "ordf", "sekr", "v", "p", "punkt", "pkt", "bil", "m.m", "f.n", "p.g.a",
]

/// The sentences of a paragraph, with their full stops.
///
/// A sentence ends with `.`, `!` or `?` before a capital, a figure or a bracket, but not behind an
/// abbreviation, an initial or a number.
func sentences(of text: String) -> [String] {
  let words = text.parts(at: " ")
  var sentences: [String] = []
  var current: [Substring] = []
  for (index, word) in words.enumerated() {
    current.append(word)
    guard index + 1 < words.count, endsSentence(word),
      let next = words[index + 1].firstAlphanumericOf
    else { continue }
    if next.isUpper || next.isDigit {
      sentences.append(current.joined(separator: " "))
      current = []
    }
  }
  if !current.isEmpty { sentences.append(current.joined(separator: " ")) }
  return sentences
}

private func endsSentence(_ word: Substring) -> Bool {
  let closing = String(word).trimmed("\"”’)")
  guard let last = closing.lastScalar, last == "." || last == "!" || last == "?" else {
    return false
  }
  if last != "." { return true }
  let bare = String(closing.dropLast())
  if abbreviations.contains(bare.foldedForLabels) { return false }
  // `J. Ek`, `6.`
  return bare.unicodeScalars.count > 1 && !bare.unicodeScalars.allSatisfy(\.isDigit)
}

extension Substring {
  fileprivate var firstAlphanumericOf: Unicode.Scalar? { String(self).firstAlphanumeric }
}
