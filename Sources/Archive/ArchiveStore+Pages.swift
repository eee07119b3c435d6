internal import Foundation
internal import GRDB
package import Minutes

extension ArchiveStore {
  /// Keeps a page as it was read, and ends the job of reading it, both or neither.
  /// - Parameters:
  ///   - page: with `text` as `recognized`; a failed one has its reason as its first warning.
  ///   - id: the document.
  /// - Throws: where the database can't be written.
  package func keep(_ page: Page, of id: Int64) throws(ArchiveError) {
    try writing { db in
      try Self.store(page, of: id, in: db)
      try db.cachedStatement(
        sql: "UPDATE document SET repairKey = NULL, revision = revision + 1 WHERE id = ?"
      ).execute(arguments: [id])
      let failure = page.origin == .failed ? page.warnings.first : nil
      let statement = try db.cachedStatement(
        sql: """
          UPDATE job SET state = ?, failureCode = ?, failureMessage = ?
          WHERE documentId = ? AND kind = 'read' AND page = ?
          """)
      try statement.execute(arguments: [
        page.origin == .failed ? "failed" : "done",
        page.origin == .failed ? failure?.code ?? "unknown" : nil, failure?.message, id,
        page.number,
      ])
    }
  }

  /// Which version of a page's words is wanted.
  package enum Reading: Sendable {
    /// As the recogniser, the text layer or the text file had them.
    case asRead
    /// As the repair has left them.
    case repaired
  }

  /// The pages of a document, in order.
  /// - Parameters:
  ///   - id: the document.
  ///   - reading: which version of the words.
  /// - Returns: as they were kept.
  /// - Throws: where the database can't be read.
  package func pages(of id: Int64, _ reading: Reading) throws(ArchiveError) -> [Page] {
    try self.reading { db in
      var pages: [Page] = []
      let statement = try db.cachedStatement(
        sql: """
          SELECT id, number, origin, width, height, dpi, rotation, skewDegrees, confidence,
            leaves, regions, warnings, evidence
          FROM page WHERE documentId = ? ORDER BY number
          """)
      for row in try Row.fetchAll(statement, arguments: [id]) {
        var page = Page(
          number: row[1], origin: PageOrigin(rawValue: row[2]) ?? .failed, evidence: row[12],
          width: row[3], height: row[4], dpi: row[5], rotation: row[6], skewDegrees: row[7],
          confidence: row[8],
          leaves: try JSONColumn.decode([Box].self, row[9]),
          regions: try JSONColumn.decode([Region].self, row[10]),
          warnings: try JSONColumn.decode([Warning].self, row[11]) ?? [])
        page.lines = try Self.lines(of: row[0], reading, in: db)
        pages.append(page)
      }
      return pages
    }
  }

  /// Writes a page's rows anew.
  static func store(_ page: Page, of id: Int64, in db: Database) throws {
    try db.cachedStatement(sql: "DELETE FROM page WHERE documentId = ? AND number = ?")
      .execute(arguments: [id, page.number])
    try db.cachedStatement(
      sql: """
        INSERT INTO page (documentId, number, origin, width, height, dpi, rotation, skewDegrees,
          confidence, leaves, regions, warnings, evidence, wordCount)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      id, page.number, page.origin.rawValue, page.width, page.height, page.dpi, page.rotation,
      page.skewDegrees, page.confidence, try JSONColumn.encode(page.leaves),
      try JSONColumn.encode(page.regions),
      try JSONColumn.encode(page.warnings.isEmpty ? nil : page.warnings), page.evidence,
      page.lines.reduce(0) { $0 + $1.words.count },
    ])
    let pageId = db.lastInsertedRowID
    let lines = try db.cachedStatement(
      sql: """
        INSERT INTO line (pageId, number, x, y, width, height, baselineLeft, baselineRight,
          columnX, columnY, columnWidth, columnHeight, trailingSpace)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for line in page.lines {
      try lines.execute(arguments: [
        pageId, line.number, line.box?.x, line.box?.y, line.box?.width, line.box?.height,
        line.baseline?.left, line.baseline?.right, line.column?.x, line.column?.y,
        line.column?.width, line.column?.height, line.trailingSpace,
      ])
      for (position, word) in line.words.enumerated() {
        try insert(word, pageId, line.number, position, in: db)
      }
    }
  }

  static func insert(
    _ word: Word, _ pageId: Int64, _ line: Int, _ position: Int, in db: Database
  ) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO word (pageId, line, position, recognized, leadingSpace, text, confidence,
          x, y, width, height, bulletShape, isBold, pointSize, otherText, otherConfidence, symbols)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    try statement.execute(arguments: [
      pageId, line, position, word.recognized, word.leadingSpace,
      word.text.utf8.elementsEqual(word.recognized.utf8) ? nil : word.text, word.confidence,
      word.box?.x, word.box?.y, word.box?.width, word.box?.height, word.bulletShape?.rawValue,
      word.isBold, word.pointSize, word.otherReading?.text, word.otherReading?.confidence,
      SymbolCodec.encode(word.symbols),
    ])
  }

