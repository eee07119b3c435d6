internal import Foundation
internal import GRDB
internal import Minutes

/// The queue of doubtful places over all documents.
extension ArchiveStore {
  /// Places to ask about, the most useful first: how probably something is wrong, times how many
  /// equal cases an answer settles.
  /// - Parameters:
  ///   - filter: which places are wanted.
  ///   - limit: how many questions at most; one place of each is given.
  ///   - skipping: places that others are asked about. Their questions come last.
  /// - Returns: fewer than `limit` where there are no more.
  /// - Throws: where the database can't be read.
  /// - Complexity: O(limit log questions); O(places) with a filter.
  package func questions(
    _ filter: QueueFilter, limit: Int, skipping: Set<PlaceID> = []
  ) throws(ArchiveError) -> [ReviewPlace] {
    try queue(filter, limit: limit, skipping: skipping).places
  }

  /// Places to ask about, and how far the review has come.
  /// - Parameters:
  ///   - filter: which places are wanted.
  ///   - limit: how many questions at most; one place of each is given.
  ///   - skipping: places that others are asked about. Their questions come last.
  /// - Returns: the places, as `questions` gives them, and the progress, as `queueProgress` does.
  /// - Throws: where the database can't be read.
  package func queue(
    _ filter: QueueFilter, limit: Int, skipping: Set<PlaceID> = []
  ) throws(ArchiveError) -> (places: [ReviewPlace], progress: QueueProgress) {
    try reading { db in
      let clause = FilterClause(filter)
      let skipped = try Self.questions(of: skipping, in: db)
      let (ids, progress) = try Self.ranked(clause, limit: limit + skipped.count, in: db)
      var places: [ReviewPlace] = []
      for id in ids.filter({ !skipped.contains($0) }) + ids.filter(skipped.contains) {
        guard places.count < limit else { break }
        let most = skipped.contains(id) ? skipping.count + 1 : 1
        if let place = try Self.bestPlace(of: id, clause, most: most, skipping, in: db) {
          places.append(place)
        }
      }
      return (places, progress)
    }
  }

