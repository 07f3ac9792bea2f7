extension Schema {
  /// Pages of paper apart from those on the wall.
  static let migration10 = """
    -- Pages of paper of a file of which the wall has other pages: those that it makes as it is. NULL where they are those
    -- that were drawn.
    ALTER TABLE version ADD COLUMN paperPages INTEGER CHECK (paperPages >= 1);
    -- Tables and sheets are drawn on other pages than before, which are known once they were drawn again.
    UPDATE version SET paperPages = drawnPages, drawnPages = NULL
    WHERE drawnPages IS NOT NULL AND format NOT IN ('pdf', 'pptx', 'image', 'docx');
    DELETE FROM drawnStretch
    WHERE versionID IN (SELECT id FROM version WHERE format NOT IN ('pdf', 'pptx', 'image', 'docx'));
    """
}
