internal import Archive
internal import Foundation
internal import Pipeline
internal import WorkerProtocol

/// Makes the meetings of documents anew about which something was decided, beside whatever else
/// goes on.
actor MeetingMakers {
  private let pool: FinishPool
  private var waiting: [Int64] = []
  private var work: Task<Void, Never>?
  private var order = 0
  /// Why the last one could not be made that could not.
  private(set) var failure: WorkFailure?

  init(archive: String) {
    pool = FinishPool(
      .init(
        executable: SiblingProgram.ownPath, arguments: ["finish", "-w", archive], helpers: 1))
  }

  /// Takes documents; one that waits already is made once.
  func add(_ documents: [Int64]) {
    for document in documents where !waiting.contains(document) { waiting.append(document) }
    if work == nil { work = Task { await makeAll() } }
  }

  /// Waits until all are made.
  func finish() async {
    while let work { await work.value }
    await pool.close()
  }

  private func makeAll() async {
    while let document = waiting.first {
      waiting.removeFirst()
      order += 1
      let order = FinishOrder(id: order, task: .decide, document: document, run: 0)
      let result = await pool.perform(order) { $0 }
      if case .failure(let failure) = result { self.failure = failure }
    }
    work = nil
  }
}
