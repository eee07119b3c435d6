internal import Minutes

/// How likely a sign is what a source prints for each bullet.
enum BulletEvidence {
  /// Logarithms of likelihoods: disc, ring, square, dash, and that it is no bullet.
  struct Likelihood {
    var disc: Float
    var ring: Float
    var square: Float
    var dash: Float
    var none: Float
  }

  // Counted on lists rendered and read by the English model, smoothed.
  private static let table: [String: Likelihood] = [
    "•": .init(disc: 0, ring: -6, square: -5, dash: -7, none: -8),
    "◦": .init(disc: -6, ring: 0, square: -6, dash: -7, none: -8),
    "▪": .init(disc: -6, ring: -6, square: 0, dash: -7, none: -8),
    "¢": .init(disc: -0.7, ring: -5.5, square: -4, dash: -7, none: -9),
    "*": .init(disc: -0.9, ring: -6, square: -4.5, dash: -6, none: -5),
    "e": .init(disc: -0.6, ring: -6, square: -2.5, dash: -8, none: -9),
    "«": .init(disc: -2.3, ring: -6, square: -1.6, dash: -7, none: -9),
    "»": .init(disc: -4, ring: -6, square: -1.5, dash: -7, none: -8),
    "°": .init(disc: -4, ring: -1.6, square: -5, dash: -8, none: -7),
    "©": .init(disc: -1.8, ring: -2.3, square: -6, dash: -8, none: -7),
    "®": .init(disc: -2, ring: -3, square: -5, dash: -8, none: -7),
    "o": .init(disc: -6, ring: -0.8, square: -7, dash: -8, none: -9),
    "o°": .init(disc: -7, ring: -2, square: -7, dash: -8, none: -9),
    "0": .init(disc: -6.5, ring: -1.7, square: -7, dash: -8, none: -5),
    "O": .init(disc: -6, ring: -1.9, square: -7, dash: -8, none: -7),
    "oO": .init(disc: -7, ring: -2.4, square: -7, dash: -8, none: -11),
    "Oo": .init(disc: -7, ring: -3.3, square: -7, dash: -8, none: -11),
    "OO": .init(disc: -7, ring: -3.5, square: -7, dash: -8, none: -11),
    "OQ": .init(disc: -7, ring: -4, square: -7, dash: -8, none: -11),
    "0.": .init(disc: -7, ring: -3.6, square: -7, dash: -8, none: -5),
    "oO.": .init(disc: -7, ring: -4, square: -7, dash: -8, none: -11),
    "=": .init(disc: -5, ring: -7, square: -1.2, dash: -5, none: -6),
    "m": .init(disc: -6, ring: -7, square: -0.9, dash: -8, none: -5),
    "m=": .init(disc: -7, ring: -8, square: -2.5, dash: -8, none: -11),
    "w": .init(disc: -6, ring: -7, square: -2, dash: -8, none: -5),
    "mw": .init(disc: -7, ring: -8, square: -3, dash: -8, none: -9),
    "ms": .init(disc: -7, ring: -8, square: -3.5, dash: -8, none: -8),
    "gm": .init(disc: -7, ring: -8, square: -3.7, dash: -8, none: -8),
    "@": .init(disc: -4, ring: -4, square: -3, dash: -8, none: -5),
    "+": .init(disc: -3.8, ring: -7, square: -5, dash: -6, none: -4),
    "¢«": .init(disc: -4, ring: -8, square: -5, dash: -8, none: -11),
    "€": .init(disc: -3.5, ring: -6, square: -6, dash: -8, none: -6),
    "[]": .init(disc: -5, ring: -5, square: -2, dash: -8, none: -8),
    "–": .init(disc: -7, ring: -8, square: -7, dash: -0.3, none: -3),
    "—": .init(disc: -6, ring: -8, square: -6, dash: -0.4, none: -4),
    "~": .init(disc: -4, ring: -6, square: -5, dash: -3, none: -6),
  ]

  /// Where the Swedish model differs; counted on 540 items in scans, those that are measured among
  /// them, and smoothed.
  private static let swedish: [String: Likelihood] = [
    "e": .init(disc: -0.9, ring: -6, square: -5, dash: -8, none: -9),
    "«": .init(disc: -1.2, ring: -6, square: -3.1, dash: -7, none: -9),
    "+": .init(disc: -1.6, ring: -7, square: -4.5, dash: -6, none: -5),
    "»": .init(disc: -3, ring: -6, square: -2.6, dash: -7, none: -8),
    "e«": .init(disc: -4, ring: -8, square: -7, dash: -8, none: -11),
    "0": .init(disc: -6, ring: -0.9, square: -7, dash: -8, none: -6),
    "o": .init(disc: -6, ring: -1, square: -7, dash: -8, none: -9),
    "Oo": .init(disc: -7, ring: -3.3, square: -7, dash: -8, none: -11),
    "=": .init(disc: -5, ring: -7, square: -0.5, dash: -5, none: -7),
    "=»": .init(disc: -7, ring: -8, square: -3.5, dash: -8, none: -11),
  ]

  /// The likelihoods of a sign; nil for what is certainly no bullet.
  /// - Parameters:
  ///   - sign: what stands at the line's head.
  ///   - isSwedish: whether a model read it that knows å, ä and ö.
  /// - Returns: of each shape.
  static func likelihood(of sign: String, isSwedish: Bool = false) -> Likelihood? {
    isSwedish ? swedish[sign] ?? table[sign] : table[sign]
  }

  /// Characters of symbol fonts that came through without their meaning.
  static func symbolFont(_ scalar: Unicode.Scalar) -> BulletShape? {
    switch scalar.value {
    case 0xF0B7, 0xF06C, 0xF09F, 0x2022, 0x25CF, 0xB7, 0x2219: .disc
    case 0xF06F, 0x25E6, 0x25CB, 0xF0A1: .ring
    case 0xF0A7, 0xF06E, 0x25AA, 0x25A0, 0xF0FC, 0xF0D8: .square
    case 0xF02D, 0xF0BE: .dash
    default: nil
    }
  }
}
