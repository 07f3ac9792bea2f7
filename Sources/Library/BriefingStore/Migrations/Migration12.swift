extension Schema {
  /// What the desk needs: second factors, what is confidential and how long materials are kept, assignments.
  static let migration12 = """
    -- What an app computes codes from, for those who sign in with one.
    CREATE TABLE secondFactor (
      accountID INTEGER PRIMARY KEY REFERENCES account,
      -- Sealed with the secret beside the database: a copy of the database elsewhere has none.
      sealed BLOB NOT NULL,
      -- The half minute of the last code that was taken: none is good twice.
      step INTEGER NOT NULL
    ) STRICT;

    -- SHA-256 of codes that are good once each, in place of one of the app.
    CREATE TABLE recoveryCode (
      hash BLOB PRIMARY KEY CHECK (length(hash) = 32),
      accountID INTEGER NOT NULL REFERENCES secondFactor
    ) STRICT;
    CREATE INDEX recoveryCodeOfAccount ON recoveryCode (accountID);

    -- Whether the office's directory has said who it is, by a proxy.
    ALTER TABLE session ADD COLUMN byDirectory INTEGER NOT NULL DEFAULT 0 CHECK (byDirectory IN (0, 1));

    ALTER TABLE briefing ADD COLUMN confidential INTEGER NOT NULL DEFAULT 0 CHECK (confidential IN (0, 1));
    CREATE INDEX briefingConfidential ON briefing (id) WHERE confidential = 1;

    -- From when on its materials are gone, and who said so.
    ALTER TABLE briefing ADD COLUMN expiresAt INTEGER;
    ALTER TABLE briefing ADD COLUMN expiresBy TEXT CHECK ((expiresBy IS NULL) = (expiresAt IS NULL));
    CREATE INDEX briefingExpiring ON briefing (expiresAt) WHERE expiresAt IS NOT NULL;
    ALTER TABLE briefing ADD COLUMN retention TEXT CHECK (retention IN ('1', '3', '5', '10', 'permanent'));
    CREATE INDEX briefingRetained ON briefing (startsAt) WHERE retention IS NOT NULL;

    -- Who put it up, by the name of their account, and whose reach goes for its consoles; NULL for who holds the home.
    ALTER TABLE projection ADD COLUMN askedBy TEXT CHECK (askedBy <> '');

    -- Who has looked at a page of what is confidential, once in a quarter of an hour; page 0 is the file.
    CREATE TABLE look (
      versionID INTEGER NOT NULL REFERENCES version,
      page INTEGER NOT NULL CHECK (page >= 0),
      person TEXT NOT NULL CHECK (person <> ''),
      quarter INTEGER NOT NULL,
      lookedAt INTEGER NOT NULL,
      PRIMARY KEY (versionID, page, person, quarter)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE assignment (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      briefingID INTEGER NOT NULL REFERENCES briefing,
      text TEXT NOT NULL CHECK (text <> ''),
      -- A unit or a person, as it was written.
      owner TEXT CHECK (owner <> ''),
      -- A day, as days since 1970.
      due INTEGER,
      notedAt INTEGER NOT NULL,
      notedBy TEXT NOT NULL,
      -- Where it was noted in a room: when, in milliseconds, and the page that was on.
      projectionID INTEGER REFERENCES projection,
      shownAt INTEGER CHECK ((shownAt IS NULL) = (projectionID IS NULL)),
      versionID INTEGER REFERENCES version CHECK (versionID IS NULL OR projectionID IS NOT NULL),
      page INTEGER CHECK (page >= 1 AND (page IS NULL) = (versionID IS NULL)),
      doneAt INTEGER,
      doneBy TEXT CHECK ((doneBy IS NULL) = (doneAt IS NULL))
    ) STRICT;
    CREATE INDEX assignmentByBriefing ON assignment (briefingID);
    CREATE INDEX assignmentOpen ON assignment (due, id) WHERE doneAt IS NULL;
    CREATE INDEX assignmentDone ON assignment (doneAt, id) WHERE doneAt IS NOT NULL;
    """
}
