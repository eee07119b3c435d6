/// Cuts text into the tokens whose sequences are counted: words, numbers and boundaries.
///
/// The counting of a corpus and the decoding of a page both go through here, so that what is asked
/// is what was counted. Commas, quotation marks, hyphens and brackets leave no token.
package struct CorpusTokens {
  /// One token.
  package enum Token: Equatable, Sendable {
    /// A word; its codes are in the buffer that the call fills.
    case word(shape: WordShape)
    /// A number, whatever its figures.
    case number
    /// The end of a sentence or of a part of one.
    case boundary
  }

  private var codes: [UInt8] = []

  package init() {}

  /// Walks the tokens of a line of text.
  /// - Parameters:
  ///   - text: UTF-8, NFC.
  ///   - body: is called for every token with the codes of the word (empty for other tokens).
  package mutating func forEach(
    in text: some Sequence<Unicode.Scalar>, _ body: (Token, [UInt8]) -> Void
  ) {
    var capitals = 0
    var firstIsCapital = false
    var sawDigit = false
    codes.removeAll(keepingCapacity: true)
    func shape(_ length: Int) -> WordShape {
      if capitals == 0 { return .lower }
      if capitals == length && length > 1 { return .upper }
      return firstIsCapital && capitals == 1 ? .capitalised : .mixed
    }
    for scalar in text {
      let code = Alphabet.code(scalar)
      if code != Alphabet.none {
        if sawDigit {
          body(.number, [])
          sawDigit = false
        }
        let isCapital = Alphabet.letter(code) != scalar
        if codes.isEmpty { firstIsCapital = isCapital }
        if isCapital { capitals += 1 }
        codes.append(code)
        continue
      }
      if scalar == "\u{AD}" { continue }
      if !codes.isEmpty {
        body(.word(shape: shape(codes.count)), codes)
        codes.removeAll(keepingCapacity: true)
        capitals = 0
      }
      switch scalar {
      case "0"..."9": sawDigit = true
      case ".", "!", "?", ":", ";":
        // A full stop or colon inside a figure (1.5, 10:30) ends nothing.
        if !sawDigit { body(.boundary, []) }
      default:
        if sawDigit {
          body(.number, [])
          sawDigit = false
        }
      }
    }
    if !codes.isEmpty { body(.word(shape: shape(codes.count)), codes) }
    if sawDigit { body(.number, []) }
    codes.removeAll(keepingCapacity: true)
  }
}

/// How a word is written.
package enum WordShape: UInt8, Sendable {
  /// `ordning`
  case lower
  /// `Ordning`
  case capitalised
  /// `ORDNING`
  case upper
  /// `FoU`
  case mixed
}
