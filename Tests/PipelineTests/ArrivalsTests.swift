import Foundation
import Pipeline
import TestSupport
import Testing

/// A watched folder gives each file once, when it rests.
@Suite struct ArrivalsTests {
  private let folder: TemporaryFolder
  private let start = ContinuousClock.now

  init() throws { folder = try TemporaryFolder() }

  private var files: [FoundFile] { Discovery(paths: [folder.url.path]).files }

  private func write(_ name: String, _ content: String) throws {
    try folder.write(Data(content.utf8), to: name)
  }

  @Test func aFileMustRest() throws {
    var arrivals = Arrivals(rest: .seconds(3))
    try write("a.txt", "1")
    #expect(arrivals.ready(files, at: start).isEmpty)
    #expect(arrivals.ready(files, at: start + .seconds(2)).isEmpty)
    try write("a.txt", "12")
    #expect(arrivals.ready(files, at: start + .seconds(4)).isEmpty, "it grew meanwhile")
    #expect(arrivals.ready(files, at: start + .seconds(7)).map(\.name) == ["a.txt"])
    #expect(arrivals.ready(files, at: start + .seconds(20)).isEmpty, "each once")
  }

  @Test func whatChangedOrCameBackIsTakenAgain() throws {
    var arrivals = Arrivals(rest: .zero)
    try write("a.txt", "1")
    #expect(arrivals.ready(files, at: start).count == 1)
    try write("a.txt", "123")
    #expect(arrivals.ready(files, at: start).count == 1)
    #expect(arrivals.ready([], at: start).isEmpty)
    #expect(arrivals.ready(files, at: start).count == 1)
  }

  @Test func whatGoesAwayMeanwhileIsPassedOver() throws {
    var arrivals = Arrivals(rest: .zero)
    try write("a.txt", "1")
    let found = files
    unlink(folder.url.appending(path: "a.txt").path)
    #expect(arrivals.ready(found, at: start).isEmpty)
  }
}
