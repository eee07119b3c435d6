import Foundation
import HTTPTypes
import Minutes
import ReviewServer
import TestSupport
import Testing

/// What a document's page asks for, and files that are sent.
@Suite struct SheetRouteTests {
  @Test func givesAPageWithItsPicture() async throws {
    let caller = try await SampleSite().visitor()
    let answer = try await caller.send(.get, "/api/documents/1/pages/2")
    #expect(answer.text.contains(#""picture":"/pictures/1/2?v=abababababab-0-0-2480-3508""#))
    #expect(answer.text.contains(#""recognized":"för""#))
    #expect(try await caller.send(.get, "/api/documents/1/pages/9").status == 404)
  }

  @Test func tellsWhetherTheMeetingIsCurrent() async throws {
    let caller = try await SampleSite().visitor()
    #expect(
      try await caller.send(.get, "/api/documents/1/state").text == #"{"isCurrent":false}"#)
    #expect(try await caller.send(.get, "/api/documents/999/state").status == 404)
  }

  @Test(arguments: [
    ("f%C3%B6r%20xyz%20xyz", #"["xyz"]"#), ("(xyz),%20%22xa%22", #"["xyz","xa"]"#), ("", "[]"),
    ("x1%20x@y.se%20x%2Fy%2012", "[]"),
  ])
  func tellsWhichWordsAreUnknown(text: String, unknown: String) async throws {
    let answer = try await SampleSite().visitor().send(.get, "/api/spelling?text=\(text)")
    #expect(answer.text == #"{"unknown":\#(unknown)}"#)
  }

  @Test func takesAFileAsItIs() async throws {
    let folder = try TemporaryFolder()
    let site = try SampleSite(folder: folder.url)
    let answer = try await site.visitor().change(
      "/api/upload?name=my%20scan.pdf", [("Content-Type", "application/octet-stream")],
      body: "%PDF content")
    #expect(answer.status == 201)
    #expect(answer.text == #"{"name":"taken.pdf"}"#)
    #expect(site.intake.arrived == ["%PDF content"])
  }

  @Test func refusesFilesOfOtherKinds() async throws {
    let folder = try TemporaryFolder()
    let site = try SampleSite(folder: folder.url)
    let answer = try await site.visitor().change("/api/upload?name=a.exe", body: "MZ")
    #expect(answer.status == 415)
    #expect(site.intake.arrived.isEmpty)
  }

  /// Nothing stays of a file that does not come as a whole.
  @Test func keepsNothingOfAFileThatIsTooLarge() async throws {
    let folder = try TemporaryFolder()
    let site = try SampleSite(folder: folder.url)
    let caller = try await site.visitor()
    let answer = try await caller.send(
      .post, "/api/upload?name=a.pdf",
      [("Origin", SafetyCaller.origin), ("X-CSRF-Token", caller.csrf)],
      body: String(repeating: "a", count: 1_000_000), chunks: 6)
    #expect(answer.status == 413)
    #expect(site.intake.arrived.isEmpty)
    #expect(site.intake.abandoned == 1)
  }

  @Test func triesAgain() async throws {
    let site = try SampleSite()
    let caller = try await site.visitor()
    #expect(try await caller.change("/api/documents/2/retry").status == 202)
    #expect(site.intake.retried == [2])
    #expect(try await caller.change("/api/documents/999/retry").status == 404)
  }

  @Test(arguments: [
    ("Protokoll 2024.PDF", "Protokoll 2024.pdf"), ("C:\\Users\\å\\fil.tif", "fil.tif"),
    ("../../etc/passwd.txt", "passwd.txt"), ("a/b/.pdf", "dokument.pdf"),
    ("...hemlig.png", "hemlig.png"), ("a<b>\"c'|d?.jpg", "a_b__c__d_.jpg"),
    ("-w farlig.jpeg", "w farlig.jpeg"), ("A\u{30A}sa.txt", "Åsa.txt"),
    ("\u{202E}fdp.exe.pdf", "fdp.exe.pdf"),
  ])
  func givesFilesHarmlessNames(name: String, kept: String) async throws {
    let folder = try TemporaryFolder()
    let place = try await SampleArchiveIntake(folder).place(for: name)
    #expect(place.name.utf8.elementsEqual(kept.utf8), "\(place.name)")
    #expect(place.path.hasPrefix(folder.url.path))
    #expect(!place.path.contains(".."))
  }

  @Test(arguments: ["", "pdf", "a", "a.exe", "a.pdf.", "/", ".."])
  func takesNoFilesOfOtherKinds(name: String) async throws {
    let folder = try TemporaryFolder()
    let intake = try SampleArchiveIntake(folder)
    await #expect(throws: ReviewError.self) { try await intake.place(for: name) }
  }
}
