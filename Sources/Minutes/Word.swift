/// Another reading of a word or of a symbol, with the probability or score it was given.
package struct Alternative: Equatable, Sendable, Codable {
  /// The reading, NFC.
  package var text: String
  /// 0...1.
  package var confidence: Double

  package init(text: String, confidence: Double) {
    self.text = text
    self.confidence = confidence
  }
}

/// One printed character as the recogniser saw it, with its runners-up.
package struct Symbol: Equatable, Sendable {
  /// What was chosen: mostly one character, NFC.
  package var text: String
  /// The recogniser's score, 0...1; not calibrated.
  package var confidence: Double
  /// The runners-up, best first, without the chosen one.
  package var alternatives: [Alternative]

  package init(text: String, confidence: Double, alternatives: [Alternative] = []) {
    self.text = text
    self.confidence = confidence
    self.alternatives = alternatives
  }
}

/// In JSON a symbol is `["a", 0.93, "ä", 0.41, …]`: the choice, then its runners-up.
extension Symbol: Codable {
  package init(from decoder: any Decoder) throws {
    var values = try decoder.unkeyedContainer()
    self.init(text: try values.decode(String.self), confidence: try values.decode(Double.self))
    while !values.isAtEnd {
      alternatives.append(
        Alternative(
          text: try values.decode(String.self), confidence: try values.decode(Double.self)))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.unkeyedContainer()
    try values.encode(text)
    try values.encode(confidence)
    for alternative in alternatives {
      try values.encode(alternative.text)
      try values.encode(alternative.confidence)
    }
  }
}

/// A word of a page: what was read, and what we made of it.
///
/// Words are what stands between white space, punctuation included.
package struct Word: Equatable, Sendable, Codable {
  /// What the recogniser, the text layer or the text file said; NFC; never changed afterwards.
  package let recognized: String
  /// What we made of it; NFC. Empty where the word was noise or was joined to its neighbour;
  /// with a space in it where it was split.
  package var text: String
  /// The white space before the word as it stood (plain text); one space or nothing elsewhere.
  package var leadingSpace: String
  /// The recogniser's score, 0...1; nil for text layers and plain text.
  package var confidence: Double?
  /// Where it stands; nil for plain text.
  package var box: Box?
  /// The word's characters with their scores; empty for text layers and plain text.
  package var symbols: [Symbol]
  /// What a second model read in the same place, where that differs; nil where none was asked.
  package var otherReading: Alternative?
  /// The glyph's shape when the word is one that geometry, not the model, told to be a bullet.
  package var bulletShape: BulletShape?
  /// Whether it is set in bold; nil where that can't be told.
  package var isBold: Bool?
  /// The size of the type in points, on scans an estimate in steps of half a point; nil where
  /// that can't be told.
  package var pointSize: Double?

  package init(
    recognized: String, text: String? = nil, leadingSpace: String = "", confidence: Double? = nil,
    box: Box? = nil, symbols: [Symbol] = [], otherReading: Alternative? = nil,
    bulletShape: BulletShape? = nil, isBold: Bool? = nil, pointSize: Double? = nil
  ) {
    self.recognized = recognized
    self.text = text ?? recognized
    self.leadingSpace = leadingSpace
    self.confidence = confidence
    self.box = box
    self.symbols = symbols
    self.otherReading = otherReading
    self.bulletShape = bulletShape
    self.isBold = isBold
    self.pointSize = pointSize
  }
}

/// The signs that lead list items, by the shape of their glyph.
package enum BulletShape: String, Codable, Sendable, CaseIterable {
  /// A filled disc, `•`.
  case disc
  /// A ring, `◦`.
  case ring
  /// A filled square, `▪`.
  case square
  /// A dash, `–`.
  case dash

  /// The sign that the cleaned text has for it.
  package var marker: String {
    switch self {
    case .disc: "•"
    case .ring: "◦"
    case .square: "▪"
    case .dash: "–"
    }
  }
}
