extension Schema {
  /// Pages of paper of files whose text has no pages.
  static let migration8 = """
    -- As the program counted them that wrote the file; NULL where the file does not say it, or its own marks contradict.
    ALTER TABLE version ADD COLUMN authorPages INTEGER CHECK (authorPages >= 1);
    -- As they were drawn last; NULL while they were not.
    ALTER TABLE version ADD COLUMN drawnPages INTEGER CHECK (drawnPages >= 1);
    """
}
