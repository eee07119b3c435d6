import Imaging
import Minutes
import Recognition
import Testing

@Suite struct HangingNumbersTests {
  /// A page of rows: a head in the margin, and a title that was read.
  private struct MarginPage {
    private(set) var lines: [RecognizedLine] = []
    private var marks: [Box] = []

    /// Adds a row; a row of two or more figures has them apart, as typewriters do.
    /// - Parameters:
    ///   - figures: how many hang in the margin; 0 for a row without a head.
    ///   - isStopped: whether a full stop follows.
    ///   - head: what the head was read as.
    ///   - shift: how far to the right the head stands, pixels.
    mutating func add(
      figures: Int, isStopped: Bool = true, head: [(text: String, score: Double)] = [],
      shift: Int = 0
    ) {
      let y = 60 + lines.count * 90
      var words: [Word] = []
      if figures > 0 {
        let sign = Box(x: 60 + shift, y: y, width: 24, height: 42)
        let number = (0..<figures).map {
          Box(x: 120 + shift + $0 * 28, y: y, width: 20, height: 40)
        }
        let end = number[figures - 1].maxX
        marks += [sign] + number
        if isStopped { marks.append(Box(x: end + 6, y: y + 33, width: 7, height: 7)) }
        let numberBox = Box(x: number[0].x, y: y, width: end + 13 - number[0].x, height: 40)
        let boxes = head.count == 1 ? [sign.union(numberBox)] : [sign, numberBox]
        for (read, box) in zip(head, boxes) {
          words.append(Word(recognized: read.text, confidence: read.score, box: box))
        }
      }
      for word in 0..<3 {
        let box = Box(x: 320 + word * 160, y: y, width: 120, height: 40)
        for letter in 0..<6 {
          marks.append(Box(x: box.x + letter * 20, y: y, width: 16, height: 40))
        }
        words.append(Word(recognized: "rubrik", confidence: 0.96, box: box))
      }
      let box = words.compactMap(\.box).reduce(marks[marks.count - 1]) { $0.union($1) }
      lines.append(RecognizedLine(words: words, box: box))
    }

    func candidates() throws -> [HangingNumbers.Candidate] {
      let marks = marks
      let page = try PixImage(width: 840, height: lines.count * 90 + 120) { x, y in
        marks.contains { $0.x <= x && x < $0.maxX && $0.y <= y && y < $0.maxY } ? 10 : 250
      }
      return HangingNumbers.candidates(
        besides: lines, ink: try InkMap(binary: page.binarized(), dpi: 300))
    }
  }

  private func page(
    heads: Int, figures: Int = 1, read head: [(text: String, score: Double)] = [], lean: Int = 0
  ) -> MarginPage {
    var page = MarginPage()
    for row in 0..<heads {
      page.add(figures: figures, head: head, shift: row * lean)
      page.add(figures: 0)
    }
    return page
  }

  @Test(arguments: [1, 2, 3]) func whatWasNotReadIsFound(figures: Int) throws {
    let found = try page(heads: 4, figures: figures).candidates()
    #expect(found.map(\.figures.count) == [figures, figures, figures, figures])
    #expect(found.allSatisfy { $0.stop != nil && $0.covered.isEmpty && $0.number == nil })
  }

  @Test func garbledWordsAreTakenAway() throws {
    let found = try page(heads: 4, read: [("SIA", 0.5)]).candidates()
    #expect(found.map(\.covered) == [0, 2, 4, 6].map { [.init(line: $0, word: 0)] })
    #expect(found.allSatisfy { $0.number == nil && !$0.isRead })
  }

  @Test func numbersThatWereReadForSureAreKnown() throws {
    let sure = try page(heads: 4, read: [("S", 0.5), ("4.", 0.96)]).candidates()
    #expect(sure.map(\.number) == [4, 4, 4, 4])
    #expect(sure.allSatisfy { !$0.isRead })
    let unsure = try page(heads: 4, read: [("S", 0.5), ("4.", 0.6)]).candidates()
    #expect(unsure.map(\.number) == [nil, nil, nil, nil])
    // Two figures are drawn.
    let other = try page(heads: 4, figures: 2, read: [("S", 0.5), ("4.", 0.96)]).candidates()
    #expect(other.map(\.number) == [nil, nil, nil, nil])
  }

