extension Schema {
  /// Rooms, and what was shown in them.
  static let migration2 = rooms + recordRules

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

  // A record is evidence: a line gets its end once, and nothing else of it changes.
  private static let recordRules = """
    CREATE TRIGGER shownIsOnlyEnded BEFORE UPDATE ON shown
      WHEN OLD.until IS NOT NULL OR NEW.until IS NULL OR NEW.projectionID <> OLD.projectionID
        OR NEW.position <> OLD.position OR NEW.versionID <> OLD.versionID OR NEW.page <> OLD.page
        OR NEW."from" <> OLD."from" OR NEW.driver <> OLD.driver OR NEW.borrowed <> OLD.borrowed BEGIN
      SELECT RAISE(ABORT, 'the record of a projection is not rewritten');
    END;
    CREATE TRIGGER shownIsNotDeleted BEFORE DELETE ON shown BEGIN
      SELECT RAISE(ABORT, 'the record of a projection is not deleted');
    END;
    CREATE TRIGGER shownIsAppended BEFORE INSERT ON shown
      WHEN EXISTS (SELECT 1 FROM shown WHERE projectionID = NEW.projectionID AND position = NEW.position) BEGIN
      SELECT RAISE(ABORT, 'the record of a projection is not rewritten');
    END;

    """
}
