import Foundation
import Imaging
import Minutes
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
    ("Närvarande: Åsa", .plainText),
  ])
  func tellsByContent(content: String, kind: MediaType) throws {
    #expect(try FileKind.of(file(Array(content.utf8))) == kind)
  }

  @Test func readsLatin1AsText() throws {
    let bytes = "N\u{E4}rvarande: \u{C5}sa".unicodeScalars.map { UInt8($0.value) }
    #expect(try FileKind.of(file(bytes)) == .plainText)
  }

  @Test(arguments: [
    ("PK\u{3}\u{4}word/document.xml", "Office"), ("<!DOCTYPE html><p>", "web page"),
    ("\u{7F}ELF\u{2}", "executable"), ("a\0b", "neither"),
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
