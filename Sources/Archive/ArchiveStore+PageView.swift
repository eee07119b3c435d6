internal import GRDB
internal import Minutes

/// Pages and documents as reviewers look at them.
extension ArchiveStore {
  /// A page with all that is known of its words.
  /// - Parameters:
  ///   - number: from 1.
  ///   - document: the document's row.
  /// - Returns: nil where there is none.
  /// - Throws: where the database can't be read.
  package func pageView(_ number: Int, of document: Int64) throws(ArchiveError) -> PageView? {
    try reading { db in
      let find = try db.cachedStatement(
        sql: """
          SELECT p.id, p.origin, p.width, p.height, p.dpi, p.rotation, p.skewDegrees, p.warnings,
            p.outline, d.sha256, d.pageCount,
            (SELECT fileName FROM output WHERE documentId = d.id ORDER BY id LIMIT 1)
          FROM page p JOIN document d ON d.id = p.documentId
          WHERE p.documentId = ? AND p.number = ?
          """)
      guard let row = try Row.fetchOne(find, arguments: [document, number]) else { return nil }
      let sha256: String = row[9]
      var view = PageView(
        document: document, fileName: row[11] ?? sha256, sha256: sha256, number: number,
        pageCount: row[10] ?? number, origin: PageOrigin(rawValue: row[1]) ?? .failed,
        width: row[2], height: row[3], dpi: row[4], rotation: row[5], skewDegrees: row[6],
        warnings: try JSONColumn.decode([Warning].self, row[7]) ?? [], lines: [],
        outline: try JSONColumn.decode([OutlineLine].self, row[8]) ?? [])
      let numbers = try Int.fetchAll(
        db.cachedStatement(sql: "SELECT number FROM line WHERE pageId = ? ORDER BY number"),
        arguments: [row[0] as Int64])
      for line in numbers {
        let address = LineAddress(page: number, line: line)
        guard let found = try ReviewLine(address, of: document, in: db) else { continue }
        view.lines.append(
          PageView.Line(
            number: line, box: found.box, words: found.words.map(PageView.Word.init),
            version: try ReviewLine.version(address, sha256: sha256, in: db)))
      }
      return view
    }
  }

  /// The documents that have names in `out`, some of them at a time.
  /// - Parameters:
  ///   - filter: which, and in which order.
  ///   - limit: how many at most.
  /// - Returns: those, and how many there are in all.
  /// - Throws: where the database can't be read.
  package func documents(
    _ filter: DocumentFilter, limit: Int
  ) throws(ArchiveError) -> (rows: [DocumentRow], total: Int) {
    try reading { db in
      var conditions = "EXISTS (SELECT 1 FROM output o WHERE o.documentId = d.id)"
      var arguments = StatementArguments()
      if let state = filter.state {
        conditions += " AND d.state = ?"
        arguments += [state.rawValue]
      }
      if let text = filter.text, !text.isEmpty {
        conditions += """
           AND (holds(m.body, ?) OR holds(m.title, ?)
            OR EXISTS (SELECT 1 FROM output o WHERE o.documentId = d.id AND holds(o.fileName, ?)))
          """
        arguments += [text, text, text]
      }
      let order =
        switch filter.order {
        case .newest: "d.id DESC"
        case .name: "fileName COLLATE NOCASE, d.id"
        case .day: "m.firstDay DESC NULLS LAST, d.id"
        case .waiting: "waiting DESC, d.id"
        }
      let from = """
        FROM document d LEFT JOIN meeting m INDEXED BY meetingFacts ON m.documentId = d.id
        WHERE \(conditions)
        """
      let total = try Int.fetchOne(db, sql: "SELECT count(*) \(from)", arguments: arguments) ?? 0
      let rows = try Row.fetchAll(
        db, sql: "\(Self.rowColumns) \(from) ORDER BY \(order) LIMIT ? OFFSET ?",
        arguments: arguments + [limit, filter.offset])
      return (try rows.map { try Self.documentRow($0, in: db) }, total)
    }
  }

  /// A document of that list.
  /// - Parameter id: its row.
  /// - Returns: nil where there is none.
  /// - Throws: where the database can't be read.
  package func documentRow(_ id: Int64) throws(ArchiveError) -> DocumentRow? {
    try reading { db in
      try Row.fetchOne(
        db.cachedStatement(
          sql: """
            \(Self.rowColumns)
            FROM document d LEFT JOIN meeting m INDEXED BY meetingFacts ON m.documentId = d.id
            WHERE d.id = ?
            """), arguments: [id]
      ).map { try Self.documentRow($0, in: db) }
    }
  }

  private static let rowColumns = """
    SELECT d.id, d.sha256, d.state, d.mediaType, d.pageCount, d.failureCode,
      d.failureMessage, m.body, m.title, m.firstDay, m.lastDay,
      (SELECT fileName FROM output o WHERE o.documentId = d.id ORDER BY id LIMIT 1) AS fileName,
      (SELECT count(*) FROM correction c
       WHERE c.documentId = d.id AND c.questionId IS NOT NULL) AS waiting
    """

  private static func documentRow(_ row: Row, in db: Database) throws -> DocumentRow {
    let id: Int64 = row[0]
    let names = try String.fetchAll(
      db.cachedStatement(sql: "SELECT fileName FROM output WHERE documentId = ? ORDER BY id"),
      arguments: [id])
    let failed = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT page, failureCode, failureMessage FROM job
          WHERE documentId = ? AND kind = 'read' AND state = 'failed'
          """), arguments: [id])
    let rest = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT applied, warnings FROM meeting WHERE documentId = ?"),
      arguments: [id])
    let code: String? = row[5]
    return DocumentRow(
      id: id, sha256: row[1], fileNames: names,
      state: StoredDocument.State(rawValue: row[2]) ?? .waiting,
      mediaType: (row[3] as String?).flatMap(MediaType.init(rawValue:)), pageCount: row[4],
      body: row[7], title: row[8], firstDay: row[9], lastDay: row[10], applied: rest?[0] ?? 0,
      waiting: row[12], failure: code.map { StoredFailure(code: $0, message: row[6] ?? "") },
      failedPages: Dictionary(
        failed.map { ($0[0], StoredFailure(code: $0[1], message: $0[2] ?? "")) }
      ) { $1 },
      warnings: try JSONColumn.decode([Warning].self, rest?[1]) ?? [])
  }
}

extension PageView.Word {
  init(_ word: ReviewLine.Word) {
    let row = word.correction
    let decided: String? = row?["decidedStatus"]
    let status: String? = decided ?? row?["status"]
    let isAsked = row.map { $0["questionId"] as Int64? != nil } ?? false
    self.init(
      index: word.index, recognized: word.recognized, text: word.text, box: word.box,
      confidence: word.confidence,
      doubt: decided != nil ? 0 : row.map { Double($0["doubt"] as Int) / 1e6 },
      correction: row?["id"], status: status.flatMap(Correction.Status.init(rawValue:)),
      isAsked: isAsked)
  }
}
