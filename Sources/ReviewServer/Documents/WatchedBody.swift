internal import Hummingbird
internal import NIOCore
internal import Synchronization

/// A body that remembers why it was cut short: who writes it to a file tells only that it failed.
struct WatchedBody: AsyncSequence, Sendable {
  private final class Memory: Sendable {
    let refusal = Mutex<ReviewError?>(nil)
  }

  private let body: RequestBody
  private let memory = Memory()

  init(body: RequestBody) { self.body = body }

  /// Why it was refused; nil where it was not.
  var refusal: ReviewError? { memory.refusal.withLock { $0 } }

  struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate var iterator: RequestBody.AsyncIterator
    private let memory: Memory

    fileprivate init(_ body: WatchedBody) {
      iterator = body.body.makeAsyncIterator()
      memory = body.memory
    }

    mutating func next() async throws -> ByteBuffer? {
      do { return try await iterator.next() } catch {
        if let refusal = error as? ReviewError { memory.refusal.withLock { $0 = refusal } }
        throw error
      }
    }
  }

  func makeAsyncIterator() -> AsyncIterator { AsyncIterator(self) }
}
