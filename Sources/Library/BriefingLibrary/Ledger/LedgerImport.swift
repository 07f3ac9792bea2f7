internal import BriefingDomain
internal import BriefingLedger
internal import BriefingStore

/// One import under way, within its transaction. After the first bad row the others are only checked.
final class LedgerImport {
  private(set) var faults: [TableFault] = []
  private var rows = 0
  private var briefings = 0
  private var briefingRange: ClosedRange<Briefing.ID>?
  private var entries: ClosedRange<LedgerEntry.ID>?
  /// Registered briefings that got a recipient, as they were.
  private var changed: [BriefingState] = []
  private var known = 0
  private var months: [Month: (entries: Int, documents: Int)] = [:]

  private let visit: Visit
  private let writer: StoreWriter
  private let bulk: BulkWriter
  private let table: ReadTable
  private let names: ImportNames
  private let options: ImportOptions
  /// Whether no row is of a briefing that is registered already.
  private let isApart: Bool
  private var registeredDays: [Day: Bool] = [:]
  private var moments: [DayTime: Moment] = [:]
  /// The briefings of a day that rows with a time, and rows without one, may both mean.
  private var made: Set<BriefingKey> = []
  /// The briefings of the table, and by what its rows name them.
  private var briefingsOfTable: [Known] = []
  private var places: [BriefingKey: Int] = [:]
  /// Which lines speak of them, each with the one before it of the same briefing.
  private var lines: [(recipient: Recipient.ID, line: Int, before: Int?)] = []

  private struct DayTime: Hashable {
    let day: Day
    let minute: Int?
  }

  private struct BriefingKey: Hashable {
    let time: DayTime
    let unit: OfficeUnit.ID
    let title: ByteKey

    /// The same at no time in particular.
    var ofDay: BriefingKey { BriefingKey(time: DayTime(day: time.day, minute: nil), unit: unit, title: title) }
  }

  private struct Known {
    /// `nil` where a bad row above kept it from being made.
    let briefing: (id: Briefing.ID, moment: Moment, title: String)?
    /// Made by this import, so that only its own lines can have recorded it.
    let isNew: Bool
    /// The last of its lines.
    var line: Int?
  }

  /// From so many rows on making the indexes again takes less time than keeping them.
  private static let many = 10_000

  init(_ visit: Visit, _ writer: StoreWriter, _ table: ReadTable, _ options: ImportOptions) throws {
    self.table = table
    self.options = options
    self.visit = visit
    self.writer = writer
    bulk = try BulkWriter(writer)
    names = try ImportNames(writer, options, bulk)
    lines.reserveCapacity(table.rows.count)
    places.reserveCapacity(table.rows.count / 2)
    if let days = table.days, !table.isMixed {
      let span = visit.clock.instants(from: days.lowerBound, through: days.upperBound)
      isApart = try !writer.hasBriefing(within: span)
    } else {
      isApart = false
    }
  }

  func run(_ progress: (Int) -> Void) throws {
    defer { bulk.wait() }
    let count = table.rows.count
    guard isApart, count >= Self.many, try writer.ledgerHead().number <= count else { return try takeAll(progress) }
    try writer.inBulk { try takeAll(progress) }
  }

  private func takeAll(_ progress: (Int) -> Void) throws {
    for (done, row) in table.rows.enumerated() {
      if faults.count >= TableFault.most { break }
      switch row {
      case .row(let row): try take(row)
      case .faults(let more, let line, let name, let cells):
        faults += more
        _ = try recipients(cells, line: line)
        if let name { _ = try unit(name, line: line) }
      }
      if (done + 1) % 1000 == 0 { progress(done + 1) }
    }
    try bulk.flush()
  }

  private func take(_ row: LedgerRow) throws {
    let recipients = try recipients(row.recipients, line: row.line)
    guard let unit = try unit(row.unit, line: row.line), let recipients else { return }
    let before = entries
    let key = BriefingKey(time: DayTime(day: row.day, minute: row.minute), unit: unit.id, title: ByteKey(row.key))
    let place: Int
    if let known = places[key] {
      place = known
    } else {
      place = briefingsOfTable.count
      briefingsOfTable.append(try briefing(for: row, unit, key))
      places[key] = place
    }
    for recipient in recipients { try take(row, unit, recipient, place) }
    if entries != before { rows += 1 }
  }

  private func take(_ row: LedgerRow, _ unit: OfficeUnit, _ recipient: Recipient, _ place: Int) throws {
    let known = briefingsOfTable[place]
    var before = known.line
    while let line = before {
      if lines[line].recipient == recipient.id {
        return refuse(row.line, .title, row.title, .unlike(line: lines[line].line))
      }
      before = lines[line].before
    }
    briefingsOfTable[place].line = lines.count
    lines.append((recipient.id, row.line, known.line))
    guard let briefing = known.briefing else { return }
    let newest = known.isNew ? nil : try written().newestEntry(briefing: briefing.id, recipient: recipient)
    if let entry = newest, !entry.content.isWithdrawal {
      guard options.skipsKnown else { return refuse(row.line, .title, row.title, .notInLedger(entry: entry.number)) }
      guard says(entry, row) else { return refuse(row.line, .title, row.title, .sameAsInLedger(entry: entry.number)) }
      self.known += 1
      return
    }
    guard faults.isEmpty else { return }
    if !known.isNew, try !written().recipients(of: briefing.id).contains(recipient),
      let state = try writer.state(of: briefing.id)
    {
      changed.append(state)
    }
    let entry = try bulk.append(
      LedgerEntry.Content(
        briefing: briefing.id, recipient: recipient, unit: unit, title: briefing.title,
        moment: try known.isNew ? briefing.moment : self.moment(row, recipient, briefing.id, briefing.moment),
        handout: row.handout, evidence: .imported, reason: row.reason, supersedes: newest?.number,
        recordedAt: visit.clock.now, recordedBy: visit.person.name))
    entries = (entries?.lowerBound ?? entry)...entry
    let sum = months[row.day.inMonth] ?? (0, 0)
    months[row.day.inMonth] = (sum.entries + 1, sum.documents + row.handout.copies)
  }

