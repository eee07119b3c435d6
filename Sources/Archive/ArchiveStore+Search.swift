internal import Foundation
internal import GRDB
internal import Minutes

/// The full text of what was read and of what was made of it.
extension ArchiveStore {
  /// Lines that hold words that begin with those that are asked for, on pages that hold them all;
  /// å ä ö and capitals make no difference.
  /// - Parameters:
  ///   - text: words; nothing in it has a meaning of its own.
  ///   - limit: how many at most.
  ///   - offset: how many pages with hits are passed over.
  /// - Returns: hits, page by page, the best first.
  /// - Throws: where the database can't be read.
  package func search(
    _ text: String, limit: Int, offset: Int = 0
  ) throws(ArchiveError) -> [SearchHit] {
    let words = text.searchWords
    guard !words.isEmpty else { return [] }
    let query = words.map { "\"\($0)\"*" }.joined(separator: " ")
    return try reading { db in
      let pages = try Row.fetchAll(
        db,
        sql: """
          SELECT p.documentId, p.number, p.id, m.body, m.firstDay,
            (SELECT fileName FROM output o WHERE o.documentId = p.documentId ORDER BY id LIMIT 1)
          FROM pageText t JOIN page p ON p.id = t.rowid
          LEFT JOIN meeting m INDEXED BY meetingFacts ON m.documentId = p.documentId
          WHERE t.pageText MATCH ?
            AND EXISTS (SELECT 1 FROM output o WHERE o.documentId = p.documentId)
          ORDER BY t.rank, p.documentId, p.number LIMIT ? OFFSET ?
          """, arguments: [query, limit, offset])
      var hits: [SearchHit] = []
      for page in pages where hits.count < limit {
        try Self.addHits(on: page, words, limit: limit, to: &hits, in: db)
      }
      return hits
    }
  }

  private static func addHits(
    on page: Row, _ words: [String], limit: Int, to hits: inout [SearchHit], in db: Database
  ) throws {
    let (document, number): (Int64, Int) = (page[0], page[1])
    let lines = try Int.fetchAll(
      db.cachedStatement(sql: "SELECT number FROM line WHERE pageId = ? ORDER BY number"),
      arguments: [page[2] as Int64])
    for line in lines where hits.count < limit {
      let address = LineAddress(page: number, line: line)
      guard let found = try ReviewLine(address, of: document, in: db) else { continue }
      let have = (found.text + " " + found.seen).searchWords
      guard words.contains(where: { word in have.contains { $0.hasPrefix(word) } }) else {
        continue
      }
      hits.append(
        SearchHit(
          document: document, fileName: page[5] ?? "", body: page[3], day: page[4], page: number,
          line: line, text: found.text, recognized: found.seen, box: found.box))
    }
  }
}

extension String {
  /// The words of a text in small letters without marks, as the index has them.
  fileprivate var searchWords: [String] {
    folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
      .unicodeScalars
      .split { !$0.properties.isAlphabetic && $0.properties.numericType == nil }
      .prefix(40).map { String($0.prefix(60)) }
  }
}
