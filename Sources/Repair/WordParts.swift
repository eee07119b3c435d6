internal import Lexicon

/// What a word consists of, for the decoder.
enum WordPart {
  case piece(Range<Int>)
  case number
  case boundary
  /// Something that must stay as it is.
  case protected
}

/// Cuts words into the parts that are decoded and those that are let be.
enum WordParts {
  /// - Parameters:
  ///   - scalars: a word as it stands between white space.
  ///   - takesBrackets: whether an opening bracket may be a letter: nothing closes it.
  ///   - parts: takes the parts in their order in place of what it holds.
  static func cut(
    _ scalars: [Unicode.Scalar], takesBrackets: Bool, into parts: inout [WordPart]
  ) {
    parts.removeAll(keepingCapacity: true)
    var place = 0
    while place < scalars.count {
      let scalar = scalars[place]
      if isWordLike(scalar) || isOddLetter(scalars, place, takesBrackets) {
        var end = place + 1
        while end < scalars.count,
          isWordLike(scalars[end])
            || (isOddLetter(scalars, end, takesBrackets) && end + 1 < scalars.count)
        {
          end += 1
        }
        parts.append(kind(of: scalars[place..<end], at: place..<end))
        place = end
        continue
      }
      switch scalar {
      case ".", "!", "?", ":", ";":
        if place == 0 || place + 1 == scalars.count || !isDigit(scalars[place - 1]) {
          parts.append(.boundary)
        }
      default: break
      }
      place += 1
    }
  }

  private static func kind(of run: ArraySlice<Unicode.Scalar>, at range: Range<Int>) -> WordPart {
    var digits = 0
    for scalar in run where isDigit(scalar) { digits += 1 }
    if digits == run.count { return .number }
    // A capital alone is a label: a party, a class, an initial.
    if run.count == 1, let only = run.first, Alphabet.isCapital(only), only != "A" {
      return .protected
    }
    if digits == 0 || run.first == "{" { return .piece(range) }
    let letters = run.filter { Alphabet.code($0) != Alphabet.none }
    let capitals = letters.count { Alphabet.isCapital($0) }
    // H22, A4, 19B: codes; R6nnbar, 6kad, st6d: letters that were read as figures.
    if digits > letters.count || (capitals == letters.count && letters.count < 4) {
      return .protected
    }
    var pair = false
    for (a, b) in zip(run, run.dropFirst()) where isDigit(a) && isDigit(b) {
      // `Sj66` is Sjöö: two of the figures that stand for ö, after a small letter.
      if a == "6", b == "6", digits == 2, letters.last.map({ Alphabet.isSmall($0) }) == true {
        continue
      }
      pair = true
    }
    return pair ? .protected : .piece(range)
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func isWordLike(_ scalar: Unicode.Scalar) -> Bool {
    Alphabet.code(scalar) != Alphabet.none || isDigit(scalar)
  }

  /// A bracket or bar glued to letters that follow it: `{3`, `(ora`, `|ar`.
  private static func isOddLetter(
    _ scalars: [Unicode.Scalar], _ place: Int, _ takesBrackets: Bool
  ) -> Bool {
    switch scalars[place] {
    case "{": place + 1 < scalars.count && isWordLike(scalars[place + 1])
    case "(", "[":
      takesBrackets && place == 0 && scalars.count > 3 && !scalars.contains(")")
        && !scalars.contains("]")
        && Alphabet.code(scalars[1]) != Alphabet.none && !Alphabet.isCapital(scalars[1])
    case "|": place + 1 < scalars.count && isWordLike(scalars[place + 1])
    default: false
    }
  }
}
