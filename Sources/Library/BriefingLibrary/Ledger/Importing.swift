internal import BlockingThreads
internal import BriefingDomain
internal import BriefingStore

extension Visit {
  /// Imports a table of submissions into the ledger: all rows, or none.
  ///
  /// The table may be laid out as a city keeps it: docs/ledger.md says what is understood. A row's briefing is the one of
  /// that day, unit and title, made without materials where there is none. Units that are not known are added, but for
  /// those that look like known ones; recipients only by name.
  ///
  /// Somebody else who wants to write meanwhile goes before: what was written is taken back then, and the rows are written
  /// again from the first, up to 16 times.
  ///
  /// - Parameter progress: called now and then with the number of rows done.
  /// - Throws: `LibraryError.badTable` with the bad rows; nothing has been written then. `LibraryError.unfitColumns`,
  ///   `.longYear` and `.noSuchSheet` for options that say nothing, `.notATable` and `.unreadableWorkbook`; `HelperError`.
  public func importLedger(
    _ file: SourcePath, _ options: ImportOptions = ImportOptions(), progress: @escaping @Sendable (Int) -> Void
  ) async throws -> ImportReceipt {
    try require(.importLedger, ofAll: true)
    let columns = try LedgerColumn.said(options.columns)
    if let year = options.year, year.months.count > 12 { throw LibraryError.longYear(year) }
    let sources = try await sources(file, sheet: options.sheet)
    let headings = try await read(as: .importLedger) { try ImportNames.recipientHeadings($0, options) }
    // All that needs no library comes before its lock, for which others wait.
    let table = try await Library.threads.run {
      try ReadTable(
        sources, clock: clock, year: options.year,
        terms: TableHeading.Terms(columns: columns, unused: options.unusedColumns, recipients: headings))
    }
    do {
      return try await act(.import, as: .importLedger, isLong: true) { writer, undo in
        undo.subject = file.name
        let importing = try LedgerImport(self, writer, table, options)
        try importing.run(progress)
        guard importing.faults.isEmpty else { throw table.source.refused(importing.faults) }
        importing.note(&undo)
        let receipt = importing.receipt()
        if options.isTrial { throw Trial(receipt: receipt) }
        return receipt
      }
    } catch let trial as Trial {
      return trial.receipt
    }
  }
}

/// Takes everything back that a trial has done.
private struct Trial: Error {
  let receipt: ImportReceipt
}
