internal import Lexicon

/// How likely a reading is where it stands: capitals, neighbours, names.
extension Slot {
  /// What a name is worth at least that a dictionary knows, though no count has seen it.
  private static let rareName: Float = -13

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
        // An unknown word with a capital is most likely a name.
        if startsWithCapital {
          candidates[index].first.alone +=
            followsGivenName ? 4 : startsSentence && !candidate.isName ? 1 : 2.5
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
        if followsGivenName && !isName {
          cost = 5
        } else if !isName && !startsSentence && !isUpperWord {
          cost = isA ? 0.7 : 3
        }
        if candidate.isAsRead, cost > 0 {
          // It may also be a name that happens to look like a word.
          let name =
            CandidateSearch.unknownCost + lexicon.spellingLikelihood(codes)
            + (followsGivenName ? 4 : 2.5)
          cost = max(0, min(cost, store.score(of: candidates[index]) - name))
        }
        candidates[index].cost += cost
      } else if isName || isUpperWord {
        candidates[index].cost += 4
      }
    }
  }
}
