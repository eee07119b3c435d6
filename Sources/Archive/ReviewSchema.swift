internal import GRDB

/// The tables of the review, as the third migration makes them; never changed once it is out.
enum ReviewSchema {
  /// Decisions with ids that are theirs in every archive, the strokes at which they were made, and
  /// places that are found again by what was read there.
  static let log = """
    DROP TRIGGER decisionIsNeverChanged;
    DROP TRIGGER decisionIsNeverRemoved;
    DROP INDEX decisionByDocument;
    ALTER TABLE decision RENAME TO formerDecision;

    CREATE TABLE decision (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      action TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      page INTEGER NOT NULL,
      line INTEGER NOT NULL,
      -- The word's index in its line as read; NULL for the whole line.
      word INTEGER,
      x INTEGER, y INTEGER, width INTEGER, height INTEGER,
      -- Of the picture that the box refers to.
      pageWidth INTEGER,
      seen TEXT NOT NULL,
      shown TEXT,
      verdict TEXT NOT NULL CHECK (verdict IN ('accept', 'keep', 'edit', 'role', 'undo')),
      text TEXT,
      -- A JSON object, as in the decision's own JSON.
      role TEXT,
      undoes TEXT REFERENCES decision(id),
      learned TEXT,
      reviewer TEXT NOT NULL,
      decided TEXT NOT NULL,
      CHECK ((verdict = 'undo') = (undoes IS NOT NULL)),
      CHECK ((verdict IN ('accept', 'edit')) = (text IS NOT NULL)),
      CHECK ((verdict = 'role') = (role IS NOT NULL))
    ) STRICT;
    INSERT INTO decision (number, id, action, sha256, page, line, x, y, width, height, seen,
        verdict, text, undoes, reviewer, decided)
      SELECT id, 'former-' || id, 'former-' || id, sha256, page, coalesce(line, 1), x, y, width,
        height, seen, verdict, text, 'former-' || undoes, reviewer, decided
      FROM formerDecision ORDER BY id;
    DROP TABLE formerDecision;
    CREATE INDEX decisionByDocument ON decision(sha256, page, line);
    CREATE INDEX decisionByAction ON decision(action);
    CREATE INDEX decisionByReviewer ON decision(reviewer, number);
    CREATE TRIGGER decisionIsNeverChanged BEFORE UPDATE ON decision
      BEGIN SELECT raise(ABORT, 'a decision is never changed'); END;
    CREATE TRIGGER decisionIsNeverRemoved BEFORE DELETE ON decision
      BEGIN SELECT raise(ABORT, 'a decision is never removed'); END;

    -- Whether a decision holds: what follows from the log, kept so that nobody walks through it.
    CREATE TABLE standing (
      number INTEGER PRIMARY KEY REFERENCES decision(number),
      holds INTEGER NOT NULL CHECK (holds IN (0, 1))
    ) STRICT;

    -- The archive's own words, by the decisions that made them.
    CREATE TABLE ownWord (
      word TEXT NOT NULL,
      -- The decision; empty for a word that was added by hand.
      decision TEXT NOT NULL,
      reviewer TEXT NOT NULL,
      added TEXT NOT NULL,
      PRIMARY KEY (word, decision)
    ) STRICT, WITHOUT ROWID;

    """

