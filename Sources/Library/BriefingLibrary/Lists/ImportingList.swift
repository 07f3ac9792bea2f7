internal import BlockingThreads
internal import BriefingDomain
internal import BriefingStore

/// What every import of a list may be told.
protocol ListOptions: Sendable {
  var sheet: String? { get }
  /// What the list calls columns.
  var columns: [String] { get }
  /// Of rows without one.
  var day: Day? { get }
  /// In which days without a year lie.
  var year: Period? { get }
  /// Nothing is written.
  var isTrial: Bool { get }
}

extension StockImportOptions: ListOptions {}
extension SpaceImportOptions: ListOptions {}

extension Visit {
  /// Takes a list of what the office measures in: all rows, or none.
  ///
  /// - Parameters:
  ///   - read: reads one of the tables of the file, with what columns are said to be called, as of today.
  ///   - take: writes what was read, beside other tables that the file has.
  /// - Throws: `LibraryError.unfitColumns`, `.noSuchSheet`, `.notATable`, `.unreadableWorkbook`, `.longYear`, `.dayToCome`;
  ///   `HelperError`; what `read` and `take` throw.
  func importList<Column: ListColumn, List: Sendable, Receipt: Sendable>(
    _ file: SourcePath, _ options: some ListOptions, as kind: Act.Kind,
    _ read: @escaping @Sendable (LedgerSource, [Column: [String]], Day) throws(LibraryError) -> List,
    _ take: @escaping @Sendable (List, _ others: [String], StoreWriter, inout Reversal) throws -> Receipt
  ) async throws -> Receipt {
    try require(.stock, ofAll: true)
    let said = try ListHeading<Column>.said(options.columns)
    if let year = options.year, year.months.count > 12 { throw LibraryError.longYear(year) }
    if let day = options.day { _ = try stockDay(day) }
    let sources = try await sources(file, sheet: options.sheet)
    let today = clock.today
    let (list, others) = try await Library.threads.run {
      try LedgerSource.firstList(of: sources) { source throws(LibraryError) in try read(source, said, today) }
    }
    do {
      return try await act(kind, as: .stock, isLong: true) { writer, undo in
        undo.subject = file.name
        let receipt = try take(list, others, writer, &undo)
        if options.isTrial { throw ImportTrial(receipt: receipt) }
        return receipt
      }
    } catch let trial as ImportTrial<Receipt> {
      return trial.receipt
    }
  }
}

/// What an import would have done, told by giving up its transaction.
struct ImportTrial<Receipt: Sendable>: Error {
  let receipt: Receipt
}
