import Foundation
import Minutes
import Testing

@Suite struct TextDecodingTests {
  @Test(arguments: [
    (Data("Mötet öppnas".utf8), "Mötet öppnas", TextDecoding.Encoding.utf8),
    (Data([0xEF, 0xBB, 0xBF]) + Data("Å".utf8), "Å", .utf8),
    (Data([0x4D, 0xF6, 0x74, 0x65, 0x74]), "Mötet", .singleByte(.windows1252)),
    (Data([0x96, 0x20, 0xE5]), "– å", .singleByte(.windows1252)),
    (Data([0x4D, 0x94, 0x74, 0x65, 0x74]), "Mötet", .singleByte(.codePage850)),
    (Data([0x4D, 0x9A, 0x74, 0x65, 0x74]), "Mötet", .singleByte(.macRoman)),
    // A quotation mark of Windows is an ö of DOS; nothing here speaks for DOS.
    (Data([0x94, 0x6A, 0x61, 0x94]), "”ja”", .singleByte(.windows1252)),
    (Data("på mötet på ".utf8) + Data([0xE5, 0x72]), "på mötet på år", .brokenUTF8),
    (Data([0xFF, 0xFE, 0xC5, 0x00, 0x61, 0x00]), "Åa", .utf16),
    (Data([0xFE, 0xFF, 0x00, 0xC5, 0x00, 0x61]), "Åa", .utf16),
    (Data([0x4D, 0, 0xF6, 0, 0x74, 0, 0x65, 0, 0x0A, 0]), "Möte\n", .utf16),
    (Data([0, 0x4D, 0, 0xF6, 0, 0x74, 0, 0x65, 0, 0x0A]), "Möte\n", .utf16),
    (Data([0xFF, 0xFE, 0x3D, 0xD8, 0x00, 0xDE, 0x61]), "😀\u{FFFD}", .utf16),
    (Data(), "", .utf8),
  ])
  func readsTheEncodingsThatSwedishTextsHave(
    bytes: Data, text: String, encoding: TextDecoding.Encoding
  ) throws {
    let decoded = try TextDecoding.decode(bytes)
    #expect(decoded.text.utf8.elementsEqual(text.utf8), "\(decoded.text)")
    #expect(decoded.encoding == encoding)
  }

  private static let prose = """
    Nämnden beslutade på sitt möte att öka stödet till årets läsare. Åsa Öberg är ordförande.
    ÄRENDEN PÅ MÖTET: förvaltningens återkoppling, frågor från föräldrar.
    """

  /// Every text of these letters is told from the same in the other encodings.
  @Test(arguments: SingleByteEncoding.allCases)
  func tellsTheEncodingsApart(encoding: SingleByteEncoding) throws {
    let bytes = Self.prose.unicodeScalars.map { scalar -> UInt8 in
      guard scalar.value >= 0x80 else { return UInt8(scalar.value) }
      return UInt8(0x80 + (encoding.upperHalf.firstIndex(of: scalar) ?? 0))
    }
    let decoded = try TextDecoding.decode(Data(bytes))
    #expect(decoded.text.utf8.elementsEqual(Self.prose.utf8), "\(decoded.text)")
  }

  @Test func refusesWhatIsNoText() {
    #expect(throws: TextDecoding.Failure.binary) {
      try TextDecoding.decode(Data((0..<400).map { UInt8($0 % 7) }))
    }
  }

  @Test(arguments: [
    (Data("%PDF-1.7\n".utf8), "a PDF", "prant run"),
    (Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A]), "a PNG picture", "prant run"),
    (Data([0x50, 0x4B, 0x03, 0x04, 0x14]), "Office document", "plain text"),
  ])
  func saysWhatWasGivenForAText(bytes: Data, name: String, remedy: String) throws {
    let error = try #require(throws: TextDecoding.Failure.self) { try TextDecoding.decode(bytes) }
    #expect("\(error)".contains(name) && "\(error)".contains(remedy), "\(error)")
  }

  @Test func takesTheEndOfADOSFile() throws {
    let bytes = Data([0x4D, 0x94, 0x74, 0x65, 0x0D, 0x0A, 0x1A])
    #expect(try TextDecoding.decode(bytes).text == "Möte\r\n\u{1A}")
  }

  @Test func leavesOutAStrayNUL() throws {
    let text = String(repeating: "a", count: 200)
    #expect(try TextDecoding.decode(Data((text + "\0b").utf8)).text == text + "b")
  }
}

@Suite struct TextSectionTests {
  private func sections(_ data: [UInt8], limit: Int, piece: Int) throws -> [TextSection] {
    var cutter = TextSections(limit: limit)
    var found: [TextSection] = []
    for start in stride(from: 0, to: data.count, by: piece) {
      cutter.append(Array(data[start..<min(data.count, start + piece)]))
      while let section = try cutter.next() { found.append(section) }
    }
    cutter.end()
    while let section = try cutter.next() { found.append(section) }
    return found
  }

  @Test(arguments: [
    ("ett två tre\n\nfyra fem sex\n", ["ett två tre\n\n", "fyra fem sex\n"]),
    ("ett två tre\r\n\r\nfyra fem sex", ["ett två tre\r\n\r\n", "fyra fem sex"]),
    ("ett två tre\r\rfyra fem sex", ["ett två tre\r\r", "fyra fem sex"]),
    ("ett två tre\nfyra fem sex\n", ["ett två tre\n", "fyra fem sex\n"]),
    ("ett två tre. Fyra fem sex", ["ett två tre. ", "Fyra fem sex"]),
    ("ett två tre fyra fem", ["ett två tre ", "fyra fem"]),
    ("ååååååååååååå", ["åååååååå", "ååååå"]), ("ett\n", ["ett\n"]), ("", []),
  ])
  func areCutWhereTheTextPauses(text: String, parts: [String]) throws {
    for piece in [1, 7, 1000] {
      let found = try sections(Array(text.utf8), limit: 17, piece: piece)
      #expect(found.map(\.text) == parts)
    }
  }

  /// Whatever the text, the sections are the text.
  @Test(arguments: 0..<UInt64(200))
  func areTheWholeText(seed: UInt64) throws {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    let alphabet: [Unicode.Scalar] = ["a", "ö", " ", "\r", "\n", ".", "\u{C}", "😀", "e", "b", "\t"]
    var view = String.UnicodeScalarView()
    for _ in 0..<next(300) { view.append(alphabet[next(alphabet.count)]) }
    let text = String(view)
    let found = try sections(Array(text.utf8), limit: 8 + next(60), piece: 1 + next(50))
    #expect(found.map(\.text).joined().utf8.elementsEqual(text.utf8), "seed \(seed)")
    for (one, two) in zip(found, found.dropFirst()) {
      #expect(!(one.text.utf8.last == 0x0D && two.text.utf8.first == 0x0A), "seed \(seed)")
    }
  }

  @Test func theEncodingIsRemembered() throws {
    // The second part alone could be of Windows.
    let bytes = Array("M".utf8) + [0x94] + Array("tet i maj\n\n".utf8) + [0x94] + Array("l\n".utf8)
    let found = try sections(bytes, limit: 12, piece: 4)
    #expect(found.map(\.text) == ["Mötet i maj\n", "\nöl\n"])
  }

  @Test func theByteOrderMarkIsNoted() throws {
    let found = try sections(TextDecoding.byteOrderMark + Array("ö".utf8), limit: 99, piece: 2)
    #expect(found == [TextSection(text: "ö", encoding: .utf8, hasByteOrderMark: true)])
  }
}
