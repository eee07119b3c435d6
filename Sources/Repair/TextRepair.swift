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
  private var memory = SourceMemory()
  /// How many pages have ended, and how many lines of the one that goes on.
  private var pages = 0
  private var pageLines = 0
  /// How many lines of the text have ended, and how many scalars of the one that goes on.
  private var lines = 0
  private var column = 0
  /// Whether the last part ended within a line.
  private var isWithinLine = false

  package init(repairer: Repairer) { self.repairer = repairer }

  /// Repairs the next part; it begins where the one before ended, never between CR and LF.
  package mutating func repair(_ text: String) -> RepairedText {
    var part = Page.pages(ofPlainText: text)
    // A line that goes on has the number it began with.
    let first = isWithinLine ? max(0, pageLines - 1) : pageLines
    for page in part.indices {
      part[page].number += pages
      guard page == 0 else { continue }
      for line in part[page].lines.indices { part[page].lines[line].number += first }
    }
    let place: PartStart =
      isWithinLine ? .withinLine : pageLines > 0 ? .withinPage : .start
    let document = repairer.repair(part, from: place, after: &memory)
    let layout = TextLayout(of: text, line: lines + 1, column: column + 1)
    let corrections = layout.placed(document.corrections, read: part)
    let bytes = layout.written(document.pages)

    pages += part.count - 1
    pageLines = (part.count == 1 ? first : 0) + layout.lastPageLines
    (lines, column) = (layout.end.line - 1, layout.end.column - 1)
    isWithinLine = layout.endsWithinLine
    return RepairedText(bytes: bytes, corrections: corrections, diagnoses: document.diagnoses)
  }
}
