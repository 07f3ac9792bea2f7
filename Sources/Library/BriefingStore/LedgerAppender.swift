public import BriefingDomain
public import BriefingLedger
internal import Foundation
internal import GRDB

/// Writes the end of the chain; valid within its transaction.
public final class LedgerAppender {
  private let insert: Statement
  private var next: Int64
  private var hash: [UInt8]

  init(_ writer: StoreWriter) throws {
    let head = try writer.ledgerHead()
    next = try writer.nextNumber(of: "ledger", after: head)
    hash = head.hash.bytes
    insert = try writer.database.cachedStatement(
      sql: """
        INSERT INTO ledger (\(LedgerEntry.columns))
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
  }

  public func append(_ content: LedgerEntry.Content) throws -> LedgerEntry.ID {
    let number = LedgerEntry.ID(next)
    let nextHash = LedgerChain.hash(number: number, content, after: hash)
    let handout = content.handout
    try insert.execute(arguments: [
      number, content.briefing, content.recipient.id, content.unit.id, content.title, content.unit.name,
      content.recipient.name, content.moment.instant, content.moment.dayOnly, handout.form.rawValue, handout.copies,
      handout.pages, handout.duplex, handout.pagesPerSide, content.evidence.rawValue, content.reason,
      content.supersedes, content.recordedAt, content.recordedBy, content.correction, content.isWithdrawal,
      LedgerChain.form, Data(hash), Data(nextHash),
    ])
    next = try next.advanced(checking: 1)
    hash = nextHash
    return number
  }
}
