import Foundation

/// The names of a document's outputs.
package enum OutputName {
  /// The longest stem whose `.meeting.json` still fits into a file name of 255 bytes.
  static let longestStem = 255 - ".meeting.json".utf8.count

  /// The stem that a file's outputs would like to have: its name without its extension.
  ///
  /// No path part survives: separators, control characters and a leading full stop become `_`,
  /// and a name that is too long is cut at a character's end.
  /// - Parameter fileName: the last component of the file's path.
  /// - Returns: a name of 1...242 bytes that names nothing outside its folder.
  package static func stem(of fileName: String) -> String {
    var stem = (fileName as NSString).deletingPathExtension
    if stem.isEmpty { stem = fileName }
    var safe = String.UnicodeScalarView()
    for scalar in stem.unicodeScalars {
      let isUnsafe =
        scalar == "/" || scalar == "\\" || scalar.properties.generalCategory == .control
      safe.append(isUnsafe ? "_" : scalar)
    }
    if safe.first == "." {
      safe.removeFirst()
      safe.insert("_", at: safe.startIndex)
    }
    return cut(safe.isEmpty ? "_" : String(safe), toBytes: longestStem)
  }

  /// A stem for the second document of one name: told apart by its content.
  /// - Parameters:
  ///   - stem: the stem that is taken.
  ///   - sha256: the hash of the document's bytes.
  /// - Returns: the stem with the hash's first eight digits.
  package static func distinct(_ stem: String, sha256: String) -> String {
    let suffix = "-" + sha256.prefix(8)
    return cut(stem, toBytes: longestStem - suffix.utf8.count) + suffix
  }

  private static func cut(_ text: String, toBytes limit: Int) -> String {
    var text = text
    while text.utf8.count > limit { text.removeLast() }
    return text
  }
}
