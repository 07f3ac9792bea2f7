/// Reasons that utsusu itself gives: they lie in the database as these words, whoever did it, and are told in the language
/// of the reader.
public enum StoredReason {
  /// An entry of the ledger was taken back.
  public static let undone = "utsusu:undone"
  /// A day that somebody had said was over.
  public static let expired = "utsusu:expired"
  /// Print logs said otherwise, and somebody took that over.
  public static let printLog = "utsusu:print-log"
  /// The import that brought a briefing was taken back.
  public static let importUndone = "utsusu:import-undone"
}
