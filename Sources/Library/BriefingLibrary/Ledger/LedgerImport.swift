internal import BlockingThreads
internal import BriefingDomain
internal import BriefingLedger
internal import BriefingStore
internal import Foundation
internal import JapaneseText

/// What an import brought. Names and order of the members are part of the JSON contract.
public struct ImportReceipt: Codable, Sendable {
  public let rows: Int
  /// Briefings that were made for rows without one.
  public let briefings: Int
  public let newUnits: [String]
  public let newRecipients: [String]
  /// Columns of the table that utsusu has no use for.
  public let ignoredColumns: [String]
}

extension Visit {
  /// Imports a table of submissions into the ledger: all rows, or none.
  ///
  /// A row's briefing is the one of that day, unit and title, made without materials where there is none. Units that are
  /// not known are added; recipients only with `addingRecipients`.
  ///
  /// - Parameter progress: called now and then with the number of rows done.
  /// - Throws: `LibraryError.badTable` with every bad row; nothing has been written then.
  public func importLedger(
    _ file: SourcePath, addingRecipients: Bool, progress: @escaping @Sendable (Int) -> Void
  ) async throws -> ImportReceipt {
    try require(.importLedger)
    let text = try await Library.threads.run {
      let bytes = try OpenFile.contents(of: file)
      return TextEncoding.detect(bytes).decode(bytes)
    }
    return try await act(.import, as: .importLedger) { writer, undo in
      undo.subject = file.name
      var rows = try LedgerRows(text, file: file.name, today: clock.today)
      let importing = try LedgerImport(self, writer, header: rows.header, addingRecipients: addingRecipients)
      var done = 0
      while let row = rows.next() {
        switch row {
        case .row(let row): try importing.take(row)
        case .faults(let faults, let line, let recipient):
          importing.faults += faults
          if let recipient { _ = try importing.recipient(recipient, line: line) }
        }
        done += 1
        if done % 1000 == 0 { progress(done) }
      }
      guard importing.faults.isEmpty else {
        throw LibraryError.badTable(file: file.name, faults: importing.faults)
      }
      importing.note(&undo)
      return ImportReceipt(
        rows: done, briefings: importing.briefings, newUnits: importing.newUnits,
        newRecipients: importing.newRecipients, ignoredColumns: rows.ignoredColumns)
    }
  }
}

/// One import under way, within its transaction. After the first bad row the others are only checked.
private final class LedgerImport {
  var faults: [TableFault] = []
  private(set) var briefings = 0
  private var made: ClosedRange<Briefing.ID>?
  private var entries: ClosedRange<LedgerEntry.ID>?
  private(set) var newUnits: [String] = []
  private(set) var newRecipients: [String] = []

  private let visit: Visit
  private let writer: StoreWriter
  private let appender: LedgerAppender
  /// What the table calls its columns.
  private let header: [LedgerColumn: String]
  private let addingRecipients: Bool
  private var units: [String: OfficeUnit] = [:]
  private var recipients: [String: Recipient] = [:]
  private var nearRecipients: [String: [String]] = [:]
  /// Briefings by day, unit and folded title; `nil` where a bad row above kept one from being made.
  private var known: [BriefingKey: Known] = [:]

  private struct BriefingKey: Hashable {
    let day: Day
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

  init(_ visit: Visit, _ writer: StoreWriter, header: [LedgerColumn: String], addingRecipients: Bool) throws {
    self.header = header
    self.visit = visit
    self.writer = writer
    self.addingRecipients = addingRecipients
    appender = try writer.ledgerAppender()
  }

  func take(_ row: LedgerRow) throws {
    guard let recipient = try recipient(row.recipient, line: row.line) else { return }
    let unit = try unit(row.unit)
    let key = BriefingKey(day: row.day, unit: unit.name, title: Folding.key(row.title))
    var known = try self.known[key] ?? briefing(for: row, unit)
    defer { self.known[key] = known }

    if let line = known.lines[recipient.name] {
      return refuse(row.line, .title, row.title, .unlike(line: line))
    }
    known.lines[recipient.name] = row.line
    guard let briefing = known.briefing else { return }
    if !known.isNew, let entry = try writer.newestEntry(briefing: briefing.id, recipient: recipient) {
      return refuse(row.line, .title, row.title, .notInLedger(entry: entry.number))
    }
    guard faults.isEmpty else { return }
    try writer.address(briefing.id, to: recipient)
    let entry = try appender.append(
      LedgerEntry.Content(
        briefing: briefing.id, recipient: recipient, unit: unit, title: briefing.title, moment: briefing.moment,
        handout: row.handout, evidence: .imported, reason: row.reason, supersedes: nil,
        recordedAt: visit.clock.now, recordedBy: visit.person.name))
    entries = (entries?.lowerBound ?? entry)...entry
  }

  /// What was made, of each kind without gaps, since all of it is one transaction.
  func note(_ undo: inout Reversal) {
    for unit in newUnits { if let unit = units[Folding.key(unit)] { undo.note(.added(.unit, id: unit.id.rawValue)) } }
    for name in newRecipients {
      if let party = recipients[Folding.key(name)] { undo.note(.added(.recipient, id: party.id.rawValue)) }
    }
    if let made { undo.note(.imported(first: made.lowerBound, last: made.upperBound)) }
    if let entries { undo.note(.entries(first: entries.lowerBound.rawValue, last: entries.upperBound.rawValue)) }
  }

  /// The recipient of a row; `nil`, with a fault noted, where there is none of that name.
  func recipient(_ name: String, line: Int) throws -> Recipient? {
    let key = Folding.key(name)
    if let party = recipients[key] { return party }
    if nearRecipients[key] == nil {
      do {
        recipients[key] = try visit.recipient(name, writer)
      } catch LibraryError.unknown(.recipient, _, let near) {
        if addingRecipients {
          recipients[key] = try writer.add(name)
          newRecipients.append(name)
        } else {
          nearRecipients[key] = near
        }
      }
    }
    if let near = nearRecipients[key] { refuse(line, .recipient, name, .recipient(near: near)) }
    return recipients[key]
  }

  private func unit(_ name: String) throws -> OfficeUnit {
    let key = Folding.key(name)
    if let party = units[key] { return party }
    let found: OfficeUnit? = try writer.party(name)
    if found == nil { newUnits.append(name) }
    let party = try found ?? writer.add(name)
    units[key] = party
    return party
  }

  private func briefing(for row: LedgerRow, _ unit: OfficeUnit) throws -> Known {
    let day = visit.clock.instants(from: row.day, through: row.day)
    if let id = try writer.briefing(titled: row.title, of: unit, within: day) {
      let found = try visit.briefing(id, writer)
      return Known(briefing: (id, found.moment, found.title), isNew: false)
    }
    guard faults.isEmpty else { return Known(briefing: nil, isNew: true) }
    let moment = visit.clock.moment(row.day, minute: nil)
    let id = try writer.insert(
      NewBriefing(
        title: row.title, unit: unit, moment: moment, recipients: [], registeredAt: visit.clock.now,
        registeredBy: visit.person.name))
    briefings += 1
    made = (made?.lowerBound ?? id)...id
    return Known(briefing: (id, moment, row.title), isNew: true)
  }

  private func refuse(_ line: Int, _ column: LedgerColumn, _ value: String, _ expected: TableFault.Expected) {
    faults.append(TableFault(line: line, column: header[column] ?? column.rawValue, value: value, expected: expected))
  }
}
