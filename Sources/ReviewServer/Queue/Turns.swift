/// Lets one do something at a time, in the order in which they came.
actor Turns {
  private var isTaken = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  /// Does something when nobody else does.
  /// - Parameter work: what is done; it must not wait for another turn.
  /// - Returns: what the work returns.
  /// - Throws: what the work throws.
  nonisolated func next<Value: Sendable>(
    _ work: @Sendable () async throws -> Value
  ) async throws -> Value {
    await take()
    do {
      let value = try await work()
      await give()
      return value
    } catch {
      await give()
      throw error
    }
  }

  private func take() async {
    guard isTaken else {
      isTaken = true
      return
    }
    await withCheckedContinuation { waiting.append($0) }
  }

  private func give() {
    if waiting.isEmpty { isTaken = false } else { waiting.removeFirst().resume() }
  }
}
