extension Schema {
  /// What is confidential.
  static let migration13 = """
    ALTER TABLE briefing ADD COLUMN confidential INTEGER NOT NULL DEFAULT 0 CHECK (confidential IN (0, 1));
    CREATE INDEX briefingConfidential ON briefing (id) WHERE confidential = 1;

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
