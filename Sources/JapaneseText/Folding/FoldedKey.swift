extension Folding {
  /// What two spellings of one name or title have in common: folded, without white space around it, and with one space
  /// for any white space inside. For comparing whole texts; it keeps no positions.
  public static func key(_ text: String) -> String {
    fold(text).text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
