package import Minutes

/// Where a page's words shall be taken from.
package enum ReadingMode: String, Codable, Sendable, CaseIterable {
  /// A good text layer where there is one, else the picture.
  case auto
  /// Always the picture.
  case ocr
  /// Always the text layer; a page without one is blank.
  case text
}

/// What a worker is asked to do. One JSON object a line.
package struct Job: Equatable, Sendable, Codable {
  package enum Kind: String, Codable, Sendable {
    /// Say what the file is and how many pages it has.
    case describe
    /// Read one page.
    case read
    /// Make a picture of a page or of a part of it, as it lies in the file, but upright and level.
    case picture
  }

  /// Repeated in the answer.
  package var id: Int
  package var kind: Kind
  /// The file, absolute or relative to the worker's folder.
  package var path: String
  /// For `read`: the page, from 1.
  package var page: Int?
  /// For `read`: where the words shall come from; `auto` when absent.
  package var mode: ReadingMode?
  /// For `read`: the path of a list of words, one a line, that the recogniser shall know besides
  /// its own; none when absent.
  package var userWords: String?
  /// For `picture`: how the page lies.
  package var geometry: PageGeometry?
  /// For `picture`: the part that is wanted; the whole page when absent.
  package var box: Box?
  /// For `picture`: how wide it shall be at most, in pixels; as it is when absent.
  package var maxWidth: Int?

  package init(
    id: Int, kind: Kind, path: String, page: Int? = nil, mode: ReadingMode? = nil,
    userWords: String? = nil, geometry: PageGeometry? = nil, box: Box? = nil, maxWidth: Int? = nil
  ) {
    self.id = id
    self.kind = kind
    self.path = path
    self.page = page
    self.mode = mode
    self.userWords = userWords
    self.geometry = geometry
    self.box = box
    self.maxWidth = maxWidth
  }
}

/// What a worker answers. One JSON object a line; exactly one of the four is there.
package struct Report: Equatable, Sendable, Codable {
  /// The job's.
  package var id: Int
  /// The answer to `describe`.
  package var document: DocumentDescription?
  /// The answer to `read`.
  package var page: Page?
  /// The answer to `picture`.
  package var picture: Picture?
  /// Why there is no answer.
  package var failure: WorkFailure?
  /// Milliseconds spent, by what they were spent on (`decode`, `cleanUp`, `recognition` …).
  package var timings: [String: Double]?

  package init(
    id: Int, document: DocumentDescription? = nil, page: Page? = nil, picture: Picture? = nil,
    failure: WorkFailure? = nil, timings: [String: Double]? = nil
  ) {
    self.id = id
    self.document = document
    self.page = page
    self.picture = picture
    self.failure = failure
    self.timings = timings
  }
}

/// What a file is.
package struct DocumentDescription: Equatable, Sendable, Codable {
  package var mediaType: MediaType
  package var pageCount: Int

  package init(mediaType: MediaType, pageCount: Int) {
    self.mediaType = mediaType
    self.pageCount = pageCount
  }
}

/// Why a worker could not do its job.
package struct WorkFailure: Equatable, Sendable, Codable, Error {
  package enum Code: String, Codable, Sendable {
    /// There is no such file, or it may not be read.
    case unreadable
    /// The file has no bytes.
    case empty
    /// It is not of a kind that can be read.
    case unsupported
    /// It is of a known kind, but broken.
    case damaged
    /// It is locked with a password.
    case encrypted
    /// It asks for more pixels, memory or time than a page may have.
    case tooLarge
    /// The page asked for is not there.
    case noSuchPage
    /// The recogniser gave up.
    case recognition
    /// A program or language data is missing.
    case missingDependency
    /// The worker died or was ended while it had the job.
    case workerLost
    /// The file went away or was changed while it was read.
    case changed
    /// The repair or the segmentation died of it: a bug of ours.
    case finishing
    /// The archive could not be read or written: nothing of the document's.
    case archive
    /// The job made no sense.
    case badJob
  }

  package var code: Code
  /// One sentence for people, without the file's name.
  package var message: String

  package init(code: Code, message: String) {
    self.code = code
    self.message = message
  }
}
