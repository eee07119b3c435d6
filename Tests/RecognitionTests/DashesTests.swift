import Imaging
import Minutes
import Recognition
import Testing

@Suite struct DashesTests {
  private static let prose = ["mamma", "tillit", "liten", "Norrby", "sekreterare", "litteratur"]

  /// What becomes of a word among others.
  private func told(
    _ word: DrawnText.Piece, stroke: Double, isMonospaced: Bool = false
  ) throws -> String? {
    var text = DrawnText(stroke: stroke, isMonospaced: isMonospaced)
    for _ in 0..<6 { text.add(Self.prose.map { .init($0) }) }
    text.add([.init("norrut"), word, .init("millan")])
    return try told(in: text).last?.words[1].recognized
  }

  /// What becomes of the lines of a text, or of others in their place.
  private func told(in text: DrawnText, as lines: [Line]? = nil) throws -> [Line] {
    let binary = try text.binary()
    return Dashes.told(
      in: lines ?? text.lines, ink: InkMap(binary: binary, dpi: 300), binary: binary)
  }

  @Test(arguments: [
    (0.38, "-"), (0.43, "-"), (0.55, "–"), (0.75, "–"), (1.0, "–"), (1.2, "—"),
  ])
  func lengthTellsThem(stroke: Double, sign: String) throws {
    for read in ["-", "–", "—"] {
      #expect(try told(.init("12-14", read: "12\(read)14"), stroke: stroke) == "12\(sign)14")
      #expect(try told(.init("-", read: read), stroke: stroke) == sign)
    }
  }

  /// Between the two lengths what was read stands, but figures have a dash between them.
  @Test func betweenTheLengthsFiguresTell() throws {
    #expect(try told(.init("12-14", read: "12-14"), stroke: 0.475) == "12–14")
    #expect(try told(.init("no-mo", read: "no-mo"), stroke: 0.475) == "no-mo")
    #expect(try told(.init("no-mo", read: "no—mo"), stroke: 0.475) == "no—mo")
  }

  @Test func oneStrokeThatWasReadAsTwo() throws {
    #expect(try told(.init("12-14", read: "12—-14"), stroke: 0.75) == "12–14")
    #expect(try told(.init("12-14", read: "12-—14"), stroke: 0.75) == "12–14")
  }

  @Test func eachStrokeOfAWordIsTold() throws {
    #expect(try told(.init("a-b-c", read: "a—b-c"), stroke: 0.38) == "a-b-c")
    // One was read, two are there: nobody knows which.
    #expect(try told(.init("a-b-c", read: "a—bnc"), stroke: 0.38) == "a—bnc")
  }

  @Test(arguments: [0.38, 0.75]) func typewritersHaveOneStroke(stroke: Double) throws {
    for read in ["-", "—"] {
      let word = DrawnText.Piece("12-14", read: "12\(read)14")
      #expect(try told(word, stroke: stroke, isMonospaced: true) == "12-14")
    }
  }

  /// A dash may touch what stands beside it; its columns are thin, those of letters aren't.
  @Test(arguments: [(0.55, "–"), (1.2, "—")])
  func strokesThatTouchTheirNeighbours(stroke: Double, sign: String) throws {
    for read in ["-", "–", "—"] {
      #expect(try told(.init("12~14", read: "12\(read)14"), stroke: stroke) == "12\(sign)14")
    }
  }

  @Test(arguments: ["=", "_"]) func otherFlatSignsAreNoDashes(sign: String) throws {
    for read in ["a-b", "a—b"] {
      #expect(try told(.init("a\(sign)b", read: read), stroke: 0.75) == read)
    }
    #expect(try told(.init(sign, read: "-"), stroke: 0.75) == "-")
  }

  @Test func wordsWithoutStrokesOrBoxesStay() throws {
    var text = DrawnText(stroke: 0.75)
    for _ in 0..<3 { text.add(Self.prose.map { .init($0) }) }
    text.add([.init("12-14", read: "12-14"), .init("mo-no", read: "mono"), .init("il")])
    var lines = text.lines
    lines[3].words[0].box = nil
    #expect(try told(in: text, as: lines) == lines)
  }

  @Test func bulletsAreTheirOwnSigns() throws {
    var text = DrawnText(stroke: 0.75)
    for _ in 0..<3 { text.add(Self.prose.map { .init($0) }) }
    text.add([.init("-", read: "-"), .init("mamma"), .init("liten")])
    var lines = text.lines
    lines[3].words[0].bulletShape = .dash
    #expect(try told(in: text, as: lines) == lines)
    lines[3].words[0].bulletShape = nil
    #expect(try told(in: text, as: lines)[3].words[0].recognized == "–")
  }
}
