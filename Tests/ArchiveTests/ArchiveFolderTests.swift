import Archive
import Foundation
import Minutes
import Testing

@Suite struct ArchiveFolderTests {
  private let folder = NSTemporaryDirectory() + "prant-archive-\(UUID().uuidString)"

  private func meeting(_ sha256: String) -> Meeting {
    Meeting(
      id: "m-\(sha256.prefix(4))",
      source: Source(fileName: "a.pdf", sha256: sha256, mediaType: .pdf, pages: []))
  }

  @Test func knowsADocumentThatWasRead() throws {
    let hash = String(repeating: "1", count: 64)
    do {
      var archive = try ArchiveFolder(path: folder)
      let stem = archive.claimStem(for: "a.pdf", sha256: hash)
      try archive.write(meeting(hash), text: "text\n", stem: stem)
      try archive.keep(
        DocumentRecord(
          sha256: hash, stages: "s1", state: .done, outputs: ["a.pdf": stem], pages: 1))
    }
    let again = try ArchiveFolder(path: folder)
    #expect(again.record(of: hash, stages: "s1")?.outputs == ["a.pdf": "a"])
    #expect(again.record(of: hash, stages: "s2") == nil)
    #expect(try again.outputs(of: "a").meeting == meeting(hash))
    try FileManager.default.removeItem(atPath: again.textPath("a"))
    #expect(again.record(of: hash, stages: "s1") == nil, "an output is gone")
    try? FileManager.default.removeItem(atPath: folder)
  }

  @Test func twoDocumentsOfOneNameGetDistinctOutputs() throws {
    var archive = try ArchiveFolder(path: folder)
    let one = archive.claimStem(for: "a.pdf", sha256: String(repeating: "1", count: 64))
    let two = archive.claimStem(for: "a.tif", sha256: String(repeating: "2", count: 64))
    #expect(one == "a")
    #expect(two == "a-22222222")
    #expect(archive.claimStem(for: "a.pdf", sha256: String(repeating: "1", count: 64)) == "a")
    try? FileManager.default.removeItem(atPath: folder)
  }

  @Test func secondRunIsToldThatTheArchiveIsInUse() throws {
    let first = try ArchiveFolder(path: folder)
    #expect(throws: ArchiveError.inUse(path: first.path)) { _ = try ArchiveFolder(path: folder) }
    try? FileManager.default.removeItem(atPath: folder)
  }

  @Test func damagedRecordIsForgotten() throws {
    do { _ = try ArchiveFolder(path: folder) }
    let hash = String(repeating: "3", count: 64)
    try Data("{\"sha256\":".utf8).write(
      to: URL(fileURLWithPath: folder + "/records/\(hash).json"))
    let archive = try ArchiveFolder(path: folder)
    #expect(archive.record(of: hash, stages: "s") == nil)
    try? FileManager.default.removeItem(atPath: folder)
  }

  @Test func fileInTheWayIsAClearError() throws {
    try Data().write(to: URL(fileURLWithPath: folder))
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect {
      _ = try ArchiveFolder(path: folder)
    } throws: { error in
      "\(error)".contains("-w")
    }
  }
}
