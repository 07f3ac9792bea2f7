internal import BriefingDomain
internal import BriefingLedger
internal import BriefingStore
internal import JapaneseText

/// Which printers there are, whose they are, what logs cover, and how often units print what: what all months have in common.
final class PrintKnowledge {
  let reader: StoreReader
  let clock: OfficeClock
  let known: Knowledge
  let printers: [Printer]
  /// The one that each printer is counted as.
  let counted: [Printer.ID: Printer.ID]
  let map: PrinterMap
  private let logs: [PrintLog.ID: PrintLog]
  let kinds: [PrintLog.ID: String]
  let merged: [OfficeUnit.ID: OfficeUnit.ID]
  /// From the first instant of a log to the last of any.
  let covers: Range<Instant>
  private let units: [OfficeUnit.ID: String]
  private let recipients: [Recipient.ID: String]
  /// Of floors, as the unit or printer that was added first writes each.
  private let floors: [String: String]
  private var sizes: [PrinterMap.Place: [Int]]?
  private var withoutPaper: [OfficeUnit.ID: Int] = [:]
  private var rates: [OfficeUnit.ID: PrintRates] = [:]
  private var late: [LedgerEntry.ID: PaperPages]?

  init(_ reader: StoreReader, _ clock: OfficeClock, upTo known: Knowledge = Knowledge()) throws {
    (self.reader, self.clock, self.known) = (reader, clock, known)
    let all = try reader.printers()
    let logs = try reader.printLogs(before: known.instant)
    let counted = endsOfChains(
      Dictionary(uniqueKeysWithValues: all.compactMap { one in one.mergedInto.map { (one.id, $0) } }))
    let merged = try reader.merged(OfficeUnit.self)
    let byID = Dictionary(uniqueKeysWithValues: logs.map { ($0.id, $0) })
    var days: [Printer.ID: (all: [ClosedRange<Int>], whole: [ClosedRange<Int>])] = [:]
    for (printer, told) in try reader.logsOfPrinters() {
      for log in told.compactMap({ byID[$0.log] }) {
        let run = Self.days(of: log, clock)
        days[counted[printer] ?? printer, default: ([], [])].all.append(run.lowerBound.number...run.upperBound.number)
        if log.isWhole, let whole = Self.wholeDays(of: log, clock) {
          days[counted[printer] ?? printer]?.whole.append(whole)
        }
      }
    }
    let places = try reader.unitPlaces(upTo: known.lastSetting)
    var putsOutPaper: [Printer.ID: PrinterMap.Known] = [:]
    for printer in all where printer.mergedInto == nil && !printer.isVirtual {
      let told = days[printer.id] ?? ([], [])
      let place: PrinterMap.Place =
        printer.unit.map { .unit(merged[$0] ?? $0) } ?? printer.floor.map { .floor(Floor.key($0)) } ?? .nowhere
      putsOutPaper[printer.id] = PrinterMap.Known(
        place: place, days: CoveredDays(told.all), wholeDays: CoveredDays(told.whole))
    }
    let people = try reader.printPeople().compactMap { person in person.unit.map { (person.id, merged[$0] ?? $0) } }
    (printers, self.counted, self.merged) = (all, counted, merged)
    (self.logs, kinds) = (byID, byID.mapValues(\.kind))
    map = PrinterMap(
      printers: putsOutPaper, units: Dictionary(uniqueKeysWithValues: people),
      floors: places.compactMapValues { $0.floor.map(Floor.key) })
    units = try reader.names(of: OfficeUnit.self)
    let mergedRecipients = try reader.namesOfMergedRecipients()
    recipients = try reader.names(of: Recipient.self).merging(mergedRecipients) { $1 }
    let written = places.sorted { $0.key < $1.key }.compactMap(\.value.floor) + all.compactMap(\.floor)
    floors = Dictionary(written.map { (Floor.key($0), $0) }) { first, _ in first }
    let first = logs.map(\.covers.lowerBound).min() ?? clock.now
    covers = first..<max(first, logs.map(\.covers.upperBound).max()?.advanced(by: 1) ?? first)
  }

  func printer(_ id: Printer.ID) -> Printer? { printers.first { $0.id == id } }
  func name(of unit: OfficeUnit.ID) -> String { units[unit] ?? "" }
  func name(of recipient: Recipient.ID) -> String { recipients[recipient] ?? "" }

