public import BriefingDomain
internal import BriefingLedger
internal import BriefingStore

/// What an office sets once: base period, goal, zone, recipients, units.
public struct OfficeSettings: Sendable {
  public let base: Period?
  /// A fraction from 0 to 1.
  public let goal: Double
  public let zone: String
  /// The first month of which the log is kept; `nil` where nobody has said.
  public let logFrom: Month?
  /// Months of which the office says that nothing was reported, so that they count without an entry.
  public let monthsWithoutReport: Set<Month>
}

extension OfficeSettings {
  /// - Parameter last: the setting that is looked at last, where not all are.
  /// - Throws: `StoreError.damagedDatabase` where one cannot be read.
  init(_ reader: StoreReader, upTo last: SettingEntry.ID? = nil) throws {
    try self.init(zone: try OfficeClock(now: .earliest, reader, upTo: last).zoneName) {
      try reader.setting($0, upTo: last)
    }
  }

  /// - Parameter value: what something is set to.
  /// - Throws: `StoreError.damagedDatabase` where one cannot be read.
  init(zone: String, _ value: (Setting) throws -> String?) throws {
    func read<Value>(_ setting: Setting, _ reading: (String) -> Value?) throws -> Value? {
      guard let text = try value(setting) else { return nil }
      guard let value = reading(text) else {
        throw StoreError.damagedDatabase("setting \(setting.name) \(setting.subject): \(text)")
      }
      return value
    }
    self.zone = zone
    base = try read(.basePeriod, Period.init(iso:))
    goal = try read(.goal) { Double($0).flatMap { $0 > 0 && $0 <= 1 ? $0 : nil } } ?? Reduction.usualGoal
    logFrom = try read(.logFrom, Month.init(iso:))
    monthsWithoutReport = try read(.monthsWithoutReport, Self.months) ?? []
  }

  static func monthsWithoutReport(_ reader: StoreReader) throws -> Set<Month> {
    try reader.setting(.monthsWithoutReport, months) ?? []
  }

  private static func months(_ text: String) -> Set<Month>? {
    let months = text.split(separator: " ").map { Month(iso: String($0)) }
    return months.contains(nil) ? nil : Set(months.compactMap(\.self))
  }
}

extension Visit {
  /// What the office has set, and the usual where it has set nothing.
  ///
  /// - Throws: `StoreError`.
  public func settings() async throws -> OfficeSettings {
    try await read { try OfficeSettings($0) }
  }

  /// Sets something, and notes how it was.
  func set(_ setting: Setting, to value: String?) async throws {
    try await act(.set, as: .configure) { writer, undo in try set(setting, to: value, writer, &undo) }
  }

  func set(_ setting: Setting, to value: String?, _ writer: StoreWriter, _ undo: inout Reversal) throws {
    let before = try writer.setting(setting)
    guard before != value else { return }
    try writer.set(setting, to: value, at: clock.now, by: person.name)
    if undo.subject.isEmpty { undo.subject = setting.name }
    undo.note(.setting(name: setting.name, subject: setting.subject, value: before))
  }

  /// Says from which month on the log is kept; months before it count in no figure.
  ///
  /// - Parameter month: `nil` for nothing said.
  /// - Throws: `LibraryError.periodToCome` for a month that has not begun.
  public func setLogStart(_ month: Month?) async throws {
    if let month, month > clock.today.inMonth { throw LibraryError.periodToCome(Period(month)) }
    try await set(.logFrom, to: month?.description)
  }

  /// Says that nothing was reported in some months, or takes that back.
  ///
  /// - Throws: `LibraryError.monthRuns` for a month that is not over, `.monthHasBriefings` for one with a briefing that is
  ///   recorded or not cancelled.
  public func setWithoutReport(_ months: [Month], _ isTrue: Bool) async throws {
    if isTrue, let month = months.first(where: { $0 >= clock.today.inMonth }) { throw LibraryError.monthRuns(month) }
    try await act(.set, as: .configure) { writer, undo in
      let known = try OfficeSettings.monthsWithoutReport(writer)
      // Else a month that nobody has recorded would count as one without paper.
      for month in months where isTrue && !known.contains(month) {
        let rows = try writer.submissions(within: clock.instants(from: month.firstDay, through: month.lastDay))
        let there = rows.filter { $0.handout != nil || $0.briefing.cancelReason == nil }.map(\.briefing.id).distinct
        guard there.isEmpty else { throw LibraryError.monthHasBriefings(month, there) }
      }
      let now = (isTrue ? known.union(months) : known.subtracting(months)).sorted().map(\.description)
      try set(.monthsWithoutReport, to: now.isEmpty ? nil : now.joined(separator: " "), writer, &undo)
    }
  }

  /// Sets the base period, which reductions are measured against.
  ///
  /// - Parameter period: `nil` for none.
  /// - Throws: `LibraryError.periodToCome` for one with months that have not begun.
  public func setBase(_ period: Period?) async throws {
    if let period, period.through > clock.today.inMonth { throw LibraryError.periodToCome(period) }
    try await set(.basePeriod, to: period?.description)
  }

  /// Which months of a base period figures would stand on.
  ///
  /// - Throws: `StoreError`.
  public func baseCoverage(of period: Period) async throws -> MonthCoverage {
    try await read { reader in
      let settings = try OfficeSettings(reader)
      let recorded = try Set(
        period.months.filter { $0 <= clock.today.inMonth }.filter { month in
          try reader.tallies(within: clock.instants(of: Period(month))).contains { $0.tally.reports > 0 }
        })
      return MonthCoverage(of: period, now: clock.today.inMonth, logFrom: settings.logFrom) {
        recorded.contains($0) || settings.monthsWithoutReport.contains($0)
      }
    }
  }

  /// Sets the reduction that the office wants to reach.
  ///
  /// - Parameter goal: a fraction, above 0 and no more than 1.
  /// - Throws: `StoreError`.
  public func setGoal(_ goal: Double) async throws {
    try await set(.goal, to: "\(goal)")
  }

  /// Sets the zone whose days and months count, from the next visit on.
  ///
  /// - Parameter zone: its name in the tz database, such as `Asia/Tokyo`.
  /// - Throws: `LibraryError.unknownZone`, `StoreError`.
  public func setZone(_ zone: String) async throws {
    let known = try OfficeClock(now: clock.now, zone: zone).zoneName
    try await set(.zone, to: known)
  }
}
