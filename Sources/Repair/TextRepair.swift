package import Minutes

/// Where a part of a text begins.
enum PartStart: Equatable, Sendable {
  /// With a page.
  case start
  /// With a line, within a page.
  case withinPage
  /// Within a line.
  case withinLine
}

/// A correction with its place in the text.
package struct PlacedCorrection: Equatable, Sendable {
  package var correction: Correction
  /// The line of the text, from 1: LF, CR LF and CR end one.
  package var line: Int
  /// Where in the line as it was the word begins: Unicode scalars from 1.
  package var column: Int
}

/// A part of a text after repair.
package struct RepairedText: Equatable, Sendable {
  /// UTF-8, with the line ends, form feeds and white space that it had.
  package var bytes: [UInt8]
  /// In reading order.
  package var corrections: [PlacedCorrection]
  /// What its pages were taken for.
  package var diagnoses: [PageDiagnosis]
}

/// Repairs a text, part by part, line for line.
///
/// What is right comes out as it went in, byte for byte; there are as many lines as before.
package struct TextRepair: Sendable {
  private let repairer: Repairer
  private var seen = SourceMemory()
  /// Where the next part begins.
  private var start = PartStart.start
  /// How many pages have ended, and how many lines of the one that goes on.
  private var pages = 0
  private var pageLines = 0
  /// How many words of the line that goes on have come.
  private var lineWords = 0
  /// The line and the column of the text at which the next part begins.
  private var place = (line: 1, column: 1)

  package init(repairer: Repairer) { self.repairer = repairer }

  /// Repairs the next part; it begins where the one before ended, never between CR and LF. A text
  /// is either repaired by this from its start to its end or by `explained`.
  /// - Returns: UTF-8, with the line ends, form feeds and white space that it had.
  package mutating func repaired(_ text: String) -> [UInt8] {
    defer { start = Self.start(after: text) ?? start }
    return repairer.repair(plainText: Array(text.utf8), from: start, after: &seen)
  }

  /// Repairs the next part and tells what it did.
  package mutating func explained(_ text: String) -> RepairedText {
    var part = Page.pages(ofPlainText: text)
    // A line that goes on has the number it began with.
    let first = start == .withinLine ? max(0, pageLines - 1) : pageLines
    for page in part.indices {
      part[page].number += pages
      guard page == 0 else { continue }
      for line in part[page].lines.indices { part[page].lines[line].number += first }
    }
    let document = repairer.repair(part, from: start, after: &seen)
    let places = TextPlaces(of: text, line: place.line, column: place.column)
    var corrections = places.placed(document.corrections, read: part)
    if start == .withinLine { countWords(before: part, in: &corrections) }
    pages += part.count - 1
    pageLines = (part.count == 1 ? first : 0) + places.lastPageLines
    let isSameLine = start == .withinLine && part.count == 1 && part[0].lines.count <= 1
    lineWords = (isSameLine ? lineWords : 0) + (part.last?.lines.last?.words.count ?? 0)
    place = places.end
    start = Self.start(after: text) ?? start
    return RepairedText(
      bytes: places.written(document.pages), corrections: corrections,
      diagnoses: document.diagnoses)
  }

  /// Names the corrections of a line that goes on by their words' numbers in the whole line: those
  /// in the part alone were given before.
  private func countWords(before part: [Page], in corrections: inout [PlacedCorrection]) {
    guard let page = part.first, let line = page.lines.first else { return }
    func id(_ index: Int, _ word: Word) -> String {
      Correction.stableID(
        page: page.number, line: line.number, word: index, original: word.recognized)
    }
    var names: [String: String] = [:]
    for (index, word) in line.words.enumerated() {
      names[id(index, word)] = id(lineWords + index, word)
    }
    for index in corrections.indices {
      let correction = corrections[index].correction
      guard correction.location.page == page.number,
        correction.location.lines?.first == line.number
      else { break }
      corrections[index].correction.id = names[correction.id] ?? correction.id
    }
  }

  /// Where a part begins that follows a text; nil where the text is empty.
  private static func start(after text: String) -> PartStart? {
    switch text.utf8.last {
    case nil: nil
    case 0x0C: .start
    case 0x0A, 0x0D: .withinPage
    default: .withinLine
    }
  }
}