  func name(of place: PrinterMap.Place) -> PrintedPlace {
    switch place {
    case .unit(let unit): .unit(name(of: unit))
    case .floor(let key): .floor(floors[key] ?? key)
    case .nowhere: .nowhere
    }
  }

  /// The first and the last day that a log covers.
  func days(of log: PrintLog.ID) -> ClosedRange<Day>? { logs[log].map { Self.days(of: $0, clock) } }

  private static func days(of log: PrintLog, _ clock: OfficeClock) -> ClosedRange<Day> {
    let (from, through) = (clock.local(log.covers.lowerBound).day, clock.local(log.covers.upperBound).day)
    return from...max(from, through)
  }

  /// Days of which it has all from their beginning to their end: by its first and last job alone it does not have the whole of
  /// theirs.
  private static func wholeDays(of log: PrintLog, _ clock: OfficeClock) -> ClosedRange<Int>? {
    let days = days(of: log, clock)
    let (first, last) = (days.lowerBound, days.upperBound)
    let begun = log.covers.lowerBound > clock.instants(from: first, through: first).lowerBound
    let ended = log.covers.upperBound.advanced(by: 1) < clock.instants(from: last, through: last).upperBound
    let (from, through) = (first.number + (begun ? 1 : 0), last.number - (ended ? 1 : 0))
    return from <= through ? from...through : nil
  }

  /// Calls `body` with each job on paper within some instants.
  ///
  /// - Parameter some: the printers that are meant; all when `nil`.
  func forEachJob(
    of some: [Printer]? = nil, within instants: Range<Instant>, titles: inout PrintTitles?,
    _ body: (StoredPrint) throws -> Void
  ) throws {
    let days = PrintDays(clock, instants.clamped(to: covers))
    for printer in some ?? printers {
      let root = counted[printer.id] ?? printer.id
      guard map.printers[root] != nil else { continue }
      try reader.forEachPrint(of: printer.id, as: root, within: instants, titles: &titles, day: days.day) { job in
        // A log that came after the day whose report it is was not known then.
        if kinds[job.log] != nil { try body(job) }
      }
    }
  }

  /// Pages of entries that became known later.
  func latePages() throws -> [LedgerEntry.ID: PaperPages] {
    if let late { return late }
    let found = try reader.latePages(upTo: known.lastSetting)
    late = found
    return found
  }

  /// How often a unit prints what, on its own printers and those of its floor.
  func rates(of unit: OfficeUnit.ID) throws -> PrintRates {
    if let known = rates[unit] { return known }
    let sizes = try self.sizes ?? loadSizes()
    let printers = map.printers(of: unit)
    let days = printers.reduce(0) { $0 + (map.printers[$1]?.days.workdays ?? 0) }
    let made = PrintRates(
      measures: (sizes[.unit(unit)] ?? []) + (map.floors[unit].flatMap { sizes[.floor($0)] } ?? []),
      workdays: Double(days) / Double(max(1, printers.count)), withoutPaper: withoutPaper[unit] ?? 0)
    rates[unit] = made
    return made
  }

  private func loadSizes() throws -> [PrinterMap.Place: [Int]] {
    var loaded: [PrinterMap.Place: [Int]] = [:]
    func add(_ job: StoredPrint) {
      if let place = map.place(of: job), job.measure != 0 { loaded[place, default: []].append(job.measure) }
    }
    var titles: PrintTitles?
    let told = try reader.logsOfPrinters()
    for names in Dictionary(grouping: printers, by: { counted[$0.id] ?? $0.id }).values {
      // What logs of one kind both tell of is one row already.
      if Set(names.flatMap { told[$0.id] ?? [] }.map { kinds[$0.log] }).count < 2 {
        try forEachJob(of: names, within: covers, titles: &titles, add)
      } else {
        var jobs: [StoredPrint] = []
        try forEachJob(of: names, within: covers, titles: &titles) { jobs.append($0) }
        for job in jobs.distinct(kinds: kinds) { add(job) }
      }
    }
    for (unit, count) in try reader.submissionsWithoutPaper(within: covers, upTo: known.lastEntry) {
      withoutPaper[merged[unit] ?? unit, default: 0] += count
    }
    sizes = loaded
    return loaded
  }
}
