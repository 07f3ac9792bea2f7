public import BriefingDomain
internal import BriefingLedger
internal import BriefingStore
internal import Foundation

/// The time in the office: an instant that is now, and the zone whose days and months count.
public struct OfficeClock: Sendable {
  public let now: Instant
  private let zone: TimeZone

  public static let usualZone = "Asia/Tokyo"

  /// - Throws: `LibraryError.unknownZone`.
  public init(now: Instant, zone identifier: String) throws(LibraryError) {
    guard let zone = TimeZone(identifier: identifier) else { throw .unknownZone(identifier) }
    self.now = now
    self.zone = zone
  }

  /// In the zone that the office has set, or had.
  ///
  /// - Throws: `StoreError.damagedDatabase` for a zone that this machine does not know.
  init(now: Instant, _ reader: StoreReader, upTo last: SettingEntry.ID? = nil) throws {
    let zone = try reader.setting(.zone, upTo: last) { TimeZone(identifier: $0) }
    self.now = now
    self.zone = try zone ?? Self(now: now, zone: Self.usualZone).zone
  }

  public var zoneName: String { zone.identifier }
  public var today: Day { local(now).day }

  /// The day and the minute of that day, 0 to 1439, that the office's clocks show at an instant.
  public func local(_ instant: Instant) -> (day: Day, minute: Int) {
    // A file changed behind the database's back may bring any instant; beyond the calendar's years the exact one says
    // nothing any more.
    let instant = Instant(seconds: min(max(instant.seconds, -1 << 40), 1 << 40))
    let seconds = instant.seconds + offset(at: instant)
    let day = Int((Double(seconds) / 86_400).rounded(.down))
    let minute = (Int(seconds) - day * 86_400) / 60
    // Instants come from days of the same calendar, so the fallback is never the answer to anything registered.
    return (Day(number: day) ?? Month.first.firstDay, minute)
  }

  /// `2026-11-25T10:00+09:00`, or the day alone where only it is known.
  public func iso(_ moment: Moment) -> String {
    let (day, minute) = local(moment.instant)
    guard !moment.dayOnly else { return day.description }
    let offset = Int(offset(at: moment.instant) / 60)
    let sign = offset < 0 ? "-" : "+"
    return "\(day)T\(clockTime(minute))\(sign)\(clockTime(abs(offset)))"
  }

  /// The moment of a day, at a minute of it or at none in particular.
  public func moment(_ day: Day, minute: Int?) -> Moment {
    Moment(instant: instant(day, minute: minute ?? 720), dayOnly: minute == nil)
  }

  /// From the first instant of a period to the last.
  public func instants(of period: Period) -> Range<Instant> {
    instants(from: period.from.firstDay, through: period.through.lastDay)
  }

  /// From the first instant of a day to the last of another, which must not come before it.
  public func instants(from first: Day, through last: Day) -> Range<Instant> {
    let start = instant(first, minute: 0)
    guard let next = last.advanced(by: 1) else { return start..<Instant.latest }
    return start..<max(start, instant(next, minute: 0))
  }

  private func instant(_ day: Day, minute: Int) -> Instant {
    let local = Int64(day.number) * 86_400 + Int64(minute) * 60
    // The offset is that of the instant looked for: one step is exact but in the hour around a change of it.
    let guess = local - offset(at: Instant(seconds: local))
    return Instant(seconds: local - offset(at: Instant(seconds: guess)))
  }

  private func offset(at instant: Instant) -> Int64 { Int64(zone.secondsFromGMT(for: Date(instant))) }

  /// How the office's clocks went within some instants, in the order of time: at least one stretch, the first of which
  /// begins with them.
  package func stretches(within instants: Range<Instant>) -> [ClockStretch] {
    let first = offset(at: instants.lowerBound)
    var stretches = [
      ClockStretch(from: instants.lowerBound, before: first, offset: first, isSummer: isSummer(at: instants.lowerBound))
    ]
    // No zone has turned its clocks twice within a day.
    for day in stride(from: instants.lowerBound.seconds, to: instants.upperBound.seconds, by: 86_400) {
      let before = offset(at: Instant(seconds: day))
      var (low, high) = (day, day + 86_400)
      if offset(at: Instant(seconds: high)) == before { continue }
      while high - low > 1 {
        let middle = (low + high) / 2
        if offset(at: Instant(seconds: middle)) == before { low = middle } else { high = middle }
      }
      let turn = Instant(seconds: high)
      stretches.append(ClockStretch(from: turn, before: before, offset: offset(at: turn), isSummer: isSummer(at: turn)))
    }
    return stretches
  }

  private func isSummer(at instant: Instant) -> Bool { zone.isDaylightSavingTime(for: Date(instant)) }
}

/// A time through which the office's clocks are as far from UTC, in seconds.
package struct ClockStretch: Hashable, Sendable {
  package let from: Instant
  /// What it was until then.
  package let before: Int64
  package let offset: Int64
  package let isSummer: Bool
}

extension Date {
  fileprivate init(_ instant: Instant) { self.init(timeIntervalSince1970: Double(instant.seconds)) }
}

/// `09:05` for a number of minutes.
public func clockTime(_ minutes: Int) -> String {
  let (hour, minute) = minutes.quotientAndRemainder(dividingBy: 60)
  return (hour < 10 ? "0" : "") + "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
}
