/// Why a file or a page could not be turned into a picture or into text.
package enum ImagingError: Error, Equatable, Sendable {
  /// There is no such file, or it may not be opened; the reason as a sentence.
  case unreadable(String)
  /// The file has no bytes.
  case empty
  /// It is of another kind than those that are read; what it looks like.
  case unsupported(String)
  /// It says to be of a known kind, but can't be opened; the reason as a sentence.
  case damaged(String)
  /// It is locked with a password.
  case encrypted
  /// It is larger than a page or a file may be; the reason as a sentence.
  case tooLarge(String)
  /// The document has only so many pages.
  case noSuchPage(count: Int)
  /// Leptonica could not make the picture that a step needs.
  case outOfMemory(step: String)
}
