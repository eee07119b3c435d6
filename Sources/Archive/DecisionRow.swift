internal import Foundation
internal import GRDB
internal import Minutes

/// A decision as the log has it.
struct DecisionRow {
  var number: Int64
  var decision: ReviewDecision

  init(number: Int64, decision: ReviewDecision) {
    self.number = number
    self.decision = decision
  }

  static let columns = """
    number, id, action, sha256, page, line, word, x, y, width, height, pageWidth, seen, shown,
    verdict, text, role, undoes, learned, reviewer, decided
    """

  /// - Parameter row: with `columns`.
  /// - Throws: where a column can't be understood: the database is damaged.
  init(_ row: Row) throws {
    number = row[0]
    let box: Box? = (row[7] as Int?).map {
      Box(x: $0, y: row[8] ?? 0, width: row[9] ?? 0, height: row[10] ?? 0)
    }
    let text: String = row[15] ?? ""
    let verdict: ReviewDecision.Verdict
    switch ReviewDecision.VerdictName(rawValue: row[14]) {
    case .accept: verdict = .accept(text)
    case .edit: verdict = .edit(text)
    case .keep: verdict = .keep
    case .undo: verdict = .undo(row[17] ?? "")
    case .role: verdict = .role(try JSONColumn.decode(LineRole.self, row[16]) ?? LineRole())
    case nil:
      throw DatabaseError(
        resultCode: .SQLITE_CORRUPT, message: "a decision's verdict can't be understood")
    }
    decision = ReviewDecision(
      id: row[1], action: row[2],
      place: SeenPlace(
        sha256: row[3], page: row[4], line: row[5], word: row[6], box: box, pageWidth: row[11],
        seen: row[12]),
      shown: row[13], verdict: verdict, learned: row[18], reviewer: row[19], decided: row[20])
  }

  /// Adds a decision to the log.
  /// - Returns: its number.
  static func insert(_ decision: ReviewDecision, in db: Database) throws -> Int64 {
    var text: String?
    var role: LineRole?
    var undone: String?
    switch decision.verdict {
    case .accept(let right), .edit(let right): text = right
    case .role(let right): role = right
    case .undo(let id): undone = id
    case .keep: break
    }
    let place = decision.place
    try db.cachedStatement(
      sql: """
        INSERT INTO decision (id, action, sha256, page, line, word, x, y, width, height, pageWidth,
          seen, shown, verdict, text, role, undoes, learned, reviewer, decided)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      decision.id, decision.action, place.sha256, place.page, place.line, place.word, place.box?.x,
      place.box?.y, place.box?.width, place.box?.height, place.pageWidth, place.seen,
      decision.shown, decision.verdict.name.rawValue, text, try JSONColumn.encode(role), undone,
      decision.learned, decision.reviewer, decision.decided,
    ])
    return db.lastInsertedRowID
  }
}
