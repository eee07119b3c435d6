internal import Lexicon

/// How likely a reading is where it stands: capitals, neighbours, names.
extension Slot {
  /// What a name is worth at least that a dictionary knows, though no count has seen it.
  private static let rareName: Float = -13

  /// `Al` for `AI`, `SFl` for `SFI`: a capital I looks like an l.
  static func acronym(_ slot: Slot, _ lexicon: Lexicon) -> Candidate? {
    let scalars = slot.scalars
    guard !slot.keepsCase, (2...4).contains(scalars.count), Alphabet.isCapital(scalars[0]),
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

  static func weighted(_ candidates: [Candidate], in slot: Slot, _ lexicon: Lexicon)
    -> [Candidate]
  {
    let scalars = slot.scalars
    let letters = scalars.filter { Alphabet.code($0) != Alphabet.none }
    let capitals = letters.count { Alphabet.isCapital($0) }
    let startsWithCapital = scalars.first.map { Alphabet.isCapital($0) } ?? false
    let isUpper = capitals == letters.count && letters.count >= 2
    return candidates.map { candidate in
      var candidate = candidate
      if slot.isLoud { return candidate }
      let isName =
        candidate.flags.contains(.capitalised)
        || (startsWithCapital && candidate.flags.contains(.alsoName))
      if candidate.parts.count == 1, candidate.flags.isEmpty,
        candidate.isAsRead || candidate.isGuess
      {
        // An unknown word with a capital is most likely a name.
        if startsWithCapital {
          candidate.parts[0].alone +=
            slot.followsGivenName ? 4 : slot.startsSentence && !candidate.isName ? 1 : 2.5
        } else if candidate.isName {
          candidate.cost += 8
        } else if letters.count <= 6 {
          // Words that no dictionary knows are long.
          candidate.cost += letters.count < 6 ? 3 : 1.5
        }
        if isUpper && letters.count <= 5 && candidate.isAsRead { candidate.parts[0].alone += 5 }
        return candidate
      }
      if startsWithCapital, candidate.parts.count == 1, candidate.flags.contains(.alsoName) {
        candidate.parts[0].alone = max(candidate.parts[0].alone, rareName)
      }
      if slot.precedesCapital, slot.startsSentence || startsWithCapital {
        // `Pär Kvist`: hardly any other word at the head of a line stands before a capital.
        candidate.cost += candidate.flags.contains(.givenName) ? -2.5 : isName ? 0 : 0.5
      }
      let isUpperWord = candidate.flags.contains(.upper)
      if isUpper && letters.count <= 5 {
        if !isUpperWord && !(letters.count == 2 && scalars[1] == "A") { candidate.cost += 4 }
      } else if startsWithCapital {
        let isA =
          !slot.keepsCase && (candidate.codes.first.map { Casing.isUnsure($0, from: scalars[0]) } ?? false)
        var cost: Float = 0
        if slot.followsGivenName && !isName {
          cost = 5
        } else if !isName && !slot.startsSentence && !isUpperWord {
          cost = isA ? 0.7 : 3
        }
        if candidate.isAsRead, cost > 0 {
          // It may also be a name that happens to look like a word.
          let name =
            CandidateSearch.unknownCost + lexicon.spellingLikelihood(candidate.codes)
            + (slot.followsGivenName ? 4 : 2.5)
          cost = max(0, min(cost, candidate.score - name))
        }
        candidate.cost += cost
      } else if isName || isUpperWord {
        candidate.cost += 4
      }
      return candidate
    }
  }
}
