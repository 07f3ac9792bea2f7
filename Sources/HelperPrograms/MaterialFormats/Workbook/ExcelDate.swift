import BriefingDomain

/// A day and a time of day, from the number that a workbook stores: days since its epoch.
struct ExcelDate {
  enum Epoch: Sendable {
    /// Day 1 is 1 January 1900, and 1900 has a 29 February, as in Lotus 1-2-3.
    case year1900
    /// Day 0 is 1 January 1904.
    case year1904
  }

  let year: Int
  let month: Int
  let day: Int
  /// 0 for Sunday.
  let weekday: Int
  /// Milliseconds since midnight.
  let milliseconds: Int

  /// `nil` where no date is displayed for the number: before the epoch or after the year 9999.
  ///
  /// - Parameter places: decimal places of seconds that are displayed, 0 to 3; the time is rounded to them.
  init?(_ serial: Double, epoch: Epoch, places: Int) {
    let serial = epoch == .year1904 ? serial + 1462 : serial
    guard serial >= 0, serial < 2_958_466 else { return nil }
    let time = Self.milliseconds(serial, places: places)
    let days = time / 86_400_000
    milliseconds = time % 86_400_000
    weekday = (days + 6) % 7
    if days == 60, epoch == .year1900 {
      (year, month, day) = (1900, 2, 29)
    } else if days == 0 {
      (year, month, day) = (1900, 1, 0)
    } else {
      guard let found = Day(number: (days < 60 ? days + 1 : days) - Self.daysTo1970) else { return nil }
      (year, month, day) = (found.year, found.month, found.day)
    }
  }

  /// From 30 December 1899.
  private static let daysTo1970 = 25_569

  /// Rounded to what is displayed of the seconds.
  static func milliseconds(_ days: Double, places: Int) -> Int {
    let unit = [1000.0, 100, 10, 1][max(0, min(places, 3))]
    return Int((days * 86_400_000 / unit).rounded() * unit)
  }

  /// The number that a workbook stores for a day or a moment as `2026-11-05T10:00:00` has it; `nil` for anything else.
  static func serial(iso: String, epoch: Epoch) -> Double? {
    let halves = iso.split(separator: "T", maxSplits: 1)
    let date = (halves.first ?? "").split(separator: "-").map { Int($0) }
    let clock = halves.count > 1 ? halves[1].split(separator: ":") : []
    let time = clock.map { Double($0.hasSuffix("Z") ? $0.dropLast() : $0) }
    guard date.count == 3, let year = date[0], let month = date[1], let day = date[2],
      let number = Day(year, month, day)?.number, time.count <= 3, !time.contains(nil)
    else { return nil }
    let seconds = zip(time, [3600.0, 60, 1]).reduce(0) { $0 + ($1.0 ?? 0) * $1.1 }
    let days = number + daysTo1970
    return Double(epoch == .year1904 ? days - 1462 : days < 61 ? days - 1 : days) + seconds / 86_400
  }

  var hour: Int { milliseconds / 3_600_000 }
  var minute: Int { milliseconds / 60_000 % 60 }
  var second: Int { milliseconds / 1000 % 60 }
}
