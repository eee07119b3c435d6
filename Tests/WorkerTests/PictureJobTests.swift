import Foundation
import Minutes
import TestSupport
import Testing
import WorkerProtocol
import prant_worker

@Suite struct PictureJobTests {
  private let worker = Worker()

  private func ask(_ job: Job) throws -> Report {
    let line = String(decoding: try CanonicalJSON.line(job), as: UTF8.self)
    return try JSONDecoder().decode(Report.self, from: worker.answer(line))
  }

  private func scan(_ name: String) -> String { Fixtures.url("minutes/\(name)").path }

  private static let a4 = PageGeometry(width: 2480, height: 3508, dpi: 300)

  @Test(arguments: [
    Job(id: 1, kind: .picture, path: "", geometry: a4),
    Job(id: 1, kind: .picture, path: "", page: 0, geometry: a4),
    Job(id: 1, kind: .picture, path: "", page: 1),
    Job(id: 1, kind: .picture, path: "", page: 1, geometry: a4, maxWidth: 0),
    Job(id: 1, kind: .picture, path: "", page: 1, geometry: a4, maxWidth: .min),
    Job(id: 1, kind: .picture, path: "", page: 1, geometry: .init(width: 0, height: 1, dpi: 300)),
    Job(
      id: 1, kind: .picture, path: "", page: 1,
      geometry: .init(width: .max, height: .max, dpi: 300)),
    Job(
      id: 1, kind: .picture, path: "", page: 1,
      geometry: .init(width: 100, height: 100, dpi: 300, rotation: 13)),
    Job(
      id: 1, kind: .picture, path: "", page: 1,
      geometry: .init(width: 100, height: 100, dpi: 300, skewDegrees: 1e300)),
  ])
  func senselessJobsAreRefused(job: Job) throws {
    var job = job
    job.path = scan("o4_tallvik.scan-office200.pdf")
    #expect(try ask(job).failure?.code == .badJob)
  }

  @Test(
    arguments: [
      (Box(x: 0, y: 0, width: 0, height: 0), nil), (Box(x: 10, y: 10, width: -5, height: 20), nil),
      (Box(x: 2480, y: 0, width: 10, height: 10), nil),
      (Box(x: .max, y: .max, width: .max, height: .max), nil),
      (Box(x: .min, y: .min, width: .max, height: .max), nil),
      (Box(x: -50, y: -50, width: 100, height: 100), [50, 50]),
      (Box(x: 2400, y: 3500, width: .max, height: .max), [80, 8]),
      (Box(x: -10, y: 100, width: .max, height: 20), [2480, 20]),
    ] as [(Box, [Int]?)])
  func boxesAreCutToThePage(box: Box, size: [Int]?) throws {
    for name in ["o4_tallvik.scan-office200.pdf", "o4_tallvik.born.pdf"] {
      var geometry = Self.a4
      geometry.isTextLayer = name.contains("born")
      let report = try ask(
        Job(id: 3, kind: .picture, path: scan(name), page: 1, geometry: geometry, box: box))
      #expect(report.id == 3)
      #expect(report.picture.map { [$0.width, $0.height] } == size)
      #expect((report.failure?.code == .badJob) == (size == nil))
    }
  }

  @Test(arguments: [
    ("nothing", WorkFailure.Code.unreadable), ("empty", .empty), ("text", .unsupported),
    ("noise", .unsupported), ("cut.png", .damaged),
  ])
  func filesFailAsTheyDoWhenRead(name: String, code: WorkFailure.Code) throws {
    let folder = try TemporaryFolder()
    let contents: [String: Data] = [
      "empty": Data(), "text": Data("Möte\n".utf8), "noise": Data([1, 0, 2, 255, 0]),
      "cut.png": try Fixtures.data("minutes/o4_tallvik.scan-clean300.png").prefix(5_000),
    ]
    if let data = contents[name] { try folder.write(data, to: name) }
    let path = folder.url.appending(path: name).path
    let picture = try ask(Job(id: 1, kind: .picture, path: path, page: 1, geometry: Self.a4))
    let read = try ask(Job(id: 1, kind: .read, path: path, page: 1))
    #expect(picture.failure?.code == code)
    #expect(picture.failure == read.failure)
  }

  @Test(arguments: [
    "o1_lindakra.scan-copy.pdf", "v1_tangeryd.scan-copy.tif", "o4_tallvik.born.pdf",
  ])
  func pagesThatAreNotThere(name: String) throws {
    for isTextLayer in [false, true] {
      var geometry = Self.a4
      geometry.isTextLayer = isTextLayer
      let report = try ask(
        Job(id: 1, kind: .picture, path: scan(name), page: 99, geometry: geometry))
      #expect(report.failure?.code == .noSuchPage)
    }
  }

  /// What is kept of a file must not outlive it.
  @Test func anotherFileOfTheSameNameIsAnotherPicture() throws {
    let folder = try TemporaryFolder()
    let names = ["o4_tallvik.scan-office200.pdf", "o1_lindakra.scan-copy.pdf"]
    var pictures: [Picture?] = []
    for name in names + names {
      let url = folder.url.appending(path: "page.pdf")
      try? FileManager.default.removeItem(at: url)
      try folder.write(Fixtures.data("minutes/\(name)"), to: "page.pdf")
      let job = Job(
        id: 1, kind: .picture, path: url.path, page: 1, geometry: Self.a4,
        box: Box(x: 200, y: 300, width: 1500, height: 300), maxWidth: 300)
      pictures.append(try ask(job).picture)
      #expect(try ask(job).picture == pictures.last ?? nil)
    }
    #expect(pictures[0] != pictures[1])
    #expect(pictures[0] == pictures[2])
    #expect(pictures[1] == pictures[3])
  }
}
