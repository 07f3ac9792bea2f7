internal import BriefingDomain
internal import BriefingLedger
internal import BriefingStore
internal import JapaneseText

/// One import under way, within its transaction. After the first bad row the others are only checked.
final class LedgerImport {
  private(set) var faults: [TableFault] = []
  private var rows = 0
  private var briefings = 0
  private var briefingRange: ClosedRange<Briefing.ID>?
  private var entries: ClosedRange<LedgerEntry.ID>?
  /// Registered briefings that got a recipient, as they were.
  private var changed: [BriefingState] = []
  var known = 0
  private var assumed = AssumedRows()
  private var months: [Month: (entries: Int, documents: Int)] = [:]

  let visit: Visit
  let writer: StoreWriter
  private let bulk: BulkWriter
  let table: ReadTable
  let names: ImportNames
  let options: ImportOptions
  private var days: KnownDays
  private var moments: [DayTime: Moment] = [:]
  private var withdrawn: [ImportReceipt.Withdrawn] = []
  var differing: [RowDifference] = []
  private var nearTitles: [ImportReceipt.NearTitle] = []
  /// By what rows name a briefing.
  private var places: [BriefingKey: Int] = [:]
  private var placesOfTable: [Place] = []
  /// The first briefing of a day that was made for a row with a time: rows without one mean it too.
  private var made: [BriefingKey: Target] = [:]
  /// Which lines speak of them, each with the one before it of the same place.
  private var lines: [(recipient: Recipient.ID, unit: String, line: Int, before: Int?)] = []
  /// The lines that spoke of what was known, and those whose entries went to briefings that other places mean as well.
  var taken: [Hearing: Int] = [:]

  struct Hearing: Hashable {
    let briefing: Briefing.ID
    let recipient: Recipient.ID
  }

  /// A briefing that gets entries.
  private struct Target {
    let id: Briefing.ID
    let moment: Moment
    let title: String
    /// Made by this import, so that only its own lines can have recorded it.
    let isNew: Bool
  }

  private struct Place {
    /// What the library knows by the name.
    let day: KnownDay?
    let known: [KnownDay.Appearance]
    /// Made by this import; not before there is an entry for it.
    var made: Target?
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
    days = try KnownDays(table.days, visit.clock, writer)
  }

