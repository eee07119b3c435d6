/// A correction with what people have decided about its place.
package struct DecidedCorrection: Equatable, Sendable {
  /// As the repair made or proposed it; nil where only a person has changed something.
  package var machine: Correction?
  /// As it is now, and as the meeting has it.
  package var current: Correction
  /// The number of the decision that holds here, or of the one that fits no longer.
  package var decision: Int64?
  /// The text of an earlier decision that no longer fits what is read here: it is asked again.
  package var formerly: String?

  package init(
    machine: Correction?, current: Correction, decision: Int64? = nil, formerly: String? = nil
  ) {
    self.machine = machine
    self.current = current
    self.decision = decision
    self.formerly = formerly
  }

  /// Whether a person is asked about it.
  package var isAsked: Bool {
    formerly != nil || current.status == .proposed
  }
}

extension Correction {
  /// The probability that what stands in the text is wrong, 0...1, while nobody has decided.
  package var doubt: Double {
    guard status != .applied else { return min(1, max(0, 1 - confidence)) }
    if let asRead = alternatives?.first(where: { $0.text.utf8.elementsEqual(original.utf8) }) {
      return min(1, max(0, 1 - asRead.confidence))
    }
    let others = (alternatives ?? []).reduce(confidence) { $0 + $1.confidence }
    return min(1, max(0, others))
  }

  /// What may stand there, the likeliest first; what was read is among them.
  package var candidates: [Alternative] {
    var found = [Alternative(text: corrected, confidence: confidence)]
    for other in alternatives ?? []
    where !found.contains(where: { $0.text.utf8.elementsEqual(other.text.utf8) }) {
      found.append(other)
    }
    if !found.contains(where: { $0.text.utf8.elementsEqual(original.utf8) }) {
      let rest = 1 - found.reduce(0) { $0 + $1.confidence }
      found.append(Alternative(text: original, confidence: max(0, (rest * 1000).rounded() / 1000)))
    }
    // Equally likely ones stay in the order in which they were proposed.
    return found.enumerated().sorted {
      ($1.element.confidence, $0.offset) < ($0.element.confidence, $1.offset)
    }.map(\.element)
  }

  /// What sort of change one text to another is.
  package static func kind(from original: String, to corrected: String) -> Kind {
    if corrected.isEmpty { return .noise }
    let parts = corrected.unicodeScalars.split { $0.properties.isWhitespace }
    if parts.count > 1 { return .split }
    func letters(_ text: String) -> [Unicode.Scalar] {
      text.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    }
    let (before, after) = (letters(original), letters(corrected))
    if before == after { return .punctuation }
    func plain(_ scalars: [Unicode.Scalar]) -> String {
      String(String.UnicodeScalarView(scalars)).decomposedWithoutMarks
    }
    return plain(before).utf8.elementsEqual(plain(after).utf8) ? .diacritic : .character
  }
}

extension String {
  /// The text without the marks over its letters: å and ä become a.
  fileprivate var decomposedWithoutMarks: String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar {
      case "å", "ä", "à", "á", "â", "ã": result.append("a")
      case "Å", "Ä", "À", "Á", "Â", "Ã": result.append("A")
      case "ö", "ò", "ó", "ô", "õ", "ø": result.append("o")
      case "Ö", "Ò", "Ó", "Ô", "Õ", "Ø": result.append("O")
      case "é", "è", "ê", "ë": result.append("e")
      case "É", "È", "Ê", "Ë": result.append("E")
      case "ü", "ú", "ù", "û": result.append("u")
      case "Ü", "Ú", "Ù", "Û": result.append("U")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
