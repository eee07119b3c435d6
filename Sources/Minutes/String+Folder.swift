extension String {
  /// The folder of what a path names: all before its last part, without the slash; empty where it
  /// is a name alone, `/` at the root.
  ///
  /// Foundation's own comes to a trap for names of one character.
  package var folderOfPath: String {
    var bytes = Substring(self).utf8
    while bytes.count > 1, bytes.last == 0x2F { bytes.removeLast() }
    guard let slash = bytes.lastIndex(of: 0x2F) else { return "" }
    var folder = bytes[..<slash]
    while folder.last == 0x2F { folder.removeLast() }
    return folder.isEmpty ? "/" : String(Substring(folder))
  }
}
