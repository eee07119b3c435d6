package import Minutes
package import WorkerProtocol

/// A document of which something is to be done.
package struct Undertaking: Equatable, Sendable {
  /// What is to be done.
  package enum Need: Equatable, Sendable {
    /// Its pages, or some of them, are to be read; what it is, where that is known.
    case reading(DocumentDescription?)
    /// All its pages are read: a meeting is to be made of them.
    case finishing
    /// Only its outputs are to be written.
    case writing
  }

  /// The file that holds it.
  package var file: FoundFile
  /// Its row in the archive.
  package var document: Int64
  /// Of its bytes.
  package var sha256: String
  package var need: Need

  package init(file: FoundFile, document: Int64, sha256: String, need: Need) {
    self.file = file
    self.document = document
    self.sha256 = sha256
    self.need = need
  }
}

/// Where a batch's results go, and what it asks before it does anything. Calls come from many
/// tasks at once.
package protocol BatchArchive: Sendable {
  /// A document's file has been opened.
  func opened(_ work: Undertaking, _ description: DocumentDescription) async
  /// The next pages that are to be read.
  func waitingPages(of work: Undertaking, after last: Int, limit: Int) async -> [Int]
  /// A page is handed to a worker.
  func claim(page: Int, of work: Undertaking) async
  /// Keeps a page that was read, or failed.
  /// - Returns: why the document is to be given up: its file is not what it was.
  func keep(_ page: Page, of work: Undertaking) async -> WorkFailure?
  /// Why nothing of a document could be read; nil where something could.
  func failureOfAll(_ work: Undertaking) async -> WorkFailure?
  /// What is asked of whoever finishes a document.
  func order(for work: Undertaking, isText: Bool) async -> FinishOrder
  /// Whether outputs of a document are not on the disk as they were written: another name of it
  /// came while it was finished.
  func outputsAreMissing(of work: Undertaking) async -> Bool
  /// A document is done, some of its pages perhaps failed.
  func finished(_ work: Undertaking, _ report: FinishReport) async
  /// Nothing could be made of a document.
  func failed(_ work: Undertaking, _ failure: WorkFailure) async
}
