import Foundation
import Pipeline
import ReviewServer
import Synchronization
import Testing
import WorkerProtocol

/// Makes pictures when it is told to, and tells what it was asked for.
private final class FakeSource: Sendable {
  private struct State {
    var begun: [Int] = []
    var underWay: [Int: CheckedContinuation<Result<EncodedPicture, WorkFailure>, Never>] = [:]
    var most = 0
    var listeners: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
  }

  private let state = Mutex(State())

  /// The pages that were asked for, in their order.
  var begun: [Int] { state.withLock { $0.begun } }
  /// How many were made at once at most.
  var most: Int { state.withLock { $0.most } }

  func make(_ key: PictureKey) async throws(WorkFailure) -> EncodedPicture {
    let result = await withCheckedContinuation { continuation in
      let listeners = state.withLock { state in
        state.begun.append(key.page)
        state.underWay[key.page] = continuation
        state.most = max(state.most, state.underWay.count)
        let ready = state.listeners.filter { $0.count <= state.begun.count }
        state.listeners.removeAll { $0.count <= state.begun.count }
        return ready
      }
      for listener in listeners { listener.continuation.resume() }
    }
    return try result.get()
  }

  /// Waits until so many were asked for.
  func hasBegun(_ count: Int) async {
    await withCheckedContinuation { continuation in
      let isReady = state.withLock { state in
        if state.begun.count >= count { return true }
        state.listeners.append((count, continuation))
        return false
      }
      if isReady { continuation.resume() }
    }
  }

  func finish(_ page: Int, bytes: Int = 1_000) {
    end(page, .success(Self.picture(page, bytes: bytes)))
  }

  func fail(_ page: Int, _ code: WorkFailure.Code) {
    end(page, .failure(WorkFailure(code: code, message: "page \(page)")))
  }

  private func end(_ page: Int, _ result: Result<EncodedPicture, WorkFailure>) {
    let continuation = state.withLock { $0.underWay.removeValue(forKey: page) }
    continuation?.resume(returning: result)
  }

  static func picture(_ page: Int, bytes: Int = 1_000) -> EncodedPicture {
    EncodedPicture(
      data: Data(repeating: UInt8(page), count: bytes), mediaType: "image/png", width: page,
      height: 1)
  }
}

/// A clock that stands until it is put forward.
private final class HandClock: Sendable {
  private let time = Mutex(ContinuousClock.now)

  var now: ContinuousClock.Instant { time.withLock { $0 } }

  func advance(by duration: Duration) { time.withLock { $0 += duration } }
}

private func key(_ page: Int) -> PictureKey { PictureKey(document: "d", page: page) }

@Suite struct PictureStoreTests {
  private let source = FakeSource()
  private let clock = HandClock()

  private func store(
    lanes: Int = 1, prefetches: Int = 1, byteLimit: Int = 1 << 20
  ) -> PictureStore {
    let (source, clock) = (source, clock)
    return PictureStore(
      .init(byteLimit: byteLimit, lanes: lanes, prefetches: prefetches, failureLife: .seconds(20)),
      now: { clock.now }
    ) { key throws(WorkFailure) in try await source.make(key) }
  }

  /// What somebody who asks for a page gets: its number, or why not.
  private func ask(_ page: Int, _ store: PictureStore) -> Task<Result<Int, WorkFailure>, Never> {
    Task {
      do throws(WorkFailure) { return .success(try await store.picture(key(page)).width) } catch {
        return .failure(error)
      }
    }
  }

  @Test func whatWasMadeIsNotMadeAgain() async throws {
    let store = store()
    let first = ask(1, store)
    await source.hasBegun(1)
    source.finish(1)
    #expect(await first.value == .success(1))
    #expect(try await store.picture(key(1)) == FakeSource.picture(1))
    #expect(source.begun == [1])
  }