  @Test func whatWasReadAsAParagraphCountsAndStays() throws {
    let found = try page(heads: 4, read: [("§", 0.9), ("4.", 0.96)]).candidates()
    #expect(found.map(\.isRead) == [true, true, true, true])
    #expect(found.map(\.number) == [4, 4, 4, 4])
  }

  /// Columns of a table, and letters before numbers, are no paragraphs.
  @Test func sureSignsAreWhatTheyAre() throws {
    #expect(try page(heads: 4, read: [("A", 0.95), ("4.", 0.96)]).candidates() == [])
    #expect(try page(heads: 4, read: [("7", 0.95), ("4.", 0.5)]).candidates() == [])
  }

  @Test func titlesWithoutHeadsHaveNone() throws {
    #expect(try page(heads: 4, figures: 0).candidates() == [])
  }

  @Test func pagesMayLean() throws {
    let found = try page(heads: 12, lean: 3).candidates()
    #expect(found.count == 12)
    let numbers = HangingNumbers.paragraphs(found, (1...12).map { $0 < 10 ? $0 : nil })
    #expect(numbers == (1...12).map { $0 < 10 ? $0 : nil })
  }

  /// Heads below each other with so many figures.
  private func column(_ figures: [Int], x: [Int] = []) -> [HangingNumbers.Candidate] {
    figures.enumerated().map { row, count in
      let left = row < x.count ? x[row] : 60
      return .init(
        sign: Box(x: left, y: row * 200, width: 24, height: 42),
        figures: (0..<count).map {
          Box(x: left + 60 + $0 * 28, y: row * 200, width: 20, height: 40)
        })
    }
  }

  @Test(arguments: [
    // Three that rise make sure; one or two that don't follow each other do not.
    ([1, 1, 1], [1, 2, 3], [1, 2, 3]), ([1, 1, 1], [1, 3, 4], [1, 3, 4]),
    ([1, 1, 1], [3, 2, 1], [nil, nil, nil]), ([1, 1, 1], [1, 7, 4], [nil, nil, nil]),
    ([1, 1, 1], [1, nil, 4], [nil, nil, nil]), ([1], [1], [nil]),
    // Two that follow each other do, and what lies around them with as many figures.
    ([1, 1, 1], [nil, 4, 5], [3, 4, 5]), ([1, 1, 1], [4, 5, nil], [4, 5, 6]),
    ([1, 2, 2], [nil, 10, 11], [9, 10, 11]), ([2, 2, 2], [nil, 10, 11], [nil, 10, 11]),
    ([1, 1, 2], [8, 9, nil], [8, 9, 10]), ([1, 1, 1], [8, 9, nil], [8, 9, nil]),
    // There is no paragraph 0.
    ([1, 1, 1], [nil, 1, 2], [nil, 1, 2]),
    // One between two that could be read; but not where a row is missing.
    ([1, 1, 1, 1], [1, nil, 3, 4], [1, 2, 3, 4]), ([1, 1, 1, 1], [1, 9, 3, 4], [1, 2, 3, 4]),
    ([1, 1, 1, 1], [1, 2, nil, 5], [1, 2, nil, 5]),
    // At the ends a number that was read as another with a figure in common.
    ([2, 2, 2], [20, 11, 12], [10, 11, 12]), ([2, 2, 2], [37, 11, 12], [nil, 11, 12]),
  ])
  func sequencesTellNumbers(figures: [Int], read: [Int?], numbers: [Int?]) {
    #expect(HangingNumbers.paragraphs(column(figures), read) == numbers)
  }

  @Test func othersThanTheColumnAreNone() {
    let numbers = HangingNumbers.paragraphs(
      column([1, 1, 1, 1], x: [60, 60, 300, 60]), [1, 2, 3, 3])
    #expect(numbers == [1, 2, nil, 3])
  }
}
