extension Schema {
  /// A day as it is planned, and materials that are taken away.
  static let migration7 = """
    -- When it ends; NULL where nobody has said.
    ALTER TABLE briefing ADD COLUMN endsAt INTEGER CHECK (endsAt IS NULL OR endsAt > startsAt);
    -- How it is meant to be handed over; no figure counts it.
    ALTER TABLE briefing ADD COLUMN plannedForm TEXT CHECK (plannedForm IN ('projected', 'digital', 'both', 'paper'));

    -- Where a recipient hears it at another time, or in another room, than the briefing says; NULL where not.
    ALTER TABLE briefingRecipient ADD COLUMN ownStartsAt INTEGER;
    ALTER TABLE briefingRecipient ADD COLUMN ownDayOnly INTEGER
      CHECK ((ownDayOnly IS NULL OR ownDayOnly IN (0, 1)) AND (ownDayOnly IS NULL) = (ownStartsAt IS NULL));
    ALTER TABLE briefingRecipient ADD COLUMN ownRoom TEXT;
    CREATE INDEX recipientByTime ON briefingRecipient (ownStartsAt) WHERE ownStartsAt IS NOT NULL;

    -- Taken away: its number, name and hashes stay, its text, pictures and bytes are gone.
    ALTER TABLE version ADD COLUMN removedAt INTEGER;
    ALTER TABLE version ADD COLUMN removedBy TEXT CHECK ((removedBy IS NULL) = (removedAt IS NULL));
    ALTER TABLE version ADD COLUMN removalReason TEXT CHECK (removalReason IS NULL OR removedAt IS NOT NULL);
    """
}