  @Test func equalRequestsAreOne() async {
    let store = store(lanes: 4)
    let all = (0..<20).map { _ in ask(7, store) }
    await source.hasBegun(1)
    // Another picture's turn shows that nothing else was begun meanwhile.
    let other = ask(8, store)
    await source.hasBegun(2)
    source.finish(7)
    source.finish(8)
    for task in all { #expect(await task.value == .success(7)) }
    #expect(await other.value == .success(8))
    #expect(source.begun == [7, 8])
  }

  @Test func noMoreAreMadeThanThereAreLanes() async {
    let store = store(lanes: 3)
    let all = (1...10).map { ask($0, store) }
    for count in 1...10 {
      await source.hasBegun(count)
      source.finish(source.begun[count - 1])
    }
    for (page, task) in zip(1..., all) { #expect(await task.value == .success(page)) }
    #expect(source.most <= 3)
  }

  @Test func whoWaitsComesBeforeWhatIsForeseen() async {
    let store = store()
    await store.prefetch([1, 2, 3].map(key))
    await source.hasBegun(1)
    let asked = ask(9, store)
    await waiting(1, in: store)
    source.finish(1)
    await source.hasBegun(2)
    source.finish(9)
    #expect(await asked.value == .success(9))
    await source.hasBegun(3)
    source.finish(2)
    await source.hasBegun(4)
    source.finish(3)
    #expect(source.begun == [1, 9, 2, 3])
  }

  @Test func foreseenPicturesLeaveALaneFree() async {
    let store = store(lanes: 2, prefetches: 1)
    await store.prefetch([1, 2].map(key))
    await source.hasBegun(1)
    let asked = ask(9, store)
    await source.hasBegun(2)
    #expect(source.begun == [1, 9])
    source.finish(1)
    await source.hasBegun(3)
    source.finish(2)
    source.finish(9)
    #expect(await asked.value == .success(9))
  }

  @Test func foreseenPicturesAreThereWhenAskedFor() async throws {
    let store = store()
    await store.prefetch([key(1)])
    await source.hasBegun(1)
    // Who asks for what is being made waits for that.
    let asked = ask(1, store)
    await waiting(1, in: store)
    source.finish(1)
    #expect(await asked.value == .success(1))
    await store.prefetch([key(1)])
    #expect(try await store.picture(key(1)).width == 1)
    #expect(source.begun == [1])
  }

  @Test func newForesightReplacesAReadersOld() async {
    let store = store()
    await store.prefetch([1, 2, 3].map(key), for: "a")
    await store.prefetch([20, 21].map(key), for: "b")
    await store.prefetch([10, 11].map(key), for: "a")
    for count in 1...5 {
      await source.hasBegun(count)
      source.finish(source.begun[count - 1])
    }
    #expect(source.begun[0] == 1)
    // The readers take turns.
    #expect(Set(source.begun[1...2]) == [10, 20])
    #expect(Set(source.begun[3...4]) == [11, 21])
  }

  @Test func theOldestMakeRoom() async throws {
    let store = store(byteLimit: 10_000)
    for page in 1...4 {
      let task = ask(page, store)
      await source.hasBegun(page)
      source.finish(page, bytes: 3_000)
      #expect(await task.value == .success(page))
      #expect(await store.byteCount <= 10_000)
      // The first is used again and again.
      if page < 4 { #expect(try await store.picture(key(1)).width == 1) }
    }
    #expect(try await store.picture(key(1)).width == 1)
    #expect(try await store.picture(key(4)).width == 4)
    #expect(source.begun == [1, 2, 3, 4])
    let again = ask(2, store)
    await source.hasBegun(5)
    source.finish(2)
    #expect(await again.value == .success(2))
  }

  @Test func whatIsLargerThanAllRoomIsServedAndNotKept() async {
    let store = store(byteLimit: 10_000)
    for count in 1...2 {
      let task = ask(1, store)
      await source.hasBegun(count)
      source.finish(1, bytes: 20_000)
      #expect(await task.value == .success(1))
    }
    #expect(await store.byteCount == 0)
  }

  /// Long use with few pictures must not gather what it was used for.
  @Test func manyUsesOfManyPicturesStayWithinTheLimit() async throws {
    let store = PictureStore(.init(byteLimit: 50_000, lanes: 1)) { key throws(WorkFailure) in
      FakeSource.picture(key.page % 200, bytes: 1_000 + key.page % 7)
    }
    for page in 0..<3_000 {
      _ = try await store.picture(key(page % 311))
      _ = try await store.picture(key(5))
    }
    let bytes = await store.byteCount
    #expect((40_000...50_000).contains(bytes))
  }

  @Test(arguments: [WorkFailure.Code.damaged, .tooLarge, .noSuchPage, .badJob])
  func failuresOfADocumentAreBelievedForAWhile(code: WorkFailure.Code) async {
    let store = store()
    let first = ask(1, store)
    let second = ask(1, store)
    await source.hasBegun(1)
    await waiting(2, in: store)
    source.fail(1, code)
    let failure = WorkFailure(code: code, message: "page 1")
    #expect(await first.value == .failure(failure))
    #expect(await second.value == .failure(failure))
    #expect(await ask(1, store).value == .failure(failure))
    await store.prefetch([key(1)])
    #expect(source.begun == [1])
    clock.advance(by: .seconds(21))
    let later = ask(1, store)
    await source.hasBegun(2)
    source.finish(1)
    #expect(await later.value == .success(1))
  }

  @Test(arguments: [WorkFailure.Code.workerLost, .unreadable, .changed, .missingDependency])
  func otherFailuresAreTriedAgainAtOnce(code: WorkFailure.Code) async {
    let store = store()
    let first = ask(1, store)
    await source.hasBegun(1)
    source.fail(1, code)
    #expect(await first.value == .failure(WorkFailure(code: code, message: "page 1")))
    let second = ask(1, store)
    await source.hasBegun(2)
    source.finish(1)
    #expect(await second.value == .success(1))
  }

  @Test func whoLeavesNeedNotWait() async {
    let store = store()
    let first = ask(1, store)
    await source.hasBegun(1)
    let leaving = ask(2, store)
    let staying = ask(3, store)
    let joining = ask(1, store)
    await waiting(4, in: store)
    leaving.cancel()
    joining.cancel()
    #expect(await leaving.value == .failure(.init(code: .workerLost, message: "interrupted")))
    #expect(await joining.value == .failure(.init(code: .workerLost, message: "interrupted")))
    source.finish(1)
    #expect(await first.value == .success(1))
    await source.hasBegun(2)
    source.finish(3)
    #expect(await staying.value == .success(3))
    #expect(source.begun == [1, 3], "nobody wants the second any more")
  }

  @Test func whatNobodyWaitsForAnyLongerIsKept() async throws {
    let store = store()
    let only = ask(1, store)
    await source.hasBegun(1)
    only.cancel()
    #expect(await only.value == .failure(.init(code: .workerLost, message: "interrupted")))
    let next = ask(1, store)
    await waiting(1, in: store)
    source.finish(1)
    #expect(await next.value == .success(1))
    #expect(source.begun == [1])
  }

  /// Waits until so many wait in a store.
  private func waiting(_ count: Int, in store: PictureStore) async {
    while await store.waiting < count { await Task.yield() }
  }
}
