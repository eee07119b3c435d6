/// The letters of which the dictionary's words are made, as small numbers.
///
/// A word is an array of codes; capitals fold to small letters. `å`, `ä` and `ö` are letters of
/// their own, so folding never touches them.
package enum Alphabet {
  /// Stands for any character that is no letter here.
  package static let none: UInt8 = 0

  /// The small letters in the order of their codes, from 1; the first three after z are å, ä and ö.
  package static let letters: [Unicode.Scalar] = Array(
    "abcdefghijklmnopqrstuvwxyzåäöéèêëàáâãüûúùïíìîóòôõøæçñßðþýÿšžčćłńśşğıœőűřěůąęż".unicodeScalars)

  private static let direct: [UInt8] = {
    var table = [UInt8](repeating: none, count: 0x180)
    for (index, letter) in letters.enumerated() where letter.value < 0x180 {
      table[Int(letter.value)] = UInt8(index + 1)
      let upper = letter.properties.uppercaseMapping.unicodeScalars
      if upper.count == 1, let scalar = upper.first, scalar.value < 0x180,
        table[Int(scalar.value)] == none
      {
        table[Int(scalar.value)] = UInt8(index + 1)
      }
    }
    return table
  }()

  /// The code of a letter, small or capital; `none` for anything else.
  @inlinable
  package static func code(_ scalar: Unicode.Scalar) -> UInt8 {
    // Nearly all letters are of ASCII, and those need no table.
    guard scalar.value < 0x80 else { return codeBeyondASCII(scalar) }
    let small = UInt8(truncatingIfNeeded: scalar.value | 0x20)
    return small >= 0x61 && small <= 0x7A ? small - 0x60 : 0
  }

  @usableFromInline
  static func codeBeyondASCII(_ scalar: Unicode.Scalar) -> UInt8 {
    scalar.value < 0x180 ? direct[Int(scalar.value)] : none
  }

  /// Whether a scalar is a capital letter of the alphabet.
  @inlinable
  package static func isCapital(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x80
      ? scalar.value >= 0x41 && scalar.value <= 0x5A : isLetterBeyondASCII(scalar, small: false)
  }

  /// Whether a scalar is a small letter of the alphabet.
  @inlinable
  package static func isSmall(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x80
      ? scalar.value >= 0x61 && scalar.value <= 0x7A : isLetterBeyondASCII(scalar, small: true)
  }

  @usableFromInline
  static func isLetterBeyondASCII(_ scalar: Unicode.Scalar, small: Bool) -> Bool {
    let code = codeBeyondASCII(scalar)
    return code != none && (letters[Int(code) - 1] == scalar) == small
  }

  /// The small letter of a code.
  package static func letter(_ code: UInt8) -> Unicode.Scalar {
    code >= 1 && Int(code) <= letters.count ? letters[Int(code) - 1] : "\u{FFFD}"
  }

  /// The codes of a word; nil when it holds a character that is no letter.
  package static func codes(_ text: some StringProtocol) -> [UInt8]? {
    var codes: [UInt8] = []
    codes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      let code = code(scalar)
      if code == none { return nil }
      codes.append(code)
    }
    return codes
  }

  /// The word, in small letters, of some codes.
  package static func text(_ codes: some Sequence<UInt8>) -> String {
    var view = String.UnicodeScalarView()
    for code in codes { view.append(letter(code)) }
    return String(view)
  }

  /// The code of å.
  package static let aRing: UInt8 = 27
  /// The code of ä.
  package static let aUmlaut: UInt8 = 28
  /// The code of ö.
  package static let oUmlaut: UInt8 = 29
  /// The code of é.
  package static let acute: UInt8 = 30
}