  private static func lines(
    of pageId: Int64, _ reading: Reading, in db: Database
  ) throws -> [Line] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT number, x, y, width, height, baselineLeft, baselineRight,
          columnX, columnY, columnWidth, columnHeight, trailingSpace
        FROM line WHERE pageId = ? ORDER BY number
        """)
    var lines: [Line] = []
    let rows = try Row.fetchCursor(statement, arguments: [pageId])
    while let row = try rows.next() {
      var line = Line(number: row[0], words: [], box: box(in: row, at: 1))
      if let left: Int = row[5], let right: Int = row[6] {
        line.baseline = Baseline(left: left, right: right)
      }
      line.column = box(in: row, at: 7)
      line.trailingSpace = row[11]
      lines.append(line)
    }
    try addWords(of: pageId, reading, to: &lines, in: db)
    return lines
  }

  private static func addWords(
    of pageId: Int64, _ reading: Reading, to lines: inout [Line], in db: Database
  ) throws {
    let statement = try db.cachedStatement(
      sql: """
        SELECT line, recognized, leadingSpace, text, space, confidence, x, y, width, height,
          bulletShape, isBold, pointSize, otherText, otherConfidence, symbols, position
        FROM word WHERE pageId = ? ORDER BY line, position
        """)
    var index = 0
    let rows = try Row.fetchCursor(statement, arguments: [pageId])
    while let row = try rows.next() {
      let number: Int = row[0]
      while index < lines.count, lines[index].number < number { index += 1 }
      guard index < lines.count else { break }
      // A sign that the repair put there was not read.
      let position: Int = row[16]
      if reading == .asRead, position < 0 { continue }
      let recognized: String = row[1]
      let isRepaired = reading == .repaired
      var word = Word(
        recognized: recognized, text: isRepaired ? row[3] ?? recognized : recognized,
        leadingSpace: isRepaired ? row[4] ?? row[2] : row[2], confidence: row[5],
        box: box(in: row, at: 6))
      word.bulletShape = (row[10] as String?).flatMap(BulletShape.init(rawValue:))
      word.isBold = row[11]
      word.pointSize = row[12]
      if let text: String = row[13] {
        word.otherReading = Alternative(text: text, confidence: row[14] ?? 0)
      }
      if let bytes: Data = row[15] {
        guard let symbols = SymbolCodec.decode(bytes) else {
          throw DatabaseError(
            resultCode: .SQLITE_CORRUPT, message: "the symbols of a word can't be read")
        }
        word.symbols = symbols
      }
      lines[index].words.append(word)
    }
  }

  private static func box(in row: Row, at column: Int) -> Box? {
    guard let x: Int = row[column], let y: Int = row[column + 1],
      let width: Int = row[column + 2], let height: Int = row[column + 3]
    else { return nil }
    return Box(x: x, y: y, width: width, height: height)
  }
}
