extension Schema {
  /// Those who sign in.
  static let migration11 = """
    CREATE TABLE account (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      -- What they sign in by, and what records name them by.
      name TEXT NOT NULL CHECK (name <> ''),
      -- The same in one case and width: any spelling is one person.
      folded TEXT NOT NULL UNIQUE,
      fullName TEXT NOT NULL CHECK (fullName <> ''),
      addedAt INTEGER NOT NULL,
      addedBy TEXT NOT NULL,
      disabledAt INTEGER,
      -- How it was hashed, and the hash; NULL until one was set.
      password TEXT,
      -- SHA-256 of the key of the address under which a password can be set once; gone with its use.
      linkHash BLOB UNIQUE CHECK (length(linkHash) = 32),
      linkUntil INTEGER CHECK ((linkUntil IS NULL) = (linkHash IS NULL))
    ) STRICT;

    -- Each role for a unit, or a recipient, or the whole office.
    CREATE TABLE accountRole (
      accountID INTEGER NOT NULL REFERENCES account,
      role TEXT NOT NULL CHECK (role IN ('staff', 'secretary', 'reformOffice', 'administrator', 'reader')),
      unitID INTEGER REFERENCES unit,
      recipientID INTEGER REFERENCES recipient CHECK (unitID IS NULL OR recipientID IS NULL)
    ) STRICT;
    CREATE INDEX roleOfAccount ON accountRole (accountID);

    -- A browser in which somebody has signed in.
    CREATE TABLE session (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      -- Of its key, made with the secret beside the database: a copy of the database elsewhere has no sessions.
      print BLOB NOT NULL UNIQUE CHECK (length(print) = 32),
      accountID INTEGER NOT NULL REFERENCES account,
      startedAt INTEGER NOT NULL,
      seenAt INTEGER NOT NULL,
      address TEXT NOT NULL,
      browser TEXT NOT NULL
    ) STRICT;
    CREATE INDEX sessionOfAccount ON session (accountID);
    """
}
