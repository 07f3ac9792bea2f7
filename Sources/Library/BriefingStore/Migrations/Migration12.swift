extension Schema {
  /// The second factor of those who sign in, and who came by the office's directory.
  static let migration12 = """
    -- What an app computes codes from, for those who sign in with one.
    CREATE TABLE secondFactor (
      accountID INTEGER PRIMARY KEY REFERENCES account,
      -- Sealed with the secret beside the database: a copy of the database elsewhere has none.
      sealed BLOB NOT NULL,
      -- The half minute of the last code that was taken: none is good twice.
      step INTEGER NOT NULL
    ) STRICT;

    -- SHA-256 of codes that are good once each, in place of one of the app.
    CREATE TABLE recoveryCode (
      hash BLOB PRIMARY KEY CHECK (length(hash) = 32),
      accountID INTEGER NOT NULL REFERENCES secondFactor
    ) STRICT;
    CREATE INDEX recoveryCodeOfAccount ON recoveryCode (accountID);

    -- Whether the office's directory has said who it is, by a proxy.
    ALTER TABLE session ADD COLUMN byDirectory INTEGER NOT NULL DEFAULT 0 CHECK (byDirectory IN (0, 1));
    """
}
