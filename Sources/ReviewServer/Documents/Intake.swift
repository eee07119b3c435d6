/// Where files that are sent here go, and who reads them.
package protocol Intake: Sendable {
  /// A place for a file.
  /// - Parameter name: what the visitor's computer calls it.
  /// - Returns: where it is to be written; nothing of it is a path that came with a request.
  /// - Throws: `wrongType` where it is not of a kind that is read, `failed`.
  func place(for name: String) async throws(ReviewError) -> UploadPlace
  /// A file is there as a whole: it is taken in and read.
  func arrived(_ place: UploadPlace) async throws(ReviewError)
  /// A file did not come as a whole: what there is of it goes.
  func abandon(_ place: UploadPlace) async
  /// Tries again to read what failed of a document.
  /// - Throws: `notFound` where its file is gone, or was changed.
  func retry(_ document: Int64) async throws(ReviewError)
  /// What is being read.
  func progress() async -> IntakeProgress
}

/// Where a file is written.
package struct UploadPlace: Equatable, Sendable {
  /// While it comes.
  package var temporary: String
  /// When it is there.
  package var path: String
  /// What it is called from now on.
  package var name: String

  package init(temporary: String, path: String, name: String) {
    self.temporary = temporary
    self.path = path
    self.name = name
  }
}

/// What is being read.
package struct IntakeProgress: Equatable, Sendable, Encodable {
  package struct Failure: Equatable, Sendable, Encodable {
    package var name: String
    package var message: String

    package init(name: String, message: String) {
      self.name = name
      self.message = message
    }
  }

  package var isRunning = false
  /// Documents of this run, and those of them that are done.
  package var documents = 0
  package var done = 0
  /// Pages that were read.
  package var pages = 0
  /// The document that is being read.
  package var current: String?
  package var failures: [Failure] = []

  package init() {}
}