  func run(_ progress: (Int) -> Void) throws {
    defer { bulk.wait() }
    let count = table.rows.count
    guard days.isEmpty, count >= Self.many, try writer.ledgerHead().number <= count else {
      return try takeAll(progress)
    }
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
      place = placesOfTable.count
      let day = try days.day(row.day, written)
      let known = day?.appearances(as: KnownDay.Name(unit: unit.id, title: key.title)) ?? []
      placesOfTable.append(Place(day: day, known: known))
      places[key] = place
    }
    if let copies = row.copiesOfEach, copies.count == recipients.count {
      var row = row
      for (recipient, copies) in zip(recipients, copies) {
        row.handout = try row.handout.with(copies: copies)
        try take(row, unit, recipient, key, place)
      }
    } else {
      for recipient in recipients { try take(row, unit, recipient, key, place) }
    }
    if entries == before { return }
    rows += 1
    assumed.count(row, recipients: recipients.count)
  }

  private func take(
    _ row: LedgerRow, _ unit: OfficeUnit, _ recipient: Recipient, _ key: BriefingKey, _ number: Int
  ) throws {
    let place = placesOfTable[number]
    var earlier = place.line
    while let line = earlier, lines[line].recipient != recipient.id { earlier = lines[line].before }
    let repeated = earlier.map { lines[$0] }
    placesOfTable[number].line = lines.count
    lines.append((recipient.id, row.unit, row.line, place.line))
    var registered: Briefing.ID?
    var (handout, reason) = (row.handout, row.reason)
    var before: LedgerEntry.Content?
    if let day = place.day, !place.known.isEmpty {
      var meaning = try day.meaning(place.known, at: minute(key.time), for: recipient.id) { try says($0, row) }
      if let repeated {
        // Two names that have become one: the ledger has both rows, or one of them and what was withdrawn of the other.
        let isOfOthers = meaning.isOfSeveral || Folding.key(row.unit) != Folding.key(repeated.unit)
        guard options.passesKnown, isOfOthers, meaning.agreement != .none else {
          return refuse(row.line, .title, row.title, .unlike(line: repeated.line))
        }
        known += 1
        return
      }
      if let entry = meaning.inForce {
        guard try corrects(row, recipient, entry, meaning.agreement, day) else { return }
        (handout, reason, before) = try corrected(entry, by: row)
        meaning.briefing = entry.briefing
      } else if let entry = meaning.withdrawn {
        withdrawn.append(
          ImportReceipt.Withdrawn(
            line: row.line, title: row.title, recipient: recipient.name, entry: entry.number,
            reason: entry.correction ?? "", recorded: !options.passesKnown))
        if options.passesKnown { return }
      }
      registered = meaning.briefing
    } else if let repeated {
      return refuse(row.line, .title, row.title, .unlike(line: repeated.line))
    }
    guard faults.isEmpty else { return }
    let target = try target(row, unit, key, number, registered: registered)
    if !target.isNew || table.isMixed {
      let hearing = Hearing(briefing: target.id, recipient: recipient.id)
      if let line = taken[hearing] { return refuse(row.line, .title, row.title, .unlike(line: line)) }
      taken[hearing] = row.line
    }
    var addressee = recipient
    if !target.isNew {
      if let known = try written().addressee(recipient, of: target.id) {
        addressee = known
      } else if let state = try writer.state(of: target.id) {
        changed.append(state)
      }
    }
    let moment =
      try target.isNew ? target.moment : self.moment(row, recipient, target.id, target.moment, correcting: before)
    let entry = try bulk.append(
      LedgerEntry.Content(
        briefing: target.id, recipient: addressee, unit: try before.map { try self.unit(unit, correcting: $0) } ?? unit,
        title: target.title, moment: moment, handout: handout, evidence: .imported, reason: reason,
        supersedes: target.isNew ? nil : place.day?.newestEntry(of: target.id, for: addressee.id),
        recordedAt: visit.clock.now, recordedBy: visit.person.name))
    entries = (entries?.lowerBound ?? entry)...entry
    let month = before == nil ? row.day.inMonth : visit.clock.local(moment.instant).day.inMonth
    let sum = months[month] ?? (0, 0)
    months[month] = (sum.entries + 1, sum.documents + handout.copies)
  }

  /// When the recipient heard a briefing that was registered before: on the row's day, at the time that is known of it. A
  /// row that has another day than what is registered leaves an entry its own.
  private func moment(
    _ row: LedgerRow, _ recipient: Recipient, _ briefing: Briefing.ID, _ usual: Moment,
    correcting before: LedgerEntry.Content?
  ) throws -> Moment {
    let heard = try visit.heard(visit.briefing(briefing, written()), by: recipient, writer).moment
    return [heard, usual].first { visit.clock.local($0.instant).day == row.day }
      ?? before?.moment ?? moment(DayTime(day: row.day, minute: row.minute))
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
      sheet: table.source.sheet, otherSheets: table.otherSheets, withdrawn: withdrawn, nearTitles: nearTitles,
      assumed: assumed.assumed, copiesForEach: assumed.copiesForEach, copiesByRecipient: assumed.copiesByRecipient,
      differing: differing)
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

  /// The briefing that a row's entry is for, made where there is none.
  private func target(
    _ row: LedgerRow, _ unit: OfficeUnit, _ key: BriefingKey, _ place: Int, registered: Briefing.ID?
  ) throws -> Target {
    if let registered, let known = placesOfTable[place].day?.briefings[registered] {
      return Target(id: registered, moment: known.moment, title: known.title, isNew: false)
    }
    if let target = placesOfTable[place].made ?? (key.time.minute == nil ? made[key] : nil) { return target }
    let moment = moment(key.time)
    let id = try bulk.insert(
      NewBriefing(
        title: row.title, unit: unit, slot: Slot(moment: moment), recipients: [], registeredAt: visit.clock.now,
        registeredBy: visit.person.name), folded: row.key)
    briefings += 1
    briefingRange = (briefingRange?.lowerBound ?? id)...id
    let target = Target(id: id, moment: moment, title: row.title, isNew: true)
    placesOfTable[place].made = target
    if table.isMixed, made[key.ofDay] == nil { made[key.ofDay] = target }
    if let near = placesOfTable[place].day?.titles(like: row.key, of: unit.id), !near.isEmpty {
      nearTitles.append(ImportReceipt.NearTitle(line: row.line, title: row.title, near: near))
    }
    return target
  }

  /// The library with all that was taken so far.
  func written() throws -> StoreWriter {
    try bulk.flush()
    return writer
  }

  private func moment(_ time: DayTime) -> Moment {
    if let moment = moments[time] { return moment }
    let moment = visit.clock.moment(time.day, minute: time.minute)
    moments[time] = moment
    return moment
  }

  private func minute(_ time: DayTime) -> Range<Instant>? {
    if time.minute == nil { return nil }
    let start = moment(time).instant
    return start..<start.advanced(by: 60)
  }

  func refuse(_ line: Int, _ column: LedgerColumn, _ value: String, _ expected: TableFault.Expected) {
    faults.append(table.heading.fault(line, column, value, expected))
  }
}