  /// When the recipient heard a briefing that was registered before: on the row's day, at the time that is known of it.
  private func moment(
    _ row: LedgerRow, _ recipient: Recipient, _ briefing: Briefing.ID, _ usual: Moment
  ) throws -> Moment {
    let heard = try visit.heard(visit.briefing(briefing, written()), by: recipient, writer).moment
    return [heard, usual].first { visit.clock.local($0.instant).day == row.day }
      ?? moment(DayTime(day: row.day, minute: row.minute))
  }

  /// Whether an entry says what the row says, as far as the table has columns for it.
  private func says(_ entry: LedgerEntry, _ row: LedgerRow) -> Bool {
    let (handout, other, places) = (entry.content.handout, row.handout, table.heading.places)
    return handout.form == other.form
      && (places[.copies] == nil || handout.copies == other.copies)
      && (places[.pages] == nil || handout.pages == other.pages)
      && (places[.duplex] == nil || handout.duplex == other.duplex)
      && (places[.reason] == nil || entry.content.reason == row.reason)
  }

  func receipt() -> ImportReceipt {
    ImportReceipt(
      rows: rows, briefings: briefings, newUnits: names.newUnits.map(\.name),
      newRecipients: names.newRecipients.map(\.name), ignoredColumns: table.heading.ignored, dryRun: options.isTrial,
      entries: entries.map { Int($0.upperBound.rawValue - $0.lowerBound.rawValue) + 1 } ?? 0, known: known,
      columns: table.heading.columns,
      months: months.sorted { $0.key < $1.key }.map {
        ImportReceipt.MonthSum(month: "\($0.key)", entries: $0.value.entries, documents: $0.value.documents)
      }, newNames: names.added, leftOut: table.leftOut, repeated: table.repeated,
      sheet: table.source.sheet, otherSheets: table.otherSheets)
  }

  /// What was made, of each kind without gaps, since all of it is one transaction.
  func note(_ undo: inout Reversal) {
    for unit in names.newUnits { undo.note(.added(.unit, id: unit.id.rawValue)) }
    for recipient in names.newRecipients { undo.note(.added(.recipient, id: recipient.id.rawValue)) }
    for state in changed { undo.note(.changed(state)) }
    if let briefingRange {
      undo.note(.imported(first: briefingRange.lowerBound, last: briefingRange.upperBound))
    }
    if let entries { undo.note(.entries(first: entries.lowerBound.rawValue, last: entries.upperBound.rawValue)) }
  }

  /// The recipients of a row's cells; `nil`, with a fault noted, where one is not known.
  private func recipients(_ cells: [String], line: Int) throws -> [Recipient]? {
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

  private func briefing(for row: LedgerRow, _ unit: OfficeUnit, _ key: BriefingKey) throws -> Known {
    let moment = moment(key.time)
    if try mayBeRegistered(key), let id = try registered(row, unit, moment) {
      let found = try visit.briefing(id, writer)
      return Known(briefing: (id, found.moment, found.title), isNew: false)
    }
    guard faults.isEmpty else { return Known(briefing: nil, isNew: true) }
    let id = try bulk.insert(
      NewBriefing(
        title: row.title, unit: unit, slot: Slot(moment: moment), recipients: [], registeredAt: visit.clock.now,
        registeredBy: visit.person.name), folded: row.key)
    briefings += 1
    briefingRange = (briefingRange?.lowerBound ?? id)...id
    if table.isMixed { made.insert(key.ofDay) }
    return Known(briefing: (id, moment, row.title), isNew: true)
  }

  /// The library with all that was taken so far.
  private func written() throws -> StoreWriter {
    try bulk.flush()
    return writer
  }

  private func moment(_ time: DayTime) -> Moment {
    if let moment = moments[time] { return moment }
    let moment = visit.clock.moment(time.day, minute: time.minute)
    moments[time] = moment
    return moment
  }

  /// Most days of a table have no briefing before it is imported, and then there is none to look for.
  private func mayBeRegistered(_ key: BriefingKey) throws -> Bool {
    if isApart { return false }
    if made.contains(key.ofDay) { return true }
    let day = key.time.day
    if let isUsed = registeredDays[day] { return isUsed }
    let isUsed = try written().hasBriefing(within: visit.clock.instants(from: day, through: day))
    registeredDays[day] = isUsed
    return isUsed
  }

  /// The briefing of that day: at that very time where there is one, but none that this import has made for another time.
  private func registered(_ row: LedgerRow, _ unit: OfficeUnit, _ moment: Moment) throws -> Briefing.ID? {
    let writer = try written()
    let day = visit.clock.instants(from: row.day, through: row.day)
    if row.minute != nil {
      let minute = moment.instant..<Instant(seconds: moment.instant.seconds + 60)
      if let id = try writer.briefing(titled: row.title, of: unit, within: minute) { return id }
    }
    let id = try writer.briefing(titled: row.title, of: unit, within: day)
    return id.flatMap { briefingRange?.contains($0) == true && row.minute != nil ? nil : $0 }
  }

  private func refuse(_ line: Int, _ column: LedgerColumn, _ value: String, _ expected: TableFault.Expected) {
    faults.append(table.heading.fault(line, column, value, expected))
  }
}
