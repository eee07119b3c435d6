internal import GRDB
package import Minutes

/// Why a decision was not taken down.
package enum DecisionError: Error, Equatable, Sendable {
  /// The archive can't be read or written.
  case archive(ArchiveError)
  /// Somebody else has decided about these lines since they were seen.
  case conflict([DecisionConflict])
  /// There is no such document, line or word; the request's id.
  case noSuchPlace(id: String)
  /// What is asked makes no sense.
  case senseless(reason: String)
}

/// Deciding and undoing: all in one transaction, which is on the disk before anybody is answered.
extension ArchiveStore {
  /// Takes down what a person decided, all or none.
  ///
  /// The queue follows at once; the meetings of the documents are to be made anew. Asking twice
  /// with the same ids decides once.
  /// - Parameters:
  ///   - requests: what is decided.
  ///   - action: what is undone at one stroke shares this.
  ///   - reviewer: who decides.
  /// - Returns: the decisions in the log and the documents that they concern.
  /// - Throws: `DecisionError`; then nothing was taken down.
  @discardableResult
  package func decide(
    _ requests: [DecisionRequest], action: String, reviewer: String
  ) throws(DecisionError) -> DecisionReceipt {
    for request in requests { try Self.check(request) }
    return try refusing { db in
      var receipt = DecisionReceipt(numbers: [], documents: [])
      var conflicts: [DecisionConflict] = []
      for request in requests {
        if let known = try Self.number(of: request.id, in: db) {
          receipt.numbers.append(known)
          continue
        }
        let seen = try Self.seen(request, in: db)
        if let conflict = try Self.conflict(request, seen, in: db) {
          conflicts.append(conflict)
          continue
        }
        for decision in try Self.decisions(of: request, seen, action: action, by: reviewer) {
          let number = try Self.record(decision, in: db)
          try Self.overlay(
            DecisionRow(number: number, decision: decision), of: request.document, in: db)
          receipt.numbers.append(number)
        }
        if !receipt.documents.contains(request.document) {
          receipt.documents.append(request.document)
        }
      }
      if !conflicts.isEmpty { throw Refusal(cause: .conflict(conflicts)) }
      return receipt
    }
  }

  /// Undoes what a reviewer has done last and what still holds.
  /// - Returns: nil where there is nothing.
  package func undo(_ reviewer: String) throws(DecisionError) -> DecisionReceipt? {
    try reverse(
      reviewer,
      finding: """
        SELECT action FROM decision d JOIN standing s ON s.number = d.number
        WHERE reviewer = ? AND s.holds AND verdict <> 'undo' ORDER BY d.number DESC LIMIT 1
        """)
  }

  /// Does again what a reviewer has undone last, unless he has decided something since.
  /// - Returns: nil where there is nothing.
  package func redo(_ reviewer: String) throws(DecisionError) -> DecisionReceipt? {
    try reverse(
      reviewer,
      finding: """
        SELECT action FROM decision d JOIN standing s ON s.number = d.number
        WHERE reviewer = ? AND s.holds AND verdict = 'undo'
          AND (SELECT verdict FROM decision o WHERE o.id = d.undoes) <> 'undo'
          AND NOT EXISTS (
            SELECT 1 FROM decision l WHERE l.reviewer = d.reviewer AND l.number > d.number
              AND l.verdict <> 'undo')
        ORDER BY d.number DESC LIMIT 1
        """)
  }

  /// The documents whose meetings do not take account of all that was decided about them.
  package func undecidedDocuments() throws(ArchiveError) -> [Int64] {
    try reading { db in
      try Int64.fetchAll(
        db,
        sql: """
          SELECT d.id FROM (SELECT sha256, max(number) AS last FROM decision GROUP BY sha256) l
          JOIN document d ON d.sha256 = l.sha256 JOIN meeting m INDEXED BY meetingFacts ON m.documentId = d.id
          WHERE m.decisions < l.last AND d.repairKey IS NOT NULL
          ORDER BY l.last DESC
          """)
    }
  }

  /// The decisions about a document that hold, and the number of the last one of any sort.
  package func decided(
    _ sha256: String
  ) throws(ArchiveError) -> (decisions: [(number: Int64, decision: ReviewDecision)], last: Int64) {
    try reading { db in
      let last = try Int64.fetchOne(
        db.cachedStatement(sql: "SELECT max(number) FROM decision WHERE sha256 = ?"),
        arguments: [sha256])
      return (try Self.decisions(of: sha256, in: db), last ?? 0)
    }
  }
}
