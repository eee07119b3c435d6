internal import GRDB
internal import Minutes

/// A line of a document as a reviewer sees it: as read, as repaired, as decided.
struct ReviewLine {
  struct Word {
    /// The index in the line as read, from 0; -1 for a sign that the repair put there.
    var index: Int
    var recognized: String
    /// What the repair made of it.
    var repaired: String
    var box: Box?
    var confidence: Double?
    /// What is asked or was decided about it.
    var correction: Row?

    /// What stands there now.
    var text: String {
      guard let correction, correction["decidedStatus"] as String? != nil else { return repaired }
      return correction["decidedText"] ?? repaired
    }
  }

  var address: LineAddress
  var box: Box?
  var pageWidth: Int?
  var words: [Word]

  /// - Returns: nil where the document has no such line.
  /// - Complexity: O(words), a look-up each.
  init?(_ address: LineAddress, of document: Int64, in db: Database) throws {
    let find = try db.cachedStatement(
      sql: """
        SELECT p.id, p.width, l.x, l.y, l.width, l.height FROM page p JOIN line l ON l.pageId = p.id
        WHERE p.documentId = ? AND p.number = ? AND l.number = ?
        """)
    guard let row = try Row.fetchOne(find, arguments: [document, address.page, address.line]) else {
      return nil
    }
    self.address = address
    pageWidth = row[1]
    box = (row[2] as Int?).map { Box(x: $0, y: row[3], width: row[4], height: row[5]) }
    let words = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT position, recognized, text, x, y, width, height, confidence FROM word
          WHERE pageId = ? AND line = ? ORDER BY position
          """), arguments: [row[0] as Int64, address.line])
    let corrections = try db.cachedStatement(
      sql: """
        SELECT * FROM correction WHERE documentId = ? AND id = ? LIMIT 1
        """)
    self.words = try words.map { word in
      let recognized: String = word[1]
      let id = Correction.stableID(
        page: address.page, line: address.line, word: word[0], original: recognized)
      return Word(
        index: word[0], recognized: recognized, repaired: word[2] ?? recognized,
        box: (word[3] as Int?).map { Box(x: $0, y: word[4], width: word[5], height: word[6]) },
        confidence: word[7],
        correction: try Row.fetchOne(corrections, arguments: [document, id]))
    }
  }

  /// What was read, with single spaces: how decisions about the line name it.
  var seen: String {
    words.lazy.map(\.recognized).filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// What stands there now, with single spaces.
  var text: String {
    words.lazy.map(\.text).filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The number of the last decision about the line or a word of it; 0 for none.
  static func version(
    _ address: LineAddress, sha256: String, in db: Database
  ) throws -> Int64 {
    try Int64.fetchOne(
      db.cachedStatement(
        sql: "SELECT max(number) FROM decision WHERE sha256 = ? AND page = ? AND line = ?"),
      arguments: [sha256, address.page, address.line]) ?? 0
  }
}

/// How the words of a line become another text.
enum LineEdit {
  /// What each word is to be, where the line is to be a text.
  ///
  /// Words that stand in both stay; those between them are paired in their order, what is left over
  /// goes with the last of them or goes.
  /// - Parameters:
  ///   - words: as they are; empty for those that are gone.
  ///   - text: the whole line.
  /// - Returns: by place in `words`; nil where the word stays as it is.
  /// - Complexity: O(words²).
  static func texts(of words: [String], for text: String) -> [String?] {
    var result = [String?](repeating: nil, count: words.count)
    let places = words.indices.filter { !words[$0].isEmpty }
    let parts = text.unicodeScalars.split { $0.properties.isWhitespace }.map(String.init)
    let pairs = common(places.map { words[$0] }, parts)
    var (fromOld, fromNew) = (0, 0)
    for (old, new) in pairs + [(places.count, parts.count)] {
      let gone = places[fromOld..<old]
      let come = parts[fromNew..<new]
      for (offset, place) in gone.enumerated() {
        let isLast = offset == gone.count - 1
        let own = come.dropFirst(offset)
        result[place] =
          isLast ? own.joined(separator: " ") : own.first.map { String($0) } ?? ""
      }
      if gone.isEmpty, !come.isEmpty {
        // Words that stand beside no word that goes are put to the one before them, or behind.
        let more = come.joined(separator: " ")
        if fromOld > 0 {
          let place = places[fromOld - 1]
          result[place] = (result[place] ?? words[place]) + " " + more
        } else if let place = places.first ?? words.indices.first {
          result[place] = words[place].isEmpty ? more : more + " " + (result[place] ?? words[place])
        }
      }
      (fromOld, fromNew) = (old + 1, new + 1)
    }
    return result
  }

  /// The longest common sequence, as pairs of places.
  private static func common(_ a: [String], _ b: [String]) -> [(Int, Int)] {
    guard !a.isEmpty, !b.isEmpty, a.count * b.count <= 4_000_000 else { return [] }
    var lengths = [[Int32]](
      repeating: [Int32](repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in a.indices.reversed() {
      for j in b.indices.reversed() {
        lengths[i][j] =
          a[i].utf8.elementsEqual(b[j].utf8)
          ? lengths[i + 1][j + 1] + 1 : max(lengths[i + 1][j], lengths[i][j + 1])
      }
    }
    var pairs: [(Int, Int)] = []
    var (i, j) = (0, 0)
    while i < a.count, j < b.count {
      if a[i].utf8.elementsEqual(b[j].utf8) {
        pairs.append((i, j))
        (i, j) = (i + 1, j + 1)
      } else if lengths[i + 1][j] >= lengths[i][j + 1] {
        i += 1
      } else {
        j += 1
      }
    }
    return pairs
  }
}
