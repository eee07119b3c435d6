internal import Minutes

/// Where the lines of a text, or of a part of one, stand in it.
struct TextPlaces {
  /// A line of a page.
  private struct Row {
    /// The page and the line on it, from 0.
    var page: Int
    var index: Int
    /// The line of the text and the column in it where the row begins, from 1.
    var line: Int
    var column: Int
    /// Its bytes without the line's end.
    var bytes: Range<Int>
  }

  private let utf8: [UInt8]
  private let isNFC: Bool
  private var rows: [Row] = []
  /// The first row of each page.
  private var pageStarts = [0]
  /// What follows the last character: its line and column.
  private(set) var end: (line: Int, column: Int)

  /// - Parameters:
  ///   - text: lines, ended by LF, CR LF or CR; pages, ended by form feeds.
  ///   - line: the line in which it begins, from 1.
  ///   - column: the column in which it begins, from 1.
  /// - Complexity: O(length).
  init(of text: String, line: Int, column: Int) {
    let utf8 = Array(text.utf8)
    self.utf8 = utf8
    isNFC = utf8.elementsEqual(text.normalizedNFC.utf8)
    var row = Row(page: 0, index: 0, line: line, column: column, bytes: 0..<0)
    var now = (line: line, column: column)
    var place = 0
    while place < utf8.count {
      let byte = utf8[place]
      switch byte {
      case 0x0A, 0x0D:
        row.bytes = row.bytes.lowerBound..<place
        rows.append(row)
        place += byte == 0x0D && place + 1 < utf8.count && utf8[place + 1] == 0x0A ? 2 : 1
        now = (now.line + 1, 1)
        row = Row(
          page: row.page, index: row.index + 1, line: now.line, column: 1, bytes: place..<place)
      case 0x0C:
        row.bytes = row.bytes.lowerBound..<place
        rows.append(row)
        place += 1
        now.column += 1
        pageStarts.append(rows.count)
        row = Row(
          page: row.page + 1, index: 0, line: now.line, column: now.column, bytes: place..<place)
      default:
        if byte & 0xC0 != 0x80 { now.column += 1 }
        place += 1
      }
    }
    row.bytes = row.bytes.lowerBound..<place
    rows.append(row)
    end = now
  }

  /// Whether the text ends within a line.
  var endsWithinLine: Bool { rows.last?.bytes.isEmpty == false }

  /// How many lines of the last page have begun.
  var lastPageLines: Int {
    rows.count - (pageStarts.last ?? 0) - (endsWithinLine ? 0 : 1)
  }

  /// The text with the lines of pages in place of its own.
  func written(_ pages: [Page]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(utf8.count * 21 / 20)
    var copied = 0
    for row in rows {
      output += utf8[copied..<row.bytes.lowerBound]
      copied = row.bytes.upperBound
      guard row.page < pages.count, row.index < pages[row.page].lines.count else { continue }
      output.append(contentsOf: pages[row.page].lines[row.index].text.utf8)
    }
    return output + utf8[copied...]
  }

  /// The corrections with their places; and one for each word that was not in NFC.
  /// - Parameters:
  ///   - corrections: of the pages.
  ///   - pages: of the text, as they were read.
  /// - Returns: them in the order of the text.
  func placed(_ corrections: [Correction], read pages: [Page]) -> [PlacedCorrection] {
    guard let firstPage = pages.first?.number else { return [] }
    var known: [Int: [String: Correction]] = [:]
    for correction in corrections {
      let page = correction.location.page - firstPage
      guard pages.indices.contains(page), let number = correction.location.lines?.first,
        let first = pages[page].lines.first?.number
      else { continue }
      known[pageStarts[page] + number - first, default: [:]][correction.id] = correction
    }
    var places = Set(known.keys)
    if !isNFC { places.formUnion(rows.indices.filter { !isNormal(rows[$0]) }) }
    var placed: [PlacedCorrection] = []
    for place in places.sorted() where rows.indices.contains(place) {
      let row = rows[place]
      guard row.index < pages[row.page].lines.count else { continue }
      let (page, line) = (pages[row.page], pages[row.page].lines[row.index])
      for ((index, word), raw) in zip(line.words.enumerated(), words(of: row)) {
        let id = Correction.stableID(
          page: page.number, line: line.number, word: index, original: word.recognized)
        let isNormal = raw.text.utf8.elementsEqual(word.recognized.utf8)
        if var correction = known[place]?[id] {
          if !isNormal { correction.original = raw.text }
          placed.append(.init(correction: correction, line: row.line, column: raw.column))
        } else if !isNormal {
          let correction = Correction(
            id: id, original: raw.text, corrected: word.recognized, kind: .diacritic,
            confidence: 1, status: .applied,
            location: Location(page: page.number, lines: [line.number]))
          placed.append(.init(correction: correction, line: row.line, column: raw.column))
        }
      }
    }
    return placed
  }

  private func text(of row: Row) -> String { String(decoding: utf8[row.bytes], as: UTF8.self) }

  private func isNormal(_ row: Row) -> Bool {
    utf8[row.bytes].elementsEqual(text(of: row).normalizedNFC.utf8)
  }

  /// The words of a row as they stand there, with their columns.
  private func words(of row: Row) -> [(text: String, column: Int)] {
    var words: [(text: String, column: Int)] = []
    var word = String.UnicodeScalarView()
    var column = row.column
    for scalar in text(of: row).unicodeScalars {
      if !scalar.isSpace {
        word.append(scalar)
      } else if !word.isEmpty {
        words.append((String(word), column - word.count))
        word = .init()
      }
      column += 1
    }
    if !word.isEmpty { words.append((String(word), column - word.count)) }
    return words
  }
}
