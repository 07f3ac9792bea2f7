extension Schema {
  /// Who follows a projection on devices of their own, by count alone.
  static let migration17 = """
    -- The most devices at once; NULL where nobody counted. It is no evidence of anything, and no seal covers it.
    ALTER TABLE projection ADD COLUMN followers INTEGER CHECK (followers >= 0);
    -- Lines of its record that somebody followed while they were on.
    ALTER TABLE projection ADD COLUMN followedLines INTEGER CHECK (followedLines >= 0);
    CREATE INDEX projectionFollowed ON projection (startedAt) WHERE followers IS NOT NULL;
    """
}
