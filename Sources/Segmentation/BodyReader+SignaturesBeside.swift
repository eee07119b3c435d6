import Minutes

/// Signatures that stand side by side.
extension BodyReader {
  /// `Vid protokollet   Ordförande   Justeras` above `Anna Ek   Bo Alm   Carin Dal`; and
  /// `Ordförande: Anna Ek Justerare: Bo Alm` on one line.
  mutating func readSignaturesBeside(_ draft: Draft, at position: Int) -> Bool {
    guard draft.marker == nil, draft.tokens.count <= 16 else { return false }
    // Most lines are told by their first two words.
    let begins = draft.tokens.prefix(2).contains { token in
      token.text.firstAlphanumeric.map { Labels.allSignatureInitials.contains($0.folded) } == true
        && Labels.firstWordsOfSignatures.contains(token.text.trimmed(":").foldedForLabels)
    }
    guard begins || !labelsBeside.isEmpty else { return false }
    if !labelsBeside.isEmpty {
      let names = namesBeside(draft, count: labelsBeside.count)
      if !names.isEmpty {
        // More names than labels: all behind the last one.
        for (index, name) in names.enumerated() {
          signatureLabel = labelsBeside[min(index, labelsBeside.count - 1)]
          sign(name, draft)
        }
        labelsBeside = []
        return true
      }
      if mode != .signatures { labelsBeside = [] }
    }
    let parts = labelledParts(draft.text)
    if parts.count > 1 {
      mode = .signatures
      for (label, role, name) in parts {
        signatureLabel = (label, role)
        sign(name, draft)
      }
      return true
    }
    let labels = labels(in: draft)
    guard labels.count > 1, let next = next(position),
      !namesBeside(next, count: labels.count).isEmpty
    else { return false }
    mode = .signatures
    labelsBeside = labels
    return true
  }

  /// The labels of which a line consists: one a cell, or one after the other.
  private func labels(in draft: Draft) -> [(text: String, role: Signature.Role?)] {
    let words = draft.text.split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
    var labels: [(text: String, role: Signature.Role?)] = []
    var start = 0
    while start < words.count {
      guard let (length, role) = label(words, from: start) else { return [] }
      labels.append((words[start..<(start + length)].joined(separator: " ").trimmed(":"), role))
      start += length
    }
    return labels
  }

  /// The longest label at a word, with one genitive before it: `Stämmans ordförande`.
  private func label(_ words: [String], from start: Int) -> (Int, Signature.Role?)? {
    for lead in [0, 1] {
      if lead == 1, !(words[start].hasSuffix("s") && words[start].firstScalar?.isUpper == true) {
        return nil
      }
      for length in (1...4).reversed() where start + lead + length <= words.count {
        let text = words[(start + lead)..<(start + lead + length)].joined(separator: " ")
        let folded = text.trimmed(":").foldedForLabels
        if let found = Labels.signatures.first(where: { $0.0 == folded }) {
          return (lead + length, found.1)
        }
      }
    }
    return nil
  }

  /// The names of a line, as many as asked for: one a cell, or all of the same number of words.
  private func namesBeside(_ draft: Draft, count: Int) -> [String] {
    if draft.cells.count >= count, draft.cells.count > 1 {
      return draft.cells.allSatisfy(looksLikeName) ? draft.cells : []
    }
    let words = draft.text.split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
    guard words.count >= count * 2, words.count % count == 0 else { return [] }
    let length = words.count / count
    let names = (0..<count).map {
      words[($0 * length)..<(($0 + 1) * length)].joined(separator: " ")
    }
    return names.allSatisfy(looksLikeName) ? names : []
  }

  /// `Ordförande: Anna Ek Justerare: Bo Alm` in its parts; fewer than two where it is no such line.
  private func labelledParts(_ text: String) -> [(String, Signature.Role?, String)] {
    let words = text.split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
    var parts: [(String, Signature.Role?, String)] = []
    var start = 0
    while start < words.count {
      guard let (length, role) = label(words, from: start), words[start + length - 1].hasSuffix(":")
      else { return [] }
      let rest = words[(start + length)...]
      let end = rest.indices.first { label(words, from: $0) != nil } ?? words.count
      let name = words[(start + length)..<end].joined(separator: " ")
      guard looksLikeName(name) else { return [] }
      parts.append(
        (words[start..<(start + length)].joined(separator: " ").trimmed(":"), role, name))
      start = end
    }
    return parts
  }
}
