internal import GRDB
package import Minutes

/// How a page lies in its file, and what boxes on it refer to.
package struct PageFrame: Equatable, Sendable {
  /// Of the document's bytes.
  package var sha256: String
  package var origin: PageOrigin
  /// In pixels of the upright, level page; nil for plain text.
  package var width: Int?
  package var height: Int?
  package var dpi: Int?
  /// Degrees clockwise by which it lay turned in the file.
  package var rotation: Int?
  /// Degrees by which the upright page was skewed, anticlockwise positive.
  package var skewDegrees: Double?

  package init(
    sha256: String, origin: PageOrigin, width: Int?, height: Int?, dpi: Int? = nil,
    rotation: Int? = nil, skewDegrees: Double? = nil
  ) {
    self.sha256 = sha256
    self.origin = origin
    self.width = width
    self.height = height
    self.dpi = dpi
    self.rotation = rotation
    self.skewDegrees = skewDegrees
  }
}

extension ArchiveStore {
  /// How a page lies in its file.
  /// - Parameters:
  ///   - number: from 1.
  ///   - document: the document's row.
  /// - Returns: nil where there is no such page.
  /// - Throws: where the database can't be read.
  package func frame(_ number: Int, of document: Int64) throws(ArchiveError) -> PageFrame? {
    try reading { db in
      try Row.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT d.sha256, p.origin, p.width, p.height, p.dpi, p.rotation, p.skewDegrees
            FROM page p JOIN document d ON d.id = p.documentId
            WHERE p.documentId = ? AND p.number = ?
            """), arguments: [document, number]
      ).map {
        PageFrame(
          sha256: $0[0], origin: PageOrigin(rawValue: $0[1]) ?? .failed, width: $0[2],
          height: $0[3], dpi: $0[4], rotation: $0[5], skewDegrees: $0[6])
      }
    }
  }

  /// Where a line stands on its page.
  /// - Returns: nil where there is no such line, or it is one of plain text.
  /// - Throws: where the database can't be read.
  package func lineBox(
    _ address: LineAddress, of document: Int64
  ) throws(ArchiveError) -> Box? {
    try reading { db in
      try Row.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT l.x, l.y, l.width, l.height FROM page p JOIN line l ON l.pageId = p.id
            WHERE p.documentId = ? AND p.number = ? AND l.number = ? AND l.x IS NOT NULL
            """), arguments: [document, address.page, address.line]
      ).map { Box(x: $0[0], y: $0[1], width: $0[2], height: $0[3]) }
    }
  }
}
