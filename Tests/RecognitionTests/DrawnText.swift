import Imaging
import Minutes
import Recognition

/// Lines of text drawn as blocks: a letter is a black box as high as a capital, a stroke a flat one.
struct DrawnText {
  /// The height of every letter, pixels.
  static let capital = 40
  private static let gap = 8
  private static let rowHeight = 100

  /// A word as it is drawn and as it was read.
  struct Piece {
    /// `-` is a stroke, `~` one that touches its neighbours, `=` two, `_` one under the line, anything else a letter.
    var drawn: String
    var read: String

    init(_ drawn: String, read: String? = nil) {
      self.drawn = drawn
      self.read = read ?? drawn
    }
  }

  /// The length of strokes, in heights of a capital.
  let stroke: Double
  /// Whether all letters are equally wide.
  let isMonospaced: Bool
  /// White columns between words, pixels.
  private static let space = 24
  private(set) var lines: [Line] = []
  private var boxes: [Box] = []

  init(stroke: Double = 0.4, isMonospaced: Bool = false) {
    self.stroke = stroke
    self.isMonospaced = isMonospaced
  }

  /// Adds a line.
  /// - Parameters:
  ///   - pieces: its words.
  ///   - wide: by word: the letter before which there is as much room as between words.
  mutating func add(_ pieces: [Piece], wide: [Int: Int] = [:]) {
    let top = 30 + lines.count * Self.rowHeight
    var x = 30
    var words: [Word] = []
    for (place, piece) in pieces.enumerated() {
      let start = x
      for (index, character) in piece.drawn.enumerated() {
        let touches = character == "~" || index > 0 && piece.drawn.dropFirst(index - 1).first == "~"
        if index > 0, !touches { x += wide[place] == index ? Self.space : Self.gap }
        for box in marks(character, x, top) { boxes.append(box) }
        x = boxes.last?.maxX ?? x
      }
      words.append(
        Word(
          recognized: piece.read, leadingSpace: place > 0 ? " " : "", confidence: 0.9,
          box: Box(x: start, y: top, width: x - start, height: Self.capital)))
      x += Self.space
    }
    lines.append(Line(number: lines.count + 1, words: words))
  }

  /// The ink of a character.
  private func marks(_ character: Character, _ x: Int, _ top: Int) -> [Box] {
    let length = Int((stroke * Double(Self.capital)).rounded())
    func flat(_ y: Int) -> Box { Box(x: x, y: top + y, width: length, height: 5) }
    switch character {
    case "-", "~": return [flat(24)]
    case "=": return [flat(18), flat(29)]
    case "_": return [flat(44)]
    default:
      let width = isMonospaced ? 20 : "ijlt1".contains(character) ? 8 : 22
      return [Box(x: x, y: top, width: width, height: Self.capital)]
    }
  }

  /// The specks of the page at 300 dpi.
  func ink() throws -> InkMap { try InkMap(binary: binary(), dpi: 300) }

  /// The page in black and white.
  func binary() throws -> PixImage {
    let width = (boxes.map(\.maxX).max() ?? 0) + 40
    let rows = Dictionary(grouping: boxes) { ($0.y - 20) / Self.rowHeight }
    let page = try PixImage(width: width, height: lines.count * Self.rowHeight + 60) { x, y in
      let row = rows[max(0, (y - 20) / Self.rowHeight)] ?? []
      return row.contains { $0.x <= x && x < $0.maxX && $0.y <= y && y < $0.maxY } ? 10 : 250
    }
    return try page.binarized()
  }
}