  /// Equal cases are one question; a place waits for an answer as long as it has one.
  static let queue = """
    CREATE TABLE question (
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL,
      original TEXT NOT NULL,
      corrected TEXT NOT NULL,
      waiting INTEGER NOT NULL DEFAULT 0 CHECK (waiting >= 0),
      -- The sum of the places' doubts: what an answer to all of them is worth.
      weight INTEGER NOT NULL DEFAULT 0 CHECK (weight >= 0),
      UNIQUE (original, corrected, kind)
    ) STRICT;
    CREATE INDEX questionByWeight ON question(weight, id, waiting) WHERE waiting > 0;

    DROP INDEX correctionWaiting;
    -- Millionths of the probability that what stands there is wrong.
    ALTER TABLE correction ADD COLUMN doubt INTEGER NOT NULL DEFAULT 0;
    -- Whether it waits for a person, and for an answer to what.
    ALTER TABLE correction ADD COLUMN questionId INTEGER REFERENCES question(id);
    -- The decision that holds here; where it waits all the same, the one that fits no longer.
    ALTER TABLE correction ADD COLUMN decision INTEGER;
    -- What that made of it: the other columns stay as the repair had them.
    ALTER TABLE correction ADD COLUMN decidedStatus TEXT
      CHECK (decidedStatus IN ('accepted', 'rejected', 'edited'));
    ALTER TABLE correction ADD COLUMN decidedText TEXT;
    -- Whether it is here only because of a decision: the repair knows nothing of it.
    ALTER TABLE correction ADD COLUMN isDecisions INTEGER NOT NULL DEFAULT 0;
    -- The agenda item that it belongs to, as people call it.
    ALTER TABLE correction ADD COLUMN item TEXT;
    CREATE INDEX correctionById ON correction(documentId, id);
    CREATE INDEX correctionAsked ON correction(questionId, doubt, documentId, kind)
      WHERE questionId IS NOT NULL;

    CREATE TRIGGER placeIsAsked AFTER INSERT ON correction WHEN new.questionId IS NOT NULL BEGIN
      UPDATE question SET waiting = waiting + 1, weight = weight + new.doubt
      WHERE id = new.questionId;
    END;
    CREATE TRIGGER placeIsGone AFTER DELETE ON correction WHEN old.questionId IS NOT NULL BEGIN
      UPDATE question SET waiting = waiting - 1, weight = weight - old.doubt
      WHERE id = old.questionId;
    END;
    CREATE TRIGGER placeIsDecided AFTER UPDATE OF questionId ON correction
      WHEN old.questionId IS NOT new.questionId BEGIN
      UPDATE question SET waiting = waiting - 1, weight = weight - old.doubt
      WHERE id = old.questionId;
      UPDATE question SET waiting = waiting + 1, weight = weight + new.doubt
      WHERE id = new.questionId;
    END;

    UPDATE correction SET doubt = CAST(1e6 * min(1.0, coalesce(
      1.0 - (SELECT json_extract(value, '$.confidence') FROM json_each(correction.alternatives)
             WHERE json_extract(value, '$.text') = correction.original), confidence)) AS INTEGER)
      WHERE status = 'proposed';
    INSERT INTO question (kind, original, corrected)
      SELECT DISTINCT kind, original, corrected FROM correction WHERE status = 'proposed';
    UPDATE correction SET questionId = (
      SELECT id FROM question q WHERE q.original = correction.original
        AND q.corrected = correction.corrected AND q.kind = correction.kind)
      WHERE status = 'proposed'
        AND EXISTS (SELECT 1 FROM output WHERE output.documentId = correction.documentId);

    -- The last decision that the meeting takes account of.
    ALTER TABLE meeting ADD COLUMN decisions INTEGER NOT NULL DEFAULT 0;
    -- A meeting's row is long: what lists show of it is read here.
    CREATE INDEX meetingFacts ON meeting(documentId, firstDay, lastDay, body, title, decisions);
    DROP INDEX meetingByDay;
    CREATE INDEX meetingByDay ON meeting(firstDay, lastDay);
    -- Grows with everything that is kept of the document.
    ALTER TABLE document ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
    -- What the segmentation took each line for: a JSON array.
    ALTER TABLE page ADD COLUMN outline TEXT;
    """

  /// Indexes of the few among the many, and of a question's places in their order.
  static let shortcuts = """
    DROP INDEX correctionAsked;
    CREATE INDEX correctionAsked ON correction(questionId, doubt DESC, documentId, position, kind)
      WHERE questionId IS NOT NULL;
    CREATE INDEX decisionUndoing ON decision(number) WHERE verdict = 'undo';
    CREATE INDEX correctionReopened ON correction(questionId, documentId, doubt)
      WHERE questionId IS NOT NULL AND decidedText IS NOT NULL;
    """

  /// Tells which of the former decisions hold.
  static func judgeFormer(in db: Database) throws {
    var undone: Set<String> = []
    // From the last: whether an undoing holds is known before what it undoes.
    for row in try Row.fetchAll(
      db, sql: "SELECT number, id, undoes FROM decision ORDER BY number DESC")
    {
      let holds = !undone.contains(row[1])
      if holds, let other: String = row[2] { undone.insert(other) }
      try db.execute(
        sql: "INSERT INTO standing (number, holds) VALUES (?, ?)",
        arguments: [row[0] as Int64, holds])
    }
  }
}
