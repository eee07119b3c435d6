/// What the scripts of the list of documents say.
struct DocumentsScriptTexts: Sendable, Encodable {
  var uploading: String
}

extension DocumentsScriptTexts {
  static let swedish = DocumentsScriptTexts(uploading: "Skickar {name}: {percent}")
  static let english = DocumentsScriptTexts(uploading: "Sending {name}: {percent}")
}
