extension Schema {
  /// What the database itself enforces against every program that opens it.
  static let rules = ledgerRules + recordRules + sealRules + wordRules
  static let ruleNames =
    [
      "ledgerIsNotUpdated", "ledgerIsNotDeleted", "ledgerIsAppended", "shownIsOnlySeenAndEnded", "shownIsNotDeleted",
      "shownIsAppended", "sealIsNotUpdated", "sealIsNotDeleted", "sealIsAppended", "projectionIsNotRewritten",
      "projectionIsNotDeleted", "projectionIsAppended",
    ] + partsOfRecords.flatMap { part in ["Insert", "Update", "Delete"].map { "\(part)IsClosedTo\($0)" } }

  // Triggers hold the rules against every program that opens the file. REPLACE deletes without firing a DELETE
  // trigger (recursive_triggers is off by default), so an insert over anything that stands is refused before it.
  static let ledgerRules = """
    CREATE TRIGGER ledgerIsNotUpdated BEFORE UPDATE ON ledger BEGIN
      SELECT RAISE(ABORT, 'the ledger is append-only: record a correction instead of an update');
    END;
    CREATE TRIGGER ledgerIsNotDeleted BEFORE DELETE ON ledger BEGIN
      SELECT RAISE(ABORT, 'the ledger is append-only: entries are never deleted');
    END;
    CREATE TRIGGER ledgerIsAppended BEFORE INSERT ON ledger BEGIN
      SELECT RAISE(ABORT, 'the ledger is append-only: this entry exists')
        WHERE EXISTS (SELECT 1 FROM ledger WHERE seq = NEW.seq OR supersedes = NEW.supersedes);
      SELECT RAISE(ABORT, 'the ledger is a chain: the entry does not carry the hash before it')
        WHERE NEW.previousHash IS NOT
          coalesce((SELECT hash FROM ledger ORDER BY seq DESC LIMIT 1), zeroblob(32));
      SELECT RAISE(ABORT, 'a correction supersedes the newest entry of its briefing and recipient')
        WHERE NEW.supersedes IS NOT (
          SELECT max(seq) FROM ledger WHERE briefingID = NEW.briefingID AND recipientID = NEW.recipientID);
    END;
    """

  // A record is evidence: a line gets its end once, and nothing else of it changes.
  static let recordRules = """
    CREATE TRIGGER shownIsOnlyEnded BEFORE UPDATE ON shown
      WHEN OLD.until IS NOT NULL OR NEW.until IS NULL OR NEW.projectionID <> OLD.projectionID
        OR NEW.position <> OLD.position OR NEW.versionID <> OLD.versionID OR NEW.page <> OLD.page
        OR NEW."from" <> OLD."from" OR NEW.driver <> OLD.driver OR NEW.borrowed <> OLD.borrowed BEGIN
      SELECT RAISE(ABORT, 'the record of a projection is not rewritten');
    END;
    CREATE TRIGGER shownIsNotDeleted BEFORE DELETE ON shown BEGIN
      SELECT RAISE(ABORT, 'the record of a projection is not deleted');
    END;
    CREATE TRIGGER shownIsAppended BEFORE INSERT ON shown
      WHEN EXISTS (SELECT 1 FROM shown WHERE projectionID = NEW.projectionID AND position = NEW.position) BEGIN
      SELECT RAISE(ABORT, 'the record of a projection is not rewritten');
    END;

    """

  // A line is seen once and ends once. Takes the place of `shownIsOnlyEnded`.
  static let wordRules = """
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

  private static let partsOfRecords = ["shown", "projectionPresent", "projectionEntry"]

  // Once a projection is over, nothing of it changes.
  static let sealRules =
    """
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

    """
    + partsOfRecords.map { part in
      [
        ("Insert", "NEW.projectionID"), ("Update", "OLD.projectionID, NEW.projectionID"),
        ("Delete", "OLD.projectionID"),
      ]
      .map { act, projections in
        """
        CREATE TRIGGER \(part)IsClosedTo\(act) BEFORE \(act.uppercased()) ON \(part)
          WHEN EXISTS (SELECT 1 FROM projection WHERE id IN (\(projections)) AND endedAt IS NOT NULL) BEGIN
          SELECT RAISE(ABORT, 'the record of a projection that is over does not change');
        END;

        """
      }.joined()
    }.joined()
}
