import Imaging
import TestSupport
import Testing

@Suite("Straight runs of ink") struct StraightRunsTests {
  private static let size = (width: 75, height: 41)

  /// Ink with gaps, some of its rows and a column full.
  private func drawing(_ seed: UInt64) -> [[Bool]] {
    var random = SeededGenerator(seed: seed)
    var ink = (0..<Self.size.height).map { _ in
      (0..<Self.size.width).map { _ in Int.random(in: 0..<8, using: &random) > 0 }
    }
    for row in ink.indices where row % 9 == 0 {
      ink[row] = ink[row].map { _ in true }
    }
    for row in ink.indices { ink[row][33] = true }
    return ink
  }

  private func picture(of ink: [[Bool]]) throws -> PixImage {
    try PixImage(width: Self.size.width, height: Self.size.height) { x, y in
      ink[y][x] ? 0 : 255
    }.binarized()
  }

  /// What a run of ink is, spelt out.
  private func runs(in line: [Bool], ofAtLeast length: Int) -> [Bool] {
    line.indices.map { place in
      guard line[place] else { return false }
      let first = line[..<place].lastIndex(of: false).map { $0 + 1 } ?? 0
      let end = line[place...].firstIndex(of: false) ?? line.count
      return end - first >= length
    }
  }

  @Test("are those of at least the length, up to the picture's edges", arguments: 1...40)
  func areThoseOfTheLength(length: Int) throws {
    let ink = drawing(UInt64(length))
    let page = try picture(of: ink)
    let across = try page.runs(ofAtLeast: length, .across)
    let down = try page.runs(ofAtLeast: length, .down)
    let columns = (0..<Self.size.width).map { x in
      runs(in: ink.map { $0[x] }, ofAtLeast: length)
    }
    for (y, row) in ink.enumerated() {
      let expected = runs(in: row, ofAtLeast: length)
      for x in row.indices {
        #expect((across.value(Int32(x), Int32(y)) == 1) == expected[x])
        #expect((down.value(Int32(x), Int32(y)) == 1) == columns[x][y])
      }
    }
  }

  @Test("longer than the picture there are none") func noneIsLongerThanThePicture() throws {
    let page = try picture(of: drawing(1))
    let across = try page.runs(ofAtLeast: Self.size.width + 1, .across)
    let down = try page.runs(ofAtLeast: Self.size.height + 1, .down)
    #expect(across.isEmpty && down.isEmpty)
  }
}
