internal import Foundation
internal import Minutes

/// A list of words that the recogniser shall know besides its own: one a line, in UTF-8.
struct UserWords {
  /// Absolute: workers may run elsewhere.
  let path: String
  /// Of the list's bytes.
  let sha256: String

  /// - Throws: `invalidConfiguration` where there is no such file, or no word in it. Tesseract
  ///   would say nothing.
  init(path: String) throws(CommandFailure) {
    self.path = URL(fileURLWithPath: path).path
    let text: String
    do { text = try String(contentsOfFile: self.path, encoding: .utf8) } catch {
      throw CommandFailure(
        status: .invalidConfiguration,
        message: "can't read the words in \(path): \((error as NSError).localizedDescription)")
    }
    guard text.contains(where: { !$0.isWhitespace }) else {
      throw CommandFailure(status: .invalidConfiguration, message: "there are no words in \(path)")
    }
    sha256 = ContentHash.sha256(of: text.utf8)
  }
}
