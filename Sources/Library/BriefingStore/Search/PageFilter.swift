public import BriefingDomain
internal import BriefingLedger
internal import GRDB
public import JapaneseText

/// A query whose filters were looked up.
public typealias PageQuery = Query<PageFilter>

/// What the briefing or the file of a page has to be.
public enum PageFilter: Hashable, Sendable {
  /// A material of this briefing.
  case briefing(Briefing.ID)
  /// Addressed to one of these recipients.
  case recipients([Recipient.ID])
  case units([OfficeUnit.ID])
  /// Registered for one of these rooms, each as it was written.
  case rooms([String])
  /// Held at one of these instants, for everybody or for a recipient with a time of their own.
  case held(Range<Instant>)
  /// Submitted to anybody in one of these forms, by the entry in force.
  case forms([SubmissionForm])
  case formats([MaterialFormat])
  /// What a reader is limited to.
  case within(Reach)
  /// What is confidential, and lies without it.
  case withheld(Reach)
}

extension PageFilter {
  /// SQL that is true of a row of `version`, `material` and, where there is one, `briefing`.
  var condition: (sql: String, arguments: [any DatabaseValueConvertible]) {
    switch self {
    case .briefing(let id): ("briefing.id = ?", [id])
    case .recipients(let ids):
      (
        """
        briefing.id IN (SELECT briefingID FROM briefingRecipient WHERE recipientID IN (\(marks(ids))))
        """, ids
      )
    case .units(let ids): ("unitID IN (\(marks(ids)))", ids)
    case .rooms(let names): ("room IN (\(marks(names)))", names)
    case .held(let instants):
      (
        """
        (startsAt >= ? AND startsAt < ? OR briefing.id IN (
          SELECT briefingID FROM briefingRecipient WHERE ownStartsAt >= ? AND ownStartsAt < ?))
        """, [instants.lowerBound, instants.upperBound, instants.lowerBound, instants.upperBound]
      )
    case .forms(let forms):
      (
        """
        EXISTS (SELECT 1 FROM ledger WHERE ledger.briefingID = briefing.id AND form IN (\(marks(forms)))
          AND \(LedgerEntry.isInForce()))
        """, forms.map(\.rawValue)
      )
    case .formats(let formats): ("format IN (\(marks(formats)))", formats.map(\.rawValue))
    case .within(let reach): (reach.ofBriefings, [])
    case .withheld(let reach): (reach.ofWithheld, [])
    }
  }

  private func marks(_ values: [some Any]) -> String { values.map { _ in "?" }.joined(separator: ", ") }
}

extension StoreReader {
  /// The ids of all pages of the versions that a filter lets through, as descending ranges; of all versions when `nil`.
  ///
  /// The pages of a version were inserted in a row, so that its ids are one range and no page needs to be read.
  func pages(_ filter: PageFilter?) throws -> [ClosedRange<Int64>] {
    let (condition, arguments) = filter?.condition ?? ("1", [])
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT firstPageID, firstPageID + pageCount - 1
        FROM version JOIN material ON material.id = materialID LEFT JOIN briefing ON briefing.id = briefingID
        WHERE pageCount > 0 AND \(condition) ORDER BY firstPageID DESC
        """, arguments: StatementArguments(arguments))
    var ranges: [ClosedRange<Int64>] = []
    // A version that is said to have more pages than there are, or those of another one, has none of them.
    var most = try lastPage() ?? 0
    while let row = try rows.next() {
      let first: Int64 = try row.value(0)
      let last: Int64 = min(try row.value(1), most)
      guard first >= 1, first <= last else { continue }
      most = first - 1
      if let lowest = ranges.last, lowest.lowerBound == last + 1 {
        ranges[ranges.count - 1] = first...lowest.upperBound
      } else {
        ranges.append(first...last)
      }
    }
    return ranges
  }
}
