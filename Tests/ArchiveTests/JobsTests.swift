import Archive
import Foundation
import Minutes
import TestSupport
import Testing

/// Pages are jobs: claimed, done, failed; never lost, never done twice without need.
@Suite struct JobsTests {
  private let archive: SampleArchive
  private let run: Int64
  private let document: StoredDocument

  init() throws {
    archive = try SampleArchive()
    run = try archive.store.beginRun(version: "1").id
    document = try archive.take("a.pdf", "bytes")
    try archive.store.beginReading(
      document.id, mediaType: .pdf, pageCount: 5, readingKey: "r")
  }

  private func waiting() throws -> [Int] {
    try archive.store.waitingPages(of: document.id, after: 0, limit: 100)
  }

  private func failed(_ number: Int) -> Page {
    Page(
      number: number, origin: .failed,
      warnings: [Warning(code: "damaged", message: "It is broken.", page: number)])
  }

  @Test func aPageIsDoneWithItsResult() throws {
    #expect(try waiting() == [1, 2, 3, 4, 5])
    try archive.store.claim(page: 2, of: document.id, run: run)
    #expect(try waiting() == [1, 2, 3, 4, 5], "claimed is not done")
    try archive.store.keep(SampleArchive.page(2), of: document.id)
    try archive.store.keep(failed(4), of: document.id)
    #expect(try waiting() == [1, 3, 5])
    #expect(try archive.store.waitingPages(of: document.id, after: 1, limit: 1) == [3])
    let failures = try archive.store.failedPages(of: document.id)
    #expect(failures == [4: StoredFailure(code: "damaged", message: "It is broken.")])
    #expect(try archive.store.pages(of: document.id, .asRead).map(\.number) == [2, 4])
  }

  /// What a run that was killed had claimed waits for the next, and its tries are remembered.
  @Test func claimsOfAKilledRunAreGivenBack() throws {
    try archive.store.claim(page: 1, of: document.id, run: run)
    try archive.store.claim(page: 2, of: document.id, run: run)
    try archive.store.keep(SampleArchive.page(2), of: document.id)
    let next = try archive.store.beginRun(version: "1")
    #expect(next.abandoned == 1)
    #expect(try waiting() == [1, 3, 4, 5])
    try archive.store.claim(page: 1, of: document.id, run: next.id)
    #expect(try archive.store.status().pages.readings == 3)
  }

  @Test func theSameReadingGoesOnWhereItWas() throws {
    try archive.store.keep(SampleArchive.page(1), of: document.id)
    try archive.store.beginReading(
      document.id, mediaType: .pdf, pageCount: 5, readingKey: "r")
    #expect(try waiting() == [2, 3, 4, 5])
    try archive.store.beginReading(
      document.id, mediaType: .pdf, pageCount: 5, readingKey: "another")
    #expect(try waiting() == [1, 2, 3, 4, 5])
    try archive.store.beginReading(
      document.id, mediaType: .pdf, pageCount: 2, readingKey: "a third")
    #expect(try waiting() == [1, 2])
  }

  @Test func whatFailedIsReopened() throws {
    for number in 1...5 {
      try archive.store.keep(
        number == 3 ? failed(3) : SampleArchive.page(number), of: document.id)
    }
    try archive.store.reopen(document.id, onlyFailed: true)
    #expect(try waiting() == [3])
    try archive.store.reopen(document.id, onlyFailed: false)
    #expect(try waiting() == [1, 2, 3, 4, 5])
  }

  /// A finisher that outlived its run has nothing to say any more.
  @Test func onlyTheRunThatClaimedKeepsAResult() throws {
    let other = try archive.take("b.pdf", "others")
    try archive.finish(other, [SampleArchive.page(1)], run: run)
    let before = try #require(try archive.store.meeting(of: other.id))
    let next = try archive.store.beginRun(version: "1").id
    try archive.store.claimFinishing(of: other.id, run: next)
    let meeting = Meeting(
      id: "m-2",
      source: Source(fileName: "b.pdf", sha256: other.sha256, mediaType: .pdf, pages: []))
    let outcome = try archive.keep(
      meeting, document: other, run: run, repaired: nil, pages: [], key: "late", text: "late\n")
    #expect(outcome == .disowned)
    let after = try #require(try archive.store.meeting(of: other.id))
    #expect(after.text == before.text && after.json == before.json)
    #expect(try archive.store.document(other.id).resultKey == "k")
  }

  /// Nor has one that began before something of the document changed.
  @Test func noResultComesAfterANewerOne() throws {
    let other = try archive.take("b.pdf", "others")
    try archive.finish(other, [SampleArchive.page(1)], run: run)
    let old = try archive.store.document(other.id).revision
    let meeting = Meeting(
      id: "m-2",
      source: Source(fileName: "b.pdf", sha256: other.sha256, mediaType: .pdf, pages: []))
    let path = archive.folder.text("b")
    #expect(
      try archive.keep(meeting, document: other, run: nil, repaired: nil, pages: [], text: "new\n")
        == .stored)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "new\n")
    let late = try archive.keep(
      meeting, document: other, run: nil, repaired: nil, pages: [], text: "late\n", asOf: old)
    #expect(late == .outdated)
    #expect(try archive.store.meeting(of: other.id)?.text == "new\n")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "new\n")
    let names = try FileManager.default.contentsOfDirectory(atPath: archive.folder.out)
    #expect(names.sorted() == ["b.meeting.json", "b.txt"], "nothing half-made stays")
  }

  @Test func statusCountsEverything() throws {
    try archive.store.keep(failed(1), of: document.id)
    let done = try archive.take("b.pdf", "others")
    let proposal = Correction(
      id: "c1", original: "for", corrected: "för", kind: .diacritic, confidence: 0.4,
      status: .proposed, location: Location(page: 1, lines: [1]))
    try archive.finish(
      done, [SampleArchive.page(1), Page(number: 2, origin: .blank)], run: run,
      corrections: [proposal])
    let broken = try archive.take("c.pdf", "broken")
    try archive.store.fail(
      broken.id, StoredFailure(code: "damaged", message: "Broken."), readingKey: "r")
    try archive.store.refuse("pipe", "not a file", run: run)
    let status = try archive.store.status()
    let documents = status.documents
    #expect(documents.done == 1 && documents.partial == 0 && documents.failed == 1)
    #expect(documents.waiting == 1)
    let pages = status.pages
    #expect(pages.done == 1 && pages.blank == 1 && pages.failed == 1 && pages.waiting == 4)
    #expect(pages.readings == 2)
    #expect(status.toReview == 1)
    #expect(status.refused.map(\.path) == ["pipe"])
    #expect(status.refused.map(\.message) == ["not a file"])
    let list = try archive.store.documentStatuses(after: 0, limit: 10).map(\.status)
    #expect(list.map(\.state) == [.waiting, .done, .failed])
    #expect(list[0].failedPages.map(\.page) == [1])
    #expect(list[1].blankPages == [2])
    #expect(list[2].failure?.code == "damaged")
    var report = Data()
    try archive.store.writeReport { data throws(ArchiveError) in report += data }
    let object = try #require(
      try JSONSerialization.jsonObject(with: report) as? [String: Any])
    #expect((object["documentList"] as? [Any])?.count == 3)
    #expect(object["toReview"] as? Int == 1)
    #expect(try archive.store.corrections(of: done.id) == [proposal])
  }
}
