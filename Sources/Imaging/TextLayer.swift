internal import CPoppler
import Foundation
package import Minutes

/// The text that a page of a PDF brings with it.
package struct TextLayer {
  /// A word, and the font of its first character.
  package struct FontWord {
    /// The word; its box is at 300 dpi.
    package var word: Word
    /// The font's name without its subset prefix, lower case.
    package var font: String
  }

  /// Why a text layer is not to be trusted.
  package enum Objection: Sendable {
    /// It was put over or under a scan.
    case coversScan
    /// Its characters have no known meaning.
    case unmapped
  }

  /// Pixels per inch of the boxes.
  package static let dpi = 300
  /// The page's size in pixels at that resolution.
  package let width: Int
  /// The page's size in pixels at that resolution.
  package let height: Int
  /// The words in the order of the layer.
  package let words: [FontWord]
  /// What speaks against the layer, if anything.
  package let objection: Objection?

  init(page: OpaquePointer, content: PdfPageTraits) {
    var points = (width: 0.0, height: 0.0)
    poppler_page_get_size(page, &points.width, &points.height)
    width = Int(points.width * Double(Self.dpi) / 72)
    height = Int(points.height * Double(Self.dpi) / 72)
    let characters = LayerCharacters.all(of: page)
    let letters = characters.count { !$0.scalar.properties.isWhitespace }
    let ghosts = characters.count { $0.font.contains("glyphless") }
    let unmapped = characters.count {
      $0.scalar.value == 0xFFFD
        || $0.scalar.properties.generalCategory == .control
          && !$0.scalar.properties.isWhitespace
    }
    if letters == 0 {
      objection = nil
    } else if content.hasInvisibleText || ghosts * 2 > letters
      || LayerImages.coverage(of: page, points.width, points.height) > 0.8
    {
      objection = .coversScan
    } else {
      objection = unmapped * 5 > letters ? .unmapped : nil
    }
    words = Self.words(characters)
  }

  private static func words(_ characters: [LayerCharacter]) -> [FontWord] {
    var words: [FontWord] = []
    var run: [LayerCharacter] = []
    func finish() {
      defer { run.removeAll(keepingCapacity: true) }
      guard let first = run.first else { return }
      let text = String(String.UnicodeScalarView(run.map(\.scalar))).normalizedNFC
      let scale = Double(dpi) / 72
      let left = run.map(\.x1).min() ?? 0
      let top = run.map(\.y1).min() ?? 0
      let right = run.map(\.x2).max() ?? 0
      let bottom = run.map(\.y2).max() ?? 0
      let box = Box(
        x: Int(left * scale), y: Int(top * scale), width: Int((right - left) * scale),
        height: Int((bottom - top) * scale))
      let bold = ["bold", "black", "heavy", "semibold"].contains { first.font.contains($0) }
      words.append(
        FontWord(
          word: Word(
            recognized: text, box: box, bulletShape: bullet(text, font: first.font), isBold: bold,
            pointSize: (first.size * 10).rounded() / 10), font: first.font))
    }
    for character in characters {
      if character.scalar.properties.isWhitespace {
        finish()
        continue
      }
      if let last = run.last {
        let size = max(4, last.size)
        let sameRow = abs(character.y2 - last.y2) < size * 0.5
        let gap = character.x1 - last.x2
        let symbolFont = (character.font == last.font) || !Self.isSymbolic(last.font)
        if !sameRow || gap > size * 0.25 || gap < -size || !symbolFont { finish() }
      }
      run.append(character)
    }
    finish()
    return words
  }

  private static func isSymbolic(_ font: String) -> Bool {
    ["symbol", "wingding", "webding", "dingbat"].contains { font.contains($0) }
  }

  /// Word's bullets come from fonts whose codes mean nothing elsewhere.
  private static func bullet(_ text: String, font: String) -> BulletShape? {
    guard text.unicodeScalars.count == 1, let scalar = text.unicodeScalars.first else { return nil }
    switch scalar.value {
    case 0x2022, 0x25CF, 0x26AB, 0x2B24, 0xF0B7, 0xB7: return .disc
    case 0x25E6, 0x25CB, 0x26AC, 0xF0A1: return .ring
    case 0x25AA, 0x25A0, 0x25FC, 0x25FE, 0xF0A7, 0xF06E: return .square
    case 0xA7 where font.contains("wingding"): return .square
    case 0x6E where font.contains("wingding"): return .square
    case 0x6C where font.contains("wingding"): return .disc
    default: return nil
    }
  }
}

/// A character of a text layer; places in points from the page's top left corner.
struct LayerCharacter {
  var scalar: Unicode.Scalar
  var font: String
  var size: Double
  var x1: Double
  var y1: Double
  var x2: Double
  var y2: Double
}

enum LayerCharacters {
  /// The most characters that a page may have; a dense page has 6 000.
  private static let limit = 200_000

  static func all(of page: OpaquePointer) -> [LayerCharacter] {
    guard let text = poppler_page_get_text(page) else { return [] }
    defer { g_free(text) }
    var rectangles: UnsafeMutablePointer<PopplerRectangle>?
    var count: guint = 0
    guard poppler_page_get_text_layout(page, &rectangles, &count) != 0, let rectangles else {
      return []
    }
    defer { g_free(rectangles) }
    let scalars = Array(String(cString: text).unicodeScalars.prefix(limit))
    let fonts = fonts(of: page, count: scalars.count)
    return (0..<min(scalars.count, Int(count))).map { index in
      let box = rectangles[index]
      let font = fonts.names[fonts.of[index]]
      return LayerCharacter(
        scalar: scalars[index], font: font.name, size: font.size, x1: box.x1, y1: box.y1,
        x2: box.x2, y2: box.y2)
    }
  }

  private static func fonts(of page: OpaquePointer, count: Int) -> (
    names: [(name: String, size: Double)], of: [Int]
  ) {
    var names: [(name: String, size: Double)] = [("", 0)]
    var of = Array(repeating: 0, count: count)
    let list = poppler_page_get_text_attributes(page)
    defer { poppler_page_free_text_attributes(list) }
    var node = list
    while let current = node {
      node = current.pointee.next
      guard let data = current.pointee.data else { continue }
      let attributes = data.assumingMemoryBound(to: PopplerTextAttributes.self).pointee
      guard attributes.start_index >= 0, attributes.end_index >= attributes.start_index else {
        continue
      }
      var name = attributes.font_name.map { String(cString: $0).lowercased() } ?? ""
      let parts = name.split(separator: "+", maxSplits: 1)
      if parts.count == 2, parts[0].utf8.count == 6 { name = String(parts[1]) }
      names.append((name, attributes.font_size))
      let start = Int(attributes.start_index)
      for index in start...Int(attributes.end_index) where index < count {
        of[index] = names.count - 1
      }
    }
    return (names, of)
  }
}

enum LayerImages {
  /// The share of a page that its images cover; overlaps count once for each image.
  static func coverage(of page: OpaquePointer, _ width: Double, _ height: Double) -> Double {
    let list = poppler_page_get_image_mapping(page)
    defer { poppler_page_free_image_mapping(list) }
    var area = 0.0
    var node = list
    while let current = node {
      node = current.pointee.next
      guard let data = current.pointee.data else { continue }
      let box = data.assumingMemoryBound(to: PopplerImageMapping.self).pointee.area
      let across = min(width, max(box.x1, box.x2)) - max(0, min(box.x1, box.x2))
      let down = min(height, max(box.y1, box.y2)) - max(0, min(box.y1, box.y2))
      area += max(0, across) * max(0, down)
    }
    return area / max(1, width * height)
  }
}
