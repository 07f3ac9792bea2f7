extension Schema {
  /// Screens say what they show; records and entries say how they are hashed.
  static let migration5 = """
    -- What its record is made of, and so how it is sealed: 1 without, 2 with what the screens have said.
    ALTER TABLE projection ADD COLUMN recordForm INTEGER NOT NULL DEFAULT 1 CHECK (recordForm >= 1);
    -- When a screen first said that it shows the page.
    ALTER TABLE shown ADD COLUMN seenFrom INTEGER CHECK (seenFrom >= "from");

    -- What of an entry its hash covers: 1 are the columns before this one and the hashes.
    ALTER TABLE ledger ADD COLUMN hashForm INTEGER NOT NULL DEFAULT 1 CHECK (hashForm >= 1);

    -- A line is seen once and ends once.
    DROP TRIGGER IF EXISTS shownIsOnlyEnded;
    CREATE TRIGGER shownIsOnlySeenAndEnded BEFORE UPDATE ON shown
      WHEN OLD.until IS NOT NULL OR (NEW.until IS NULL AND NEW.seenFrom IS NULL)
        OR (OLD.seenFrom IS NOT NULL AND NEW.seenFrom IS NOT OLD.seenFrom)
        OR NEW.projectionID <> OLD.projectionID OR NEW.position <> OLD.position OR NEW.versionID <> OLD.versionID
        OR NEW.page <> OLD.page OR NEW."from" <> OLD."from" OR NEW.driver <> OLD.driver
        OR NEW.borrowed <> OLD.borrowed BEGIN
      SELECT RAISE(ABORT, 'the record of a projection is not rewritten');
    END;
    """
}
