import Foundation
import Imaging
import Minutes
import Testing

/// A4 at 100 dpi: ten lines of letters made of two stems and a bar, and something below them.
private struct SignedPage {
  enum Extra: CaseIterable {
    case nothing
    case wave
    case waveOverName
    case ring
    case heading
    case checkBox
    case chart
    case parenthesis
  }

  var extra: Extra
  static let name = 500..<512

  func brightness(_ x: Int, _ y: Int) -> UInt8 {
    if (100..<300).contains(y), isLetter(x, (y - 100) % 20) { return 20 }
    let isName = extra == .waveOverName && Self.name.contains(y) && x < 260
    if isName, isLetter(x, y - Self.name.lowerBound) { return 20 }
    return isExtra(Double(x), Double(y)) ? 30 : 250
  }

  private func isLetter(_ x: Int, _ row: Int) -> Bool {
    guard (100..<700).contains(x), (0..<12).contains(row), x % 70 < 60 else { return false }
    return x % 10 < 2 || (5..<7).contains(x % 10) || x % 10 < 6 && (5..<7).contains(row)
  }

  private func isExtra(_ x: Double, _ y: Double) -> Bool {
    switch extra {
    case .nothing: return false
    case .wave, .waveOverName:
      guard (120..<330).contains(x) else { return false }
      let middle = 480 + 26 * sin(x / 9)
      // A pen's line is as thick across whichever way it leads.
      let slope = 26 / 9 * cos(x / 9)
      return abs(y - middle) < 1.1 * (1 + slope * slope).squareRoot()
    case .ring: return abs(hypot(x - 400, y - 600) - 60) < 1.2
    case .heading:
      guard (100..<400).contains(x), (450..<480).contains(y) else { return false }
      return x.truncatingRemainder(dividingBy: 30) < 20
        && (x.truncatingRemainder(dividingBy: 30) < 6 || y < 456)
    case .checkBox:
      let (u, v) = (abs(x - 200), abs(y - 500))
      return max(u, v) < 12 && max(u, v) >= 10.5
    case .chart:
      return abs(y - 500 - (x - 300) / 4) < 1 && abs(x - 300) < 80
        || [220, 260, 340, 380].contains { x >= $0 && x < $0 + 20 } && (530..<560).contains(y)
    case .parenthesis: return abs(hypot(x - 220, y - 500) - 20) < 1 && x < 204
    }
  }

  func prepared() throws -> PagePicture {
    let image = try PixImage(width: 827, height: 1169, brightness: brightness)
    return try PagePicture(preparing: PageSource(image: image, xResolution: 100, yResolution: 100))
  }
}

@Suite struct PenStrokesTests {
  @Test(arguments: SignedPage.Extra.allCases)
  fileprivate func findsOnlyWhatNoPrinterMade(extra: SignedPage.Extra) throws {
    let page = try SignedPage(extra: extra).prepared()
    let kinds = page.regions.map(\.kind)
    switch extra {
    case .wave, .waveOverName: #expect(kinds == [.handwriting])
    case .ring: #expect(kinds == [.stamp])
    default: #expect(kinds.isEmpty)
    }
  }

  @Test func paintsTheStrokeAndKeepsTheName() throws {
    func ink(_ extra: SignedPage.Extra, _ box: Box) throws -> Int {
      let page = try SignedPage(extra: extra).prepared()
      let scale = Double(page.gray.width) / 827
      func scaled(_ value: Int) -> Int { Int(Double(value) * scale) }
      let part = page.binary.part(
        Box(
          x: scaled(box.x), y: scaled(box.y), width: scaled(box.width), height: scaled(box.height)))
      guard let part else { return -1 }
      return part.inkCount
    }
    let signature = Box(x: 115, y: 445, width: 220, height: 52)
    #expect(try ink(.wave, signature) == 0)
    let name = Box(x: 100, y: 500, width: 160, height: 12)
    #expect(try ink(.waveOverName, name) >= 160 / 10 * 2 * 12)
  }
}
