internal import Foundation
internal import GRDB
package import Minutes

/// The corrections of documents: the repair's own, and over them what was decided.
extension ArchiveStore {
  /// The corrections that the repair made or proposed in a document, in reading order, as though
  /// nobody had decided.
  package func corrections(of id: Int64) throws(ArchiveError) -> [Correction] {
    try reading { db in
      let rows = try Row.fetchCursor(
        db.cachedStatement(
          sql: """
            SELECT \(correctionColumns) FROM correction
            WHERE documentId = ? AND NOT isDecisions ORDER BY position
            """), arguments: [id])
      var corrections: [Correction] = []
      while let row = try rows.next() { corrections.append(try Self.correction(row)) }
      return corrections
    }
  }

  /// A correction as the repair had it.
  /// - Parameter row: begins with `correctionColumns`.
  /// - Returns: the correction.
  /// - Throws: where a column can't be understood.
  static func correction(_ row: Row) throws -> Correction {
    let x: Int? = row[10]
    let line: Int? = row[9]
    return Correction(
      id: row[0], original: row[1], corrected: row[2],
      kind: Correction.Kind(rawValue: row[3]) ?? .character, confidence: row[4],
      alternatives: try JSONColumn.decode([Alternative].self, row[5]),
      status: Correction.Status(rawValue: row[6]) ?? .proposed, context: row[7],
      location: Location(
        page: row[8], lines: line.map { [$0] },
        box: x.map { Box(x: $0, y: row[11], width: row[12], height: row[13]) }))
  }

  /// Writes a document's corrections anew. Decisions that came while they were made keep their
  /// effect on the queue.
  static func storeCorrections(_ finished: FinishedMeeting, in db: Database) throws {
    let id = finished.document.id
    var known = try rows(of: id, in: db)
    let isNamed = try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM output WHERE documentId = ?)"),
      arguments: [id])
    let items = ItemNames(finished.meeting)
    for (position, one) in finished.corrections.enumerated() {
      let question = one.isAsked && isNamed == true ? try question(of: one, in: db) : nil
      let row = try columns(
        of: one, at: position, of: id, question: question,
        item: items.name(at: one.current.location))
      // Most are as they were: a decision changes one.
      let before = known.removeValue(forKey: Int64(position))
      if before == row { continue }
      if before != nil { try remove(Int64(position), of: id, in: db) }
      try db.cachedStatement(
        sql: """
          INSERT INTO correction (\(storedColumns))
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """
      ).execute(arguments: StatementArguments(row))
    }
    for position in known.keys { try remove(position, of: id, in: db) }
    let later = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT \(DecisionRow.columns) FROM decision WHERE sha256 = ? AND number > ?
          ORDER BY number
          """), arguments: [finished.document.sha256, finished.lastDecision])
    for row in later { try overlay(try DecisionRow(row), of: id, in: db) }
  }

  private static let storedColumns = """
    documentId, position, id, page, line, kind, status, original, corrected, confidence, context,
    x, y, width, height, alternatives, doubt, questionId, decision, decidedStatus, decidedText,
    isDecisions, item
    """

  /// A document's corrections as they are kept, by their positions.
  private static func rows(of id: Int64, in db: Database) throws -> [Int64: [DatabaseValue]] {
    let rows = try Row.fetchCursor(
      db.cachedStatement(sql: "SELECT \(storedColumns) FROM correction WHERE documentId = ?"),
      arguments: [id])
    var known: [Int64: [DatabaseValue]] = [:]
    while let row = try rows.next() { known[row[1]] = Array(row.databaseValues) }
    return known
  }

  private static func remove(_ position: Int64, of id: Int64, in db: Database) throws {
    try db.cachedStatement(sql: "DELETE FROM correction WHERE documentId = ? AND position = ?")
      .execute(arguments: [id, position])
  }

  private static func columns(
    of one: DecidedCorrection, at position: Int, of id: Int64, question: Int64?, item: String?
  ) throws -> [DatabaseValue] {
    let base = one.machine ?? one.current
    let (location, current) = (one.current.location, one.current)
    let box = location.box
    let isDecided = one.decision != nil && one.formerly == nil
    let values: [(any DatabaseValueConvertible)?] = [
      id, position, base.id, location.page, location.lines?.first, base.kind.rawValue,
      base.status.rawValue, base.original, base.corrected, base.confidence, current.context,
      box?.x, box?.y, box?.width, box?.height, try JSONColumn.encode(base.alternatives),
      Int((max(base.doubt, one.formerly == nil ? 0 : 0.5) * 1e6).rounded()), question,
      one.decision, isDecided ? current.status.rawValue : nil,
      isDecided ? current.textAsDecided : one.formerly, one.machine == nil, item,
    ]
    return values.map { $0?.databaseValue ?? .null }
  }

  /// The question that equal cases share.
  private static func question(of one: DecidedCorrection, in db: Database) throws -> Int64 {
    let base = one.machine ?? one.current
    return try question(
      kind: base.kind.rawValue, original: base.original, corrected: base.corrected, in: db)
  }

  static func question(
    kind: String, original: String, corrected: String, in db: Database
  ) throws -> Int64 {
    let find = try db.cachedStatement(
      sql: "SELECT id FROM question WHERE original = ? AND corrected = ? AND kind = ?")
    let key: StatementArguments = [original, corrected, kind]
    if let known = try Int64.fetchOne(find, arguments: key) { return known }
    try db.cachedStatement(
      sql: "INSERT INTO question (original, corrected, kind) VALUES (?, ?, ?)"
    ).execute(arguments: key)
    return db.lastInsertedRowID
  }
}

/// What `correction(_:)` reads, in its order.
let correctionColumns = """
  id, original, corrected, kind, confidence, alternatives, status, context, page, line, x, y,
  width, height
  """

extension Correction {
  /// What stands there since somebody decided.
  fileprivate var textAsDecided: String { status == .rejected ? original : corrected }
}

/// The agenda items of a meeting, by where they begin.
private struct ItemNames {
  private var starts: [(page: Int, line: Int, name: String)] = []

  init(_ meeting: Meeting) {
    for item in meeting.sections.lazy.flatMap(\.items) {
      guard let place = item.location else { continue }
      let name = [item.number, item.title].compactMap { $0 }.filter { !$0.isEmpty }
      starts.append((place.page, place.lines?.first ?? 0, name.joined(separator: " ")))
    }
    starts.sort { ($0.page, $0.line) < ($1.page, $1.line) }
  }

  /// - Complexity: O(log items).
  func name(at place: Location) -> String? {
    let (page, line) = (place.page, place.lines?.first ?? 0)
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if (starts[middle].page, starts[middle].line) <= (page, line) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low > 0 ? String(starts[low - 1].name.prefix(120)) : nil
  }
}
