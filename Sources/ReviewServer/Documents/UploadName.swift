internal import Foundation
internal import Minutes

/// A name for a file that is sent here: harmless wherever it stands.
struct UploadName {
  static let kinds: Set<String> = ["pdf", "tif", "tiff", "png", "jpg", "jpeg", "txt"]
  /// In characters, without what tells its kind.
  private static let longest = 80

  let text: String

  /// - Parameter name: as the visitor's computer has it, folders and all.
  ///   Nil comes of one whose end is not that of a kind that is read.
  init?(_ name: String) {
    let last: String = name.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
    guard let dot = last.lastIndex(of: ".") else { return nil }
    let kind = last[last.index(after: dot)...].lowercased()
    guard Self.kinds.contains(kind) else { return nil }
    let kept = String(last[..<dot]).normalizedNFC.unicodeScalars.map { scalar -> Character in
      let isPlain =
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || "-_ .,()§&+".unicodeScalars.contains(scalar)
      return isPlain ? Character(scalar) : "_"
    }
    let stem = String(kept).split(separator: " ").joined(separator: " ")
      .drop { $0 == "." || $0 == "-" || $0 == "_" }.prefix(Self.longest)
    text = "\(stem.isEmpty ? "dokument" : String(stem)).\(kind)"
  }
}
