public import BriefingDomain
public import BriefingLedger
internal import GRDB

/// Writes the end of the chain; valid within its transaction. Entries are in the ledger after ``flush()``.
public final class LedgerAppender {
  struct Link {
    let number: LedgerEntry.ID
    let content: LedgerEntry.Content
    let previousHash: [UInt8]
    let hash: [UInt8]
  }

  private var batch: RowBatch<Link>
  private var next: Int64
  private var hash: [UInt8]

  init(_ writer: StoreWriter) throws {
    let head = try writer.ledgerHead()
    next = try writer.nextNumber(of: "ledger", after: head)
    hash = head.hash.bytes
    batch = RowBatch(writer.database, "INSERT INTO ledger (\(LedgerEntry.columns)) VALUES", columns: 24) {
      let (content, handout) = ($1.content, $1.content.handout)
      $0.add($1.number.rawValue)
      $0.add(content.briefing.rawValue)
      $0.add(content.recipient.id.rawValue)
      $0.add(content.unit.id.rawValue)
      $0.add(content.title)
      $0.add(content.unit.name)
      $0.add(content.recipient.name)
      $0.add(content.moment.instant.seconds)
      $0.add(content.moment.dayOnly ? 1 : 0)
      $0.add(handout.form.rawValue)
      $0.add(Int64(handout.copies))
      $0.add(Int64(handout.pages))
      $0.add(handout.duplex ? 1 : 0)
      $0.add(Int64(handout.pagesPerSide))
      $0.add(content.evidence.rawValue)
      $0.add(content.reason)
      $0.add(content.supersedes?.rawValue)
      $0.add(content.recordedAt.seconds)
      $0.add(content.recordedBy)
      $0.add(content.correction)
      $0.add(content.isWithdrawal ? 1 : 0)
      $0.add(Int64(LedgerChain.form))
      $0.add($1.previousHash)
      $0.add($1.hash)
    }
  }

  public func append(_ content: LedgerEntry.Content) throws -> LedgerEntry.ID {
    let number = LedgerEntry.ID(next)
    let link = Link(
      number: number, content: content, previousHash: hash,
      hash: LedgerChain.hash(number: number, content, after: hash))
    batch.add(link)
    next = try next.advanced(checking: 1)
    hash = link.hash
    return number
  }

  public func flush() throws { try batch.flush() }

  func taken() throws -> TakenRows<Link> { try batch.taken() }
}
