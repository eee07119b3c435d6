/// Letters by their codes, as bits.
package struct LetterSet: Equatable, Sendable {
  @usableFromInline var low: UInt64 = 0
  @usableFromInline var high: UInt64 = 0

  package init() {}

  /// Adds a letter; what is none has no place.
  package mutating func insert(_ letter: UInt8) {
    let bit: UInt64 = 1 << UInt64(letter & 63)
    if letter < 64 { low |= bit } else if letter < 128 { high |= bit }
  }
}
