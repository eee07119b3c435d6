import Export
import Foundation
import Lexicon
import Minutes
import Pipeline
import Repair
import Segmentation
import TestSupport
import Testing
import WorkerProtocol

private let compiledDictionary: String? = {
  let path = BuiltCommand.productsFolder.appending(path: Lexicon.fileName).path
  return FileManager.default.fileExists(atPath: path) ? path : nil
}()

/// Everything after recognition, on words that Tesseract 5.3.0 with swe 4.1.0 once read: quick, and
/// the same on every machine.
@Suite(.enabled(if: compiledDictionary != nil, "no compiled dictionary beside the tests"))
struct RecordedWordsTests {
  private struct Recording: Decodable {
    var mediaType: MediaType
    var pages: [Page]
  }

  private func finished(_ name: String) throws -> FinishedDocument {
    let recording = try JSONDecoder().decode(
      Recording.self, from: Fixtures.data("words/\(name).json"))
    let lexicon = try Lexicon(path: try #require(compiledDictionary))
    return Stages(repairer: Repairer(lexicon: lexicon)).finish(
      recording.pages,
      DocumentIdentity(
        fileName: name, sha256: String(repeating: "0", count: 64),
        mediaType: recording.mediaType))
  }

  @Test(arguments: ["o4_tallvik.scan-office200", "v2_sjovalla.scan-rotated"])
  func becomeTextAndMeeting(name: String) throws {
    let document = try finished(name)
    expectGolden(Data(plainText(of: document.passages).utf8), "\(name).clean.txt")
    expectGolden(try CanonicalJSON.pretty(document.meeting), "\(name).meeting.json")
  }

  @Test(arguments: ["o4_tallvik.scan-office200", "v2_sjovalla.scan-rotated"])
  func keepWhatTheScannerSaw(name: String) throws {
    let recording = try JSONDecoder().decode(
      Recording.self, from: Fixtures.data("words/\(name).json"))
    let document = try finished(name)
    for (before, after) in zip(recording.pages, document.decided.pages) {
      let read = before.lines.flatMap(\.words).map(\.recognized)
      let kept = after.lines.flatMap(\.words).map(\.recognized).filter { !$0.isEmpty }
      #expect(kept == read.filter { !$0.isEmpty })
    }
    #expect(try schemaViolations(of: CanonicalJSON.pretty(document.meeting)) == [])
    let ids = document.meeting.corrections.map(\.id)
    #expect(Set(ids).count == ids.count, "each correction has an id of its own")
  }
}
