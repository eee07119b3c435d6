package import Pipeline
package import WorkerProtocol

/// Serves pictures: from memory, or out of a source that makes them one by one.
///
/// Who looks at a screen comes first. What may be wanted next is made while the source has nothing
/// else to do: nobody ever waits behind more than one such picture.
package actor PictureStore {
  /// Makes a picture.
  package typealias Source =
    @Sendable (PictureKey) async throws(WorkFailure) -> EncodedPicture

  /// How much is kept and how much is done at once.
  package struct Settings: Sendable {
    /// The most bytes that pictures take.
    package var byteLimit: Int
    /// How many pictures the source makes at once: as many as there are workers.
    package var lanes: Int
    /// How many of those may be pictures that nobody waits for.
    package var prefetches: Int
    /// How long a failure that lies in the document is believed.
    package var failureLife: Duration

    package init(
      byteLimit: Int = 64 << 20, lanes: Int = 2, prefetches: Int = 1,
      failureLife: Duration = .seconds(20)
    ) {
      self.byteLimit = byteLimit
      self.lanes = max(1, lanes)
      self.prefetches = max(0, prefetches)
      self.failureLife = failureLife
    }
  }

  /// Somebody who waits for a picture.
  private typealias Waiter = CheckedContinuation<Result<EncodedPicture, WorkFailure>, Never>

  private let settings: Settings
  private let source: Source
  private let now: @Sendable () -> ContinuousClock.Instant
  private var shelf: PictureShelf
  private var failures: [PictureKey: (failure: WorkFailure, end: ContinuousClock.Instant)] = [:]
  /// Those who wait for a picture, by numbers of their own.
  private var waiters: [PictureKey: [Int: Waiter]] = [:]
  private var lastWaiter = 0
  /// What somebody waits for and no lane was free for, first come, first served.
  private var asked: [PictureKey] = []
  private var foreseen = ForeseenPictures()
  /// What is being made; true where nobody waited when that began.
  private var underWay: [PictureKey: Bool] = [:]

  /// - Parameters:
  ///   - settings: how much.
  ///   - now: the time.
  ///   - source: makes pictures; it is asked for `lanes` at once at most.
  package init(
    _ settings: Settings = Settings(),
    now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }, source: @escaping Source
  ) {
    self.settings = settings
    self.now = now
    self.source = source
    shelf = PictureShelf(limit: settings.byteLimit)
  }

  /// The bytes of the pictures that are kept.
  package var byteCount: Int { shelf.byteCount }
  /// How many wait for a picture.
  package var waiting: Int { waiters.values.reduce(0) { $0 + $1.count } }

  /// Gives a picture.
  /// - Parameter key: which.
  /// - Returns: the picture.
  /// - Throws: what the source throws; `workerLost` at once where the task that asks is cancelled.
  package func picture(_ key: PictureKey) async throws(WorkFailure) -> EncodedPicture {
    if let picture = shelf.picture(key) { return picture }
    if let failure = believed(key) { throw failure }
    lastWaiter += 1
    let number = lastWaiter
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { waiter in wait(waiter, number, for: key) }
    } onCancel: {
      Task { await self.leave(number, key) }
    }
    return try result.get()
  }

  /// Has pictures made that may be asked for soon, when the source has nothing else to do.
  /// - Parameters:
  ///   - keys: the likeliest first. What the same reader was thought to want before and nobody has
  ///     begun to make is forgotten.
  ///   - reader: who may ask for them.
  package func prefetch(_ keys: [PictureKey], for reader: String = "") {
    foreseen.replace(
      keys.filter { !shelf.has($0) && underWay[$0] == nil && believed($0) == nil }, for: reader)
    start()
  }

  private func wait(_ waiter: Waiter, _ number: Int, for key: PictureKey) {
    let isNew = waiters[key] == nil
    waiters[key, default: [:]][number] = waiter
    guard isNew, underWay[key] == nil else { return }
    asked.append(key)
    start()
  }

  private func leave(_ number: Int, _ key: PictureKey) {
    guard let waiter = waiters[key]?.removeValue(forKey: number) else { return }
    if waiters[key]?.isEmpty == true {
      waiters[key] = nil
      // What is being made may be asked for again; what is not, need not be.
      asked.removeAll { $0 == key }
    }
    waiter.resume(returning: .failure(Self.interrupted))
  }

  /// Fills the lanes.
  private func start() {
    while underWay.count < settings.lanes {
      if !asked.isEmpty {
        make(asked.removeFirst(), isForeseen: false)
      } else {
        guard underWay.values.count(where: \.self) < settings.prefetches,
          let key = foreseen.next()
        else { return }
        // It may have come by another way since.
        if !shelf.has(key), underWay[key] == nil { make(key, isForeseen: true) }
      }
    }
  }

  private func make(_ key: PictureKey, isForeseen: Bool) {
    underWay[key] = isForeseen
    let source = source
    Task(priority: isForeseen ? .low : .userInitiated) {
      let result: Result<EncodedPicture, WorkFailure>
      do throws(WorkFailure) { result = .success(try await source(key)) } catch {
        result = .failure(error)
      }
      finish(key, result)
    }
  }

  private func finish(_ key: PictureKey, _ result: Result<EncodedPicture, WorkFailure>) {
    underWay[key] = nil
    switch result {
    case .success(let picture): shelf.put(picture, for: key)
    case .failure(let failure): believe(failure, of: key)
    }
    for waiter in (waiters.removeValue(forKey: key) ?? [:]).values {
      waiter.resume(returning: result)
    }
    start()
  }
}

extension PictureStore {
  private static let interrupted = WorkFailure(code: .workerLost, message: "interrupted")
  /// The most failures that are believed; a server asked for nonsense keeps no more of it.
  private static let mostFailures = 1_000

  private func believed(_ key: PictureKey) -> WorkFailure? {
    guard let (failure, end) = failures[key] else { return nil }
    if end > now() { return failure }
    failures[key] = nil
    return nil
  }

  /// Believes for a while what would be the same the next time.
  private func believe(_ failure: WorkFailure, of key: PictureKey) {
    switch failure.code {
    case .empty, .unsupported, .damaged, .encrypted, .tooLarge, .noSuchPage, .badJob: break
    case .unreadable, .recognition, .missingDependency, .workerLost, .changed, .finishing, .archive:
      return
    }
    let now = now()
    if failures.count >= Self.mostFailures {
      failures = failures.filter { $0.value.end > now }
      if failures.count >= Self.mostFailures { failures.removeAll() }
    }
    failures[key] = (failure, now + settings.failureLife)
  }
}
