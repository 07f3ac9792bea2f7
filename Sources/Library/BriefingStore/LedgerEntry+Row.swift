internal import BriefingDomain
internal import BriefingLedger
internal import Foundation
internal import GRDB

extension LedgerEntry {
  static let columns = """
    seq, briefingID, recipientID, unitID, title, unit, recipient, occurredAt, dayOnly, form, copies, pages, duplex,
    pagesPerSide, evidence, reason, supersedes, recordedAt, recordedBy, correction, withdrawn, hashForm, previousHash,
    hash
    """
  static let formColumn = 21

  /// SQL for an entry of `ledger` that counts: it takes nothing back, and none that came later supersedes it.
  ///
  /// - Parameter last: the last entry that is looked at, as a named or numbered parameter; all when `nil`.
  static func isInForce(upTo last: String? = nil) -> String {
    let known = last.map { ("seq <= \($0) AND ", " AND later.seq <= \($0)") } ?? ("", "")
    return """
      \(known.0)NOT withdrawn
        AND NOT EXISTS (SELECT 1 FROM ledger AS later WHERE later.supersedes = ledger.seq\(known.1))
      """
  }

  /// - Throws: `StoreError.damagedDatabase` where a value lies outside what the ledger allows.
  init(_ row: Row) throws {
    self.init(
      number: try row.value(0),
      content: Content(
        briefing: try row.value(1), recipient: Recipient(id: try row.value(2), name: try row.value(6)),
        unit: OfficeUnit(id: try row.value(3), name: try row.value(5)), title: try row.value(4),
        moment: Moment(instant: try row.value(7), dayOnly: try row.value(8)), handout: try Handout(row, at: 9),
        evidence: try row.choice(14), reason: try row.optional(15), supersedes: try row.optional(16),
        recordedAt: try row.value(17), recordedBy: try row.value(18), correction: try row.optional(19),
        isWithdrawal: try row.value(20)), hashForm: try row.value(Self.formColumn),
      previousHash: try ContentHash(row, at: 22), hash: try ContentHash(row, at: 23))
  }
}

extension Handout {
  /// Reads form, copies, pages, duplex and pagesPerSide from five columns in a row.
  init(_ row: Row, at column: Int) throws {
    guard
      let handout = try? Handout(
        form: row.choice(column), copies: row.value(column + 1), pages: row.value(column + 2),
        duplex: row.value(column + 3), pagesPerSide: row.value(column + 4))
    else { throw row.damage(column) }
    self = handout
  }
}

extension ContentHash {
  init(_ row: Row, at column: Int) throws {
    guard let hash = ContentHash(try row.value(column) as Data) else { throw row.damage(column) }
    self = hash
  }
}
