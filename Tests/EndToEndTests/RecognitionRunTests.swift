import Foundation
import Minutes
import TestSupport
import Testing

/// `prant run` on scans, with real Tesseract.
@Suite(.tags(.ocr), .serialized) struct RecognitionRunTests {
  private let prant: BuiltCommand
  private let folder: TemporaryFolder

  init() throws {
    prant = try BuiltCommand(named: "prant")
    folder = try TemporaryFolder()
  }

  /// A meeting that was written; it must keep the contract.
  private func meeting(_ path: String) throws -> Meeting {
    let json = try folder.contents(of: path)
    #expect(try schemaViolations(of: json) == [])
    return try JSONDecoder().decode(Meeting.self, from: json)
  }

  @Test(arguments: ["o4_tallvik.scan-clean300.png", "o4_tallvik.scan-office200.pdf"])
  func readsAScan(name: String) async throws {
    let outcome = try await prant.run(
      ["run", Fixtures.url("minutes/\(name)").path, "-w", "archive"], in: folder)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let stem = (name as NSString).deletingPathExtension
    let meeting = try meeting("archive/out/\(stem).meeting.json")
    #expect(meeting.source.pages.allSatisfy { $0.origin == .ocr && ($0.confidence ?? 0) > 0.8 })
    #expect(meeting.sittings.first?.date == "2023-03-14")
    let items = meeting.sections.flatMap(\.items)
    #expect(items.compactMap(\.number) == ["1", "2", "3", "4", "5"])
    #expect(items.allSatisfy { $0.location?.box != nil })
    let text = String(decoding: try folder.contents(of: "archive/out/\(stem).txt"), as: UTF8.self)
    #expect(text.contains("• Två nya byggnadsinspektörer börjar efter påsk."))
  }

  @Test func theNumberOfWorkersChangesNothing() async throws {
    let scan = Fixtures.url("minutes/v2_sjovalla.scan-rotated.pdf").path
    for (jobs, archive) in [("1", "one"), ("3", "three")] {
      let outcome = try await prant.run(
        ["run", scan, "-w", archive, "-j", jobs], in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
    for file in ["v2_sjovalla.scan-rotated.meeting.json", "v2_sjovalla.scan-rotated.txt"] {
      #expect(
        try folder.contents(of: "one/out/\(file)") == folder.contents(of: "three/out/\(file)"))
    }
    let pages = try meeting("one/out/v2_sjovalla.scan-rotated.meeting.json").source.pages
    #expect(pages.contains { $0.rotation != 0 })
  }

  @Test func aBadTextLayerIsSetAside() async throws {
    let scan = Fixtures.url("minutes/o3_vastermala.scan-badtext.pdf").path
    let outcome = try await prant.run(["run", scan, "-w", "archive"], in: folder)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let meeting = try meeting("archive/out/o3_vastermala.scan-badtext.meeting.json")
    #expect(meeting.source.pages.allSatisfy { $0.origin == .ocr })
    #expect(meeting.warnings.contains { $0.code == "textLayerSetAside" })
    // Why, page for page, is in the report.
    let report = String(decoding: try folder.contents(of: "archive/out/report.json"), as: UTF8.self)
    #expect(report.contains("it was put over a scan by an earlier recognition"), "\(report)")
  }

  /// A worker that passes all jobs on to the real one, but dies of page 2.
  @Test func aWorkerThatDiesCostsItsPage() async throws {
    let real = BuiltCommand.productsFolder.appending(path: "prant-worker").path
    let worker = """
      while read -r line; do
        case "$line" in *'"page":2'*) kill -9 $$ ;; esac
        printf '%s\\n' "$line" | "\(real)"
      done
      """
    try await folder.install(worker, as: "libexec/prant-worker")
    let outcome = try await prant.run(
      ["run", Fixtures.url("minutes/o2_hasslevik.scan-mixed.pdf").path, "-w", "archive"],
      in: folder, environment: ["PRANT_LIBEXEC": folder.url.appending(path: "libexec").path])
    #expect(outcome.status == 4)
    #expect(outcome.errors.contains("page 2 failed: the worker that read it died (signal 9)"))
    let meeting = try meeting("archive/out/o2_hasslevik.scan-mixed.meeting.json")
    #expect(meeting.source.pages.map { $0.origin == .failed } == [false, true, false])
    #expect(meeting.warnings.contains { $0.page == 2 })
    // The pages that failed are tried again when asked for, by the worker that works.
    let again = try await prant.run(
      [
        "run", Fixtures.url("minutes/o2_hasslevik.scan-mixed.pdf").path, "-w", "archive",
        "--retry-failed",
      ], in: folder)
    #expect(again.status == 0, "\(again.errors)")
  }

  @Test func missingLanguageDataIsStatusThree() async throws {
    let outcome = try await prant.run(
      ["run", Fixtures.url("minutes/o4_tallvik.scan-office200.pdf").path, "-w", "archive"],
      in: folder, environment: ["TESSDATA_PREFIX": folder.url.path])
    #expect(outcome.status == 3, "\(outcome.errors)")
    #expect(outcome.errors.contains("install tesseract-ocr-swe"), "\(outcome.errors)")
  }

  @Test func interruptionKeepsWhatIsDone() async throws {
    try folder.write(Data("Möte den 3 maj 2021\n".utf8), to: "in/a.txt")
    for (name, copy) in [
      ("o3_vastermala.scan-fax.tif", "b.tif"), ("o4_tallvik.scan-photo.jpg", "c.jpg"),
    ] {
      try folder.write(Fixtures.data("minutes/\(name)"), to: "in/\(copy)")
    }
    let outcome = try await prant.run(
      ["run", "in", "-w", "archive", "-j", "1"], in: folder, interruptedAfter: .seconds(1.5))
    #expect(outcome.status == 130, "\(outcome.errors)")
    #expect(outcome.errors.contains("run the same command again"))
    #expect(!outcome.errors.contains("failed"), "what was not read has not failed")
    let again = try await prant.run(["run", "in", "-w", "archive"], in: folder)
    #expect(again.status == 0, "\(again.errors)")
    #expect(again.errors.contains("known before"), "\(again.errors)")
    for stem in ["b", "c"] {
      #expect(try !meeting("archive/out/\(stem).meeting.json").sections.isEmpty)
    }
  }
}
