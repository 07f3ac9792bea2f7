extension Schema {
  /// Briefings, materials, the ledger, and what searches read.
  static let migration1 = parties + materials + ledger + ledgerRules + searchTables + recipients

  private static let parties = """
    CREATE TABLE setting (
      key TEXT PRIMARY KEY NOT NULL,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- What a sheet of paper stands for, by the office's own choice.
    CREATE TABLE factor (
      name TEXT PRIMARY KEY NOT NULL,
      perSheet REAL NOT NULL CHECK (perSheet > 0),
      unit TEXT NOT NULL,
      source TEXT NOT NULL CHECK (source <> '')
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE recipient (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE CHECK (name <> '')
    ) STRICT;

    -- The name and the aliases of a recipient, folded as searches fold, so that one spelling means one recipient.
    CREATE TABLE recipientLabel (
      folded TEXT PRIMARY KEY NOT NULL,
      label TEXT NOT NULL,
      ownerID INTEGER NOT NULL REFERENCES recipient
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE unit (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE CHECK (name <> ''),
      bureau TEXT,
      department TEXT,
      floor TEXT,
      adoptedFrom TEXT CHECK (adoptedFrom GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]')
    ) STRICT;

    CREATE TABLE unitLabel (
      folded TEXT PRIMARY KEY NOT NULL,
      label TEXT NOT NULL,
      ownerID INTEGER NOT NULL REFERENCES unit
    ) STRICT, WITHOUT ROWID;

    """

  // Instants are whole seconds since 1970 in UTC. Where only a day is known (`dayOnly`), the instant is noon of
  // that day in the office's zone: it stays in its day and month if the office later names a neighbouring zone.
  private static let materials = """
    CREATE TABLE briefing (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      title TEXT NOT NULL CHECK (title <> ''),
      foldedTitle TEXT NOT NULL,
      unitID INTEGER NOT NULL REFERENCES unit,
      presenter TEXT,
      startsAt INTEGER NOT NULL,
      dayOnly INTEGER NOT NULL CHECK (dayOnly IN (0, 1)),
      room TEXT,
      registeredAt INTEGER NOT NULL,
      registeredBy TEXT NOT NULL,
      cancelledAt INTEGER,
      cancelReason TEXT
    ) STRICT;
    CREATE INDEX briefingByTime ON briefing (startsAt);
    CREATE INDEX briefingByTitle ON briefing (foldedTitle, startsAt);

    CREATE TABLE briefingRecipient (
      briefingID INTEGER NOT NULL REFERENCES briefing,
      recipientID INTEGER NOT NULL REFERENCES recipient,
      PRIMARY KEY (briefingID, recipientID)
    ) STRICT, WITHOUT ROWID;

    -- A document of a briefing, or of none where an archive was indexed.
    CREATE TABLE material (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      briefingID INTEGER REFERENCES briefing,
      position INTEGER NOT NULL CHECK (position >= 1)
    ) STRICT;
    CREATE UNIQUE INDEX materialByBriefing ON material (briefingID, position) WHERE briefingID IS NOT NULL;

    CREATE TABLE version (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      materialID INTEGER NOT NULL REFERENCES material,
      number INTEGER NOT NULL CHECK (number >= 1),
      fileName TEXT NOT NULL,
      sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
      byteCount INTEGER NOT NULL,
      format TEXT NOT NULL,
      pageCount INTEGER NOT NULL CHECK (pageCount >= 0),
      -- Its pages have the ids from here on, the last page first.
      firstPageID INTEGER NOT NULL,
      -- Of its material the newest.
      isCurrent INTEGER NOT NULL CHECK (isCurrent IN (0, 1)),
      reason TEXT,
      detail TEXT,
      -- SHA-256 over the page texts, so that a changed text shows.
      textSHA256 BLOB NOT NULL CHECK (length(textSHA256) = 32),
      registeredAt INTEGER NOT NULL,
      UNIQUE (materialID, number)
    ) STRICT;
    CREATE INDEX versionByHash ON version (sha256);
    CREATE INDEX versionSuperseded ON version (firstPageID, pageCount) WHERE NOT isCurrent;

    -- Ids grow with registration, and within a version from its last page to its first: backwards, as searches read,
    -- the newest version comes first and its pages in their order.
    CREATE TABLE page (
      id INTEGER PRIMARY KEY,
      versionID INTEGER NOT NULL REFERENCES version,
      number INTEGER NOT NULL CHECK (number >= 1),
      text TEXT NOT NULL,
      UNIQUE (versionID, number)
    ) STRICT;

    -- Where an indexed file lay, so that the next run reads only what is new or changed.
    CREATE TABLE indexedFile (
      path BLOB PRIMARY KEY NOT NULL,
      byteCount INTEGER NOT NULL,
      modifiedAt INTEGER NOT NULL,
      versionID INTEGER NOT NULL REFERENCES version
    ) STRICT, WITHOUT ROWID;

    """

  // An entry repeats the title, unit and recipient as they were, so that it stands as evidence on its own; the ids
  // say what they are called now.
  private static let ledger = """
    CREATE TABLE ledger (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      briefingID INTEGER NOT NULL REFERENCES briefing,
      recipientID INTEGER NOT NULL REFERENCES recipient,
      unitID INTEGER NOT NULL REFERENCES unit,
      title TEXT NOT NULL,
      unit TEXT NOT NULL,
      recipient TEXT NOT NULL,
      occurredAt INTEGER NOT NULL,
      dayOnly INTEGER NOT NULL CHECK (dayOnly IN (0, 1)),
      form TEXT NOT NULL CHECK (form IN ('projected', 'digital', 'both', 'paper')),
      copies INTEGER NOT NULL CHECK (copies BETWEEN 0 AND 100000 AND (copies > 0) = (form IN ('both', 'paper'))),
      pages INTEGER NOT NULL CHECK (pages BETWEEN 0 AND 100000),
      duplex INTEGER NOT NULL CHECK (duplex IN (0, 1)),
      pagesPerSide INTEGER NOT NULL CHECK (pagesPerSide BETWEEN 1 AND 16),
      evidence TEXT NOT NULL CHECK (evidence IN ('declared', 'projection', 'printLog', 'imported')),
      reason TEXT,
      supersedes INTEGER REFERENCES ledger,
      recordedAt INTEGER NOT NULL,
      recordedBy TEXT NOT NULL,
      previousHash BLOB NOT NULL CHECK (length(previousHash) = 32),
      hash BLOB NOT NULL CHECK (length(hash) = 32)
    ) STRICT;
    -- An entry is in force while nothing supersedes it; corrections are few, and so is what this index holds.
    CREATE UNIQUE INDEX ledgerBySuperseded ON ledger (supersedes) WHERE supersedes IS NOT NULL;
    -- The newest entry of a briefing for a recipient.
    CREATE INDEX ledgerByBriefing ON ledger (briefingID, recipientID, seq);
    -- Covers what a report sums, so that it reads its own months and nothing else.
    CREATE INDEX ledgerByTime ON ledger (
      occurredAt, recipientID, unitID, form, copies, pages, duplex, pagesPerSide);

    """

  // Triggers hold the rules against every program that opens the file. REPLACE deletes without firing a DELETE
  // trigger (recursive_triggers is off by default), so an insert over anything that stands is refused before it.
  private static let ledgerRules = """
    CREATE TRIGGER ledgerIsNotUpdated BEFORE UPDATE ON ledger BEGIN
      SELECT RAISE(ABORT, 'the ledger is append-only: record a correction instead of an update');
    END;
    CREATE TRIGGER ledgerIsNotDeleted BEFORE DELETE ON ledger BEGIN
      SELECT RAISE(ABORT, 'the ledger is append-only: entries are never deleted');
    END;
    CREATE TRIGGER ledgerIsAppended BEFORE INSERT ON ledger BEGIN
      SELECT RAISE(ABORT, 'the ledger is append-only: this entry exists')
        WHERE EXISTS (SELECT 1 FROM ledger WHERE seq = NEW.seq OR supersedes = NEW.supersedes);
      SELECT RAISE(ABORT, 'the ledger is a chain: the entry does not carry the hash before it')
        WHERE NEW.previousHash IS NOT
          coalesce((SELECT hash FROM ledger ORDER BY seq DESC LIMIT 1), zeroblob(32));
      SELECT RAISE(ABORT, 'a correction supersedes the newest entry of its briefing and recipient')
        WHERE NEW.supersedes IS NOT (
          SELECT max(seq) FROM ledger WHERE briefingID = NEW.briefingID AND recipientID = NEW.recipientID);
    END;
    """

  // Empty; whether they fit the rules of folding is looked at when a home is opened.
  private static let searchTables = """
    CREATE VIRTUAL TABLE pageRuns USING fts5 (
      text, content = 'page', content_rowid = 'id', tokenize = 'runs');
    CREATE VIRTUAL TABLE pageFeatures USING fts5 (
      text, content = 'page', content_rowid = 'id', tokenize = 'features', detail = none, columnsize = 0);

    """

  private static let recipients = """
    INSERT INTO recipient (id, name) VALUES (1, '局長'), (2, '危機管理監');
    INSERT INTO recipientLabel (folded, label, ownerID) VALUES
      ('局長', '局長', 1), ('bureau-chief', 'bureau-chief', 1),
      ('危機管理監', '危機管理監', 2), ('crisis-director', 'crisis-director', 2);
    """
}
