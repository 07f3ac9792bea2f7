extension Schema {
  /// Recipients that are one, a presenter's notes, and pages as drawn.
  static let migration9 = """
    -- Counted as part of this one, which its names find; NULL for one of its own.
    ALTER TABLE recipient ADD COLUMN mergedInto INTEGER REFERENCES recipient;

    -- What the presenter has written for himself, which `text` has too; NULL where there is nothing, or was not looked for.
    ALTER TABLE page ADD COLUMN notes TEXT;

    -- On which page, as drawn, a stretch of a text stands, of a version whose text has sections or sheets instead of pages: of
    -- the text of page `section`, from the byte `start` of its UTF-8 to where the next stretch begins. NULL for none.
    CREATE TABLE drawnStretch (
      versionID INTEGER NOT NULL REFERENCES version,
      section INTEGER NOT NULL CHECK (section >= 1),
      start INTEGER NOT NULL CHECK (start >= 0),
      page INTEGER CHECK (page >= 1),
      PRIMARY KEY (versionID, section, start)
    ) STRICT, WITHOUT ROWID;
    """
}
