extension Schema {
  /// Recipients that are one, a presenter's notes, and pages as drawn.
  static let migration9 = """
    -- Counted as part of this one, which its names find; NULL for one of its own.
    ALTER TABLE recipient ADD COLUMN mergedInto INTEGER REFERENCES recipient;

    -- What the presenter has written for himself, which `text` has too; NULL where there is nothing, or was not looked for.
    ALTER TABLE page ADD COLUMN notes TEXT;

    -- Where the text of a drawn page begins, of a version whose text has sections or sheets instead of pages: in the text
    -- of the page `section` of table page, after `start` bytes of UTF-8.
    CREATE TABLE drawnPage (
      versionID INTEGER NOT NULL REFERENCES version,
      number INTEGER NOT NULL CHECK (number >= 1),
      section INTEGER NOT NULL CHECK (section >= 1),
      start INTEGER NOT NULL CHECK (start >= 0),
      PRIMARY KEY (versionID, number)
    ) STRICT, WITHOUT ROWID;
    """
}
