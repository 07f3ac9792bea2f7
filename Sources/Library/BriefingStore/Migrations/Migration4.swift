extension Schema {
  /// Keys are sealed. From here on `screenKey` and `followKey` hold the key's SHA-256 in base64url, and the key itself is beside it, sealed.
  /// What is still open is sealed when a home is opened, with a secret that is not in this file.
  static let migration4 = """
    ALTER TABLE room ADD COLUMN sealedScreenKey BLOB;
    ALTER TABLE projection ADD COLUMN sealedFollowKey BLOB;

    """
}
