internal import BriefingDomain
internal import BriefingLedger
internal import BriefingStore
internal import Foundation
internal import JapaneseText

extension Visit {
  /// Imports a table of submissions into the ledger: all rows, or none.
  ///
  /// The table may be laid out as a city keeps it: docs/ledger.md says what is understood. A row's briefing is the one of
  /// that day, unit and title, made without materials where there is none. Units that are not known are added, but for
  /// those that look like known ones; recipients only by name.
  ///
  /// - Parameter progress: called now and then with the number of rows done.
  /// - Throws: `LibraryError.badTable` with the bad rows; nothing has been written then. `LibraryError.unfitColumns`,
  ///   `.longYear` and `.noSuchSheet` for options that say nothing, `.notATable` and `.unreadableWorkbook`; `HelperError`.
  public func importLedger(
    _ file: SourcePath, _ options: ImportOptions = ImportOptions(), progress: @escaping @Sendable (Int) -> Void
  ) async throws -> ImportReceipt {
    try require(.importLedger)
    let columns = try LedgerColumn.said(options.columns)
    if let year = options.year, year.months.count > 12 { throw LibraryError.longYear(year) }
    let sources = try await sources(file, sheet: options.sheet)
    do {
      return try await act(.import, as: .importLedger) { writer, undo in
        undo.subject = file.name
        let names = try ImportNames(writer, options)
        var (source, rows) = try LedgerSource.first(
          of: sources, today: clock.today, year: options.year,
          terms: TableHeading.Terms(columns: columns, recipients: names.recipientHeadings))
        let importing = try LedgerImport(self, writer, rows.heading, names, skipsKnown: options.skipsKnown)
        var done = 0
        while importing.faults.count < TableFault.most, let row = rows.next() {
          switch row {
          case .row(let row): try importing.take(row)
          case .faults(let faults, let line, let recipients):
            importing.faults += faults
            _ = try importing.recipients(recipients, line: line)
          }
          done += 1
          if done % 1000 == 0 { progress(done) }
        }
        guard importing.faults.isEmpty else { throw source.refused(importing.faults) }
        importing.note(&undo)
        let receipt = importing.receipt(rows, source, options)
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

/// One import under way, within its transaction. After the first bad row the others are only checked.
private final class LedgerImport {
  var faults: [TableFault] = []
  private var rows = 0
  private var briefings = 0
  private var made: ClosedRange<Briefing.ID>?
  private var entries: ClosedRange<LedgerEntry.ID>?
  /// Registered briefings that got a recipient, as they were.
  private var changed: [BriefingState] = []
  private var known = 0
  private var months: [Month: (entries: Int, documents: Int)] = [:]

  private let visit: Visit
  private let writer: StoreWriter
  private let appender: LedgerAppender
  private let heading: TableHeading
  private let names: ImportNames
  private let skipsKnown: Bool
  /// Briefings by day, time, unit and folded title; `nil` where a bad row above kept one from being made.
  private var briefingsByKey: [BriefingKey: Known] = [:]

  private struct BriefingKey: Hashable {
    let day: Day
    let minute: Int?
    let unit: String
    let title: String
  }

  private struct Known {
    let briefing: (id: Briefing.ID, moment: Moment, title: String)?
    /// Made by this import, so that only its own lines can have recorded it.
    let isNew: Bool
    /// The line of this table by folded recipient.
    var lines: [String: Int] = [:]
  }

  init(
    _ visit: Visit, _ writer: StoreWriter, _ heading: TableHeading, _ names: ImportNames, skipsKnown: Bool
  ) throws {
    self.heading = heading
    self.names = names
    self.skipsKnown = skipsKnown
    self.visit = visit
    self.writer = writer
    appender = try writer.ledgerAppender()
  }

  func take(_ row: LedgerRow) throws {
    let recipients = try recipients(row.recipients, line: row.line)
    guard let unit = try unit(row.unit, line: row.line), let recipients else { return }
    let before = entries
    for recipient in recipients { try take(row, unit, recipient) }
    if entries != before { rows += 1 }
  }

  private func take(_ row: LedgerRow, _ unit: OfficeUnit, _ recipient: Recipient) throws {
    let key = BriefingKey(day: row.day, minute: row.minute, unit: unit.name, title: Folding.key(row.title))
    var known = try briefingsByKey[key] ?? briefing(for: row, unit)
    defer { briefingsByKey[key] = known }

    if let line = known.lines[recipient.name] {
      return refuse(row.line, .title, row.title, .unlike(line: line))
    }
    known.lines[recipient.name] = row.line
    guard let briefing = known.briefing else { return }
    let newest = known.isNew ? nil : try writer.newestEntry(briefing: briefing.id, recipient: recipient)
    if let entry = newest, !entry.content.isWithdrawal {
      guard skipsKnown else { return refuse(row.line, .title, row.title, .notInLedger(entry: entry.number)) }
      guard says(entry, row) else { return refuse(row.line, .title, row.title, .sameAsInLedger(entry: entry.number)) }
      self.known += 1
      return
    }
    guard faults.isEmpty else { return }
    if !known.isNew, try !writer.recipients(of: briefing.id).contains(recipient),
      let state = try writer.state(of: briefing.id)
    {
      changed.append(state)
    }
    try writer.address(briefing.id, to: recipient)
    let entry = try appender.append(
      LedgerEntry.Content(
        briefing: briefing.id, recipient: recipient, unit: unit, title: briefing.title, moment: briefing.moment,
        handout: row.handout, evidence: .imported, reason: row.reason, supersedes: newest?.number,
        recordedAt: visit.clock.now, recordedBy: visit.person.name))
    entries = (entries?.lowerBound ?? entry)...entry
    months[row.day.inMonth, default: (0, 0)].entries += 1
    months[row.day.inMonth, default: (0, 0)].documents += row.handout.copies
  }

  /// Whether an entry says what the row says, as far as the table has columns for it.
  private func says(_ entry: LedgerEntry, _ row: LedgerRow) -> Bool {
    let (handout, other) = (entry.content.handout, row.handout)
    return handout.form == other.form
      && (heading.places[.copies] == nil || handout.copies == other.copies)
      && (heading.places[.pages] == nil || handout.pages == other.pages)
      && (heading.places[.duplex] == nil || handout.duplex == other.duplex)
      && (heading.places[.reason] == nil || entry.content.reason == row.reason)
  }

  func receipt(_ table: LedgerRows, _ source: LedgerSource, _ options: ImportOptions) -> ImportReceipt {
    ImportReceipt(
      rows: rows, briefings: briefings, newUnits: names.newUnits.map(\.name),
      newRecipients: names.newRecipients.map(\.name), ignoredColumns: heading.ignored, dryRun: options.isTrial,
      entries: entries.map { Int($0.upperBound.rawValue - $0.lowerBound.rawValue) + 1 } ?? 0, known: known,
      columns: heading.columns,
      months: months.sorted { $0.key < $1.key }.map {
        ImportReceipt.MonthSum(month: "\($0.key)", entries: $0.value.entries, documents: $0.value.documents)
      }, newNames: names.added, leftOut: table.leftOut, repeated: table.repeated,
      sheet: source.sheet)
  }

  /// What was made, of each kind without gaps, since all of it is one transaction.
  func note(_ undo: inout Reversal) {
    for unit in names.newUnits { undo.note(.added(.unit, id: unit.id.rawValue)) }
    for recipient in names.newRecipients { undo.note(.added(.recipient, id: recipient.id.rawValue)) }
    for state in changed { undo.note(.changed(state)) }
    if let made { undo.note(.imported(first: made.lowerBound, last: made.upperBound)) }
    if let entries { undo.note(.entries(first: entries.lowerBound.rawValue, last: entries.upperBound.rawValue)) }
  }

  /// The recipients of a row's cells; `nil`, with a fault noted, where one is not known.
  func recipients(_ cells: [String], line: Int) throws -> [Recipient]? {
    var found: [Recipient] = []
    for cell in cells {
      switch try names.recipients(cell) {
      case .success(let recipients): found += recipients
      case .failure(let expected):
        refuse(line, .recipient, cell, expected)
        return nil
      }
    }
    return found
  }

  private func unit(_ name: String, line: Int) throws -> OfficeUnit? {
    switch try names.unit(name) {
    case .success(let unit): return unit
    case .failure(let expected):
      refuse(line, .unit, name, expected)
      return nil
    }
  }

  private func briefing(for row: LedgerRow, _ unit: OfficeUnit) throws -> Known {
    let moment = visit.clock.moment(row.day, minute: row.minute)
    if let id = try registered(row, unit, moment) {
      let found = try visit.briefing(id, writer)
      return Known(briefing: (id, found.moment, found.title), isNew: false)
    }
    guard faults.isEmpty else { return Known(briefing: nil, isNew: true) }
    let id = try writer.insert(
      NewBriefing(
        title: row.title, unit: unit, slot: Slot(moment: moment), recipients: [], registeredAt: visit.clock.now,
        registeredBy: visit.person.name))
    briefings += 1
    made = (made?.lowerBound ?? id)...id
    return Known(briefing: (id, moment, row.title), isNew: true)
  }

  /// The briefing of that day: at that very time where there is one, but none that this import has made for another time.
  private func registered(_ row: LedgerRow, _ unit: OfficeUnit, _ moment: Moment) throws -> Briefing.ID? {
    let day = visit.clock.instants(from: row.day, through: row.day)
    if row.minute != nil {
      let minute = moment.instant..<Instant(seconds: moment.instant.seconds + 60)
      if let id = try writer.briefing(titled: row.title, of: unit, within: minute) { return id }
    }
    let id = try writer.briefing(titled: row.title, of: unit, within: day)
    return id.flatMap { made?.contains($0) == true && row.minute != nil ? nil : $0 }
  }

  private func refuse(_ line: Int, _ column: LedgerColumn, _ value: String, _ expected: TableFault.Expected) {
    faults.append(heading.fault(line, column, value, expected))
  }
}
