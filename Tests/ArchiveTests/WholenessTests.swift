import Archive
import Foundation
import Minutes
import TestSupport
import Testing

/// An archive tells when it is not whole, can be copied while in use, and made of the copy.
@Suite struct WholenessTests {
  private let archive: SampleArchive
  private let document: StoredDocument

  init() throws {
    archive = try SampleArchive()
    document = try archive.take("a.pdf", "bytes")
    let run = try archive.store.beginRun(version: "1").id
    try archive.finish(document, [SampleArchive.page(1), SampleArchive.page(2)], run: run)
  }

  private func findings(_ store: ArchiveStore) throws -> [String] {
    var all: [String] = []
    _ = try store.check { all.append("\($0)") }
    return all
  }

  /// Does to the database what only a fault can do.
  private func damage(_ sql: String) async throws {
    let python = BuiltCommand(executable: URL(filePath: "/usr/bin/env"))
    let outcome = try await python.run(
      [
        "python3", "-c",
        "import sqlite3, sys; d = sqlite3.connect(sys.argv[1]); d.executescript(sys.argv[2])",
        archive.folder.database, sql,
      ], in: archive.temporary)
    try #require(outcome.status == 0, "\(outcome.errors)")
  }

  @Test func aWholeArchiveHasNoFindings() throws {
    #expect(try findings(archive.store) == [])
    let seen = try archive.store.check { _ in }
    #expect(seen == (documents: 1, pages: 2, files: 2))
  }

  @Test(arguments: [
    ("DELETE FROM page WHERE number = 1", "its job is done, its result is not"),
    ("DELETE FROM meeting", "has not all its pages or no meeting"),
    ("UPDATE meeting SET json = x'7b7d'", "its meeting is not the one that was kept"),
    ("DELETE FROM word WHERE position = 0 AND pageId = 1", "words are missing"),
    ("PRAGMA foreign_keys = 0; DELETE FROM document", "refers to one of document"),
    ("UPDATE pageText_content SET c1 = 'annat'", "the index contradicts"),
  ]) func damageIsFound(sql: String, message: String) async throws {
    try await damage("PRAGMA foreign_keys = 1; " + sql)
    let found = try findings(archive.store)
    #expect(found.contains { $0.contains(message) }, "\(found)")
  }

  @Test(arguments: ["a.txt", "a.meeting.json"]) func outputsMustBeAsWritten(name: String) throws {
    let path = archive.folder.out + "/" + name
    try Data("other".utf8).write(to: URL(fileURLWithPath: path))
    #expect(try findings(archive.store).map { $0.contains("\(name): it was changed") } == [true])
    #expect(try !archive.store.outputsAreThere(of: document.id))
    unlink(path)
    #expect(try findings(archive.store).map { $0.contains("can't be read") } == [true])
  }

  @Test func aBackupIsAnArchiveAgain() throws {
    let file = archive.temporary.url.appending(path: "backup.sqlite").path
    try archive.store.backUp(to: file)
    // A second one takes the place of the first.
    try archive.store.backUp(to: file)
    let names = try FileManager.default.contentsOfDirectory(
      atPath: archive.temporary.url.path
    ).sorted()
    #expect(names == ["archive", "backup.sqlite", "in"], "nothing beside the one file")
    let folder = ArchiveFolder(path: archive.temporary.url.appending(path: "again").path)
    let restored = try ArchiveStore.restore(file, to: folder)
    let pages: [Page] = try restored.pages(of: document.id, .asRead)
    #expect(pages == [SampleArchive.page(1), SampleArchive.page(2)])
    let (before, after) = (
      try archive.store.meeting(of: document.id), try restored.meeting(of: document.id)
    )
    #expect(before?.json == after?.json && after != nil)
    #expect(try !restored.outputsAreThere(of: document.id))
    #expect(throws: ArchiveError.self) { _ = try ArchiveStore.restore(file, to: folder) }
  }

  @Test func whatIsNoBackupIsRefused() throws {
    let folder = ArchiveFolder(path: archive.temporary.url.appending(path: "again").path)
    let text = try archive.temporary.write(Data("no database".utf8), to: "x")
    for path in [text.path, "/nonexistent"] {
      #expect(throws: ArchiveError.self) { _ = try ArchiveStore.restore(path, to: folder) }
    }
    #expect(!FileManager.default.fileExists(atPath: folder.database))
  }

  @Test func aBrokenDatabaseIsAClearError() throws {
    let folder = ArchiveFolder(path: archive.temporary.url.appending(path: "broken").path)
    try folder.create()
    try Data("not a database, but long enough to look like one".utf8)
      .write(to: URL(fileURLWithPath: folder.database))
    #expect {
      _ = try ArchiveStore(folder, creates: true)
    } throws: { "\($0)".contains("is damaged") }
  }

  @Test func anArchiveOfANewerVersionIsLeftAlone() async throws {
    try await damage("INSERT INTO grdb_migrations VALUES ('99 of the future')")
    #expect {
      _ = try ArchiveStore(archive.folder, creates: false)
    } throws: { "\($0)".contains("newer version") }
  }

  @Test func whereThereIsNoneNoneIsMade() {
    let folder = ArchiveFolder(path: archive.temporary.url.appending(path: "none").path)
    #expect(throws: ArchiveError.notThere(path: folder.path)) {
      _ = try ArchiveStore(folder, creates: false)
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }

  @Test func aFileInTheWayIsAClearError() throws {
    let file = try archive.temporary.write(Data(), to: "file")
    #expect {
      _ = try ArchiveStore(ArchiveFolder(path: file.path), creates: true)
    } throws: { "\($0)".contains("-w") }
  }

  @Test func oneRunAtATime() throws {
    do {
      let lock = try FolderLock.take(archive.folder)
      #expect(throws: ArchiveError.inUse(path: archive.folder.path)) {
        _ = try FolderLock.take(archive.folder)
      }
      _ = consume lock
    }
    _ = try FolderLock.take(archive.folder)
  }
}

/// Archives that earlier versions have made can be opened by this one.
@Suite struct OldArchivesTests {
  private let temporary: TemporaryFolder

  init() throws { temporary = try TemporaryFolder() }

  @Test(arguments: ["first"]) func areBroughtUpToDate(name: String) throws {
    let folder = ArchiveFolder(path: temporary.url.appending(path: "archive").path)
    try temporary.write(Fixtures.data("archive/\(name).sqlite"), to: "archive/prant.sqlite")
    let store = try ArchiveStore(folder, creates: true)
    var findings: [String] = []
    _ = try store.check { findings.append("\($0)") }
    #expect(findings.filter { !$0.hasPrefix("out/") } == [], "only the outputs are not there")
    let documents = try store.documents(after: 0, limit: 10)
    #expect(documents.count == 2)
    for id in documents {
      let pages = try store.pages(of: id, .repaired)
      #expect(!pages.isEmpty)
      let json = try #require(try store.meeting(of: id)).json
      let meeting = try JSONDecoder().decode(Meeting.self, from: json)
      #expect(meeting.source.pages.count == pages.count)
      #expect(meeting.corrections == (try store.corrections(of: id)))
    }
    #expect(try store.status().documents.done == 2)
  }
}
