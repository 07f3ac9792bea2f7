internal import BriefingDomain

/// A table of submissions as it was read, before anything of it is looked for in the library.
struct ReadTable: Sendable {
  let source: LedgerSource
  /// Sheets beside it that have a heading too.
  let otherSheets: [String]
  let heading: TableHeading
  let rows: [LedgerRows.Element]
  let leftOut: [ImportReceipt.LeftOut]
  let repeated: Int
  /// From the first day to the last.
  private(set) var days: ClosedRange<Day>?
  /// Whether some rows say a time and others do not.
  private(set) var isMixed = false

  /// Reads the first that has a heading.
  ///
  /// - Throws: `LibraryError.badTable` where none names the columns that are needed.
  init(_ sources: [LedgerSource], clock: OfficeClock, year: Period?, terms: TableHeading.Terms) throws(LibraryError) {
    var (source, reading, others) = try LedgerSource.first(of: sources, clock: clock, year: year, terms: terms)
    var rows: [LedgerRows.Element] = []
    var faults = 0
    var saysTime: Bool?
    while faults < TableFault.most, let element = reading.next() {
      rows.append(element)
      switch element {
      case .row(let row):
        days = min(days?.lowerBound ?? row.day, row.day)...max(days?.upperBound ?? row.day, row.day)
        isMixed = isMixed || saysTime.map { $0 != (row.minute != nil) } ?? false
        saysTime = row.minute != nil
      case .faults(let more, _, _, _): faults += more.count
      }
    }
    self.source = source
    otherSheets = others
    heading = reading.heading
    self.rows = rows
    (leftOut, repeated) = (reading.leftOut, reading.repeated)
  }
}
