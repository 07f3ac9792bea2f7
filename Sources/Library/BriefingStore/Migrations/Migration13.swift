extension Schema {
  /// What is confidential, and how long materials are kept.
  static let migration13 = """
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
    """
}
