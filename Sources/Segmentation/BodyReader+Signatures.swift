import Minutes

/// Who signed, wherever it stands.
extension BodyReader {
  mutating func readSignature(_ draft: Draft, at position: Int) -> Bool {
    if isLabel(draft.text, Labels.announcements), hasParagraphItems || mode == .signatures {
      mode = .announcement
      return true
    }
    if draft.marker == nil, isLabel(draft.text, Labels.signatureHeadings) {
      mode = .signatures
      signatureLabel = nil
      return true
    }
    if readSignaturesBeside(draft, at: position) { return true }
    if draft.cells.count > 1, isLabel(draft.cells[0], Labels.signatureHeadings) {
      mode = .signatures
      signatureLabel = signatureOffice(draft.cells[1])
      return true
    }
    if mode == .signatures, draft.tokens.count <= 8, let office = signatureOffice(draft.text),
      people(in: joined(draft.tokens.dropFirst())).allSatisfy({ !looksLikeName($0.name) })
    {
      signatureLabel = office
      return true
    }
    if let (label, role, rest) = signatureLabelled(draft, at: position) {
      mode = .signatures
      signatureLabel = (label, role)
      if !rest.isEmpty { sign(rest, draft) }
      return true
    }
    if mode != .signatures, live.count - position <= 3, let signer = signerByRole(draft) {
      mode = .signatures
      signatureLabel = (signer.label, signer.role)
      sign(signer.name, draft)
      return true
    }
    if mode != .signatures, closes(draft, at: position) {
      mode = .signatures
      signatureLabel = isDayAsAbove(draft.text) ? nil : (draft.text.trimmed(":"), nil)
      return true
    }
    guard mode == .signatures else { return isDayAsAbove(draft.text) }
    sign(draft.cells.count > 1 ? draft.cells.joined(separator: ", ") : draft.text, draft)
    return true
  }

  /// `Dag som ovan`
  func isDayAsAbove(_ text: String) -> Bool {
    text.utf8.count < 30
      && ["dag som ovan", "datum som ovan", "som ovan"].contains {
        text.trimmed(".").foldedForLabels.hasSuffix($0)
      }
  }

  /// `Anna Ek, antecknade`: a name, and behind its comma what its bearer did.
  private func signerByRole(
    _ draft: Draft
  ) -> (name: String, label: String, role: Signature.Role)? {
    guard draft.marker == nil, draft.tokens.count <= 7, draft.cells.count <= 1 else { return nil }
    let parts = draft.text.parts(at: ",").map { String($0).trimmed(".") }
    guard parts.count == 2, looksLikeName(parts[0]) else { return nil }
    let offices: [(String, Signature.Role)] = [
      ("anteck", .recordedBy), ("sekr", .recordedBy), ("vid pennan", .recordedBy),
      ("protokollf", .recordedBy), ("ordf", .chair), ("juster", .adjuster),
    ]
    let folded = parts[1].foldedForLabels
    return offices.first { folded.hasPrefix($0.0) }.map { (parts[0], parts[1], $0.1) }
  }

  /// `Sekreterare`, with the paragraphs behind it.
  private func signatureOffice(_ text: String) -> (text: String, role: Signature.Role?)? {
    let word = text.parts(at: " ").first.map(String.init)?.trimmed(":") ?? ""
    let folded = word.foldedForLabels
    return Labels.signatures.first { $0.0 == folded }.map { (word, $0.1) }
  }

  /// A short line below which there is nothing but names to the end: people sign there.
  private func closes(_ draft: Draft, at position: Int) -> Bool {
    guard draft.marker == nil, draft.kind == .paragraph, draft.tokens.count <= 6,
      position + 1 < live.count, live.count - position <= 6,
      draft.text.firstScalar?.isUpper == true, !draft.text.hasSuffix("."),
      !looksLikeName(draft.text)
    else { return false }
    return live[(position + 1)...].allSatisfy {
      drafts[$0].tokens.count <= 5 && drafts[$0].marker == nil && looksLikeName(drafts[$0].text)
    }
  }

  /// The label at the head of a passage under which somebody signs, and what follows it.
  func signatureLabelled(
    _ draft: Draft, at position: Int
  ) -> (String, Signature.Role?, String)? {
    guard draft.marker == nil, draft.tokens.count <= 24 else { return nil }
    let scalars = Array(draft.text.unicodeScalars)
    let folded = scalars.map(\.folded)
    for (label, letters, role) in Labels.signatureLetters where letters.first == folded.first {
      guard folded.count >= letters.count, folded.prefix(letters.count).elementsEqual(letters)
      else { continue }
      let after = folded.dropFirst(letters.count).first
      guard after.map({ !$0.isLetter }) ?? true else { continue }
      var rest = String(String.UnicodeScalarView(scalars[letters.count...])).trimmed("/:–-., ")
      // `Antecknat av sekreteraren: Anna Ek`
      if let colon = rest.unicodeScalars.prefix(30).firstIndex(of: ":"),
        rest.firstScalar?.isLower == true
      {
        rest = String(rest.unicodeScalars[colon...]).trimmed(": ")
      }
      let isCertain = Labels.certainSignatures.contains(label)
      let hasName = people(in: rest).first.map { looksLikeName($0.name) } ?? false
      let isAlone = rest.isEmpty || rest.hasPrefix("§")
      let nameFollows = next(position).map { looksLikeName(firstName($0.text)) } ?? false
      let isNear = mode == .signatures || position * 4 > live.count * 3
      if isCertain && (isAlone || hasName || rest.parts(at: " ").count <= 4)
        || (isNear
          && ((hasName && draft.tokens.count <= 8)
            || (isAlone && (nameFollows || mode == .signatures))))
      {
        return (
          String(String.UnicodeScalarView(scalars[..<letters.count])), role,
          isAlone ? "" : rest
        )
      }
    }
    return nil
  }

  func firstName(_ text: String) -> String {
    text.split(whereSeparator: { $0 == "," || $0 == "\t" || $0 == "/" }).first.map {
      String($0).trimmed("()")
    } ?? ""
  }

  mutating func sign(_ text: String, _ draft: Draft) {
    let names = wholeNames(in: text)
    if names.isEmpty { return }
    let place = draft.location
    for name in names {
      signatures.append(
        Signature(
          label: signatureLabel?.text, role: signatureLabel?.role, name: name, location: place))
    }
  }
}
