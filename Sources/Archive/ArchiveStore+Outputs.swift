package import Foundation
internal import GRDB
internal import Minutes

extension ArchiveStore {
  /// The outputs of a document, by its names in the order in which they came.
  package func outputs(of id: Int64) throws(ArchiveError) -> [StoredOutput] {
    try reading { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT fileName, stem, meetingSha256, meetingBytes, meetingModified,
            textSha256, textBytes, textModified
          FROM output WHERE documentId = ? ORDER BY id
          """)
      return try Row.fetchAll(statement, arguments: [id]).map { row in
        StoredOutput(
          fileName: row[0], stem: row[1],
          meeting: (row[2] as String?).map {
            WrittenFile(sha256: $0, byteCount: row[3], modified: row[4])
          },
          text: (row[5] as String?).map {
            WrittenFile(sha256: $0, byteCount: row[6], modified: row[7])
          })
      }
    }
  }

  /// Whether all outputs of a document are on the disk as they were written.
  package func outputsAreThere(of id: Int64) throws(ArchiveError) -> Bool {
    try outputs(of: id).allSatisfy { output in
      output.meeting?.isUntouched(at: folder.meeting(output.stem)) == true
        && output.text?.isUntouched(at: folder.text(output.stem)) == true
    }
  }

  /// Writes the outputs of a document under one of its names, each whole or not at all; what is
  /// on the disk already stays.
  /// - Parameters:
  ///   - meeting: the content of `STEM.meeting.json`.
  ///   - text: the content of `STEM.txt`.
  ///   - output: the name and what was written before.
  /// - Returns: what tells that the files are there.
  /// - Throws: `cannotWrite`.
  package func write(
    meeting: Data, text: Data, as output: StoredOutput
  ) throws(ArchiveError) -> WrittenOutput {
    let prepared = try prepare(meeting: meeting, text: text, as: output)
    defer { prepared.discard() }
    return try prepared.put()
  }

  /// Writes the outputs of a document beside their places.
  /// - Parameters:
  ///   - meeting: the content of `STEM.meeting.json`.
  ///   - text: the content of `STEM.txt`.
  ///   - output: the name and what was written before; what is on the disk already stays.
  /// - Returns: what is to be put in place, or discarded.
  /// - Throws: `cannotWrite`.
  package func prepare(
    meeting: Data, text: Data, as output: StoredOutput
  ) throws(ArchiveError) -> PreparedOutput {
    let first = try PreparedFile(
      meeting, at: folder.meeting(output.stem), unless: output.meeting)
    do throws(ArchiveError) {
      let second = try PreparedFile(text, at: folder.text(output.stem), unless: output.text)
      return PreparedOutput(stem: output.stem, meeting: first, text: second)
    } catch {
      first.discard()
      throw error
    }
  }

  /// Notes what was written, where that was not part of finishing a document.
  package func note(_ outputs: [WrittenOutput]) throws(ArchiveError) {
    try noting { db in for output in outputs { try Self.note(output, in: db) } }
  }

  static func note(_ output: WrittenOutput, in db: Database) throws {
    let statement = try db.cachedStatement(
      sql: """
        UPDATE output SET meetingSha256 = ?, meetingBytes = ?, meetingModified = ?,
          textSha256 = ?, textBytes = ?, textModified = ? WHERE stem = ?
        """)
    try statement.execute(arguments: [
      output.meeting.sha256, output.meeting.byteCount, output.meeting.modified,
      output.text.sha256, output.text.byteCount, output.text.modified, output.stem,
    ])
  }

  /// Gives a document a stem for one of its names: the name itself, or, where another document
  /// has that, with the start of its hash.
  static func claimStem(
    for name: String, of id: Int64, sha256: String, in db: Database
  ) throws {
    let plain = OutputName.stem(of: name)
    let distinct = OutputName.distinct(plain, sha256: sha256)
    // The third is for whoever calls a file like our distinct name of another.
    let candidates = [plain, distinct, OutputName.distinct(distinct, sha256: sha256)]
    for stem in candidates + (1...9).map({ "\(sha256)-\($0)" }) {
      try db.execute(
        sql: """
          INSERT INTO output (documentId, fileName, stem) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
          """, arguments: [id, name, stem])
      let isNamed = try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM output WHERE documentId = ? AND fileName = ?)",
        arguments: [id, name])
      if isNamed == true { return }
    }
  }
}

/// The outputs of a document as they were written under one name.
package struct WrittenOutput: Equatable, Sendable {
  package var stem: String
  package var meeting: WrittenFile
  package var text: WrittenFile
}
