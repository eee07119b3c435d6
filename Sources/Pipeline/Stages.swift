internal import Lexicon
package import Minutes
package import Repair
internal import Segmentation
package import WorkerProtocol

/// What comes after reading, in its order: repair, then segmentation. Functions of values.
package struct Stages: Sendable {
  /// The version of everything that a worker does; a new one reads archives anew.
  static let readingVersion = "3"

  private let repairer: Repairer
  /// Names how pages are read. Equal keys, equal words, whatever the dictionary.
  package let readingKey: String
  /// Names all that the outputs depend on besides a document's bytes: the stages' versions, the
  /// dictionary and the settings. Equal keys, equal outputs.
  package let key: String

  /// - Parameters:
  ///   - repairer: with the dictionary opened.
  ///   - dictionary: the dictionary's version.
  ///   - mode: where words are taken from.
  ///   - userWords: the hash of the list of words given to the recogniser; nil for none.
  package init(
    repairer: Repairer, dictionary: String, mode: ReadingMode, userWords: String? = nil
  ) {
    self.repairer = repairer
    readingKey =
      "reading \(Self.readingVersion), mode \(mode.rawValue)"
      + (userWords.map { ", words \($0.prefix(16))" } ?? "")
    key = [
      readingKey, "repair \(Repairer.version)", repairer.settings.key,
      "dictionary \(dictionary)", "segmentation \(SegmentationStage.version)",
    ].joined(separator: ", ")
  }

  /// Makes a meeting of a document's pages.
  /// - Parameters:
  ///   - pages: as read; failed ones among them.
  ///   - fileName: the document's name.
  ///   - sha256: the hash of its bytes.
  ///   - mediaType: what it is.
  /// - Returns: the same value for the same arguments.
  package func finish(
    _ pages: [Page], fileName: String, sha256: String, mediaType: MediaType
  ) -> FinishedDocument {
    let repaired = repairer.repair(pages)
    let segmented = segment(
      repaired.pages, corrections: repaired.corrections,
      identity: DocumentIdentity(fileName: fileName, sha256: sha256, mediaType: mediaType))
    return FinishedDocument(
      meeting: segmented.meeting, passages: segmented.passages, pages: repaired.pages)
  }
}

/// A document that was read, repaired and segmented.
package struct FinishedDocument: Sendable {
  package var meeting: Meeting
  package var passages: [Passage]
  /// With what was recognised and what was made of it.
  package var pages: [Page]

  /// Numbers of the pages that could not be read.
  package var failedPages: [Int] { pages.filter { $0.origin == .failed }.map(\.number) }
  /// How many places wait for a reviewer.
  package var proposals: Int { meeting.corrections.count { $0.status == .proposed } }
  /// How many corrections were made.
  package var applied: Int { meeting.corrections.count { $0.status == .applied } }
}
