import Foundation
import Pipeline
import Testing
import WorkerProtocol

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

  @Test func missingFileIsUnreadable() {
    #expect {
      _ = try ContentHash.sha256(ofFile: "/nonexistent/file")
    } throws: { ($0 as? WorkFailure)?.code == .unreadable }
  }
}
