internal import BriefingDomain

/// How many rows do not say what a figure needs, or say it of several recipients at once.
struct AssumedRows {
  private var copies = 0
  private var duplex = 0
  private(set) var copiesForEach = 0
  private(set) var copiesByRecipient = 0

  mutating func count(_ row: LedgerRow, recipients: Int) {
    if row.assumed.contains(.copies) { copies += 1 }
    if row.assumed.contains(.duplex) { duplex += 1 }
    if row.copiesOfEach != nil {
      copiesByRecipient += 1
    } else if recipients > 1, row.handout.copies > 0 {
      copiesForEach += 1
    }
  }

  var assumed: [ImportReceipt.Assumed] {
    [
      ImportReceipt.Assumed(column: LedgerColumn.copies.rawValue, value: "1", rows: copies),
      ImportReceipt.Assumed(column: LedgerColumn.duplex.rawValue, value: "true", rows: duplex),
    ].filter { $0.rows > 0 }
  }
}
