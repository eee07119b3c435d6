import Imaging
import Minutes
import Recognition
import Testing

@Suite struct CheckBoxesTests {
  /// What stands in a field of 40 x 40 pixels before a name.
  enum Sign: CaseIterable {
    case empty, crossed, crossedWidely, letterM, letterB, letterD, letterE, black

    var isBox: Bool { [.empty, .crossed, .crossedWidely].contains(self) }

    func isInk(_ x: Int, _ y: Int) -> Bool {
      guard (0..<40).contains(x), (0..<40).contains(y) else { return false }
      let isFrame =
        (4..<36).contains(x) && (4..<36).contains(y)
        && (x < 7 || x > 32 || y < 7 || y > 32)
      let isCross = abs(x - y) < 3 || abs(x + y - 39) < 3
      let isInside = (4..<36).contains(x) && (4..<36).contains(y)
      let stem = (6..<12).contains(x) && isInside
      let bar = isInside && x > 5 && x < 30 && (y < 9 || y > 30 || (18..<22).contains(y))
      switch self {
      case .empty: return isFrame
      case .crossed: return isFrame || isInside && isCross
      case .crossedWidely: return isFrame || isCross
      case .letterM: return isInside && (x < 9 || x > 30 || abs(x - 20) == (32 - y) / 2)
      case .letterB:
        return stem || bar && x < 26
          || isInside && (x - 24) * (x - 24) < 90
            && ((6..<18).contains(y) || (22..<33).contains(y)) && x > 26
      case .letterD:
        let far = (x - 12) * (x - 12) + (y - 20) * (y - 20)
        return stem || x >= 12 && far < 256 && far > 120
      case .letterE: return stem || bar
      case .black: return isInside
      }
    }
  }

  @Test(arguments: Sign.allCases) func dropsSquaresAndNoLetters(sign: Sign) throws {
    let page = try PixImage(width: 1000, height: 1200) { x, y in
      let inName = (400..<800).contains(x) && (1004..<1036).contains(y)
      return sign.isInk(x - 300, y - 1000) || inName && x % 26 < 18 ? 10 : 250
    }
    let box = Box(x: 304, y: 1004, width: 32, height: 32)
    let name = Word(recognized: "Anna", box: Box(x: 400, y: 1004, width: 400, height: 32))
    let line = RecognizedLine(
      words: [Word(recognized: "DJ", box: box), name],
      box: Box(x: 304, y: 1004, width: 496, height: 32))
    let left = CheckBoxes.removed(
      from: [line], ink: InkMap(binary: try page.binarized(), dpi: 300))
    #expect(left.first?.words.map(\.recognized) == (sign.isBox ? ["Anna"] : ["DJ", "Anna"]))
    #expect(left.first?.box.x == (sign.isBox ? 400 : 304))
  }
}
