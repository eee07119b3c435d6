package import Minutes

/// What a meeting's record says of the file it was read from.
package struct DocumentIdentity: Equatable, Sendable {
  /// The file's name without its folder.
  package var fileName: String
  /// Of the file's bytes, 64 lower-case hexadecimal digits.
  package var sha256: String
  /// What kind of file it is.
  package var mediaType: MediaType

  package init(fileName: String, sha256: String, mediaType: MediaType) {
    self.fileName = fileName
    self.sha256 = sha256
    self.mediaType = mediaType
  }

  /// The meeting's id: the same for the same bytes.
  package var meetingID: String { "m-" + sha256.prefix(16) }
}

/// A document as text in reading order, and as a meeting.
package struct SegmentedDocument: Equatable, Sendable {
  /// The typed meeting.
  package var meeting: Meeting
  /// Every word of the lines, once, in reading order; furniture included.
  package var passages: [Passage]
  /// The passages with their words.
  let drafts: [Draft]
  /// By passage: what it was taken for.
  let roles: [Int: String]
  /// What a person said of its lines.
  let decided: [LineAddress: LineRole]

  init(
    meeting: Meeting, drafts: [Draft], roles: [Int: String], decided: [LineAddress: LineRole]
  ) {
    self.meeting = meeting
    passages = drafts.map(\.passage)
    self.drafts = drafts
    self.roles = roles
    self.decided = decided
  }

  package static func == (a: Self, b: Self) -> Bool {
    a.meeting == b.meeting && a.passages == b.passages && a.roles == b.roles
      && a.decided == b.decided
  }

  /// The passages whose words the meeting does not hold as they stand: furniture, labels and what
  /// they say in another form (a day, a role), announcements, what the contract has no place for.
  /// - Complexity: O(passages).
  package var leftOut: [LeftOut] {
    passages.enumerated().compactMap { index, passage in
      let role = passage.kind == .furniture ? "furniture" : roles[index] ?? passage.kind.rawValue
      if rolesOfWords.contains(role) || role.hasPrefix("list item") { return nil }
      let marker = passage.marker.map { $0 + " " } ?? ""
      return LeftOut(text: marker + passage.text, reason: role, location: passage.locations.first)
    }
  }
}

/// What passages are taken for whose words the meeting holds.
private let rolesOfWords: Set<String> = [
  "item", "section", "subheading", "table row", "paragraph", "agenda", "decision",
]

/// A passage that is not in the meeting word for word.
package struct LeftOut: Equatable, Sendable {
  /// Its words, with its marker.
  package var text: String
  /// What it was taken for: `furniture`, `label of place`, `announcement`, `title`.
  package var reason: String
  /// Where it begins.
  package var location: Location?

  package init(text: String, reason: String, location: Location? = nil) {
    self.text = text
    self.reason = reason
    self.location = location
  }
}

/// The stage's name in cache keys.
package enum SegmentationStage {
  /// Changes whenever the same pages may give another result.
  package static let version = "6"
}

/// Turns repaired pages into a typed meeting.
///
/// First the lines become passages, then the passages a meeting. Both steps are linear in the
/// number of words.
///
/// What a person says of a line holds: it is about that line and what follows from it, and changes
/// nothing else. Of the lines of one passage the first that has a kind tells what the passage is.
/// - Parameters:
///   - pages: in order.
///   - corrections: those of the repair, passed on to the meeting as they are.
///   - identity: of the file.
///   - roles: what a person said of lines; those of lines that the document does not have change
///     nothing.
/// - Returns: the meeting and the passages that it was read from.
package func segment(
  _ pages: [Page], corrections: [Correction], identity: DocumentIdentity,
  roles: [LineAddress: LineRole] = [:]
) -> SegmentedDocument {
  let rulings = Rulings(roles, of: pages)
  let drafts = assemblePassages(of: pages, by: rulings.map(Guidance.rulings) ?? .none).drafts
  let source = Source(
    fileName: identity.fileName, sha256: identity.sha256, mediaType: identity.mediaType,
    pages: pages.map(Source.PageRecord.init))
  var meeting = Meeting(id: identity.meetingID, source: source, corrections: corrections)
  meeting.warnings = warnings(of: pages)
  let read = readMeeting(from: drafts, into: &meeting, by: rulings)
  meeting.setSchemaVersion()
  return SegmentedDocument(
    meeting: meeting, drafts: drafts, roles: read.roles, decided: rulings?.roles ?? [:])
}

/// The pages' warnings; what is missing where they were read is said once, for the first page that
/// missed it.
private func warnings(of pages: [Page]) -> [Warning] {
  var said: Set<String> = []
  return pages.flatMap(pageWarnings).filter {
    !$0.isAboutInstallation || said.insert($0.code).inserted
  }
}

/// A page's own warnings, and one that it failed where they don't say so.
private func pageWarnings(_ page: Page) -> [Warning] {
  guard page.origin == .failed, !page.warnings.contains(where: { $0.code == "pageFailed" }) else {
    return page.warnings
  }
  let failed = Warning(
    code: "pageFailed", message: "Sidan kunde inte läsas.", page: page.number)
  return [failed] + page.warnings
}
