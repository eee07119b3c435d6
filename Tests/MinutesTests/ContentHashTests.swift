import Foundation
import Minutes
import Testing

@Suite struct ContentHashTests {
  // FIPS 180-4's example "abc".
  private let hashOfABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

  @Test func hashesBytesAndFilesAlike() throws {
    let path = NSTemporaryDirectory() + "prant-hash-\(UUID().uuidString)"
    try Data("abc".utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(ContentHash.sha256(of: "abc".utf8) == hashOfABC)
    #expect(try ContentHash.sha256(ofFile: path) == hashOfABC)
  }

  @Test func saysWhyAFileCannotBeRead() {
    #expect {
      _ = try ContentHash.sha256(ofFile: "/nonexistent/file")
    } throws: { ($0 as? ContentHash.Failure)?.code == ENOENT }
  }
}
