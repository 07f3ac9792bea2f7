extension Schema {
  /// What the desk asks for, as indexes have it: what waits to be recorded, and whose pages they are.
  static let migration13 = """
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
