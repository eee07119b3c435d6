import Minutes
import Segmentation

let identity = DocumentIdentity(
  fileName: "prov.txt", sha256: String(repeating: "0a", count: 32), mediaType: .plainText)

/// The document that a text gives.
func document(_ text: String) -> SegmentedDocument {
  segment(Page.pages(ofPlainText: text), corrections: [], identity: identity)
}

/// The document that a text gives where a person said something of lines of its first page.
func document(_ text: String, _ roles: [Int: LineRole]) -> SegmentedDocument {
  let said = Dictionary(
    uniqueKeysWithValues: roles.map { (LineAddress(page: 1, line: $0), $1) })
  return segment(
    Page.pages(ofPlainText: text), corrections: [], identity: identity, roles: said)
}

/// The passages that pages give.
func passages(of pages: [Page]) -> [Passage] {
  segment(pages, corrections: [], identity: identity).passages
}

/// A page of printed lines with boxes: each line by its left edge, its top and its words, at
/// 20 pixels a character and 40 pixels a line.
func page(_ number: Int, _ lines: [(x: Int, y: Int, text: String)]) -> Page {
  let made = lines.enumerated().map { index, line -> Line in
    var x = line.x
    let words = line.text.split(separator: " ").enumerated().map { i, part -> Word in
      let width = part.unicodeScalars.count * 20
      defer { x += width + 12 }
      return Word(
        recognized: String(part), leadingSpace: i == 0 ? "" : " ",
        box: Box(x: x, y: line.y, width: width, height: 36))
    }
    return Line(number: index + 1, words: words)
  }
  return Page(number: number, origin: .ocr, width: 2000, height: 2800, dpi: 300, lines: made)
}
