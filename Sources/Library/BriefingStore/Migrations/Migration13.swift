extension Schema {
  /// Calendars to subscribe to; and what the desk asks for, as indexes have it: what waits to be recorded, and whose pages
  /// they are.
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

    -- Whether an entry is in force for it: what the ledger says, kept here by the rules below, so that those who ask what
    -- waits do not look up each of ten years.
    ALTER TABLE briefingRecipient ADD COLUMN isRecorded INTEGER NOT NULL DEFAULT 0 CHECK (isRecorded IN (0, 1));
    UPDATE briefingRecipient SET isRecorded = 1
    WHERE (SELECT withdrawn FROM ledger AS entry
      WHERE entry.briefingID = briefingRecipient.briefingID AND entry.recipientID = briefingRecipient.recipientID
      ORDER BY seq DESC LIMIT 1) = 0;
    CREATE INDEX recipientWaiting ON briefingRecipient (briefingID, recipientID) WHERE NOT isRecorded;

    CREATE TRIGGER entryRecords AFTER INSERT ON ledger BEGIN
      UPDATE briefingRecipient SET isRecorded = NOT NEW.withdrawn
      WHERE briefingID = NEW.briefingID AND recipientID = NEW.recipientID;
    END;
    CREATE TRIGGER recipientIsRecorded AFTER INSERT ON briefingRecipient BEGIN
      UPDATE briefingRecipient SET isRecorded = coalesce((
        SELECT NOT withdrawn FROM ledger WHERE briefingID = NEW.briefingID AND recipientID = NEW.recipientID
        ORDER BY seq DESC LIMIT 1), 0)
      WHERE briefingID = NEW.briefingID AND recipientID = NEW.recipientID;
    END;

    -- Whose pages come next, and whose briefings these are: a search limited to a part of the office reads no other one's.
    CREATE INDEX versionByPage ON version (firstPageID, pageCount);
    CREATE INDEX briefingByUnit ON briefing (unitID);
    CREATE INDEX recipientByRecipient ON briefingRecipient (recipientID);
    """
}
