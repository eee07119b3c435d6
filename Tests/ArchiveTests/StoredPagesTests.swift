import Archive
import Foundation
import Minutes
import TestSupport
import Testing

/// Pages come back from the archive as they went in.
@Suite struct StoredPagesTests {
  private let archive: SampleArchive

  init() throws { archive = try SampleArchive() }

  private func stored(_ page: Page) throws -> Page {
    let document = try archive.take("a.pdf", "bytes")
    try archive.store.beginReading(
      document.id, mediaType: .pdf, pageCount: page.number, readingKey: "r")
    try archive.store.keep(page, of: document.id)
    return try #require(archive.store.pages(of: document.id, .asRead).last)
  }

  @Test(arguments: ["o4_tallvik.scan-office200", "v2_sjovalla.scan-rotated"])
  func recordedPagesAreTheSame(name: String) throws {
    struct Recording: Decodable { var pages: [Page] }
    let recording = try JSONDecoder().decode(
      Recording.self, from: Fixtures.data("words/\(name).json"))
    for page in recording.pages { #expect(try stored(page) == page) }
  }

  @Test(arguments: 0..<UInt64(60)) func anyPageIsTheSame(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let page = Page.random(using: &random)
    #expect(try stored(page) == page, "seed \(seed)")
    // And is not mixed with what was there before.
    let other = Page.random(using: &random)
    #expect(try stored(other) == other, "seed \(seed)")
  }

  @Test func theRepairStandsBesideWhatWasRead() throws {
    var page = Page(
      number: 1, origin: .ocr,
      lines: [
        Line(number: 1, words: words("e", "forvaltning", "nu")),
        Line(number: 2, words: words("§", "12", "x")),
      ])
    for line in page.lines.indices { page.lines[line].words[0].leadingSpace = "  " }
    let document = try archive.take("a.pdf", "bytes")
    let run = try archive.store.beginRun(version: "1").id
    try archive.finish(document, [page], run: run)
    var repaired = page
    repaired.lines[0].words[1].text = "förvaltning"
    repaired.lines[0].words.insert(Word(recognized: "", text: "•", leadingSpace: "  "), at: 0)
    repaired.lines[0].words[1].leadingSpace = " "
    repaired.lines[1].words[0].text = ""
    repaired.lines[1].words[1].leadingSpace = "  "
    try keep(repaired, of: document, run)
    #expect(try archive.store.pages(of: document.id, .repaired) == [repaired])
    #expect(try archive.store.pages(of: document.id, .asRead) == [page])
    // Another repair leaves nothing of the first.
    try keep(page, of: document, run)
    #expect(try archive.store.pages(of: document.id, .repaired) == [page])
    var findings: [ArchiveFinding] = []
    _ = try archive.store.check { findings.append($0) }
    #expect(findings.map(\.message) == [])
  }

  private func words(_ texts: String...) -> [Word] {
    texts.map { Word(recognized: $0, leadingSpace: " ", confidence: 0.9) }
  }

  private func keep(_ page: Page, of document: StoredDocument, _ run: Int64) throws {
    try archive.store.claimFinishing(of: document.id, run: run)
    let meeting = Meeting(
      id: "m-1",
      source: Source(
        fileName: "a.pdf", sha256: document.sha256, mediaType: .pdf, pages: [.init(page)]))
    try archive.keep(meeting, document: document, run: run, repaired: [page], pages: [page])
  }
}

extension Page {
  /// A page with anything in it that a page may hold.
  static func random(using random: inout SeededGenerator) -> Page {
    func text(_ limit: Int) -> String {
      let letters = Array("aåäöé§•\u{1F600}%-x.\"'")
      return String(
        (0..<Int.random(in: 0...limit, using: &random)).map { _ in
          letters.randomElement(using: &random) ?? "a"
        })
    }
    func box() -> Box? {
      Bool.random(using: &random)
        ? nil
        : Box(
          x: Int.random(in: 0...5000, using: &random), y: Int.random(in: 0...7000, using: &random),
          width: Int.random(in: 0...900, using: &random),
          height: Int.random(in: 0...90, using: &random))
    }
    func share() -> Double {
      // Most are thousandths; what is not must survive as well.
      Bool.random(using: &random)
        ? Double(Int.random(in: 0...1000, using: &random)) / 1000
        : Double.random(in: 0...1, using: &random)
    }
    func maybe<Value>(_ value: Value) -> Value? { Bool.random(using: &random) ? value : nil }
    let lines = (0..<Int.random(in: 0...6, using: &random)).map { index in
      let words = (0..<Int.random(in: 0...8, using: &random)).map { _ in
        Word(
          recognized: text(12), leadingSpace: text(1).isEmpty ? "" : " ",
          confidence: maybe(share()), box: box(),
          symbols: (0..<Int.random(in: 0...4, using: &random)).map { _ in
            Symbol(
              text: text(300), confidence: share(),
              alternatives: (0..<Int.random(in: 0...3, using: &random)).map { _ in
                Alternative(text: text(2), confidence: share())
              })
          },
          otherReading: maybe(Alternative(text: text(5), confidence: share())),
          bulletShape: maybe(.ring), isBold: maybe(Bool.random(using: &random)),
          pointSize: maybe(10.5))
      }
      return Line(
        number: index + 1, words: words, box: box(), baseline: maybe(Baseline(left: 3, right: 9)),
        trailingSpace: text(1).isEmpty ? "" : " \t", column: box())
    }
    return Page(
      number: 1, origin: .ocr, evidence: maybe("it has no text of its own"), width: maybe(2480),
      height: maybe(3508), dpi: maybe(300),
      rotation: maybe(90), skewDegrees: maybe(-0.25), confidence: maybe(share()),
      leaves: maybe([Box(x: 1, y: 2, width: 3, height: 4)]),
      regions: maybe([Region(kind: .stamp, box: Box(x: 1, y: 2, width: 3, height: 4))]),
      lines: lines, warnings: [Warning(code: "pageTurned", message: text(9), page: maybe(1))])
  }
}
