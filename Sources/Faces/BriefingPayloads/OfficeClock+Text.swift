internal import BriefingDomain
internal import BriefingLibrary

extension OfficeClock {
  func iso(_ instant: Instant) -> String { iso(Moment(instant: instant, dayOnly: false)) }

  /// `2026-11-25T10:05:09+09:00`.
  func isoSecond(_ instant: PreciseInstant) -> String {
    let iso = iso(instant.instant)
    let second = (instant.instant.seconds % 60 + 60) % 60
    return "\(iso.prefix(16)):\(second < 10 ? "0" : "")\(second)\(iso.dropFirst(16))"
  }
}
