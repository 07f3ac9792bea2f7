internal import BriefingDomain
internal import BriefingLedger
internal import Foundation
internal import GRDB

extension LedgerEntry {
  static let columns = """
    seq, briefingID, recipientID, unitID, title, unit, recipient, occurredAt, dayOnly, form, copies, pages, duplex,
    pagesPerSide, evidence, reason, supersedes, recordedAt, recordedBy, hashForm, previousHash,
    hash
    """

  /// SQL for an entry of `ledger` that counts: none that came later corrects it.
  static let isInForce = "NOT EXISTS (SELECT 1 FROM ledger AS later WHERE later.supersedes = ledger.seq)"

  /// - Throws: `StoreError.damagedDatabase` where a value lies outside what the ledger allows.
  init(_ row: Row) throws {
    self.init(
      number: try row.value(0),
      content: Content(
        briefing: try row.value(1), recipient: Recipient(id: try row.value(2), name: try row.value(6)),
        unit: OfficeUnit(id: try row.value(3), name: try row.value(5)), title: try row.value(4),
        moment: Moment(instant: try row.value(7), dayOnly: try row.value(8)), handout: try Handout(row, at: 9),
        evidence: try row.choice(14), reason: try row.optional(15), supersedes: try row.optional(16),
        recordedAt: try row.value(17), recordedBy: try row.value(18)), hashForm: try row.value(19),
      previousHash: try ContentHash(row, at: 20), hash: try ContentHash(row, at: 21))
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
