import Foundation
import Imaging
import Minutes
import TestSupport
import Testing

@Suite struct FileKindTests {
  private func file(_ bytes: [UInt8]) throws -> FileBytes {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("prant-\(UUID().uuidString).pdf")
    try Data(bytes).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    return try FileBytes(path: url.path)
  }

  @Test(arguments: [
    ("%PDF-1.4\n", MediaType.pdf), ("junk before\n%PDF-1.7", .pdf), ("II*\0....", .tiff),
    ("Närvarande: Åsa", .plainText), ("BMI hos barn i årskurs 4", .plainText),
    ("Rar! sade han.", .plainText),
    ("Riksarkivet\0\u{1B} " + String(repeating: "protokoll ", count: 30), .plainText),
  ])
  func tellsByContent(content: String, kind: MediaType) throws {
    #expect(try FileKind.of(file(Array(content.utf8))) == kind)
  }

  @Test func readsLatin1AsText() throws {
    let bytes = "N\u{E4}rvarande: \u{C5}sa".unicodeScalars.map { UInt8($0.value) }
    #expect(try FileKind.of(file(bytes)) == .plainText)
  }

  @Test(arguments: [true, false]) func readsUTF16AsText(isBigEndian: Bool) throws {
    let units = [0xFEFF] + Array("Närvarande: Åsa 𝄞\r\n".utf16)
    let bytes = units.flatMap { unit in
      let pair = [UInt8(unit >> 8), UInt8(unit & 255)]
      return isBigEndian ? pair : pair.reversed()
    }
    #expect(try FileKind.of(file(bytes)) == .plainText)
    // Half of a surrogate pair is no text.
    #expect(throws: ImagingError.self) {
      try FileKind.of(file(bytes.prefix(2) + (isBigEndian ? [0xD8, 0, 0, 1] : [0, 0xD8, 1, 0])))
    }
  }

  @Test(arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian])
  func readsUTF16WithoutAMark(encoding: String.Encoding) throws {
    let bytes = try #require("Närvarande: Åsa 𝄞\r\n".data(using: encoding))
    #expect(try FileKind.of(file(Array(bytes))) == .plainText)
  }

  /// Bytes of no known kind are a text here where they are one for `TextDecoding`.
  @Test(arguments: 0..<UInt64(300))
  func agreesWithTheDecoding(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let alphabets: [[UInt8]] = [
      Array(0x20...0xFF), Array(0...0x1F) + Array(0x61...0x7A), [0x15, 0x1A, 0x1B, 0x84, 0x61],
    ]
    let letters = alphabets.randomElement(using: &generator) ?? []
    let length = Int.random(in: 1...6000, using: &generator)
    var bytes = (0..<length).map { _ in letters.randomElement(using: &generator) ?? 0 }
    // Wide characters, with now and then one that is none.
    if Bool.random(using: &generator) {
      let isBigEndian = Bool.random(using: &generator)
      bytes = bytes.flatMap { byte in
        let high: UInt8 = Int.random(in: 0..<400, using: &generator) == 0 ? 0xD8 : 0
        return isBigEndian ? [high, byte] : [byte, high]
      }
    }
    for _ in 0..<Int.random(in: 0...2 + length / 80, using: &generator) {
      bytes[Int.random(in: bytes.indices, using: &generator)] = 0
    }
    let isDecoded = (try? TextDecoding.decode(Data(bytes))) != nil
    #expect(((try? FileKind.of(file(bytes))) == .plainText) == isDecoded, "seed \(seed)")
  }

  @Test(arguments: [
    ("PK\u{3}\u{4}word/document.xml", "Office"), ("<!DOCTYPE html><p>", "web page"),
    ("\u{7F}ELF\u{2}", "executable"), ("ab\0\u{1}c\0", "neither"),
  ])
  func namesWhatItCanNotRead(content: String, what: String) throws {
    #expect {
      try FileKind.of(file(Array(content.utf8)))
    } throws: { error in
      guard case .unsupported(let message) = error as? ImagingError else { return false }
      return message.contains(what)
    }
  }

  @Test func refusesEmptyFilesFoldersAndDevices() throws {
    #expect(throws: ImagingError.empty) { try file([]) }
    #expect(throws: ImagingError.self) { try FileBytes(path: "/tmp") }
    #expect(throws: ImagingError.self) { try FileBytes(path: "/dev/zero") }
    #expect(throws: ImagingError.self) { try FileBytes(path: "/nowhere/at/all") }
  }

  @Test(arguments: [
    "%PDF-1.4\n1 0 obj", "II*\0\u{8}\0\0\0", "\u{89}PNG\r\n\u{1A}\n", "MM\0*\0\0\0\u{8}\0\u{1}",
  ])
  func brokenFilesAreErrors(content: String) throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("prant-\(UUID().uuidString)")
    try Data(content.unicodeScalars.map { UInt8($0.value) }).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    #expect(throws: ImagingError.self) { try Scan.open(path: url.path) }
  }
}
