public import BriefingDomain
public import BriefingLedger
internal import GRDB

extension StoreReader {
  /// The one in force of each entry that has one.
  ///
  /// - Parameter instant: as it was said before it.
  public func explanations(before instant: Instant? = nil) throws -> [LedgerEntry.ID: PrintExplanation] {
    var explanations: [LedgerEntry.ID: PrintExplanation] = [:]
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT seq, reason, saidAt, saidBy, max(id) FROM printExplanation WHERE saidAt < ? GROUP BY seq
        """, arguments: [instant?.seconds ?? .max])
    for row in rows {
      guard let reason: String = try row.optional(1) else { continue }
      explanations[try row.value(0)] = PrintExplanation(
        reason: reason, saidAt: try row.value(2), saidBy: try row.value(3))
    }
    return explanations
  }

  public func explanation(of entry: LedgerEntry.ID) throws -> PrintExplanation? { try explanations()[entry] }
}

extension StoreWriter {
  /// - Parameter reason: `nil` takes back what was said.
  public func explain(_ entry: LedgerEntry.ID, _ reason: String?, at instant: Instant, by person: String) throws {
    try database.execute(
      sql: "INSERT INTO printExplanation (seq, reason, saidAt, saidBy) VALUES (?, ?, ?, ?)",
      arguments: [entry, reason, instant, person])
  }
}
