internal import Lexicon
internal import Minutes

/// Own words: what a person has confirmed is neither changed nor asked about.
extension PageDraft {
  /// Keeps own abbreviations that were taken for what a reader makes of a logo.
  mutating func keepAbbreviations(_ ownForms: OwnForms) {
    for number in 0..<words.wordCount where decisions[number]?.kind == .noise {
      let core = DocumentWords.core(words.word(number))
      let scalars = core.unicodeScalars
      if scalars.count > 1, scalars.allSatisfy({ Alphabet.isCapital($0) }), ownForms.holds(core) {
        decisions.letBe(number)
      }
    }
  }

  /// Protects own words with signs or figures in them: the others are looked at as words.
  func protectSigned(_ ownForms: OwnForms, _ protected: inout [Bool]) {
    guard ownForms.hasSigns else { return }
    for number in 0..<words.wordCount where !protected[number] && words.mayHaveSign(number) {
      let core = DocumentWords.core(words.word(number))
      if Alphabet.codes(core) == nil, ownForms.holds(core) { protected[number] = true }
    }
  }
}

extension SeenText {
  /// Whether a word may have more inside than letters that the dictionaries have.
  fileprivate func mayHaveSign(_ number: Int) -> Bool {
    let range = spans[number].range
    guard range.count > 2 else { return false }
    for index in range.dropFirst().dropLast() {
      switch bytes[index] {
      // - ' . : and figures; what is beyond Latin-1.
      case 0x27, 0x2D, 0x2E, 0x30...0x3A, 0xC4...: return true
      default: continue
      }
    }
    return false
  }
}

extension Slot {
  /// How much less likely what no dictionary knows is where an own word looks like it.
  private static let unknownRival: Float = 4
  /// An own word that is so unlikely to be printed like this is no reason.
  private static let nearness: Float = 6

  /// Prefers own words among the candidates of a piece: what was read as one stays, and what no
  /// dictionary knows gives way to one.
  /// - Parameters:
  ///   - ownForms: how own words may stand in a text.
  ///   - candidates: what the piece may stand for, weighed.
  ///   - scalars: the piece.
  ///   - marks: where it stands.
  ///   - store: has the candidates' letters.
  static func prefer(
    _ ownForms: OwnForms, among candidates: inout [CandidateStore.Stored],
    seen scalars: [Unicode.Scalar], _ marks: Marks, in store: CandidateStore
  ) {
    guard candidates.contains(where: { $0.flags.contains(.own) }) else { return }
    if let read = candidates.first(where: { $0.isAsRead && $0.flags.contains(.own) }),
      isSettled(read, ownForms, among: candidates, seen: scalars, marks, in: store)
    {
      candidates = [read]
      candidates[0].cost = 0
      return
    }
    let startsWithCapital = scalars.first.map { Alphabet.isCapital($0) } ?? false
    let isNear = candidates.contains {
      $0.flags.contains(.own) && !$0.isAsRead && $0.cost <= nearness
        && (startsWithCapital || !$0.flags.contains(.capitalised))
    }
    guard isNear else { return }
    for index in candidates.indices
    where candidates[index].flags.isEmpty && candidates[index].partCount == 1 {
      candidates[index].cost += unknownRival
    }
  }

  /// Whether a piece that was read as an own word is that, whatever stands around it.
  private static func isSettled(
    _ read: CandidateStore.Stored, _ ownForms: OwnForms,
    among candidates: [CandidateStore.Stored], seen scalars: [Unicode.Scalar], _ marks: Marks,
    in store: CandidateStore
  ) -> Bool {
    let text = String(String.UnicodeScalarView(scalars))
    guard ownForms.holds(text) else { return false }
    guard let first = scalars.first else { return false }
    // A name, for no capital is asked for.
    let isName =
      Alphabet.isCapital(first) && marks.isDisjoint(with: [.startsSentence, .isLoud])
      && ownForms.holdsExactly(text)
    if read.flags.contains(.onlyOwn) {
      // What looks like a word of the language that lost its marks is mostly that.
      return isName
        || !candidates.contains {
          !$0.flags.isEmpty && !$0.flags.contains(.own)
            && store.score(of: $0) > store.score(of: read)
        }
    }
    // A name that is also a word. An English model's A is any A, Å or Ä, small or not.
    return isName && (marks.contains(.keepsCase) || first != "A" && first != "O")
  }
}
