import Foundation
import Imaging
import Minutes
import Testing

@Suite struct PdfFileTests {
  /// A PDF of one page with the given content stream, and no cross-reference table.
  private func open(_ content: String, filter: String = "") throws -> PdfFile {
    let stream = "<< /Length \(content.utf8.count) \(filter) >>\nstream\n\(content)\nendstream"
    let objects = [
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        + " /Resources << /Font << /F 5 0 R >> >> >>", stream,
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    var text = "%PDF-1.4\n"
    for (index, object) in objects.enumerated() {
      text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    text += "trailer\n<< /Root 1 0 R /Size 6 >>\n%%EOF\n"
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("prant-\(UUID().uuidString)")
    try Data(text.utf8).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    return try PdfFile(file: FileBytes(path: url.path))
  }

  @Test func wholeContentIsNotDoubted() throws {
    let file = try open("BT /F 12 Tf 72 700 Td (Protokoll) Tj ET")
    #expect(try file.textLayer(page: 1).words.map(\.word.recognized) == ["Protokoll"])
    #expect(file.damage(page: 1, isBlank: false) == nil)
  }

  @Test func contentThatCanNotBeDecodedIsDoubted() throws {
    let file = try open("this is no deflated stream", filter: "/Filter /FlateDecode")
    #expect(try file.textLayer(page: 1).words.isEmpty)
    #expect(file.damage(page: 1, isBlank: true) == .contentCutOff)
  }

  @Test func blankPagesMayDrawASpace() throws {
    let file = try open("BT /F 12 Tf 72 700 Td ( ) Tj ET")
    #expect(file.damage(page: 1, isBlank: true) == nil)
  }

  @Test func textThatDoesNotShowIsDoubted() throws {
    let shows = String(repeating: "(Protokoll) Tj ", count: 20)
    let file = try open("BT /F 12 Tf 9000 9000 Td \(shows) ET")
    #expect(file.damage(page: 1, isBlank: true) == .textWithoutInk)
    #expect(file.damage(page: 1, isBlank: false) == nil)
  }
}
