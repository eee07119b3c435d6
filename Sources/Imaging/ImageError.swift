/// Why a file or a page of it can't be opened.
package enum ImageError: Error, Equatable, Sendable {
  /// There is no such file, or it may not be read.
  case unreadable(reason: String)
  /// The file has no bytes.
  case empty
  /// It is of no kind that is read here; `looksLike` says what it is, in plain words.
  case unsupported(looksLike: String)
  /// It is of a known kind, but broken.
  case damaged(reason: String)
  /// It is locked with a password.
  case encrypted
  /// It asks for more than a page may have.
  case tooLarge(reason: String)
  /// There is no page of this number.
  case noSuchPage(number: Int, count: Int)
}
