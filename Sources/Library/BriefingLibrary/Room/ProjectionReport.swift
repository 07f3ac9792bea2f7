public import BriefingDomain
public import BriefingLedger
internal import BriefingStore

/// What was shown of a briefing in a room: the record, and the entries that it is the evidence of.
public struct ProjectionReport: Sendable {
  public let projection: ProjectionRun
  /// What it was called then.
  public let room: String
  public let present: [Recipient]
  public let lines: [ShownPage]
  /// Numbers of entries in the ledger.
  public let entries: [LedgerEntry.ID]

  /// How long each page was up, the one that was up first before the others; what is on still is not counted.
  public var times: [PageTime] {
    var times: [PageTime] = []
    for line in lines {
      guard let until = line.until else { continue }
      let milliseconds = until.since(line.from)
      if let known = times.firstIndex(where: { $0.version.id == line.version.id && $0.page == line.page }) {
        // As many as a number can hold where a file was changed to say more.
        let (sum, overflows) = times[known].milliseconds.addingReportingOverflow(milliseconds)
        times[known].milliseconds = overflows ? .max : sum
      } else {
        times.append(PageTime(version: line.version, page: line.page, milliseconds: milliseconds))
      }
    }
    return times
  }

  /// How long a page was up in all.
  public struct PageTime: Sendable {
    public let version: MaterialVersion
    public let page: Int
    public fileprivate(set) var milliseconds: Int64

    /// To the nearest.
    public var seconds: Int { Int(milliseconds / 1000 + (milliseconds % 1000 >= 500 ? 1 : 0)) }
  }
}
