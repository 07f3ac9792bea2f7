internal import BriefingLedger
internal import Foundation
internal import GRDB

extension Schema {
  /// A figure that cannot flatter, and slips that can be taken back: entries that withdraw, settings as entries, acts.
  static let migration6 = """
    -- Why an entry corrects or takes back another one; `reason` says why paper.
    ALTER TABLE ledger ADD COLUMN correction TEXT;
    -- Whether it takes back the entry that it supersedes, and so counts nothing.
    ALTER TABLE ledger ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0
      CHECK (withdrawn IN (0, 1) AND (withdrawn = 0 OR supersedes IS NOT NULL));
    DROP INDEX ledgerByTime;
    CREATE INDEX ledgerByTime ON ledger (
      occurredAt, recipientID, unitID, form, copies, pages, duplex, pagesPerSide) WHERE NOT withdrawn;

    -- What moves a figure: each change is an entry of a chain of its own. The newest of a name and subject is in force.
    CREATE TABLE settingEntry (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL CHECK (name <> ''),
      -- The name of a factor, the number of a unit, else nothing.
      subject TEXT NOT NULL,
      -- NULL goes back to what utsusu takes without a setting.
      value TEXT,
      -- NULL where it was set before settings were entries.
      recordedAt INTEGER,
      recordedBy TEXT,
      hashForm INTEGER NOT NULL CHECK (hashForm >= 1),
      previousHash BLOB NOT NULL CHECK (length(previousHash) = 32),
      hash BLOB NOT NULL CHECK (length(hash) = 32)
    ) STRICT;
    CREATE INDEX settingBySubject ON settingEntry (name, subject, seq);
    CREATE TRIGGER settingIsNotUpdated BEFORE UPDATE ON settingEntry BEGIN
      SELECT RAISE(ABORT, 'what was set is not rewritten');
    END;
    CREATE TRIGGER settingIsNotDeleted BEFORE DELETE ON settingEntry BEGIN
      SELECT RAISE(ABORT, 'what was set is not rewritten');
    END;
    CREATE TRIGGER settingIsAppended BEFORE INSERT ON settingEntry
      WHEN EXISTS (SELECT 1 FROM settingEntry WHERE seq = NEW.seq)
        OR NEW.previousHash IS NOT
          coalesce((SELECT hash FROM settingEntry ORDER BY seq DESC LIMIT 1), zeroblob(32)) BEGIN
      SELECT RAISE(ABORT, 'settings are a chain');
    END;

    -- What people did, so that it can be taken back.
    CREATE TABLE act (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      doneAt INTEGER NOT NULL,
      doneBy TEXT NOT NULL,
      kind TEXT NOT NULL,
      -- What was before, as JSON.
      reversal TEXT NOT NULL,
      -- The act that took it back.
      undoneBy INTEGER REFERENCES act
    ) STRICT;
    CREATE INDEX actByPerson ON act (doneBy, id) WHERE undoneBy IS NULL;

    -- A unit that was another one: reports count it there, and the ledger keeps its name.
    ALTER TABLE unit ADD COLUMN mergedInto INTEGER REFERENCES unit;
    """

  /// Makes entries of what was set until now, as this migration does it whatever an entry is made of later: hashed are its
  /// number, name, subject and value, and twice nothing for when and by whom.
  static func enterSettings(_ database: Database) throws {
    let settings = try Row.fetchAll(
      database,
      sql: """
        SELECT key AS name, '' AS subject, value FROM setting
          WHERE key IN ('base', 'goal', 'zone', 'logFrom', 'monthsWithoutReport')
        UNION ALL
        SELECT 'adoption', CAST(id AS TEXT), adoptedFrom FROM unit WHERE adoptedFrom IS NOT NULL
        ORDER BY name, subject
        """
    ).map { try ($0.value(0) as String, $0.value(1) as String, $0.value(2) as String) }
    let factors = try Row.fetchAll(database, sql: "SELECT name, perSheet, unit, source FROM factor ORDER BY name")
      .map { row in
        // Swift's text of a number reads back as the same number; SQLite's may not.
        let lines = try ["\(row.value(1) as Double)", row.value(2) as String, row.value(3) as String]
        return ("factor", try row.value(0) as String, lines.joined(separator: "\n"))
      }
    var previous = CanonicalForm.start
    for ((name, subject, value), number) in zip(settings + factors, Int64(1)...) {
      var form = CanonicalForm(after: previous)
      form.add(number)
      for text in [name, subject, value, nil, nil] { form.add(text) }
      try database.execute(
        sql: "INSERT INTO settingEntry VALUES (?, ?, ?, ?, NULL, NULL, 1, ?, ?)",
        arguments: [number, name, subject, value, Data(previous), Data(form.hash)])
      previous = form.hash
    }
    try database.execute(
      sql: """
        DELETE FROM setting WHERE key IN ('base', 'goal', 'zone', 'logFrom', 'monthsWithoutReport');
        DROP TABLE factor;
        ALTER TABLE unit DROP COLUMN adoptedFrom;
        """)
  }
}
