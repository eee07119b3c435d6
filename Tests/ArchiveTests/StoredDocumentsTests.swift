import Archive
import Foundation
import Minutes
import TestSupport
import Testing

/// Which document a file holds, and what its outputs are called.
@Suite struct StoredDocumentsTests {
  private let archive: SampleArchive

  init() throws { archive = try SampleArchive() }

  private func stems(_ document: StoredDocument) throws -> [String] {
    try archive.store.outputs(of: document.id).map(\.stem)
  }

  @Test func theSameBytesAreOneDocument() throws {
    let first = try archive.take("a.pdf", "bytes")
    let copy = try archive.take("copy/b.pdf", "bytes")
    #expect(first.id == copy.id)
    #expect(try stems(first) == ["a", "b"])
    // The same name in another folder is no other name.
    _ = try archive.take("copy/a.pdf", "bytes")
    #expect(try stems(first) == ["a", "b"])
  }

  @Test func twoDocumentsOfOneNameGetDistinctOutputs() throws {
    let one = try archive.take("a.pdf", "one")
    let two = try archive.take("more/a.tif", "two")
    #expect(try stems(one) == ["a"])
    #expect(try stems(two) == ["a-\(two.sha256.prefix(8))"])
    // Somebody has called a file like that, too.
    let three = try archive.take("a-\(two.sha256.prefix(8)).pdf", "three")
    #expect(try stems(three).count == 1)
    #expect(try Set(stems(one) + stems(two) + stems(three)).count == 3)
  }

  @Test func namesThatOnlyBytesTellApart() throws {
    let composed = try archive.take("\u{F6}.pdf", "one")
    let decomposed = try archive.take("o\u{308}.pdf", "two")
    #expect(try stems(composed).first?.utf8.elementsEqual("\u{F6}".utf8) == true)
    #expect(try stems(decomposed).first?.utf8.elementsEqual("o\u{308}".utf8) == true)
  }

  /// A file that was written over is another document, and takes the name's outputs.
  @Test func aReplacedFileTakesItsName() throws {
    let run = try archive.store.beginRun(version: "1").id
    let old = try archive.take("a.pdf", "old")
    try archive.finish(old, [SampleArchive.page(1)], run: run)
    let new = try archive.take("a.pdf", "new")
    #expect(new.id != old.id)
    #expect(try stems(new) == ["a"])
    #expect(try stems(old) == [])
    let changes = try archive.store.changes(after: 0, limit: 10)
    #expect(changes.last?.kind == .removed)
    #expect(changes.last?.sha256 == old.sha256)
    let status = try archive.store.status()
    #expect(status.documents.replaced == 1 && status.documents.waiting == 1)
    #expect(status.documents.done == 0 && status.pages.done == 0)
    #expect(
      try archive.store.documentStatuses(after: 0, limit: 9).map(\.status.sha256) == [new.sha256])
    // What was never read goes; what was made stays known, should the old bytes come back.
    _ = try archive.take("a.pdf", "newer")
    #expect(throws: ArchiveError.self) { try archive.store.document(new.id) }
    let back = try archive.take("a.pdf", "old")
    #expect(back.id == old.id && back.state == .done)
    #expect(try stems(back) == ["a"])
    #expect(try !archive.store.outputsAreThere(of: back.id), "they are to be written again")
  }

  @Test func aCopyElsewhereKeepsItsOutputs() throws {
    let old = try archive.take("a.pdf", "old")
    _ = try archive.take("copy/a.pdf", "old")
    let new = try archive.take("a.pdf", "new")
    #expect(try stems(old) == ["a"])
    #expect(try stems(new) == ["a-\(new.sha256.prefix(8))"])
  }

  @Test func anUnchangedFileIsKnownWithoutReadingIt() throws {
    let url = try archive.temporary.write(Data("bytes".utf8), to: "in/a.pdf")
    let now = try #require(FileStamp(path: url.path))
    func take(hashed: Int64) throws {
      _ = try archive.store.take(
        path: url.path, name: "a.pdf", stamp: now, sha256: String(repeating: "1", count: 64),
        hashed: hashed)
    }
    // Hashed right after it was written: the next write may bear the same time.
    try take(hashed: now.modified + 1_000)
    #expect(try archive.store.document(ofUnchanged: url.path, stamp: now) == nil)
    try take(hashed: now.changed + 5_000_000_000)
    #expect(try archive.store.document(ofUnchanged: url.path, stamp: now) != nil)
    var other = now
    other.byteCount += 1
    #expect(try archive.store.document(ofUnchanged: url.path, stamp: other) == nil)
    other = now
    other.changed += 1
    #expect(try archive.store.document(ofUnchanged: url.path, stamp: other) == nil)
  }

  @Test func aFileThatWasCopiedBackIsTheSame() throws {
    let document = try archive.take("a.pdf", "bytes")
    let path = archive.temporary.url.appending(path: "in/a.pdf").path
    #expect(try archive.store.unchangedFile(of: document.id) == path)
    // Another entry of the same bytes.
    unlink(path)
    #expect(try archive.store.unchangedFile(of: document.id) == nil)
    try archive.temporary.write(Data("bytes".utf8), to: "in/b.pdf")
    #expect(rename(archive.temporary.url.appending(path: "in/b.pdf").path, path) == 0)
    #expect(try archive.store.unchangedFile(of: document.id) == path)
    // From then on by its stamp.
    let stamp = try #require(FileStamp(path: path))
    let row = try archive.cell("SELECT inode FROM file WHERE documentId = \(document.id)")
    #expect(row == "\(stamp.inode)")
    // As long, but other bytes.
    try archive.temporary.write(Data("BYTES".utf8), to: "in/a.pdf")
    #expect(try archive.store.unchangedFile(of: document.id) == nil)
  }

  @Test func whoReadsAFileSeesThatItChanges() throws {
    let document = try archive.take("a.pdf", "bytes")
    let path = archive.temporary.url.appending(path: "in/a.pdf").path
    #expect(try archive.store.isUnchanged(path, of: document.id))
    // Other rights are no other content.
    chmod(path, 0o600)
    #expect(try archive.store.isUnchanged(path, of: document.id))
    try archive.temporary.write(Data("more bytes".utf8), to: "in/a.pdf")
    #expect(try !archive.store.isUnchanged(path, of: document.id))
    unlink(path)
    #expect(try !archive.store.isUnchanged(path, of: document.id))
  }
}
