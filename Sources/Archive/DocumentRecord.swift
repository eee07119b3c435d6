/// What the archive knows of a document that was read: enough not to read it again.
package struct DocumentRecord: Equatable, Sendable, Codable {
  /// How reading it ended.
  package enum State: String, Codable, Sendable {
    /// Every page was read or is blank.
    case done
    /// Some pages failed; the others are in the outputs.
    case partial
  }

  /// Of the file's bytes.
  package var sha256: String
  /// Names the stages, their versions and settings that made the outputs.
  package var stages: String
  package var state: State
  /// The outputs: by the name of the file that was read, the stem of its outputs in `out`.
  package var outputs: [String: String]
  package var pages: Int
  /// Numbers of the pages that failed, from 1.
  package var failedPages: [Int]
  /// How many corrections wait for a reviewer.
  package var proposals: Int
  /// How many corrections were applied.
  package var applied: Int

  package init(
    sha256: String, stages: String, state: State, outputs: [String: String], pages: Int,
    failedPages: [Int] = [], proposals: Int = 0, applied: Int = 0
  ) {
    self.sha256 = sha256
    self.stages = stages
    self.state = state
    self.outputs = outputs
    self.pages = pages
    self.failedPages = failedPages
    self.proposals = proposals
    self.applied = applied
  }
}
