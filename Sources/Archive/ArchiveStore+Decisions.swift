internal import GRDB
package import Minutes

/// The log of decisions, which only grows, and what follows from it.
extension ArchiveStore {
  /// Adds decisions to the log, all or none; those that it has already change nothing.
  ///
  /// For decisions that were made elsewhere; `decide` is for those that are made here.
  /// - Parameter decisions: in the order in which they were made; what one undoes comes before it,
  ///   or is in the log already.
  /// - Returns: how many were new.
  /// - Throws: `unfitting` where one undoes what nobody decided; where the database can't be
  ///   written.
  @discardableResult
  package func append(_ decisions: [ReviewDecision]) throws(ArchiveError) -> Int {
    try writing { db in
      var count = 0
      for decision in decisions where try !Self.hasDecision(decision.id, in: db) {
        if case .undo(let other) = decision.verdict, try !Self.hasDecision(other, in: db) {
          throw ArchiveError.unfitting(
            reason: "decision \(decision.id) undoes \(other), which is not in the log")
        }
        try Self.record(decision, in: db)
        count += 1
      }
      return count
    }
  }

  /// The decisions about a document that hold, in the order in which they were made, here or
  /// elsewhere.
  ///
  /// One that was undone does not hold; undoing what undid it makes it hold again.
  /// - Parameter sha256: of the document's bytes.
  /// - Returns: their numbers in the log and what was decided; none of them is an undoing.
  /// - Throws: where the database can't be read.
  package func decisions(
    of sha256: String
  ) throws(ArchiveError) -> [(number: Int64, decision: ReviewDecision)] {
    try reading { try Self.decisions(of: sha256, in: $0) }
  }

  /// The log, some of it at a time.
  /// - Parameters:
  ///   - last: the number before, 0 at first.
  ///   - limit: how many at most.
  /// - Returns: by their numbers, ascending; empty at the end.
  /// - Throws: where the database can't be read.
  package func decisionLog(
    after last: Int64, limit: Int
  ) throws(ArchiveError) -> [(number: Int64, decision: ReviewDecision)] {
    try reading { db in
      try Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT \(DecisionRow.columns) FROM decision WHERE number > ? ORDER BY number LIMIT ?
            """), arguments: [last, limit]
      ).map { row in
        let found = try DecisionRow(row)
        return (found.number, found.decision)
      }
    }
  }

  static func decisions(
    of sha256: String, in db: Database
  ) throws -> [(number: Int64, decision: ReviewDecision)] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT \(DecisionRow.columns) FROM decision
          WHERE sha256 = ? AND verdict <> 'undo'
            AND (SELECT holds FROM standing WHERE standing.number = decision.number)
          ORDER BY decided, number
          """), arguments: [sha256]
    ).map { row in
      let found = try DecisionRow(row)
      return (found.number, found.decision)
    }
  }

  static func hasDecision(_ id: String, in db: Database) throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM decision WHERE id = ?)"),
      arguments: [id]) ?? false
  }

  /// Adds a decision and keeps what follows from it: what holds, and the archive's own words.
  /// - Returns: its number.
  @discardableResult
  static func record(_ decision: ReviewDecision, in db: Database) throws -> Int64 {
    let number = try DecisionRow.insert(decision, in: db)
    try setStanding(number, decision.id, holds: true, in: db)
    return number
  }

  /// Makes a decision hold or not, and with an undoing what it undoes: as far back as that goes.
  private static func setStanding(
    _ number: Int64, _ id: String, holds: Bool, in db: Database
  ) throws {
    var (number, id, holds) = (number, id, holds)
    while true {
      try db.cachedStatement(
        sql: """
          INSERT INTO standing (number, holds) VALUES (?, ?)
          ON CONFLICT (number) DO UPDATE SET holds = excluded.holds
          """
      ).execute(arguments: [number, holds])
      guard
        let row = try Row.fetchOne(
          db.cachedStatement(
            sql: "SELECT learned, undoes, reviewer, decided FROM decision WHERE number = ?"),
          arguments: [number])
      else { return }
      if let word: String = row[0] {
        try db.cachedStatement(
          sql: holds
            ? """
            INSERT INTO ownWord (word, decision, reviewer, added) VALUES (?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """
            : "DELETE FROM ownWord WHERE word = ? AND decision = ? AND ? <> '' AND ? <> ''"
        ).execute(arguments: [word, id, row[2], row[3]])
      }
      guard let undone: String = row[1],
        let other = try Int64.fetchOne(
          db.cachedStatement(sql: "SELECT number FROM decision WHERE id = ?"),
          arguments: [undone])
      else { return }
      (number, id, holds) = (other, undone, !holds)
    }
  }
}
