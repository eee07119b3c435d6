internal import Lexicon

/// Writes a candidate in the case in which the piece was printed.
enum Casing {
  /// - Parameters:
  ///   - candidate: what the piece stands for.
  ///   - seen: the piece's scalars.
  ///   - startsSentence: whether a capital is natural here.
  ///   - isLoud: whether the line is in capitals.
  /// - Returns: the text, with spaces where it is split.
  static func text(
    of candidate: Candidate, seen: [Unicode.Scalar], startsSentence: Bool, isLoud: Bool
  ) -> [(scalar: Unicode.Scalar, origin: Int)] {
    func isA(_ letter: Int) -> Bool {
      // The English model prints A for å and ä, small or not: its case says nothing.
      let code = candidate.codes[letter]
      return (code == Alphabet.aRing || code == Alphabet.aUmlaut)
        && seen[Int(candidate.origins[letter])] == "A"
    }
    func isCapital(_ letter: Int) -> Bool {
      Alphabet.isCapital(seen[Int(candidate.origins[letter])])
    }
    let isName = candidate.isGuess || candidate.isName || namesPlace(candidate)
    let sure = candidate.codes.indices.filter {
      candidate.codes[$0] != 0 && !isA($0)
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
      } else if isA(index) {
        capital =
          index == 0 && (startsSentence || candidate.flags.contains(.capitalised) || isName)
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
