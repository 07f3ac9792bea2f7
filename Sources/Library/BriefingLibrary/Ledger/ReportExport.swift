public import BriefingDomain
public import BriefingLedger
internal import BriefingStore

/// A report with all that it is computed from, so that somebody else computes it anew without the home.
public struct ReportExport: Sendable {
  /// What was asked for. The series and the tables of all groupings are part of every export.
  public let request: ReportRequest
  public let computedAt: Instant
  /// The whole ledger, from its first entry on.
  public let entries: [LedgerEntry]
  /// The whole chain of settings.
  public let settings: [SettingLink]
  public let recipients: [ExportedParty<Recipient>]
  public let units: [ExportedParty<OfficeUnit>]
  /// Of the months of the period and of the base period.
  public let waiting: [WaitingRow]
  /// Entries whose evidence is a projection that no screen showed.
  public let unseen: [LedgerEntry.ID]

  public init(
    request: ReportRequest, computedAt: Instant, entries: [LedgerEntry], settings: [SettingLink],
    recipients: [ExportedParty<Recipient>], units: [ExportedParty<OfficeUnit>], waiting: [WaitingRow],
    unseen: [LedgerEntry.ID]
  ) {
    self.request = request
    self.computedAt = computedAt
    self.entries = entries
    self.settings = settings
    self.recipients = recipients
    self.units = units
    self.waiting = waiting
    self.unseen = unseen
  }
}

/// A recipient or a unit as a report knows them.
public struct ExportedParty<P: Party>: Sendable {
  public let party: P
  /// As which one it is counted, where it was merged.
  public let countedAs: Identifier<P>?
  /// Of a unit.
  public let bureau, floor: String?

  public init(party: P, countedAs: Identifier<P>?, bureau: String? = nil, floor: String? = nil) {
    (self.party, self.countedAs, self.bureau, self.floor) = (party, countedAs, bureau, floor)
  }
}

extension Visit {
  /// Computes a report with all that it is computed from, as of now whatever day is asked for.
  ///
  /// - Throws: `LibraryError.notAllowed` for those whom anything is withheld from: the hashes cover every title. Else as
  ///   ``report(_:)``.
  public func exportedReport(
    _ request: ReportRequest
  ) async throws -> (report: ReductionReport, export: ReportExport) {
    guard reach(.figures) == .everything else { throw LibraryError.notAllowed(.figures, person) }
    var request = request
    request.asOf = nil
    return try await read(as: .figures) { [request] reader in
      let report = try report(request, upTo: Knowledge(), reader)
      var all = request
      (all.period, all.base, all.alsoBy, all.withSeries) = (
        report.period, report.base, ReportRequest.Grouping.allCases, true
      )
      var entries: [LedgerEntry] = []
      try reader.forEachEntry { entry, _ in entries.append(entry) }
      let months = Set(report.period.months + (report.base?.months ?? [])).sorted()
      let (units, places) = (try reader.names(of: OfficeUnit.self), try reader.unitPlaces())
      let (mergedUnits, mergedRecipients) = (try reader.merged(OfficeUnit.self), try reader.merged(Recipient.self))
      return (
        report,
        ReportExport(
          request: all, computedAt: clock.now, entries: entries, settings: try reader.settingLinks(),
          recipients: try reader.names(of: Recipient.self).map {
            ExportedParty(party: Recipient(id: $0, name: $1), countedAs: mergedRecipients[$0])
          }.sorted { $0.party.id < $1.party.id },
          units: units.map {
            ExportedParty(
              party: OfficeUnit(id: $0, name: $1), countedAs: mergedUnits[$0], bureau: places[$0]?.bureau,
              floor: places[$0]?.floor)
          }.sorted { $0.party.id < $1.party.id },
          waiting: try months.flatMap { try reader.waitingRows(within: clock.instants(of: Period($0))) },
          unseen: try reader.unseenEntries().sorted())
      )
    }
  }
}

extension ReportExport {
  /// The report, computed from this alone.
  ///
  /// - Throws: `LibraryError.unknownZone`, `.periodToCome`; `StoreError.damagedDatabase` for a setting that cannot be read.
  public func recomputed() throws -> ReductionReport {
    var values: [Setting: String] = [:]
    for link in settings { values[link.entry.setting] = link.entry.value }
    let clock = try OfficeClock(now: computedAt, zone: values[.zone] ?? OfficeClock.usualZone)
    var places: [OfficeUnit.ID: UnitPlace] = [:]
    for unit in units { places[unit.party.id] = UnitPlace(bureau: unit.bureau, floor: unit.floor) }
    var (factors, late): ([SheetFactor], [LedgerEntry.ID: PaperPages]) = ([], [:])
    var stock: [(number: StockEntry.ID, entry: StockEntry)] = []
    for (setting, value) in values {
      func unreadable() -> StoreError { .damagedDatabase("setting \(setting.name) \(setting.subject): \(value)") }
      switch setting {
      case .factor(let name):
        guard let factor = SheetFactor(name: name, settingValue: value) else { throw unreadable() }
        factors.append(factor)
      case .adoption(let unit):
        guard let month = Month(iso: value) else { throw unreadable() }
        places[unit]?.adoptedFrom = month
      case .pages(let entry):
        guard let pages = PaperPages(value) else { throw unreadable() }
        late[entry] = pages
      case .stock(let number):
        guard let entry = StockEntry(settingValue: value) else { throw unreadable() }
        stock.append((number, entry))
      default: continue
      }
    }
    let names = Dictionary(units.map { ($0.party.id, $0.party.name) }, uniquingKeysWith: { first, _ in first })
    let basis = ReportBasis(
      clock: clock, settings: try OfficeSettings(zone: clock.zoneName) { values[$0] },
      factors: factors.sorted(by: SheetFactor.isInOrder),
      changes: SettingChange.inForce(among: settings.map(\.entry), units: names),
      recipients: Dictionary(recipients.map { ($0.party.id, $0.party.name) }, uniquingKeysWith: { first, _ in first }),
      units: names, places: places, ledgerHead: ledgerHead, settingsHead: settingsHead)
    let plan = try ReportPlan(request, basis.settings, clock)
    // As long as a file may say it; one that leaves it to a setting says it there.
    if plan.base?.length ?? 0 > Self.mostMonths { throw StoreError.damagedDatabase("setting base") }
    var report = ReductionReport(request, plan, cells(plan, clock, late), basis) { _ in [] }
    report.stock = try StockBook(
      entries: stock, base: values[.stockBase], goal: values[.stockGoal], units: names,
      merged: Dictionary(
        units.compactMap { unit in unit.countedAs.map { (unit.party.id, $0) } }, uniquingKeysWith: { first, _ in first }
      )
    ).report(at: plan.period, clock)
    return report
  }

  /// A hundred years: nobody waits for more.
  package static let mostMonths = 1200

  public var ledgerHead: ChainHead {
    ChainHead(number: entries.last?.number.rawValue ?? 0, hash: entries.last?.hash ?? .start)
  }

  public var settingsHead: ChainHead {
    ChainHead(number: settings.last?.entry.number.rawValue ?? 0, hash: settings.last?.hash ?? .start)
  }
}
