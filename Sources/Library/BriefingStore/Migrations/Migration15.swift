extension Schema {
  /// What printers put out, as copied-out logs of theirs tell it.
  static let migration15 = """
    CREATE TABLE printer (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      -- As a log calls it; one in any case and width.
      name TEXT NOT NULL CHECK (name <> ''),
      folded TEXT NOT NULL UNIQUE,
      -- Whose it is, or the floor that shares it; neither where nobody has said.
      unitID INTEGER REFERENCES unit,
      floor TEXT CHECK (floor IS NULL OR (floor <> '' AND unitID IS NULL)),
      -- Puts out no paper.
      isVirtual INTEGER NOT NULL CHECK (isVirtual IN (0, 1)),
      -- The office says that there is no log of it.
      isUnlogged INTEGER NOT NULL CHECK (isUnlogged IN (0, 1)),
      -- Counted as this one, which it is by another name.
      mergedInto INTEGER REFERENCES printer
    ) STRICT;

    -- A file that was taken in.
    CREATE TABLE printLog (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL,
      sha256 BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
      kind TEXT NOT NULL CHECK (kind <> ''),
      takenAt INTEGER NOT NULL,
      takenBy TEXT NOT NULL,
      -- From when until when nothing is missing but what it does not say.
      coversFrom INTEGER NOT NULL,
      coversTo INTEGER NOT NULL CHECK (coversTo >= coversFrom),
      -- Whether nothing in it says that jobs are missing.
      isWhole INTEGER NOT NULL CHECK (isWhole IN (0, 1))
    ) STRICT;

    -- Which printers it speaks of.
    CREATE TABLE printLogPrinter (
      logID INTEGER NOT NULL REFERENCES printLog ON DELETE CASCADE,
      printerID INTEGER NOT NULL REFERENCES printer,
      jobs INTEGER NOT NULL CHECK (jobs >= 0),
      PRIMARY KEY (logID, printerID)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX logByPrinter ON printLogPrinter (printerID);

    -- Who prints, by a pseudonym that a secret beside the database makes: HMAC-SHA-256 of the name.
    CREATE TABLE printPerson (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      pseudonym BLOB NOT NULL UNIQUE CHECK (length(pseudonym) = 32),
      -- As the log has it, where the office wants names.
      name TEXT CHECK (name <> ''),
      unitID INTEGER REFERENCES unit
    ) STRICT;

    -- What is not known is 0, or '' for the number; the same job from another log is the same row. Numbers start anew, so that
    -- the time belongs to them.
    CREATE TABLE printJob (
      printerID INTEGER NOT NULL REFERENCES printer,
      endedAt INTEGER NOT NULL,
      number TEXT NOT NULL,
      sides INTEGER NOT NULL CHECK (sides BETWEEN 0 AND 1000000),
      copies INTEGER NOT NULL CHECK (copies BETWEEN 0 AND 1000000),
      sheets INTEGER NOT NULL CHECK (sheets BETWEEN 0 AND 1000000),
      -- Of one copy.
      pages INTEGER NOT NULL CHECK (pages BETWEEN 0 AND 1000000),
      isDuplex INTEGER CHECK (isDuplex IN (0, 1)),
      isAtMost INTEGER NOT NULL CHECK (isAtMost IN (0, 1)),
      -- The log that told of it first.
      logID INTEGER NOT NULL,
      personID INTEGER,
      -- Folded as searches fold; NULL where the log has none, or it was forgotten.
      title TEXT,
      PRIMARY KEY (printerID, endedAt, number, sides, copies, sheets, pages)
    ) STRICT, WITHOUT ROWID;

    -- What somebody says of an entry of the ledger that the logs speak against. The newest of an entry counts; NULL takes back.
    CREATE TABLE printExplanation (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      seq INTEGER NOT NULL REFERENCES ledger,
      reason TEXT CHECK (reason <> ''),
      saidAt INTEGER NOT NULL,
      saidBy TEXT NOT NULL
    ) STRICT;
    CREATE INDEX explanationByEntry ON printExplanation (seq, id);
    CREATE TRIGGER explanationIsNotUpdated BEFORE UPDATE ON printExplanation BEGIN
      SELECT RAISE(ABORT, 'what was explained is not rewritten');
    END;
    CREATE TRIGGER explanationIsNotDeleted BEFORE DELETE ON printExplanation BEGIN
      SELECT RAISE(ABORT, 'what was explained is not rewritten');
    END;
    """
}
