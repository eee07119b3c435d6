package import WorkerProtocol

/// The workers that read pages.
package typealias PagePool = HelperPool<Job>

/// The processes that repair and segment documents of an archive.
package typealias FinishPool = HelperPool<FinishOrder>

extension HelperPool<Job> {
  /// Asks what a file is.
  /// - Throws: `WorkFailure`.
  package func describe(_ path: String) async throws(WorkFailure) -> DocumentDescription {
    let result = await perform(Job(id: 1, kind: .describe, path: path)) { $0 }
    guard let document = try result.get().document else {
      throw WorkFailure(
        code: .badJob, message: "the worker's answer has nothing of what was asked")
    }
    return document
  }
}
