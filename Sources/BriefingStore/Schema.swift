internal import BriefingDomain
internal import GRDB

/// The schema, as migrations that only go forward and are never edited once released.
enum Schema {
  static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    // The migrations add and fill tables; none rewrites a table that others refer to, so that the foreign keys
    // need no check over a whole library at each one.
    migrator.registerMigration("1 briefings, materials, ledger", foreignKeyChecks: .immediate) { database in
      try database.execute(sql: parties + materials + ledger + ledgerRules)
      try SearchIndex.create(database)
      try database.execute(
        sql: "INSERT INTO recipient (id, name) VALUES (1, '局長'), (2, '危機管理監')")
      let writer = StoreWriter(database)
      for (id, label) in [(1, "局長"), (1, "bureau-chief"), (2, "危機管理監"), (2, "crisis-director")] {
        try writer.addLabel(label, to: Int64(id), of: .recipient)
      }
    }
    migrator.registerMigration("2 rooms and projections", foreignKeyChecks: .immediate) { database in
      try database.execute(sql: rooms + recordRules)
    }
    migrator.registerMigration("3 what makes a record evidence", foreignKeyChecks: .immediate) { database in
      try database.execute(sql: circumstances + seals + sealRules)
      let ended = try Int64.fetchAll(
        database, sql: "SELECT id FROM projection WHERE endedAt IS NOT NULL ORDER BY endedAt, id")
      for projection in ended { try StoreWriter(database).seal(projection, form: 1) }
    }
    migrator.registerMigration("4 keys are sealed", foreignKeyChecks: .immediate) { database in
      try database.execute(sql: sealedKeys)
    }
    migrator.registerMigration("5 screens say what they show", foreignKeyChecks: .immediate) { database in
      try database.execute(sql: wordOfScreens + wordRules)
    }
    return migrator
  }()

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

  // Times of what happens in a room are milliseconds since 1970 in UTC.
  private static let rooms = """
    CREATE TABLE room (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL CHECK (name <> ''),
      folded TEXT NOT NULL UNIQUE,
      -- Part of its screen's address, which stays as it is.
      screenKey TEXT NOT NULL UNIQUE CHECK (length(screenKey) = 43)
    ) STRICT;

    -- A briefing that is live in a room, is about to be, or was. The row is how `utsusu project` and the room's server
    -- meet: the one writes it, the other takes it up.
    CREATE TABLE projection (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      roomID INTEGER NOT NULL REFERENCES room,
      briefingID INTEGER NOT NULL REFERENCES briefing,
      driver TEXT NOT NULL CHECK (driver <> ''),
      minutes INTEGER CHECK (minutes BETWEEN 1 AND 1440),
      driveKeyHash BLOB NOT NULL CHECK (length(driveKeyHash) = 32),
      -- Readable while it is live, so that the driver can hand it round; then gone.
      followKey TEXT CHECK (length(followKey) = 43),
      requestedAt INTEGER NOT NULL,
      -- When the server took it up.
      startedAt INTEGER,
      -- When the server last said that it runs: what a crash cut off ends here.
      aliveAt INTEGER,
      endAskedAt INTEGER,
      endedAt INTEGER,
      endedBy TEXT CHECK (endedBy IN ('driver', 'shell', 'crash', 'shutdown')),
      CHECK ((endedAt IS NULL) = (endedBy IS NULL)),
      CHECK (endedAt >= startedAt)
    ) STRICT;
    CREATE UNIQUE INDEX projectionOfRoom ON projection (roomID) WHERE endedAt IS NULL;
    CREATE INDEX projectionByBriefing ON projection (briefingID);

    -- Who was ticked as present when the end was asked for; all of the briefing's recipients where nobody is.
    CREATE TABLE projectionPresent (
      projectionID INTEGER NOT NULL REFERENCES projection,
      recipientID INTEGER NOT NULL REFERENCES recipient,
      PRIMARY KEY (projectionID, recipientID)
    ) STRICT, WITHOUT ROWID;

    -- What the room had on: the record. Without `until` while it is on.
    CREATE TABLE shown (
      projectionID INTEGER NOT NULL REFERENCES projection,
      position INTEGER NOT NULL CHECK (position >= 1),
      versionID INTEGER NOT NULL REFERENCES version,
      page INTEGER NOT NULL CHECK (page >= 1),
      "from" INTEGER NOT NULL,
      until INTEGER CHECK (until >= "from"),
      driver TEXT NOT NULL,
      borrowed INTEGER NOT NULL CHECK (borrowed IN (0, 1)),
      PRIMARY KEY (projectionID, position)
    ) STRICT, WITHOUT ROWID;

    -- The entries of the ledger that have this record as their evidence.
    CREATE TABLE projectionEntry (
      projectionID INTEGER NOT NULL REFERENCES projection,
      seq INTEGER NOT NULL REFERENCES ledger,
      PRIMARY KEY (projectionID, seq)
    ) STRICT, WITHOUT ROWID;

    """

  // What earlier programs did not write down stays unknown; the room is taken to have been called what it is called now.
  private static let circumstances = """
    -- As the room was called when it began.
    ALTER TABLE projection ADD COLUMN roomName TEXT;
    -- Whether somebody ticked who was present, or nobody did and it is taken to be all; known once it is over.
    ALTER TABLE projection ADD COLUMN presence TEXT CHECK (presence IN ('ticked', 'assumed'));
    -- The most that were open at once.
    ALTER TABLE projection ADD COLUMN screens INTEGER CHECK (screens >= 0);

    UPDATE projection SET roomName = (SELECT name FROM room WHERE id = roomID) WHERE startedAt IS NOT NULL;
    UPDATE projection SET presence = CASE
        WHEN EXISTS (SELECT 1 FROM projectionPresent WHERE projectionID = id) THEN 'ticked' ELSE 'assumed' END
      WHERE EXISTS (SELECT 1 FROM projectionEntry WHERE projectionID = id);
    INSERT INTO projectionPresent
      SELECT DISTINCT projectionID, recipientID FROM projection
      JOIN projectionEntry ON projectionID = id JOIN ledger USING (seq) WHERE presence = 'assumed';

    """

  // From here on `screenKey` and `followKey` hold the key's SHA-256 in base64url, and the key itself is beside it, sealed.
  // What is still open is sealed when a home is opened, with a secret that is not in this file.
  private static let sealedKeys = """
    ALTER TABLE room ADD COLUMN sealedScreenKey BLOB;
    ALTER TABLE projection ADD COLUMN sealedFollowKey BLOB;

    """

  private static let wordOfScreens = """
    -- What its record is made of, and so how it is sealed: 1 without, 2 with what the screens have said.
    ALTER TABLE projection ADD COLUMN recordForm INTEGER NOT NULL DEFAULT 1 CHECK (recordForm >= 1);
    -- When a screen first said that it shows the page.
    ALTER TABLE shown ADD COLUMN seenFrom INTEGER CHECK (seenFrom >= "from");

    """

  private static let seals = """
    -- What a record was when it was over, in a chain like the ledger's.
    CREATE TABLE seal (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      projectionID INTEGER NOT NULL UNIQUE REFERENCES projection,
      previousHash BLOB NOT NULL CHECK (length(previousHash) = 32),
      hash BLOB NOT NULL CHECK (length(hash) = 32)
    ) STRICT;

    """
}
