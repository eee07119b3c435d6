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
    corrections: [Correction] = [], day: String? = nil
  ) throws {
    try store.beginReading(
      document.id, mediaType: .pdf, pageCount: pages.count, readingKey: "r")
    for page in pages {
      try store.claim(page: page.number, of: document.id, run: run)
      try store.keep(page, of: document.id)
    }
    try store.claimFinishing(of: document.id, run: run)
    var meeting = Meeting(
      id: "m-1",
      source: Source(
        fileName: "a.pdf", sha256: document.sha256, mediaType: .pdf,
        pages: pages.map { Source.PageRecord($0) }), corrections: corrections)
    if let day { meeting.sittings = [Sitting(date: day)] }
    try keep(
      meeting, document: document, run: run, repaired: pages, pages: pages, key: key,
      corrections: corrections.map { DecidedCorrection(machine: $0, current: $0) })
  }

  /// Keeps a result.
  @discardableResult
  func keep(
    _ meeting: Meeting, document: StoredDocument, run: Int64?, repaired: [Page]?, pages: [Page],
    key: String = "k", text: String = "text\n", lastDecision: Int64 = 0,
    corrections: [DecidedCorrection] = [], outline: [OutlineLine] = [],
    asOf revision: Int64? = nil
  ) throws -> FinishOutcome {
    let json = try CanonicalJSON.pretty(meeting)
    let outputs = try store.outputs(of: document.id).map {
      try store.prepare(meeting: json, text: Data(text.utf8), as: $0)
    }
    var current = try store.document(document.id)
    current.revision = revision ?? current.revision
    return try store.finish(
      FinishedMeeting(
        document: current, run: run, repairedPages: repaired, pages: pages, repairKey: "p",
        resultKey: key, lastDecision: lastDecision, meeting: meeting, corrections: corrections,
        outline: outline, json: json, text: text, outputs: outputs))
  }

  /// How many rows a table has, as another program sees it.
  func count(_ table: String) throws -> Int {
    Int(try cell("SELECT count(*) FROM \(table)")) ?? -1
  }

  /// The first value of a query's first row, as another program sees it.
  func cell(_ query: String) throws -> String {
    let script =
      "import sqlite3, sys; "
      + "print(sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchone()[0])"
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script, folder.database, query]
    process.standardOutput = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: data.dropLast(), as: UTF8.self)
  }

  static func page(_ number: Int, _ text: String = "Möte öppnas") -> Page {
    Page(number: number, origin: .textLayer, lines: [Line(plainText: text, number: 1)])
  }
}
