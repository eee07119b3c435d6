internal import GRDB
package import Minutes

/// Which decisions of the log are wanted.
package struct LogFilter: Equatable, Sendable {
  package var reviewer: String?
  /// The document's row.
  package var document: Int64?
  /// Only those before this number.
  package var before: Int64?

  package init() {}
}

/// A decision of the log as people look at it.
package struct LogEntry: Equatable, Sendable {
  package var number: Int64
  package var decision: ReviewDecision
  /// Whether it still holds.
  package var holds: Bool
  /// The document's row and the first of its names; nil where the archive no longer has it.
  package var document: Int64?
  package var fileName: String?

  package init(
    number: Int64, decision: ReviewDecision, holds: Bool, document: Int64?, fileName: String?
  ) {
    self.number = number
    self.decision = decision
    self.holds = holds
    self.document = document
    self.fileName = fileName
  }
}

extension ArchiveStore {
  /// The log, the newest first.
  /// - Parameters:
  ///   - filter: which decisions.
  ///   - limit: how many at most.
  /// - Returns: descending by number.
  /// - Throws: where the database can't be read.
  package func log(_ filter: LogFilter, limit: Int) throws(ArchiveError) -> [LogEntry] {
    try reading { db in
      var conditions = "number < ?"
      var arguments: StatementArguments = [filter.before ?? Int64.max]
      if let reviewer = filter.reviewer {
        conditions += " AND reviewer = ?"
        arguments += [reviewer]
      }
      if let document = filter.document {
        conditions += " AND sha256 = (SELECT sha256 FROM document WHERE id = ?)"
        arguments += [document]
      }
      return try Row.fetchAll(
        db,
        sql: """
          SELECT \(DecisionRow.columns),
            (SELECT holds FROM standing s WHERE s.number = decision.number),
            (SELECT id FROM document d WHERE d.sha256 = decision.sha256),
            (SELECT fileName FROM output o JOIN document d ON d.id = o.documentId
             WHERE d.sha256 = decision.sha256 ORDER BY o.id LIMIT 1)
          FROM decision WHERE \(conditions) ORDER BY number DESC LIMIT ?
          """, arguments: arguments + [limit]
      ).map { row in
        let found = try DecisionRow(row)
        let count = row.count
        return LogEntry(
          number: found.number, decision: found.decision, holds: row[count - 3] ?? false,
          document: row[count - 2], fileName: row[count - 1])
      }
    }
  }

  /// The names of all who have decided something, in the order of the alphabet.
  /// - Throws: where the database can't be read.
  package func reviewers() throws(ArchiveError) -> [String] {
    try reading { db in
      try String.fetchAll(
        db, sql: "SELECT DISTINCT reviewer FROM decision ORDER BY reviewer LIMIT 1000")
    }
  }

  /// The places of the queue that decisions are about, undoings included.
  /// - Parameter numbers: the decisions'.
  /// - Returns: in the order of the decisions; those about whole lines have none.
  /// - Throws: where the database can't be read.
  package func places(decidedBy numbers: [Int64]) throws(ArchiveError) -> [PlaceID] {
    try reading { db in
      let find = try db.cachedStatement(
        sql: """
          SELECT d.id, n.page, n.line, n.word, n.seen
          FROM decision n JOIN document d ON d.sha256 = n.sha256
          WHERE n.number = ? AND n.word IS NOT NULL
          """)
      return try numbers.compactMap { number in
        try Row.fetchOne(find, arguments: [number]).map {
          PlaceID(
            document: $0[0],
            correction: Correction.stableID(
              page: $0[1], line: $0[2], word: $0[3], original: $0[4]))
        }
      }
    }
  }
}