  /// The most doubtful place of a question that nobody has in hand.
  private static func bestPlace(
    of question: Int64, _ clause: FilterClause, most: Int, _ skipping: Set<PlaceID>,
    in db: Database
  ) throws -> ReviewPlace? {
    let candidates = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT c.documentId, c.id FROM correction c
          WHERE c.questionId = ? \(clause.conditions)
          ORDER BY c.doubt DESC, c.documentId, c.position LIMIT ?
          """), arguments: [question] + clause.arguments + [most])
    for row in candidates {
      let place = PlaceID(document: row[0], correction: row[1])
      if !skipping.contains(place), let found = try Self.place(place, in: db) { return found }
    }
    return nil
  }

  /// The places that wait for an answer to the same question as one of them, in the order of their
  /// documents.
  /// - Parameters:
  ///   - place: one of them.
  ///   - last: the place after which they are wanted; nil for the first ones.
  ///   - limit: how many at most, that one included.
  /// - Returns: empty where the place waits no more.
  /// - Throws: where the database can't be read.
  package func equalCases(
    _ place: PlaceID, after last: PlaceID? = nil, limit: Int
  ) throws(ArchiveError) -> [ReviewPlace] {
    try reading { db in
      let rows = try Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT documentId, id FROM correction
            WHERE questionId = (
              SELECT questionId FROM correction WHERE documentId = ? AND id = ? LIMIT 1)
            AND (documentId, position) > (?, coalesce((
              SELECT position FROM correction WHERE documentId = ? AND id = ? LIMIT 1), -1))
            ORDER BY documentId, position LIMIT ?
            """),
        arguments: [
          place.document, place.correction, last?.document ?? 0, last?.document,
          last?.correction, limit,
        ])
      return try rows.compactMap {
        try Self.place(PlaceID(document: $0[0], correction: $0[1]), in: db)
      }
    }
  }

  /// A place as a card shows it, whether or not it waits.
  /// - Returns: nil where there is none.
  package func place(_ id: PlaceID) throws(ArchiveError) -> ReviewPlace? {
    try reading { try Self.place(id, in: $0) }
  }

  /// How far the review has come.
  /// - Complexity: O(questions); O(places) with a filter.
  package func queueProgress(_ filter: QueueFilter) throws(ArchiveError) -> QueueProgress {
    try reading { db in try Self.ranked(FilterClause(filter), limit: 0, in: db).progress }
  }

  private static func questions(
    of places: Set<PlaceID>, in db: Database
  ) throws -> Set<Int64> {
    let find = try db.cachedStatement(
      sql: "SELECT questionId FROM correction WHERE documentId = ? AND id = ? LIMIT 1")
    var found: Set<Int64> = []
    for place in places {
      if let id = try Int64.fetchOne(find, arguments: [place.document, place.correction]) {
        found.insert(id)
      }
    }
    return found
  }

  /// The questions worth most, and how many there are in all.
  private static func ranked(
    _ clause: FilterClause, limit: Int, in db: Database
  ) throws -> (questions: [Int64], progress: QueueProgress) {
    var progress = QueueProgress(places: 0, questions: 0, decided: try decided(in: db))
    guard !clause.conditions.isEmpty else {
      let totals = try Row.fetchOne(
        db.cachedStatement(
          sql: "SELECT coalesce(sum(waiting), 0), count(*) FROM question WHERE waiting > 0"))
      progress.places = totals?[0] ?? 0
      progress.questions = totals?[1] ?? 0
      let ids = try Int64.fetchAll(
        db.cachedStatement(
          sql: "SELECT id FROM question WHERE waiting > 0 ORDER BY weight DESC, id DESC LIMIT ?"),
        arguments: [limit])
      return (ids, progress)
    }
    // Every place is looked at once, for the order and for the numbers.
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT c.questionId, count(*) FROM correction c
        WHERE c.questionId IS NOT NULL \(clause.conditions)
        GROUP BY c.questionId ORDER BY sum(c.doubt) DESC, c.questionId DESC
        """, arguments: clause.arguments)
    var ids: [Int64] = []
    while let row = try rows.next() {
      if ids.count < limit { ids.append(row[0]) }
      progress.questions += 1
      progress.places += row[1]
    }
    return (ids, progress)
  }

  /// How many decisions hold.
  private static func decided(in db: Database) throws -> Int {
    // Undoings hold, too; there are few of them.
    try Int.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT (SELECT count(*) FROM standing WHERE holds)
            - (SELECT count(*) FROM decision d JOIN standing s ON s.number = d.number
               WHERE d.verdict = 'undo' AND s.holds)
          """)) ?? 0
  }

  static func place(_ id: PlaceID, in db: Database) throws -> ReviewPlace? {
    let find = try db.cachedStatement(
      sql: """
        SELECT \(correctionColumns), doubt, questionId, decidedText, decidedStatus, item,
          (SELECT fileName FROM output o WHERE o.documentId = c.documentId ORDER BY o.id LIMIT 1),
          (SELECT sha256 FROM document d WHERE d.id = c.documentId),
          (SELECT body FROM meeting m INDEXED BY meetingFacts WHERE m.documentId = c.documentId),
          (SELECT firstDay FROM meeting m INDEXED BY meetingFacts
           WHERE m.documentId = c.documentId),
          (SELECT waiting FROM question q WHERE q.id = c.questionId)
        FROM correction c WHERE documentId = ? AND id = ? LIMIT 1
        """)
    guard let row = try Row.fetchOne(find, arguments: [id.document, id.correction]) else {
      return nil
    }
    let correction = try correction(row)
    let address = LineAddress(
      page: correction.location.page, line: correction.location.lines?.first ?? 0)
    guard let line = try ReviewLine(address, of: id.document, in: db),
      let word = line.words.firstIndex(where: { $0.correction?["id"] == id.correction })
    else { return nil }
    let sha256: String = row[20] ?? ""
    let decided: String? = row[17]
    let question: Int64? = row[15]
    let formerly = question != nil ? row[16] as String? : nil
    var candidates = correction.candidates
    if let formerly, !candidates.contains(where: { $0.text.utf8.elementsEqual(formerly.utf8) }) {
      candidates.insert(Alternative(text: formerly, confidence: 0.5), at: 0)
    }
    // What nobody has weighed is offered last.
    for variant in Correction.variants(of: correction.original)
    where candidates.count < 9
      && !candidates.contains(where: { $0.text.utf8.elementsEqual(variant.utf8) })
    {
      candidates.append(Alternative(text: variant, confidence: 0))
    }
    return ReviewPlace(
      document: id.document, fileName: row[19] ?? sha256, body: row[21], day: row[22],
      item: row[18], page: address.page, line: address.line, word: line.words[word].index,
      box: line.words[word].box, lineBox: line.box, correction: correction.id,
      kind: correction.kind,
      status: decided.flatMap(Correction.Status.init(rawValue:)) ?? correction.status,
      original: correction.original, corrected: correction.corrected,
      doubt: Double(row[14] as Int) / 1e6, candidates: candidates,
      readWords: line.words.map(\.recognized), words: line.words.map(\.text), place: word,
      formerly: formerly, version: try ReviewLine.version(address, sha256: sha256, in: db),
      cases: question == nil ? 0 : row[23] ?? 0)
  }
}

/// A filter as SQL.
struct FilterClause {
  var conditions = ""
  var arguments = StatementArguments()

  private static let texts =
    "coalesce(c.context, '') || char(10) || c.original || char(10) || c.corrected"
  private static let ofMeeting = """
    EXISTS (SELECT 1 FROM meeting m INDEXED BY meetingFacts WHERE m.documentId = c.documentId
    """

  init(_ filter: QueueFilter) {
    func add(_ condition: String, _ values: [(any DatabaseValueConvertible)?]) {
      conditions += " AND \(condition)"
      arguments += StatementArguments(values)
    }
    if let document = filter.document { add("c.documentId = ?", [document]) }
    if !filter.kinds.isEmpty {
      let marks = filter.kinds.map { _ in "?" }.joined(separator: ", ")
      add("c.kind IN (\(marks))", filter.kinds.map(\.rawValue).sorted())
    }
    if let least = filter.leastDoubt { add("c.doubt >= ?", [Int(least * 1e6)]) }
    if let most = filter.mostDoubt { add("c.doubt <= ?", [Int(most * 1e6)]) }
    if filter.onlyReopened { add("c.decidedText IS NOT NULL", []) }
    if let from = filter.from {
      add("\(Self.ofMeeting) AND coalesce(m.lastDay, m.firstDay) >= ?)", [from])
    }
    if let until = filter.until {
      add("\(Self.ofMeeting) AND m.firstDay <= ?)", [until])
    }
    if let text = filter.text, !text.isEmpty {
      add("holds(\(Self.texts), ?)", [text])
    }
  }
}
