package import Minutes

/// Why a document or a page came to nothing.
package struct StoredFailure: Equatable, Sendable, Codable {
  /// A fixed word for programs, such as `damaged`.
  package var code: String
  /// A sentence for people, without the file's name.
  package var message: String

  package init(code: String, message: String) {
    self.code = code
    self.message = message
  }
}

/// What an archive knows of a document.
package struct StoredDocument: Equatable, Sendable {
  /// How far it has come.
  package enum State: String, Codable, Sendable {
    /// It is to be read or finished.
    case waiting
    /// Every page was read or is blank.
    case done
    /// Some pages failed; the others are in the outputs.
    case partial
    /// Nothing of it could be read.
    case failed
  }

  /// Its row in the archive.
  package var id: Int64
  /// Of its bytes.
  package var sha256: String
  package var state: State
  /// Nil until it was opened.
  package var mediaType: MediaType?
  /// Nil until it was opened.
  package var pageCount: Int?
  package var failure: StoredFailure?
  /// How its pages were read, or are being read.
  package var readingKey: String?
  /// What its words were repaired with.
  package var repairKey: String?
  /// What its meeting was made with; nil where there is none.
  package var resultKey: String?
  /// How many corrections were applied.
  package var applied: Int
  /// How many corrections wait for a reviewer.
  package var proposed: Int
  /// How many pages are to be read.
  package var waitingPages: Int
  /// Grows with everything that is kept of it.
  package var revision: Int64
  /// Whether its meeting takes account of all that was decided about it.
  package var isDecided: Bool
}

/// The outputs of a document under one of its names.
package struct StoredOutput: Equatable, Sendable {
  /// The document's name.
  package var fileName: String
  /// The name of its files in `out`, without extensions.
  package var stem: String
  /// What tells that the files are those that were written; nil until they were.
  var meeting: WrittenFile?
  var text: WrittenFile?
}

/// A file as it was written.
package struct WrittenFile: Equatable, Sendable {
  package var sha256: String
  package var byteCount: Int64
  /// In nanoseconds since 1970.
  package var modified: Int64

  /// Whether the file is still there, and nobody has touched it.
  func isUntouched(at path: String) -> Bool {
    guard let stamp = FileStamp(path: path) else { return false }
    return stamp.byteCount == byteCount && stamp.modified == modified
  }
}
