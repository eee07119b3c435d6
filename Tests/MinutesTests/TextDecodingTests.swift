import Foundation
import Minutes
import Testing

@Suite struct TextDecodingTests {
  @Test(arguments: [
    (Data("Mötet öppnas".utf8), "Mötet öppnas", TextDecoding.Encoding.utf8),
    (Data([0xEF, 0xBB, 0xBF]) + Data("Å".utf8), "Å", .utf8),
    (Data([0x4D, 0xF6, 0x74, 0x65, 0x74]), "Mötet", .windows1252),
    (Data([0x96, 0x20, 0xE5]), "– å", .windows1252),
    (Data([0xFF, 0xFE, 0xC5, 0x00, 0x61, 0x00]), "Åa", .utf16),
    (Data([0xFE, 0xFF, 0x00, 0xC5, 0x00, 0x61]), "Åa", .utf16),
    (Data(), "", .utf8),
  ])
  func readsTheEncodingsThatSwedishTextsHave(
    bytes: Data, text: String, encoding: TextDecoding.Encoding
  ) throws {
    let decoded = try TextDecoding.decode(bytes)
    #expect(decoded.text.utf8.elementsEqual(text.utf8))
    #expect(decoded.encoding == encoding)
  }

  @Test func refusesWhatIsNoText() {
    #expect(throws: TextDecoding.Failure.binary) {
      try TextDecoding.decode(Data((0..<400).map { UInt8($0 % 7) }))
    }
  }

  @Test func leavesOutAStrayNUL() throws {
    let text = String(repeating: "a", count: 200)
    #expect(try TextDecoding.decode(Data((text + "\0b").utf8)).text == text + "b")
  }
}
