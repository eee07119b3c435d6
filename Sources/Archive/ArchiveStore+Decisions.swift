internal import GRDB
internal import Minutes

extension ArchiveStore {
  /// Adds a decision to the log, which only grows: undoing is a decision, too.
  /// - Parameter decision: what a person decided.
  /// - Returns: its number in the log; a later one has a higher number.
  /// - Throws: where the database can't be written.
  @discardableResult
  package func append(_ decision: ReviewDecision) throws(ArchiveError) -> Int64 {
    let verdict: String
    var text: String?
    var undone: Int64?
    switch decision.verdict {
    case .accept(let right): (verdict, text) = ("accept", right)
    case .keep: verdict = "keep"
    case .edit(let right): (verdict, text) = ("edit", right)
    case .undo(let number): (verdict, undone) = ("undo", number)
    }
    let box = decision.box
    return try writing { db in
      try db.execute(
        sql: """
          INSERT INTO decision (sha256, page, line, x, y, width, height, seen, verdict, text,
            undoes, reviewer, decided)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          decision.sha256, decision.page, decision.line, box?.x, box?.y, box?.width, box?.height,
          decision.seen, verdict, text, undone, decision.reviewer, Self.timestamp(),
        ])
      return db.lastInsertedRowID
    }
  }

  /// The decisions about a document that hold, in the order in which they were made.
  ///
  /// One that was undone does not hold; undoing what undid it makes it hold again.
  /// - Parameter sha256: of the document's bytes.
  /// - Returns: their numbers in the log and what was decided.
  /// - Throws: where the database can't be read.
  package func decisions(
    of sha256: String
  ) throws(ArchiveError) -> [(number: Int64, decision: ReviewDecision)] {
    let log: [(number: Int64, decision: ReviewDecision)] = try reading { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT id, page, line, x, y, width, height, seen, verdict, text, undoes, reviewer
          FROM decision WHERE sha256 = ? ORDER BY id
          """, arguments: [sha256]
      ).map { row in
        let text: String = row[9] ?? ""
        let verdict: ReviewDecision.Verdict =
          switch row[8] as String {
          case "accept": .accept(text)
          case "edit": .edit(text)
          case "undo": .undo(row[10])
          default: .keep
          }
        let box: Box? = (row[3] as Int?).map {
          Box(x: $0, y: row[4] ?? 0, width: row[5] ?? 0, height: row[6] ?? 0)
        }
        return (
          row[0],
          ReviewDecision(
            sha256: sha256, page: row[1], line: row[2], box: box, seen: row[7], verdict: verdict,
            reviewer: row[11])
        )
      }
    }
    var undone: Set<Int64> = []
    // From the last: whether an undoing holds is known before what it undoes.
    for (number, decision) in log.reversed() where !undone.contains(number) {
      if case .undo(let other) = decision.verdict { undone.insert(other) }
    }
    return log.filter {
      if case .undo = $0.decision.verdict { return false }
      return !undone.contains($0.number)
    }
  }
}
