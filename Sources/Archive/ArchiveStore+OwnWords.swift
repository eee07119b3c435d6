internal import Foundation
internal import GRDB
package import Minutes

/// What has become of a word that was to be removed.
package enum OwnWordRemoval: Equatable, Sendable {
  /// The archive no longer knows it.
  case removed
  /// Decisions that hold speak for it; it goes when they are undone.
  case heldByDecisions(Int)
  /// The archive did not know it.
  case unknown
}

/// The archive's own words: those of decisions, kept by `record`, and those added by hand.
extension ArchiveStore {
  /// All of them.
  /// - Returns: by their scalars, ascending; no word twice.
  /// - Throws: where the database can't be read.
  package func ownWords() throws(ArchiveError) -> [OwnWord] {
    try reading { db in
      // Of the columns without an aggregate SQLite takes those of the row with the least date.
      try Row.fetchAll(
        db,
        sql: """
          SELECT word, reviewer, min(added), sum(decision <> ''), max(decision = '')
          FROM ownWord GROUP BY word ORDER BY word
          """
      ).map { row in
        OwnWord(
          word: row[0], reviewer: row[1], added: row[2], decisions: row[3], isByHand: row[4])
      }
    }
  }

  /// Names the list of all own words: another list, another version.
  /// - Returns: nil when there are none.
  /// - Throws: where the database can't be read.
  /// - Complexity: O(own words); nothing else is looked at.
  package func ownWordsVersion() throws(ArchiveError) -> String? {
    try reading { db in
      OwnWord.version(
        of: try String.fetchAll(
          db.cachedStatement(sql: "SELECT DISTINCT word FROM ownWord ORDER BY word")))
    }
  }

  /// Writes all own words to a file, one a line: those who work for a session work with the words
  /// of its beginning, whatever is added meanwhile.
  /// - Returns: the file's path and the words; nil when there are none. Whoever asked removes the
  ///   file; what a killed run leaves goes with its other leftovers.
  /// - Throws: where the database can't be read, or the file can't be written.
  package func writeOwnWords() throws(ArchiveError) -> (path: String, words: [String])? {
    let words = try ownWords().map(\.word)
    guard !words.isEmpty else { return nil }
    let path = AtomicFile.temporaryPath(beside: folder.database)
    try AtomicFile.write(Data(words.map { $0 + "\n" }.joined().utf8), to: path)
    return (path, words)
  }

  /// Adds words by hand, all or none.
  /// - Parameters:
  ///   - words: as somebody wrote them.
  ///   - reviewer: who adds them.
  /// - Returns: those that the archive did not know, in the order of the list, each once.
  /// - Throws: `unfitting` where one is no word; where the database can't be written.
  @discardableResult
  package func addOwnWords(
    _ words: [String], reviewer: String
  ) throws(ArchiveError) -> [String] {
    var checked: [String] = []
    for word in words {
      do { checked.append(try OwnWord.checked(word)) } catch {
        throw .unfitting(reason: "“\(word)” is no word: \(error)")
      }
    }
    return try writing { db in
      let now = Self.timestamp()
      let isKnown = try db.cachedStatement(
        sql: "SELECT EXISTS (SELECT 1 FROM ownWord WHERE word = ?)")
      let insertion = try db.cachedStatement(
        sql: """
          INSERT INTO ownWord (word, decision, reviewer, added) VALUES (?, '', ?, ?)
          ON CONFLICT DO NOTHING
          """)
      return try checked.filter { word in
        let wasKnown = try Bool.fetchOne(isKnown, arguments: [word]) ?? false
        try insertion.execute(arguments: [word, reviewer, now])
        return !wasKnown
      }
    }
  }

  /// Removes a word that was added by hand. What decisions hold stays until they are undone.
  /// - Parameter word: as it is written.
  /// - Returns: what has become of it.
  /// - Throws: where the database can't be written.
  package func removeOwnWord(_ word: String) throws(ArchiveError) -> OwnWordRemoval {
    try writing { db in
      try db.execute(
        sql: "DELETE FROM ownWord WHERE word = ? AND decision = ''",
        arguments: [word.normalizedNFC])
      let wasThere = db.changesCount > 0
      let decisions =
        try Int.fetchOne(
          db, sql: "SELECT count(*) FROM ownWord WHERE word = ?", arguments: [word.normalizedNFC])
        ?? 0
      if decisions > 0 { return .heldByDecisions(decisions) }
      return wasThere ? .removed : .unknown
    }
  }
}
