internal import Foundation
internal import GRDB
internal import Minutes

/// What decisions make of the queue, at once: the rest of the archive follows when the document's
/// meeting is made anew.
extension ArchiveStore {
  /// Lays a decision over the place that it speaks of, where that is where it was.
  static func overlay(_ row: DecisionRow, of document: Int64, in db: Database) throws {
    let place = row.decision.place
    switch row.decision.verdict {
    case .accept(let text), .edit(let text): try settle(row, text, of: document, in: db)
    case .keep: try settle(row, place.seen, of: document, in: db)
    case .role: break
    case .undo: try unsettle(place, of: document, in: db)
    }
  }

  private static func settle(
    _ row: DecisionRow, _ text: String, of document: Int64, in db: Database
  ) throws {
    guard let id = correctionID(of: row.decision.place) else { return }
    try db.cachedStatement(
      sql: """
        UPDATE correction SET decision = ?1, decidedText = ?2, questionId = NULL,
          decidedStatus = CASE WHEN ?2 = original THEN 'rejected' WHEN ?2 = corrected
            THEN 'accepted' ELSE 'edited' END
        WHERE documentId = ?3 AND id = ?4
        """
    ).execute(arguments: [row.number, text, document, id])
  }

  /// A decision about a place no longer holds: what was decided before holds again, else it is
  /// asked about again where the repair had asked.
  private static func unsettle(_ place: SeenPlace, of document: Int64, in db: Database) throws {
    let last = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT \(DecisionRow.columns) FROM decision
          WHERE sha256 = ? AND page = ? AND line = ? AND word IS ? AND seen = ?
            AND verdict NOT IN ('undo', 'role')
            AND (SELECT holds FROM standing WHERE standing.number = decision.number)
          ORDER BY decided DESC, number DESC LIMIT 1
          """), arguments: [place.sha256, place.page, place.line, place.word, place.seen])
    if let last { return try overlay(try DecisionRow(last), of: document, in: db) }
    guard let id = correctionID(of: place),
      let row = try Row.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT position, status, kind, original, corrected FROM correction
            WHERE documentId = ? AND id = ?
            """), arguments: [document, id])
    else { return }
    let isAsked = row[1] as String == Correction.Status.proposed.rawValue
    try db.cachedStatement(
      sql: """
        UPDATE correction SET decision = NULL, decidedText = NULL, decidedStatus = NULL,
          questionId = ?
        WHERE documentId = ? AND position = ?
        """
    ).execute(arguments: [
      isAsked ? try question(kind: row[2], original: row[3], corrected: row[4], in: db) : nil,
      document, row[0] as Int64,
    ])
  }

  private static func correctionID(of place: SeenPlace) -> String? {
    place.word.map {
      Correction.stableID(page: place.page, line: place.line, word: $0, original: place.seen)
    }
  }

  /// Undoes an action, or an undoing, with one decision for each of it that holds.
  func reverse(
    _ reviewer: String, finding sql: String
  ) throws(DecisionError) -> DecisionReceipt? {
    try refusing { db in
      guard
        let action = try String.fetchOne(
          db.cachedStatement(sql: sql), arguments: [reviewer])
      else { return nil }
      let rows = try Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT \(DecisionRow.columns) FROM decision
            WHERE action = ? AND reviewer = ?
              AND (SELECT holds FROM standing WHERE standing.number = decision.number)
            ORDER BY number DESC
            """), arguments: [action, reviewer])
      let stroke = UUID().uuidString
      var receipt = DecisionReceipt(numbers: [], documents: [])
      for row in rows {
        let before = try DecisionRow(row).decision
        let undoing = ReviewDecision(
          id: UUID().uuidString, action: stroke, place: before.place, shown: nil,
          verdict: .undo(before.id), reviewer: reviewer, decided: Self.timestamp())
        let number = try Self.record(undoing, in: db)
        receipt.numbers.append(number)
        guard
          let document = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT id FROM document WHERE sha256 = ?"),
            arguments: [before.place.sha256])
        else { continue }
        try Self.overlay(DecisionRow(number: number, decision: undoing), of: document, in: db)
        if !receipt.documents.contains(document) { receipt.documents.append(document) }
      }
      return receipt
    }
  }
}
