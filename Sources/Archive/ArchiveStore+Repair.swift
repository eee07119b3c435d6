internal import GRDB
internal import Minutes

/// The repaired words beside those that were read, and the full text of both.
extension ArchiveStore {
  /// Keeps what the repair has made of a document's words.
  static func storeRepair(of pages: [Page], of id: Int64, in db: Database) throws {
    for page in pages {
      let find = try db.cachedStatement(
        sql: "SELECT id FROM page WHERE documentId = ? AND number = ?")
      guard let pageId = try Int64.fetchOne(find, arguments: [id, page.number]) else { continue }
      try forgetRepair(of: pageId, in: db)
      for line in page.lines { try storeRepair(of: line, pageId, in: db) }
    }
  }

  /// Keeps what is searched: each page as read, and as it stands now.
  static func storeTexts(of pages: [Page], of id: Int64, in db: Database) throws {
    for page in pages {
      let find = try db.cachedStatement(
        sql: "SELECT id FROM page WHERE documentId = ? AND number = ?")
      guard let pageId = try Int64.fetchOne(find, arguments: [id, page.number]) else { continue }
      try storeText(of: page, pageId, in: db)
    }
  }

  private static func forgetRepair(of pageId: Int64, in db: Database) throws {
    try db.cachedStatement(sql: "DELETE FROM word WHERE pageId = ? AND position < 0")
      .execute(arguments: [pageId])
    try db.cachedStatement(
      sql: """
        UPDATE word SET text = NULL, space = NULL
        WHERE pageId = ? AND (text IS NOT NULL OR space IS NOT NULL)
        """
    ).execute(arguments: [pageId])
  }

  private static func storeRepair(of line: Line, _ pageId: Int64, in db: Database) throws {
    let isLed = line.words.first.map { $0.recognized.isEmpty && !$0.text.isEmpty } ?? false
    if isLed, let sign = line.words.first {
      try insert(sign, pageId, line.number, -1, in: db)
    }
    let update = try db.cachedStatement(
      sql: """
        UPDATE word SET text = ?, space = nullif(?, leadingSpace)
        WHERE pageId = ? AND line = ? AND position = ?
        """)
    for (index, word) in line.words.enumerated().dropFirst(isLed ? 1 : 0) {
      let position = isLed ? index - 1 : index
      let isChanged = !word.text.utf8.elementsEqual(word.recognized.utf8)
      // Only a word that comes first now, or came first, has another space before it.
      guard isChanged || position == 0 || wasMadeFirst(index, in: line) else { continue }
      try update.execute(arguments: [
        isChanged ? word.text : nil, word.leadingSpace, pageId, line.number, position,
      ])
    }
  }

  /// Whether what stood before a word on its line is gone.
  private static func wasMadeFirst(_ index: Int, in line: Line) -> Bool {
    line.words[..<index].allSatisfy { $0.text.isEmpty }
  }

  private static func storeText(of page: Page, _ pageId: Int64, in db: Database) throws {
    var raw = ""
    var repaired = ""
    for line in page.lines {
      raw += line.recognized + "\n"
      repaired += line.text + "\n"
    }
    let known = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT raw, repaired FROM pageText WHERE rowid = ?"),
      arguments: [pageId])
    if let known, (known[0] as String).utf8.elementsEqual(raw.utf8),
      (known[1] as String).utf8.elementsEqual(repaired.utf8)
    {
      return
    }
    if known != nil {
      try db.cachedStatement(sql: "DELETE FROM pageText WHERE rowid = ?")
        .execute(arguments: [pageId])
    }
    guard !raw.isEmpty || !repaired.isEmpty else { return }
    try db.cachedStatement(sql: "INSERT INTO pageText (rowid, raw, repaired) VALUES (?, ?, ?)")
      .execute(arguments: [pageId, raw, repaired])
  }
}
