package import Logging

/// Makes the meetings of documents anew after decisions: a few at a time, the one that was decided
/// about last first, and once for however many decisions came meanwhile.
package actor Refinishing {
  /// Makes one document's meeting anew; tells why it could not.
  package typealias Finish = @Sendable (_ document: Int64) async -> String?

  private let finish: Finish
  private let atATime: Int
  private let logger: Logger
  /// The last one is the next.
  private var waiting: [Int64] = []
  private var underWay: Set<Int64> = []
  private var listeners: [CheckedContinuation<Void, Never>] = []
  private var isPausing = false
  /// When the last decision came.
  private var lastCall = ContinuousClock.now - .seconds(60)

  /// So many documents may wait before those who decide go first.
  private static let crowd = 8
  /// They go first until nothing has come for so long.
  private static let lull = Duration.milliseconds(300)
  /// Between two documents while they do.
  private static let pause = Duration.milliseconds(80)

  /// - Parameters:
  ///   - atATime: how many documents are finished at once.
  ///   - logger: told what failed.
  ///   - finish: makes one document's meeting anew.
  package init(atATime: Int, logger: Logger, finish: @escaping Finish) {
    self.atATime = max(1, atATime)
    self.logger = logger
    self.finish = finish
  }

  /// Documents that were decided about; the last ones are taken first.
  package func add(_ documents: [Int64]) {
    guard !documents.isEmpty else { return }
    let new = Set(documents)
    waiting.removeAll { new.contains($0) }
    waiting += documents
    lastCall = .now
    begin()
  }

  /// Documents that were decided about some time ago; they are taken last.
  package func addOld(_ documents: [Int64]) {
    let known = Set(waiting).union(underWay)
    waiting = documents.filter { !known.contains($0) }.reversed() + waiting
    begin()
  }

  /// Whether a document's meeting is to be made anew, or is being made.
  package func isPending(_ document: Int64) -> Bool {
    underWay.contains(document) || waiting.contains(document)
  }

  /// Returns when there is nothing to do.
  package func rest() async {
    guard !waiting.isEmpty || !underWay.isEmpty else { return }
    await withCheckedContinuation { listeners.append($0) }
  }

  /// Whether many decide at once: finishing takes what they need.
  private var isCrowded: Bool { waiting.count > Self.crowd && .now - lastCall < Self.lull }

  private func begin() {
    guard !isPausing else { return }
    while underWay.count < (isCrowded ? 1 : atATime),
      // What is being made now does not know of the last decision: it waits for its turn.
      let place = waiting.lastIndex(where: { !underWay.contains($0) })
    {
      let document = waiting.remove(at: place)
      underWay.insert(document)
      Task { await make(document) }
    }
    if waiting.isEmpty, underWay.isEmpty {
      for listener in listeners { listener.resume() }
      listeners = []
    }
  }

  private func make(_ document: Int64) async {
    if let reason = await finish(document) {
      logger.warning(
        "the meeting could not be made anew: \(reason)", metadata: ["document": "\(document)"])
    }
    underWay.remove(document)
    if isCrowded {
      isPausing = true
      try? await Task.sleep(for: Self.pause)
      isPausing = false
    }
    begin()
  }
}
