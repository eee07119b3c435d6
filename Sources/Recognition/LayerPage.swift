import Imaging
import Minutes

/// A page made of a PDF's own text.
enum LayerPage {
  static func page(number: Int, layer: TextLayer) -> Page {
    var lines: [RecognizedLine] = []
    for entry in layer.words {
      let box = entry.word.box ?? Box(x: 0, y: 0, width: 0, height: 0)
      var word = entry.word
      if word.recognized == "o", isMonospaced(entry.font) || entry.font.contains("symbol") {
        word.bulletShape = .ring
      }
      if let last = lines.last?.box, follows(box, last) {
        lines[lines.count - 1].words.append(word)
        lines[lines.count - 1].box = last.union(box)
      } else {
        lines.append(RecognizedLine(words: [word], box: box))
      }
    }
    var page = Page(
      number: number, origin: lines.isEmpty ? .blank : .textLayer, width: layer.width,
      height: layer.height, dpi: TextLayer.dpi, rotation: 0)
    page.lines = RowLayout.lines(from: lines).map(headBulletsOnly)
    return page
  }

  /// A sign that looks like a bullet is one only at a line's head, before a text.
  private static func headBulletsOnly(_ line: Line) -> Line {
    var line = line
    for index in line.words.indices where index > 0 || line.words.count == 1 {
      if line.words[index].recognized == "o" || index > 0 { line.words[index].bulletShape = nil }
    }
    if let first = line.words.first, ["–", "-", "—"].contains(first.recognized),
      line.words.count > 1
    {
      line.words[0].bulletShape = .dash
    }
    return line
  }

  /// Whether a word continues a line: on its height, to its right, no further than a wide space.
  private static func follows(_ box: Box, _ line: Box) -> Bool {
    let overlap = min(box.maxY, line.maxY) - max(box.y, line.y)
    return overlap * 2 > min(box.height, line.height) && box.x >= line.maxX - line.height / 4
      && box.x - line.maxX < line.height * 2
  }

  private static func isMonospaced(_ font: String) -> Bool {
    ["courier", "mono", "consolas"].contains { font.contains($0) }
  }
}
