extension Schema {
  /// Calendars that people subscribe to.
  static let migration13 = """
    CREATE TABLE feed (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      -- Whose it is: it shows what they may see, and ends with them.
      accountID INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
      -- What it is narrowed to, and goes with.
      recipientID INTEGER REFERENCES recipient ON DELETE CASCADE,
      unitID INTEGER REFERENCES unit ON DELETE CASCADE,
      roomID INTEGER REFERENCES room ON DELETE CASCADE,
      -- SHA-256 of the key in its address, and the key, sealed.
      print TEXT NOT NULL UNIQUE,
      sealedKey BLOB NOT NULL,
      addedAt INTEGER NOT NULL,
      CHECK ((recipientID IS NOT NULL) + (unitID IS NOT NULL) + (roomID IS NOT NULL) = 1)
    ) STRICT;
    CREATE INDEX feedOfAccount ON feed (accountID);

    -- How often what a calendar says of a briefing was changed: calendar programs take what has a higher number.
    ALTER TABLE briefing ADD COLUMN revision INTEGER NOT NULL DEFAULT 0 CHECK (revision >= 0);
    CREATE TRIGGER briefingIsRevised AFTER UPDATE ON briefing
    WHEN (OLD.title, OLD.unitID, OLD.presenter, OLD.startsAt, OLD.dayOnly, OLD.endsAt, OLD.room, OLD.plannedForm,
        OLD.cancelledAt, OLD.cancelReason, OLD.confidential)
      IS NOT (NEW.title, NEW.unitID, NEW.presenter, NEW.startsAt, NEW.dayOnly, NEW.endsAt, NEW.room, NEW.plannedForm,
        NEW.cancelledAt, NEW.cancelReason, NEW.confidential) BEGIN
      UPDATE briefing SET revision = revision + 1 WHERE id = NEW.id;
    END;
    CREATE TRIGGER ownTimeIsRevised AFTER UPDATE ON briefingRecipient
    WHEN (OLD.ownStartsAt, OLD.ownDayOnly, OLD.ownRoom) IS NOT (NEW.ownStartsAt, NEW.ownDayOnly, NEW.ownRoom) BEGIN
      UPDATE briefing SET revision = revision + 1 WHERE id = NEW.briefingID;
    END;
    """
}
