internal import BriefingLedger
internal import Foundation
internal import GRDB

extension Schema {
  /// What makes a record evidence: who was there, how many screens were open, and its seal.
  static let migration3 = circumstances + seals + sealRules

  // What earlier programs did not write down stays unknown; the room is taken to have been called what it is called now.
  private static let circumstances = """
    -- As the room was called when it began.
    ALTER TABLE projection ADD COLUMN roomName TEXT;
    -- Whether somebody ticked who was present, or nobody did and it is taken to be all; known once it is over.
    ALTER TABLE projection ADD COLUMN presence TEXT CHECK (presence IN ('ticked', 'assumed'));
    -- The most that were open at once.
    ALTER TABLE projection ADD COLUMN screens INTEGER CHECK (screens >= 0);

    UPDATE projection SET roomName = (SELECT name FROM room WHERE id = roomID) WHERE startedAt IS NOT NULL;
    UPDATE projection SET presence = CASE
        WHEN EXISTS (SELECT 1 FROM projectionPresent WHERE projectionID = id) THEN 'ticked' ELSE 'assumed' END
      WHERE EXISTS (SELECT 1 FROM projectionEntry WHERE projectionID = id);
    INSERT INTO projectionPresent
      SELECT DISTINCT projectionID, recipientID FROM projection
      JOIN projectionEntry ON projectionID = id JOIN ledger USING (seq) WHERE presence = 'assumed';

    """

  private static let seals = """
    -- What a record was when it was over, in a chain like the ledger's.
    CREATE TABLE seal (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      projectionID INTEGER NOT NULL UNIQUE REFERENCES projection,
      previousHash BLOB NOT NULL CHECK (length(previousHash) = 32),
      hash BLOB NOT NULL CHECK (length(hash) = 32)
    ) STRICT;

    """

