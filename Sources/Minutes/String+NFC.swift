import Foundation

extension String {
  /// The text in Unicode normalisation form C.
  ///
  /// `==` can't tell the forms apart, so every text is brought to one form where it enters.
  package var normalizedNFC: String {
    isPlainlyNFC ? self : precomposedStringWithCanonicalMapping
  }

  /// Whether the text holds nothing that normalising could change: letters below U+0300, where
  /// the combining marks begin, and the dashes, quotes and bullets of U+2010…U+203F and
  /// U+2580…U+25FF, none of which is ever composed.
  private var isPlainlyNFC: Bool {
    var bytes = utf8.makeIterator()
    while let byte = bytes.next() {
      if byte < 0xCC { continue }
      guard byte == 0xE2, let second = bytes.next(), let third = bytes.next() else { return false }
      let isSign = (second == 0x80 && third >= 0x90) || second == 0x96 || second == 0x97
      guard isSign else { return false }
    }
    return true
  }
}
