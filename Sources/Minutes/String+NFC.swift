import Foundation

extension String {
  /// The text in Unicode normalisation form C.
  ///
  /// `==` can't tell the forms apart, so every text is brought to one form where it enters.
  package var normalizedNFC: String {
    utf8.allSatisfy { $0 < 0x80 } ? self : precomposedStringWithCanonicalMapping
  }
}