  // Once a projection is over, nothing of it changes.
  private static let sealRules = """
    CREATE TRIGGER sealIsNotUpdated BEFORE UPDATE ON seal BEGIN
      SELECT RAISE(ABORT, 'a sealed record is not sealed anew');
    END;
    CREATE TRIGGER sealIsNotDeleted BEFORE DELETE ON seal BEGIN
      SELECT RAISE(ABORT, 'a seal is not deleted');
    END;
    CREATE TRIGGER sealIsAppended BEFORE INSERT ON seal
      WHEN EXISTS (SELECT 1 FROM seal WHERE seq = NEW.seq OR projectionID = NEW.projectionID)
        OR NEW.previousHash IS NOT coalesce((SELECT hash FROM seal ORDER BY seq DESC LIMIT 1), zeroblob(32))
        OR (SELECT endedAt FROM projection WHERE id = NEW.projectionID) IS NULL BEGIN
      SELECT RAISE(ABORT, 'seals are a chain, one for each projection that is over');
    END;
    CREATE TRIGGER projectionIsNotRewritten BEFORE UPDATE ON projection
      WHEN OLD.endedAt IS NOT NULL OR NEW.id <> OLD.id BEGIN
      SELECT RAISE(ABORT, 'the record of a projection that is over does not change');
    END;
    CREATE TRIGGER projectionIsNotDeleted BEFORE DELETE ON projection WHEN OLD.startedAt IS NOT NULL BEGIN
      SELECT RAISE(ABORT, 'the record of a projection is not deleted');
    END;
    CREATE TRIGGER projectionIsAppended BEFORE INSERT ON projection
      WHEN EXISTS (SELECT 1 FROM projection WHERE id = NEW.id OR (roomID = NEW.roomID AND endedAt IS NULL)) BEGIN
      SELECT RAISE(ABORT, 'a room shows one briefing at a time');
    END;

    CREATE TRIGGER shownIsClosedToInsert BEFORE INSERT ON shown
      WHEN EXISTS (SELECT 1 FROM projection WHERE id IN (NEW.projectionID) AND endedAt IS NOT NULL) BEGIN
      SELECT RAISE(ABORT, 'the record of a projection that is over does not change');
    END;
    CREATE TRIGGER shownIsClosedToUpdate BEFORE UPDATE ON shown
      WHEN EXISTS (SELECT 1 FROM projection WHERE id IN (OLD.projectionID, NEW.projectionID) AND endedAt IS NOT NULL) BEGIN
      SELECT RAISE(ABORT, 'the record of a projection that is over does not change');
    END;
    CREATE TRIGGER shownIsClosedToDelete BEFORE DELETE ON shown
      WHEN EXISTS (SELECT 1 FROM projection WHERE id IN (OLD.projectionID) AND endedAt IS NOT NULL) BEGIN
      SELECT RAISE(ABORT, 'the record of a projection that is over does not change');
    END;
    CREATE TRIGGER projectionPresentIsClosedToInsert BEFORE INSERT ON projectionPresent
      WHEN EXISTS (SELECT 1 FROM projection WHERE id IN (NEW.projectionID) AND endedAt IS NOT NULL) BEGIN
      SELECT RAISE(ABORT, 'the record of a projection that is over does not change');
    END;
    CREATE TRIGGER projectionPresentIsClosedToUpdate BEFORE UPDATE ON projectionPresent
      WHEN EXISTS (SELECT 1 FROM projection WHERE id IN (OLD.projectionID, NEW.projectionID) AND endedAt IS NOT NULL) BEGIN
      SELECT RAISE(ABORT, 'the record of a projection that is over does not change');
    END;
    CREATE TRIGGER projectionPresentIsClosedToDelete BEFORE DELETE ON projectionPresent
      WHEN EXISTS (SELECT 1 FROM projection WHERE id IN (OLD.projectionID) AND endedAt IS NOT NULL) BEGIN
      SELECT RAISE(ABORT, 'the record of a projection that is over does not change');
    END;
    CREATE TRIGGER projectionEntryIsClosedToInsert BEFORE INSERT ON projectionEntry
      WHEN EXISTS (SELECT 1 FROM projection WHERE id IN (NEW.projectionID) AND endedAt IS NOT NULL) BEGIN
      SELECT RAISE(ABORT, 'the record of a projection that is over does not change');
    END;
    CREATE TRIGGER projectionEntryIsClosedToUpdate BEFORE UPDATE ON projectionEntry
      WHEN EXISTS (SELECT 1 FROM projection WHERE id IN (OLD.projectionID, NEW.projectionID) AND endedAt IS NOT NULL) BEGIN
      SELECT RAISE(ABORT, 'the record of a projection that is over does not change');
    END;
    CREATE TRIGGER projectionEntryIsClosedToDelete BEFORE DELETE ON projectionEntry
      WHEN EXISTS (SELECT 1 FROM projection WHERE id IN (OLD.projectionID) AND endedAt IS NOT NULL) BEGIN
      SELECT RAISE(ABORT, 'the record of a projection that is over does not change');
    END;

    """

  /// Seals the records that are over, in the order of their ends, as this migration does it whatever a record is made of
  /// later: each of four questions is hashed with its number of rows and their values.
  static func sealRecords(_ database: Database) throws {
    let ended = try Int64.fetchAll(
      database, sql: "SELECT id FROM projection WHERE endedAt IS NOT NULL ORDER BY endedAt, id")
    var previous = CanonicalForm.start
    for (projection, number) in zip(ended, Int64(1)...) {
      var form = CanonicalForm(after: previous)
      form.add(number)
      for question in questions {
        let rows = try Row.fetchAll(database, sql: question, arguments: [projection])
        form.add(Int64(rows.count))
        for row in rows { for value in row.databaseValues { form.add(value) } }
      }
      try database.execute(
        sql: "INSERT INTO seal VALUES (?, ?, ?, ?)",
        arguments: [number, projection, Data(previous), Data(form.hash)])
      previous = form.hash
    }
  }

  private static let questions = [
    """
    SELECT id, roomID, roomName, briefingID, driver, minutes, requestedAt, startedAt, endAskedAt, endedAt, endedBy,
      presence, screens FROM projection WHERE id = ?
    """,
    "SELECT recipientID FROM projectionPresent WHERE projectionID = ? ORDER BY recipientID",
    "SELECT seq, hash FROM projectionEntry LEFT JOIN ledger USING (seq) WHERE projectionID = ? ORDER BY seq",
    """
    SELECT position, materialID, number, sha256, page, "from", until, driver, borrowed
    FROM shown LEFT JOIN version ON version.id = versionID WHERE projectionID = ? ORDER BY position
    """,
  ]
}
