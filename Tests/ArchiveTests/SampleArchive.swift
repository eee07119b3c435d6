import Archive
import Foundation
import Minutes
import TestSupport
import Testing

/// An archive in a folder of its own, gone with it.
struct SampleArchive {
  let temporary: TemporaryFolder
  let folder: ArchiveFolder
  let store: ArchiveStore

  init() throws {
    temporary = try TemporaryFolder()
    folder = ArchiveFolder(path: temporary.url.appending(path: "archive").path)
    store = try ArchiveStore(folder, creates: true)
  }

  /// Takes in a file of that content.
  func take(_ name: String, _ content: String) throws -> StoredDocument {
    let url = try temporary.write(Data(content.utf8), to: "in/\(name)")
    let stamp = try #require(FileStamp(path: url.path))
    return try store.take(
      path: url.path, name: url.lastPathComponent, stamp: stamp,
      sha256: ContentHash.sha256(of: content.utf8), hashed: FileStamp.now())
  }

  /// Brings a document to its end, with these pages.
  func finish(
    _ document: StoredDocument, _ pages: [Page], run: Int64, key: String = "k",
    corrections: [Correction] = []
  ) throws {
    try store.beginReading(
      document.id, mediaType: .pdf, pageCount: pages.count, readingKey: "r")
    for page in pages {
      try store.claim(page: page.number, of: document.id, run: run)
      try store.keep(page, of: document.id)
    }
    try store.claimFinishing(of: document.id, run: run)
    let meeting = Meeting(
      id: "m-1",
      source: Source(
        fileName: "a.pdf", sha256: document.sha256, mediaType: .pdf,
        pages: pages.map { Source.PageRecord($0) }), corrections: corrections)
    let json = try CanonicalJSON.pretty(meeting)
    let written = try store.outputs(of: document.id).map {
      try store.write(meeting: json, text: Data("text\n".utf8), as: $0)
    }
    try store.finish(
      FinishedMeeting(
        document: document.id, run: run, repairedPages: pages, repairKey: "p", resultKey: key,
        meeting: meeting, json: json, text: "text\n", outputs: written))
  }

  static func page(_ number: Int, _ text: String = "Möte öppnas") -> Page {
    Page(number: number, origin: .textLayer, lines: [Line(plainText: text, number: 1)])
  }
}
