import Foundation
import Imaging
import Minutes
import Recognition
import TestSupport
import Testing

/// A drawn page of rows of words, each word four stems.
private struct DrawnPage {
  static let words = 8
  var rows: [[DrawnWord]] = []

  /// Rows of words alike, 25 pixels tall.
  init(rows: Int) {
    self.rows = (0..<rows).map { _ in
      (0..<Self.words).map { _ in DrawnWord() }
    }
  }

  /// 300 dpi.
  func picture() throws -> PixImage {
    try PixImage(width: 1100, height: 80 * rows.count + 40) { x, y in
      let row = rows[min(rows.count - 1, y / 80)]
      let word = row[min(Self.words - 1, x / 130)]
      let up = 60 - y % 80
      let across = x % 130 - 15
      guard across >= 0, across < 100, y < 80 * rows.count, x < 130 * Self.words else { return 250 }
      if word.speck, (4...6).contains(across), (44...46).contains(up) { return 10 }
      return (1...word.rise).contains(up) && across % 25 < word.stem ? 10 : 250
    }.binarized()
  }

  func lines() -> [Line] {
    rows.enumerated().map { index, row in
      let words = row.enumerated().map { place, word in
        Word(
          recognized: word.text,
          box: Box(x: 130 * place + 12, y: 80 * index + 12, width: 110, height: 56))
      }
      let bottom = 80 * index + 60
      return Line(
        number: index + 1, words: words, baseline: Baseline(left: bottom, right: bottom))
    }
  }

  func evidence() throws -> [[Word]] {
    TypeEvidence.marked(lines(), binary: try picture(), dpi: 300).map(\.words)
  }
}

private struct DrawnWord {
  var text = "hlbk"
  var rise = 29
  var stem = 4
  var speck = false
}

@Suite struct TypeEvidenceTests {
  @Test(arguments: [(rise: 29, points: 10.0), (32, 11), (35, 12), (40, 13.5)])
  func sizesFollowTheAscenders(rise: Int, points: Double) throws {
    var page = DrawnPage(rows: 3)
    for row in page.rows.indices {
      for word in page.rows[row].indices { page.rows[row][word].rise = rise }
    }
    let sizes = try page.evidence().joined().map(\.pointSize)
    #expect(sizes.allSatisfy { abs(($0 ?? 0) - points) <= 0.5 }, "\(sizes)")
  }

  @Test func smallLettersAreNotTakenForSmallType() throws {
    var page = DrawnPage(rows: 2)
    for word in page.rows[1].indices {
      page.rows[1][word].text = "noma"
      page.rows[1][word].rise = 21
    }
    let sizes = try page.evidence().map { $0.map(\.pointSize) }
    #expect(sizes[0] == sizes[1])
  }

  @Test func dirtAboveAWordDoesNotMakeItBigger() throws {
    var page = DrawnPage(rows: 2)
    page.rows[1][0].speck = true
    let sizes = try page.evidence().map { $0.map(\.pointSize) }
    #expect(sizes[0] == sizes[1])
  }

  @Test func aHeadingIsBigger() throws {
    var page = DrawnPage(rows: 3)
    for word in page.rows[0].indices { page.rows[0][word].rise = 40 }
    let sizes = try page.evidence().map { $0[0].pointSize ?? 0 }
    #expect(sizes[0] > sizes[1] * 1.2)
    #expect(sizes[1] == sizes[2])
  }

  @Test(arguments: [(stem: 4, isBold: false), (6, true), (7, true)])
  func thickStemsAreBold(stem: Int, isBold: Bool) throws {
    var page = DrawnPage(rows: 4)
    for word in page.rows[1].indices { page.rows[1][word].stem = stem }
    let found = try page.evidence().map { $0.map(\.isBold) }
    #expect(found[1].allSatisfy { $0 == isBold }, "\(found[1])")
    for row in [0, 2, 3] { #expect(found[row].allSatisfy { $0 == false }, "\(found[row])") }
  }

  @Test func aBoldLabelEndsWhereItsTextBegins() throws {
    var page = DrawnPage(rows: 4)
    for word in 0..<2 { page.rows[2][word].stem = 6 }
    let found = try page.evidence()[2].map(\.isBold)
    #expect(found == [true, true] + Array(repeating: false, count: DrawnPage.words - 2))
  }

  @Test func bigTypeIsNotBoldForItsThickerStems() throws {
    var page = DrawnPage(rows: 4)
    for word in page.rows[0].indices {
      page.rows[0][word].rise = 43
      page.rows[0][word].stem = 6
    }
    #expect(try page.evidence()[0].allSatisfy { $0.isBold == false })
  }

  /// A page of one date was read without a baseline, and brought the worker down.
  @Test func linesWithoutABaselineTellNoSize() throws {
    let page = DrawnPage(rows: 2)
    var lines = page.lines()
    for index in lines.indices { lines[index].baseline = nil }
    let words = TypeEvidence.marked(lines, binary: try page.picture(), dpi: 300).flatMap(\.words)
    #expect(words.count == 2 * DrawnPage.words)
    #expect(words.allSatisfy { $0.pointSize == nil })
  }

  @Test func fewWordsTellNoWeight() throws {
    #expect(try DrawnPage(rows: 1).evidence().joined().allSatisfy { $0.isBold == nil })
    #expect(try DrawnPage(rows: 2).evidence().joined().allSatisfy { $0.isBold == false })
  }

  @Test func bulletsHaveNoWeight() throws {
    let page = DrawnPage(rows: 3)
    var lines = page.lines()
    lines[0].words[0].bulletShape = .disc
    let found = TypeEvidence.marked(lines, binary: try page.picture(), dpi: 300)
    #expect(found[0].words[0].isBold == nil)
    #expect(found[0].words[1].isBold == false)
  }

  @Test(.tags(.ocr)) func aScanTellsWhatTheDocumentSays() throws {
    let scan = try read("minutes/o4_tallvik.scan-clean300.png", from: .picture)
    let born = try read("minutes/o4_tallvik.born.pdf", from: .textLayer)
    for line in scan.lines {
      let (box, baseline) = (try #require(line.box), try #require(line.baseline))
      #expect((box.y + box.height / 3...box.maxY).contains(baseline.left), "\(line.text)")
    }
    #expect(born.lines.allSatisfy { $0.baseline == nil })
    let known = Dictionary(grouping: born.lines.flatMap(\.words), by: \.recognized)
      .compactMapValues { $0.count == 1 ? $0[0] : nil }
    var (bold, agree, all) = (0, 0, 0)
    for word in scan.lines.flatMap(\.words) {
      guard let truth = known[word.recognized], let isBold = word.isBold,
        let size = word.pointSize, let trueSize = truth.pointSize
      else { continue }
      all += 1
      if isBold, truth.isBold == true { bold += 1 }
      if isBold == truth.isBold { agree += 1 }
      #expect(abs(size - trueSize) <= trueSize * 0.15, "\(word.recognized) \(size) \(trueSize)")
    }
    #expect(all > 100)
    #expect(bold > 10)
    #expect(agree * 100 >= all * 97, "\(agree) of \(all)")
  }

  private func read(_ fixture: String, from source: PageReader.Source) throws -> Page {
    let (scan, _) = try Scan.open(path: Fixtures.url(fixture).path)
    return try PageReader().read(page: 1, of: scan, from: source).page
  }
}
