import Foundation
import HTTPTypes
import Logging
import ReviewServer
import Synchronization
import Testing

/// Meetings are made anew after decisions.
@Suite struct RefinishingTests {
  /// Finishes documents one by one, when it is told to.
  private actor Bench {
    private(set) var begun: [Int64] = []
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private var watchers: [(count: Int, CheckedContinuation<Void, Never>)] = []

    func finish(_ document: Int64) async {
      begun.append(document)
      for watcher in watchers where watcher.count == begun.count { watcher.1.resume() }
      watchers.removeAll { $0.count == begun.count }
      await withCheckedContinuation { waiting.append($0) }
    }

    /// Returns when so many were begun.
    func wait(for count: Int) async {
      guard begun.count < count else { return }
      await withCheckedContinuation { watchers.append((count, $0)) }
    }

    func release() { if !waiting.isEmpty { waiting.removeFirst().resume() } }
  }

  @Test func takesTheLastFirstAndEachOnce() async {
    let bench = Bench()
    let refinishing = Refinishing(atATime: 1, logger: Logger(label: "test")) {
      await bench.finish($0)
      return nil
    }
    await refinishing.add([1])
    await bench.wait(for: 1)
    for document: Int64 in [2, 3, 2, 4, 3] { await refinishing.add([document]) }
    #expect(await refinishing.isPending(4))
    for count in 2...4 {
      await bench.release()
      await bench.wait(for: count)
    }
    await bench.release()
    await refinishing.rest()
    #expect(await bench.begun == [1, 3, 4, 2])
    #expect(await !refinishing.isPending(4))
  }

  /// What is decided while a meeting is made is not in it.
  @Test func makesAgainWhatIsDecidedMeanwhile() async {
    let bench = Bench()
    let refinishing = Refinishing(atATime: 2, logger: Logger(label: "test")) {
      await bench.finish($0)
      return nil
    }
    await refinishing.add([1])
    await bench.wait(for: 1)
    await refinishing.add([1])
    await refinishing.add([1])
    #expect(await bench.begun == [1], "not twice at the same time")
    await bench.release()
    await bench.wait(for: 2)
    await bench.release()
    await refinishing.rest()
    #expect(await bench.begun == [1, 1])
  }

  @Test func takesWhatIsOldLast() async {
    let bench = Bench()
    let refinishing = Refinishing(atATime: 1, logger: Logger(label: "test")) {
      await bench.finish($0)
      return "it failed"
    }
    await refinishing.add([9])
    await bench.wait(for: 1)
    await refinishing.addOld([1, 2])
    await refinishing.add([3])
    for count in 2...4 {
      await bench.release()
      await bench.wait(for: count)
    }
    await bench.release()
    await refinishing.rest()
    #expect(await bench.begun == [9, 3, 1, 2])
  }

  @Test func catchesUpAtTheStart() async throws {
    let site = try SampleSite()
    try await site.site.catchUp()
    await site.refinishing.rest()
  }
}
