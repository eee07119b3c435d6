internal import Lexicon
package import Minutes
package import Repair
package import Segmentation
package import WorkerProtocol

/// What comes after reading, in its order: repair, then segmentation. Functions of values.
package struct Stages: Sendable {
  /// The version of everything that a worker does; a new one reads archives anew.
  static let readingVersion = "4"

  /// Names what each stage's result depends on besides its input: equal keys, equal results.
  package struct Keys: Equatable, Sendable, Codable {
    /// How pages are read: the same words, whatever the dictionary.
    package var reading: String
    /// How words are repaired, given how they were read.
    package var repair: String
    /// All that the outputs depend on besides a document's bytes.
    package var result: String

    /// - Parameters:
    ///   - dictionary: the dictionary's version.
    ///   - settings: what the repair may do.
    ///   - mode: where words are taken from.
    ///   - userWords: the hash of the list of words given to the recogniser; nil for none.
    ///   - ownWords: the version of the archive's own words; nil for none.
    package init(
      dictionary: String, settings: RepairSettings, mode: ReadingMode, userWords: String? = nil,
      ownWords: String? = nil
    ) {
      reading =
        "reading \(Stages.readingVersion), mode \(mode.rawValue)"
        + (userWords.map { ", words \($0.prefix(16))" } ?? "")
      repair =
        "\(reading), repair \(Repairer.version), \(settings.key), "
        + Self.knowledge(dictionary: dictionary, ownWords: ownWords)
      result = "\(repair), segmentation \(SegmentationStage.version)"
    }

    /// Whether these are the keys of a repair with this dictionary and these own words.
    /// - Parameters:
    ///   - dictionary: the dictionary's version.
    ///   - ownWords: the version of the archive's own words; nil for none.
    /// - Returns: whether they are.
    package func name(dictionary: String, ownWords: String?) -> Bool {
      repair.hasSuffix(", " + Self.knowledge(dictionary: dictionary, ownWords: ownWords))
    }

    private static func knowledge(dictionary: String, ownWords: String?) -> String {
      "dictionary \(dictionary)" + (ownWords.map { ", own words \($0.prefix(16))" } ?? "")
    }
  }

  private let repairer: Repairer

  /// - Parameter repairer: with the dictionary opened.
  package init(repairer: Repairer) { self.repairer = repairer }

  /// Repairs a document's pages and makes a meeting of them, as though nobody had decided.
  /// - Parameters:
  ///   - pages: as read; failed ones among them.
  ///   - identity: the document's name, hash and kind.
  /// - Returns: the same value for the same arguments.
  package func finish(_ pages: [Page], _ identity: DocumentIdentity) -> FinishedDocument {
    let repaired = repair(pages)
    return Self.finish(
      DecidedDocument(laying: [], over: repaired.pages, corrections: repaired.corrections),
      identity)
  }

  /// Repairs a document's pages.
  /// - Parameter pages: as read; failed ones among them.
  /// - Returns: the same value for the same argument.
  package func repair(_ pages: [Page]) -> RepairedDocument { repairer.repair(pages) }

  /// Makes a meeting of pages that are repaired and decided about.
  /// - Parameters:
  ///   - decided: the pages, with what was changed in them and what is doubtful.
  ///   - identity: the document's name, hash and kind.
  /// - Returns: the same value for the same arguments.
  package static func finish(
    _ decided: DecidedDocument, _ identity: DocumentIdentity
  ) -> FinishedDocument {
    let segmented = segment(
      decided.pages, corrections: decided.corrections.map(\.current), identity: identity,
      roles: decided.roles)
    return FinishedDocument(
      meeting: segmented.meeting, passages: segmented.passages, outline: segmented.outline,
      decided: decided)
  }
}

/// A document that was read, repaired, decided about and segmented.
package struct FinishedDocument: Sendable {
  package var meeting: Meeting
  package var passages: [Passage]
  /// What each line was taken for, in reading order.
  package var outline: [OutlineLine]
  /// The pages, with what was recognised and what was made of it, and the corrections.
  package var decided: DecidedDocument
}
