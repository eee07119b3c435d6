internal import Foundation
internal import Lexicon

/// How likely a reading is where it stands: capitals, neighbours, names.
extension Slot {
  /// What a name is worth at least that a dictionary knows, though no count has seen it.
  private static let rareName: Float = -13

  /// What speaks for a name behind a given name.
  private static let familyName: Float = -1.5

  /// `Al` for `AI`, `SFl` for `SFI`: a capital I looks like an l.
  static func acronym(_ scalars: [Unicode.Scalar], _ lexicon: Lexicon) -> Candidate? {
    guard (2...4).contains(scalars.count), Alphabet.isCapital(scalars[0]),
      scalars.contains("l"), scalars.allSatisfy({ $0 == "l" || Alphabet.isCapital($0) })
    else { return nil }
    let codes = scalars.map { $0 == "l" ? Alphabet.code("i") : Alphabet.code($0) }
    guard let entry = lexicon.entry(of: codes), entry.flags.contains(.word),
      entry.flags.contains(.upper) || entry.flags.contains(.term)
    else { return nil }
    return Candidate(
      codes: codes, origins: codes.indices.map { UInt8($0) },
      parts: [.init(word: entry.word, alone: entry.probability)], cost: 0.7,
      flags: entry.flags.union(.upper))
  }

  /// How likely it is that a piece with a capital is a name that no dictionary knows.
  private static func nameHere(_ marks: Marks) -> Float {
    CandidateSearch.unknownCost
      + (marks.contains(.followsGivenName) ? 4 : marks.contains(.startsSentence) ? 1 : 2.5)
  }

  /// How likely a word is that no dictionary knows and that begins with a capital: as words are
  /// that it is made of or spelt like, or, mostly, as names are.
  /// - Parameters:
  ///   - candidate: the word.
  ///   - isAcronym: whether it may be an abbreviation in capitals.
  ///   - marks: where it stands.
  ///   - store: has its letters.
  ///   - lexicon: knows names.
  /// - Returns: the logarithm of its likelihood, out of context.
  private static func unknown(
    _ candidate: CandidateStore.Stored, isAcronym: Bool, _ marks: Marks, in store: CandidateStore,
    _ lexicon: Lexicon
  ) -> Float {
    let alone = candidate.first.alone
    let codes = store.codes(of: candidate)
    guard codes.allSatisfy({ SeenSymbol.isLetter($0) }) else { return alone + 2.5 }
    var name = nameHere(marks) + lexicon.nameLikelihood(Array(codes))
    // In Swedish names é stands at the end, as in Lindén; elsewhere it was an å, ä or ö.
    if !marks.contains(.keepsCase), codes.dropLast(2).contains(Alphabet.acute) { name -= 3 }
    // Parts of names that make no usual one: `Rönn-bärs-skolan`.
    if candidate.isName { return max(name, alone - CandidateSearch.unknownCost + nameHere(marks)) }
    let word = alone + (isAcronym ? 2.5 : marks.contains(.startsSentence) ? 1 : 0)
    return max(name, word) + log1p(exp(-abs(name - word)))
  }

  /// Adds to a piece's candidates what speaks for and against them where it stands.
  static func weigh(
    _ candidates: inout [CandidateStore.Stored], seen scalars: [Unicode.Scalar], _ marks: Marks,
    in store: CandidateStore, _ lexicon: Lexicon
  ) {
    if marks.contains(.isLoud) { return }
    let startsSentence = marks.contains(.startsSentence)
    let followsGivenName = marks.contains(.followsGivenName)
    var (letters, capitals) = (0, 0)
    for scalar in scalars where Alphabet.code(scalar) != Alphabet.none {
      letters += 1
      if Alphabet.isCapital(scalar) { capitals += 1 }
    }
    let startsWithCapital = scalars.first.map { Alphabet.isCapital($0) } ?? false
    let isUpper = capitals == letters && letters >= 2
    for index in candidates.indices {
      let candidate = candidates[index]
      let isName =
        candidate.flags.contains(.capitalised)
        || (startsWithCapital && candidate.flags.contains(.alsoName))
      if candidate.partCount == 1, candidate.flags.isEmpty,
        candidate.isAsRead || candidate.isGuess
      {
        if startsWithCapital {
          candidates[index].first.alone = unknown(
            candidate, isAcronym: isUpper || letters <= 3, marks, in: store, lexicon)
        } else if candidate.isName {
          candidates[index].cost += 8
        } else if letters <= 6 {
          // Words that no dictionary knows are long.
          candidates[index].cost += letters < 6 ? 3 : 1.5
        }
        if isUpper && letters <= 5 && candidate.isAsRead { candidates[index].first.alone += 5 }
        continue
      }
      if startsWithCapital, candidate.partCount == 1, candidate.flags.contains(.alsoName) {
        candidates[index].first.alone = max(candidate.first.alone, rareName)
      }
      if marks.contains(.precedesCapital), startsSentence || startsWithCapital {
        // `Pär Kvist`: hardly any other word at the head of a line stands before a capital.
        candidates[index].cost += candidate.flags.contains(.givenName) ? -2.5 : isName ? 0 : 0.5
      }
      let isUpperWord = candidate.flags.contains(.upper)
      if isUpper && letters <= 5 {
        if !isUpperWord && !(letters == 2 && scalars[1] == "A") { candidates[index].cost += 4 }
      } else if startsWithCapital {
        let codes = store.codes(of: candidate)
        let isA =
          !marks.contains(.keepsCase)
          && (codes.first.map { Casing.isUnsure($0, from: scalars[0]) } ?? false)
        var cost: Float = 0
        if followsGivenName {
          cost = isName ? Self.familyName : 5
        } else if !isName && !startsSentence && !isUpperWord {
          cost = isA ? 0.7 : 3
        }
        if candidate.isAsRead, cost > 0 {
          // It may also be a name that happens to look like a word.
          let name = lexicon.nameLikelihood(Array(codes)) + nameHere(marks)
          cost = max(0, min(cost, store.score(of: candidates[index]) - name))
        }
        candidates[index].cost += cost
      } else if isName || isUpperWord {
        candidates[index].cost += 4
      }
    }
  }
}
