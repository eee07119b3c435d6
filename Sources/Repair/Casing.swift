internal import Lexicon

/// Writes a candidate in the case in which the piece was printed.
enum Casing {
  /// Where a piece stands.
  struct Place {
    /// Whether a capital is natural here.
    var startsSentence: Bool
    /// Whether the line is in capitals.
    var isLoud: Bool
    /// Whether nothing around it speaks for a name: the word before it in its sentence begins
    /// with a small letter, and so does the next.
    var isAmongSmall: Bool
    /// Whether capitals are what they seem.
    var keepsCase: Bool

    init(_ slot: Slot) {
      keepsCase = slot.marks.contains(.keepsCase)
      startsSentence = slot.marks.contains(.startsSentence)
      isLoud = slot.marks.contains(.isLoud)
      isAmongSmall = slot.isAmongSmall
    }
  }

  /// Whether the case of what was read says nothing: the English model prints A for å and ä, and O
  /// for ö, small or not.
  static func isUnsure(_ letter: UInt8, from seen: Unicode.Scalar) -> Bool {
    switch seen {
    case "A": letter == Alphabet.aRing || letter == Alphabet.aUmlaut
    case "O": letter == Alphabet.oUmlaut
    default: false
    }
  }

  /// - Parameters:
  ///   - candidate: what the piece stands for.
  ///   - seen: the piece's scalars.
  ///   - place: where it stands.
  /// - Returns: the text, with spaces where it is split.
  static func text(
    of candidate: Candidate, seen: [Unicode.Scalar], place: Place
  ) -> [(scalar: Unicode.Scalar, origin: Int)] {
    let (startsSentence, isLoud) = (place.startsSentence, place.isLoud)
    func isUnsure(_ letter: Int) -> Bool {
      !place.keepsCase
        && Self.isUnsure(candidate.codes[letter], from: seen[Int(candidate.origins[letter])])
    }
    func isCapital(_ letter: Int) -> Bool {
      Alphabet.isCapital(seen[Int(candidate.origins[letter])])
    }
    let isName = candidate.isGuess || candidate.isName || namesPlace(candidate)
    // Of rare words with a capital more are names than small words misread.
    let isRare = candidate.parts.count == 1 && candidate.parts[0].word == .unknown
    let sure = candidate.codes.indices.filter {
      candidate.codes[$0] != 0 && !(isUnsure($0) && seen[Int(candidate.origins[$0])] == "A")
        && Alphabet.code(seen[Int(candidate.origins[$0])]) != Alphabet.none
    }
    let capitals = sure.count { isCapital($0) }
    let isAcronym =
      candidate.flags.contains(.upper) && seen.count <= 4
      && (seen.first.map { Alphabet.isCapital($0) } ?? false)
    let isUpper = isLoud || isAcronym || (capitals == sure.count && sure.count >= 2)
    var result: [(Unicode.Scalar, Int)] = []
    for (index, code) in candidate.codes.enumerated() {
      let origin = Int(candidate.origins[index])
      guard code != 0 else {
        result.append((" ", origin))
        continue
      }
      var capital: Bool
      if isUpper && !(sure.count == 1 && !isLoud) {
        capital = true
      } else if isUnsure(index) {
        // A sentence or a name begins with a capital; so may a word that stands by itself.
        capital =
          index == 0
          && (startsSentence || candidate.flags.contains(.capitalised) || isName
            || ((code == Alphabet.oUmlaut || isRare) && !place.isAmongSmall))
      } else if Alphabet.code(seen[origin]) == Alphabet.none {
        // A figure or bracket for a letter has no case.
        capital = index == 0 && startsSentence && isFollowedBySentence(candidate)
      } else {
        capital = isCapital(index)
        // Two letters from one symbol: only the first is a capital.
        if capital, index > 0, candidate.origins[index - 1] == candidate.origins[index] {
          capital = false
        }
      }
      let letter = Alphabet.letter(code)
      let upper = letter.properties.uppercaseMapping.unicodeScalars
      result.append((capital && upper.count == 1 ? upper.first ?? letter : letter, origin))
    }
    return result
  }

  private static let placeEndings = ["skolan", "vägen", "gatan", "gården", "torget", "parken"]
    .map { Alphabet.codes($0) ?? [] }

  /// Whether a compound that no dictionary knows ends as schools and streets do.
  private static func namesPlace(_ candidate: Candidate) -> Bool {
    guard candidate.flags.isEmpty else { return false }
    let codes = candidate.codes.last == 19 ? candidate.codes.dropLast() : candidate.codes[...]
    return placeEndings.contains { codes.suffix($0.count).elementsEqual($0) }
  }

  private static func isFollowedBySentence(_ candidate: Candidate) -> Bool {
    candidate.codes.count > 1
  }
}
