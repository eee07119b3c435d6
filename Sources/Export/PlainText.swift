package import Minutes

/// The cleaned text of a document in reading order: a line for each paragraph, heading, table row
/// and list item; running headers, footers and page numbers left out.
package func plainText(of passages: [Passage]) -> String {
  var text = ""
  for passage in passages where passage.kind != .furniture {
    if let marker = passage.marker {
      text += marker
      if !passage.text.isEmpty { text += " " }
    }
    text += passage.text
    text += "\n"
  }
  return text
}
