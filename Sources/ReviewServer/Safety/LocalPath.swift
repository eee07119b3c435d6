/// Where a visitor wants to go: a path of ours, never another site's address.
enum LocalPath {
  /// - Parameter text: what a request says.
  /// - Returns: the text where it leads to a page of ours, else `/`.
  static func checked(_ text: String) -> String {
    // Browsers take `//name` and `/\name` for another host, and leave out tabs and ends of lines.
    let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x5C }
    guard isPlain, text.hasPrefix("/"), !text.hasPrefix("//"), text.utf8.count <= 2_000 else {
      return "/"
    }
    let path = text.prefix { $0 != "?" && $0 != "#" }
    return ["/login", "/logout"].contains(path) ? "/" : text
  }

  /// A text as the value of a query's field.
  /// - Parameter text: any.
  /// - Returns: the text with everything but letters and figures of ASCII as `%XX`.
  static func quoted(_ text: String) -> String {
    text.utf8.map { byte in
      let isPlain =
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
      if isPlain { return String(UnicodeScalar(byte)) }
      return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined()
  }
}
