extension ReviewDecision {
  /// Why a decision that comes from elsewhere can't be one; nil where nothing speaks against it.
  package var flaw: String? {
    let texts = [id, action, place.seen, shown ?? "", learned ?? "", reviewer, decided]
    if texts.contains(where: { $0.utf8.count > 10_000 }) { return "a text is too long" }
    if id.isEmpty || action.isEmpty { return "it has no id, or its action none" }
    if reviewer.isEmpty || reviewer.utf8.count > 200 { return "it does not say who decided" }
    let isHash =
      place.sha256.utf8.count == 64
      && place.sha256.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    if !isHash { return "its document's hash is none" }
    let places = 1...1_000_000
    if !places.contains(place.page) || !places.contains(place.line) {
      return "there is no such page or line"
    }
    if let word = place.word, !(-1...1_000_000).contains(word) { return "there is no such word" }
    if !isTime(decided) { return "its time is none: \(decided.prefix(40))" }
    switch verdict {
    case .accept(let text), .edit(let text):
      if text.utf8.count > 10_000 { return "a text is too long" }
      if place.word == nil { return "it names no word" }
    case .keep: if place.word == nil { return "it names no word" }
    case .role: if place.word != nil { return "a role belongs to a line, not to a word" }
    case .undo(let other): if other.isEmpty { return "it undoes nothing" }
    }
    return nil
  }

  /// `2026-11-22T04:31:00Z`
  private func isTime(_ text: String) -> Bool {
    let pattern = Array("0000-00-00T00:00:00Z".utf8)
    let bytes = Array(text.utf8)
    return bytes.count == pattern.count
      && zip(bytes, pattern).allSatisfy { byte, sign in
        sign == 0x30 ? (0x30...0x39).contains(byte) : byte == sign
      }
  }
}
