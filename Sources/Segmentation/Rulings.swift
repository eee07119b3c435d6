import Minutes

/// What a person said of a document's lines, and what the segmentation makes of it by itself.
///
/// A person's word changes what it is about and what follows from that; all else stays as it was:
/// so the document is first read as though nobody had said anything, and then once more.
struct Rulings {
  /// Those of lines that the document has, each saying something.
  let roles: [LineAddress: LineRole]
  /// What the segmentation makes of the document by itself.
  let own: OwnReading

  /// Nil where nothing is said of a line that the document has.
  /// - Parameters:
  ///   - roles: of any lines.
  ///   - pages: the document's.
  init?(_ roles: [LineAddress: LineRole], of pages: [Page]) {
    guard !roles.isEmpty else { return nil }
    var known: [LineAddress: LineRole] = [:]
    for page in pages {
      for line in page.lines where line.words.contains(where: { !$0.text.isEmpty }) {
        let address = LineAddress(page: page.number, line: line.number)
        if let role = roles[address], role != LineRole() { known[address] = role }
      }
    }
    guard !known.isEmpty else { return nil }
    self.roles = known
    own = OwnReading(of: pages)
  }

  /// Whether the segmentation by itself begins a passage of that kind with the line.
  func agrees(_ kind: LineRole.Kind, at address: LineAddress) -> Bool {
    guard let line = own.outline[address] else { return false }
    return line.opens && line.role.kind == kind
  }
}

/// What the segmentation makes of a document by itself.
struct OwnReading {
  let outline: [LineAddress: OutlineLine]
  /// Whether each row goes on with the one above it.
  let verdicts: [RowPlace: RowVerdict]
  let numbering: Numbering
  /// Where the body begins; nil where there is none.
  let bodyStart: LineAddress?

  fileprivate init(of pages: [Page]) {
    let assembled = assemblePassages(of: pages, by: .noting)
    var meeting = Meeting(
      id: "", source: Source(fileName: "", sha256: "", mediaType: .plainText, pages: []))
    let read = readMeeting(from: assembled.drafts, into: &meeting)
    let lines = outlineLines(of: assembled.drafts, read.roles, decided: [:])
    outline = Dictionary(lines.map { ($0.address, $0) }) { first, _ in first }
    verdicts = assembled.verdicts
    numbering = assembled.numbering
    bodyStart = read.bodyStart
  }
}

/// How lines are put together.
enum Guidance {
  /// By the segmentation alone.
  case none
  /// The same, keeping each verdict for another reading.
  case noting
  /// By what a person said.
  case rulings(Rulings)

  var rulings: Rulings? {
    if case .rulings(let rulings) = self { rulings } else { nil }
  }
}

/// A row, known again when the document is read anew.
struct RowPlace: Hashable {
  private let page: Int
  private let line: Int
  private let left: Int

  /// - Returns: nil for a row without words.
  init?(_ row: Row) {
    guard let first = row.tokens.first else { return nil }
    (page, line, left) = (first.page, first.line, first.left)
  }
}

/// Whether a row goes on with the one above it.
struct RowVerdict {
  /// The row above.
  var previous: RowPlace?
  var joins: Bool
  var reason: String

  /// Why what a person said is so.
  static let saidSo = "a person said so"
}

/// What a person said of a row by its first line.
struct Ruling {
  var role: LineRole
  /// The line that it was said of.
  var address: LineAddress
}

extension Token {
  /// The line that it stands in.
  var address: LineAddress { LineAddress(page: pageNumber, line: line) }
}
