internal import CPoppler
internal import Foundation
internal import Minutes

/// A character of a PDF's text with its place and its type.
struct LayerCharacter {
  var scalar: Unicode.Scalar
  /// In points, the page's top left corner being the origin.
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double
  var font: String
  var size: Double
}

/// The text that a PDF's page carries.
struct TextLayer {
  var characters: [LayerCharacter]

  init(page: OpaquePointer) {
    characters = []
    guard let text = poppler_page_get_text(page) else { return }
    defer { g_free(text) }
    var rectangles: UnsafeMutablePointer<PopplerRectangle>?
    var count: guint = 0
    guard poppler_page_get_text_layout(page, &rectangles, &count) != 0, let rectangles else {
      return
    }
    defer { g_free(rectangles) }
    let scalars = Array(String(cString: text).unicodeScalars)
    let fonts = Self.fonts(of: page, count: scalars.count)
    for index in 0..<min(scalars.count, Int(count)) {
      let box = rectangles[index]
      characters.append(
        LayerCharacter(
          scalar: scalars[index], left: min(box.x1, box.x2), top: min(box.y1, box.y2),
          right: max(box.x1, box.x2), bottom: max(box.y1, box.y2), font: fonts[index].name,
          size: fonts[index].size))
    }
  }

  private static func fonts(
    of page: OpaquePointer, count: Int
  ) -> [(name: String, size: Double)] {
    var fonts = [(name: String, size: Double)](repeating: ("", 0), count: count)
    guard let list = poppler_page_get_text_attributes(page) else { return fonts }
    defer { poppler_page_free_text_attributes(list) }
    var node: UnsafeMutablePointer<GList>? = list
    while let current = node {
      let run = current.pointee.data.assumingMemoryBound(to: PopplerTextAttributes.self).pointee
      let name = run.font_name.map { String(cString: $0) } ?? ""
      let first = max(0, Int(run.start_index))
      for index in first..<max(first, min(count, Int(run.end_index) + 1)) {
        fonts[index] = (name, run.font_size)
      }
      node = current.pointee.next
    }
    return fonts
  }

  /// Whether a recogniser wrote this layer under or over a picture of the page.
  func isRecognized(beside picture: PDFPicture?) -> Bool {
    if characters.contains(where: { $0.font.contains("GlyphLess") }) { return true }
    return (picture?.coverage ?? 0) > 0.8
  }
}

/// Lines of words out of a text layer.
struct LayerLines {
  /// The resolution that the boxes of a text layer are told in.
  static let dpi = 300

  /// Puts characters together to words, words to rows, rows in order from top to bottom.
  /// - Parameter layer: the page's text.
  /// - Returns: lines numbered from 1; bullets are marked by their shape.
  static func lines(of layer: TextLayer) -> [Line] {
    let words = words(of: layer.characters)
    var rows: [[Word]] = []
    var bands: [Box] = []
    for word in words.sorted(by: {
      ($0.box?.midY ?? 0, $0.box?.x ?? 0) < ($1.box?.midY ?? 0, $1.box?.x ?? 0)
    }) {
      guard let box = word.box else { continue }
      if let last = bands.indices.last,
        abs(bands[last].midY - box.midY) * 2 < min(bands[last].height, box.height)
      {
        rows[last].append(word)
      } else {
        rows.append([word])
        bands.append(box)
      }
    }
    return rows.enumerated().map { index, row in
      var row = row.sorted { ($0.box?.x ?? 0) < ($1.box?.x ?? 0) }
      for position in row.indices.dropFirst() { row[position].leadingSpace = " " }
      return Line(number: index + 1, words: row)
    }
  }

  private static func words(of characters: [LayerCharacter]) -> [Word] {
    var words: [Word] = []
    var current: [LayerCharacter] = []
    func finish() {
      if let word = word(of: current) { words.append(word) }
      current = []
    }
    for character in characters {
      if character.scalar.properties.isWhitespace {
        finish()
        continue
      }
      if let last = current.last {
        let gap = character.left - last.right
        let isFar = gap > 0.2 * max(last.size, 4) || gap < -1.5 * max(last.size, 4)
        let isElsewhere = abs(character.bottom - last.bottom) > 0.5 * (last.bottom - last.top)
        if isFar || isElsewhere || isSign(last) || isSign(character) { finish() }
      }
      current.append(character)
    }
    finish()
    return words
  }

  /// Whether a character comes from a font of signs, where letters are not what they seem.
  private static func isSign(_ character: LayerCharacter) -> Bool {
    let font = character.font.lowercased()
    return font.contains("symbol") || font.contains("wingding") || font.contains("dingbat")
  }

  private static func word(of characters: [LayerCharacter]) -> Word? {
    guard let first = characters.first else { return nil }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: characters.map(\.scalar))
    let scale = Double(dpi) / 72
    let left = characters.map(\.left).min() ?? first.left
    let right = characters.map(\.right).max() ?? first.right
    let top = characters.map(\.top).min() ?? first.top
    let bottom = characters.map(\.bottom).max() ?? first.bottom
    let box = Box(
      x: Int((left * scale).rounded()), y: Int((top * scale).rounded()),
      width: Int(((right - left) * scale).rounded()),
      height: Int(((bottom - top) * scale).rounded()))
    return Word(
      recognized: String(text).normalizedNFC, box: box, bulletShape: shape(of: characters),
      isBold: first.font.isEmpty ? nil : first.font.lowercased().contains("bold"),
      pointSize: first.size > 0 ? first.size : nil)
  }

  /// The bullet that a lone sign is: Word sets its lists in Symbol, Courier New and Wingdings.
  private static func shape(of characters: [LayerCharacter]) -> BulletShape? {
    guard characters.count == 1, let character = characters.first else { return nil }
    let font = character.font.lowercased()
    switch character.scalar.value {
    case 0x2022, 0xF0B7, 0x25CF: return .disc
    case 0x25E6, 0x25CB: return .ring
    case 0x25AA, 0x25A0, 0xF0A7: return .square
    case 0xB7 where font.contains("symbol"): return .disc
    case 0xA7 where font.contains("wingding"): return .square
    case 0x6F where font.contains("courier") || font.contains("mono"): return .ring
    case 0x6C where font.contains("wingding"): return .disc
    case 0x6E where font.contains("wingding"): return .square
    default: return nil
    }
  }
}
