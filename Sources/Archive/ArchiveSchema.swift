internal import GRDB

/// The tables of an archive. A migration is never changed once it is out: archives have run it.
enum ArchiveSchema {
  /// `PRNT`, by which `file` and others tell our databases from others'.
  static let applicationID = 0x5052_4E54

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 documents, words and jobs") { db in
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: documents + pages + work)
    }
    migrator.registerMigration("2 meetings, corrections and decisions") { db in
      try db.execute(sql: meetings + decisions + search)
    }
    migrator.registerMigration("3 the queue, and decisions that travel") { db in
      try db.execute(sql: ReviewSchema.log)
      try ReviewSchema.judgeFormer(in: db)
      try db.execute(sql: ReviewSchema.queue)
    }
    migrator.registerMigration("4 what a large queue is asked for") { db in
      try db.execute(sql: ReviewSchema.shortcuts)
    }
    return migrator
  }

  /// A document is its bytes; `file` says where they were found, `output` what they are called in
  /// `out`.
  private static let documents = """
    CREATE TABLE document (
      id INTEGER PRIMARY KEY,
      sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
      byteCount INTEGER NOT NULL CHECK (byteCount >= 0),
      mediaType TEXT,
      pageCount INTEGER CHECK (pageCount >= 0),
      state TEXT NOT NULL DEFAULT 'waiting'
        CHECK (state IN ('waiting', 'done', 'partial', 'failed')),
      failureCode TEXT,
      failureMessage TEXT,
      -- How its pages are read, or shall be.
      readingKey TEXT,
      -- What word.text was made with; NULL where it is still what was read.
      repairKey TEXT,
      CHECK ((state = 'failed') = (failureCode IS NOT NULL))
    ) STRICT;
    CREATE INDEX documentByState ON document(state);

    CREATE TABLE file (
      id INTEGER PRIMARY KEY,
      path TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      documentId INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
      device INTEGER NOT NULL,
      inode INTEGER NOT NULL,
      byteCount INTEGER NOT NULL,
      -- Nanoseconds since 1970: of the content, of the file's entry, and when it was hashed.
      modified INTEGER NOT NULL,
      changed INTEGER NOT NULL,
      hashed INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX fileByDocument ON file(documentId);

    CREATE TABLE output (
      id INTEGER PRIMARY KEY,
      documentId INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
      fileName TEXT NOT NULL,
      stem TEXT NOT NULL UNIQUE,
      -- What was written, NULL until then: hashes, and what tells quickly that it is still there.
      meetingSha256 TEXT,
      meetingBytes INTEGER,
      meetingModified INTEGER,
      textSha256 TEXT,
      textBytes INTEGER,
      textModified INTEGER,
      UNIQUE (documentId, fileName)
    ) STRICT;

    """

  /// What was read, and what was made of it, word for word.
  private static let pages = """
    CREATE TABLE page (
      id INTEGER PRIMARY KEY,
      documentId INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
      number INTEGER NOT NULL CHECK (number >= 1),
      origin TEXT NOT NULL
        CHECK (origin IN ('ocr', 'textLayer', 'plainText', 'blank', 'failed')),
      -- Why its words come from there, where there was a choice.
      evidence TEXT,
      width INTEGER, height INTEGER, dpi INTEGER, rotation INTEGER,
      skewDegrees REAL, confidence REAL,
      -- JSON arrays, as in a page's own JSON.
      leaves TEXT, regions TEXT, warnings TEXT,
      wordCount INTEGER NOT NULL CHECK (wordCount >= 0),
      UNIQUE (documentId, number)
    ) STRICT;

    CREATE TABLE line (
      pageId INTEGER NOT NULL REFERENCES page(id) ON DELETE CASCADE,
      number INTEGER NOT NULL,
      x INTEGER, y INTEGER, width INTEGER, height INTEGER,
      baselineLeft INTEGER, baselineRight INTEGER,
      columnX INTEGER, columnY INTEGER, columnWidth INTEGER, columnHeight INTEGER,
      trailingSpace TEXT NOT NULL,
      PRIMARY KEY (pageId, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE word (
      pageId INTEGER NOT NULL,
      line INTEGER NOT NULL,
      -- Its index in the line, from 0; -1 for a sign that the repair put there.
      position INTEGER NOT NULL CHECK (position >= -1),
      recognized TEXT NOT NULL,
      leadingSpace TEXT NOT NULL,
      -- As repaired; NULL where that is what was read.
      text TEXT,
      space TEXT,
      confidence REAL,
      x INTEGER, y INTEGER, width INTEGER, height INTEGER,
      bulletShape TEXT, isBold INTEGER, pointSize REAL,
      otherText TEXT, otherConfidence REAL,
      -- The symbols and their runners-up, in the form of SymbolCodec.
      symbols BLOB,
      PRIMARY KEY (pageId, line, position),
      FOREIGN KEY (pageId, line) REFERENCES line(pageId, number) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;

    """

  private static let work = """
    CREATE TABLE run (
      id INTEGER PRIMARY KEY,
      process INTEGER NOT NULL,
      version TEXT NOT NULL,
      started TEXT NOT NULL,
      ended TEXT,
      outcome TEXT
    ) STRICT;

    -- What was asked for and never became a document: it has no bytes that could be read.
    CREATE TABLE refusal (
      runId INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
      path TEXT NOT NULL,
      message TEXT NOT NULL
    ) STRICT;
    CREATE INDEX refusalByRun ON refusal(runId);

    CREATE TABLE job (
      id INTEGER PRIMARY KEY,
      documentId INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
      kind TEXT NOT NULL CHECK (kind IN ('read', 'finish')),
      -- The page to read; 0 for the whole document.
      page INTEGER NOT NULL CHECK (page >= 0),
      state TEXT NOT NULL DEFAULT 'waiting'
        CHECK (state IN ('waiting', 'claimed', 'done', 'failed')),
      -- How many times it was handed out, over all runs.
      tries INTEGER NOT NULL DEFAULT 0,
      -- Who has it, or had it last.
      runId INTEGER REFERENCES run(id),
      failureCode TEXT,
      failureMessage TEXT,
      UNIQUE (documentId, kind, page),
      CHECK ((state = 'failed') = (failureCode IS NOT NULL))
    ) STRICT;
    CREATE INDEX jobUnderWay ON job(state) WHERE state IN ('waiting', 'claimed');
    CREATE INDEX jobByRun ON job(runId);

    """

  private static let meetings = """
    CREATE TABLE meeting (
      documentId INTEGER PRIMARY KEY REFERENCES document(id) ON DELETE CASCADE,
      -- The stages, versions and settings that made it.
      key TEXT NOT NULL,
      -- The content of NAME.meeting.json, for the first of the document's names.
      json BLOB NOT NULL,
      jsonSha256 TEXT NOT NULL,
      text TEXT NOT NULL,
      body TEXT, title TEXT, kind TEXT,
      -- ISO 8601, of the first and the last sitting.
      firstDay TEXT, lastDay TEXT,
      applied INTEGER NOT NULL,
      proposed INTEGER NOT NULL,
      -- A JSON array, as in the meeting.
      warnings TEXT
    ) STRICT;
    CREATE INDEX meetingByDay ON meeting(firstDay);

    CREATE TABLE correction (
      documentId INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
      -- Its place in reading order, from 0.
      position INTEGER NOT NULL,
      id TEXT NOT NULL,
      page INTEGER NOT NULL,
      line INTEGER,
      kind TEXT NOT NULL,
      status TEXT NOT NULL
        CHECK (status IN ('applied', 'proposed', 'accepted', 'rejected', 'edited')),
      original TEXT NOT NULL,
      corrected TEXT NOT NULL,
      confidence REAL NOT NULL,
      context TEXT,
      x INTEGER, y INTEGER, width INTEGER, height INTEGER,
      -- A JSON array, as in a correction's own JSON.
      alternatives TEXT,
      PRIMARY KEY (documentId, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX correctionWaiting ON correction(confidence) WHERE status = 'proposed';

    """

  /// What people decided, keyed by what they saw, so that it survives a re-run and another
  /// dictionary: nothing here refers to rows that are written anew.
  private static let decisions = """
    CREATE TABLE decision (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      sha256 TEXT NOT NULL,
      page INTEGER NOT NULL,
      line INTEGER,
      x INTEGER, y INTEGER, width INTEGER, height INTEGER,
      seen TEXT NOT NULL,
      verdict TEXT NOT NULL CHECK (verdict IN ('accept', 'keep', 'edit', 'undo')),
      text TEXT,
      undoes INTEGER REFERENCES decision(id),
      reviewer TEXT NOT NULL,
      decided TEXT NOT NULL,
      CHECK ((verdict = 'undo') = (undoes IS NOT NULL)),
      CHECK ((verdict IN ('accept', 'edit')) = (text IS NOT NULL))
    ) STRICT;
    CREATE INDEX decisionByDocument ON decision(sha256, page);
    CREATE TRIGGER decisionIsNeverChanged BEFORE UPDATE ON decision
      BEGIN SELECT raise(ABORT, 'a decision is never changed'); END;
    CREATE TRIGGER decisionIsNeverRemoved BEFORE DELETE ON decision
      BEGIN SELECT raise(ABORT, 'a decision is never removed'); END;

    """

  /// The full text, a row a page by its id, and what has changed, for whoever follows the archive.
  private static let search = """
    CREATE VIRTUAL TABLE pageText USING fts5(raw, repaired, tokenize = 'unicode61');
    CREATE TRIGGER pageTextGoesWithPage AFTER DELETE ON page
      BEGIN DELETE FROM pageText WHERE rowid = old.id; END;

    CREATE TABLE change (
      cursor INTEGER PRIMARY KEY AUTOINCREMENT,
      sha256 TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('meeting', 'removed')),
      jsonSha256 TEXT,
      CHECK ((kind = 'meeting') = (jsonSha256 IS NOT NULL))
    ) STRICT;
    CREATE INDEX changeByDocument ON change(sha256);
    """
}
