import Foundation
import Imaging
import Minutes
import Recognition
import TestSupport
import Testing

@Suite struct BulletTests {
  /// A page of one line: a sign, and a word made of boxes.
  private func page(gap: Int = 60, sign: (Int, Int) -> Bool) throws -> PixImage {
    try PixImage(width: 1000, height: 1200) { x, y in
      if (300..<340).contains(x), (1000..<1040).contains(y) {
        return sign(x - 320, y - 1020) ? 10 : 250
      }
      let start = 332 + gap
      let inWord = (start..<(start + 400)).contains(x) && (1000..<1034).contains(y)
      return inWord && (x - start) % 26 < 18 ? 10 : 250
    }
  }

  private func line(_ words: [(String, Int, Int)]) -> Line {
    Line(
      number: 1,
      words: words.map {
        Word(recognized: $0.0, box: Box(x: $0.1, y: 1000, width: $0.2, height: 40))
      })
  }

  @Test(arguments: BulletShape.allCases) func tellsShapes(shape: BulletShape) throws {
    let page = try page { x, y in
      switch shape {
      case .disc: x * x + y * y <= 72
      case .ring: x * x + y * y <= 132 && x * x + y * y >= 60
      case .square: abs(x) <= 8 && abs(y) <= 8
      case .dash: abs(x) <= 12 && abs(y) <= 2
      }
    }
    let ink = try InkMap(binary: page.binarized(), dpi: 300)
    let marked = Bullets.marked([line([("e", 310, 20), ("Lokaler", 392, 400)])], ink: ink)
    #expect(marked.first?.words.first?.bulletShape == shape)
    #expect(marked.first?.words.map(\.recognized) == ["e", "Lokaler"])
    let unread = Bullets.marked([line([("Lokaler", 392, 400)])], ink: ink)
    #expect(unread.first?.words.map(\.recognized) == [shape.marker, "Lokaler"])
  }

  @Test func aLetterBeforeASpaceIsNoBullet() throws {
    let page = try page(gap: 12) { x, y in
      x * x + y * y <= 132 && x * x + y * y >= 60
    }
    let lines = [line([("o", 310, 20), ("Lokaler", 344, 400)])]
    #expect(Bullets.marked(lines, ink: try InkMap(binary: page.binarized(), dpi: 300)) == lines)
  }

  /// A line whose first word is as small as a sign.
  private var lineWithSpeck: Line {
    var line = line([("*", 310, 20), ("Lokaler", 392, 400)])
    line.words[0].box = Box(x: 310, y: 1010, width: 20, height: 20)
    return line
  }

  private static func isInRing(_ x: Int, _ y: Int) -> Bool {
    x * x + y * y <= 132 && x * x + y * y >= 60
  }

  @Test(arguments: [0.55, 0.8]) func aPaleRingIsLookedForStepByStep(visibleFrom: Double) throws {
    let ink = try InkMap(binary: page { _, _ in false }.binarized(), dpi: 300)
    let pale = try InkMap(binary: page(sign: Self.isInRing).binarized(), dpi: 300)
    var asked: [Double] = []
    let marked = Bullets.marked([lineWithSpeck], ink: ink) { share in
      asked.append(share)
      return share >= visibleFrom ? pale : ink
    }
    #expect(marked.first?.words.map(\.bulletShape) == [.ring, nil])
    #expect(asked == (visibleFrom > 0.6 ? [0.55, 0.8] : [0.55]))
  }

  /// What shows through or was rubbed out is pale, too; only a ring's shape tells it from that.
  @Test func aPaleBlotIsNoBullet() throws {
    let ink = try InkMap(binary: page { _, _ in false }.binarized(), dpi: 300)
    let blot = try InkMap(binary: page { x, y in x * x + y * y <= 72 }.binarized(), dpi: 300)
    #expect(Bullets.marked([lineWithSpeck], ink: ink) { _ in blot } == [lineWithSpeck])
  }

  @Test func palenessIsNotAskedForWithoutNeed() throws {
    let ink = try InkMap(binary: page(sign: Self.isInRing).binarized(), dpi: 300)
    let text = line([("Lokaler", 392, 400), ("väntar", 800, 100)])
    for lines in [[lineWithSpeck], [text]] {
      var wasAsked = false
      _ = Bullets.marked(lines, ink: ink) { _ in
        wasAsked = true
        return nil
      }
      #expect(!wasAsked)
    }
  }
}

@Suite struct EngineTests {
  @Test(.tags(.ocr)) func readsTheSameTwice() throws {
    let engine = try TesseractEngine(language: "swe")
    let image = try PixImage(width: 600, height: 120) { x, y in
      // A drawn "H".
      let inside = (40..<90).contains(y)
      return inside && ((100..<108).contains(x) || (130..<138).contains(x))
        || (62..<69).contains(y) && (100..<138).contains(x) ? 0 : 255
    }
    let first = try engine.lines(in: image, dpi: 300, segmentation: .oneBlock)
    let second = try engine.lines(in: image, dpi: 300, segmentation: .oneBlock)
    #expect(first == second)
    #expect(first.flatMap(\.words).map(\.recognized).joined() == "H")
  }

  /// Tesseract is surer of words that it knows; of others it stays as sure as it was.
  @Test(.tags(.ocr)) func knowsTheWordsItIsGiven() throws {
    let folder = try TemporaryFolder()
    let words = try folder.write(Data("Flodén\n".utf8), to: "words.txt")
    let (scan, _) = try Scan.open(path: Fixtures.url("minutes/o4_tallvik.scan-clean300.png").path)
    let (without, with) = try (
      PageReader().read(page: 1, of: scan, from: .picture).page,
      PageReader(userWords: words.path).read(page: 1, of: scan, from: .picture).page
    )
    func confidences(_ page: Page, of text: String) -> [Double?] {
      page.lines.flatMap(\.words).filter { $0.recognized.hasPrefix(text) }.map(\.confidence)
    }
    let (before, after) = (confidences(without, of: "Flodén"), confidences(with, of: "Flodén"))
    #expect(!before.isEmpty && before.count == after.count)
    #expect(zip(before, after).allSatisfy { ($0 ?? 1) < ($1 ?? 0) }, "\(before) \(after)")
    #expect(confidences(without, of: "Lindhé") == confidences(with, of: "Lindhé"))
  }

  @Test(.tags(.ocr)) func saysWhichLanguageIsMissing() {
    #expect(throws: RecognitionError.missingLanguage("xyz")) {
      try TesseractEngine(language: "xyz")
    }
  }
}
